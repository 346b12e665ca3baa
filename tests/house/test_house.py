"""What every file of the project must keep to."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from flows.cli import VERBS, bigsociety

ROOT = Path(__file__).resolve().parents[2]
HEAVY = {"prefect", "scrapy", "spacy", "datasette", "trafilatura", "numpy", "sqlite_utils", "yaml"}


def tracked(*patterns: str) -> list[Path]:
    """Every file git knows, or, without git, every file of the tree."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", *patterns], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listing.returncode != 0:
        return []
    return [ROOT / name for name in listing.stdout.split("\0") if name and (ROOT / name).is_file()]


def test_no_source_file_is_longer_than_300_lines() -> None:
    lengths = {path: len(path.read_text().splitlines()) for path in tracked("*.py")}
    assert {str(path): n for path, n in lengths.items() if n > 300} == {}


def test_half_of_the_source_files_are_no_longer_than_a_hundred_lines() -> None:
    lengths = sorted(len(path.read_text().splitlines()) for path in tracked("*.py"))
    if lengths:
        assert lengths[len(lengths) // 2] <= 100


def test_no_top_level_package_beside_the_five_rooms_tests_and_benchmarks() -> None:
    found = {path.relative_to(ROOT).parts[0] for path in tracked("*.py")}
    assert found <= {"config", "store", "crawlers", "nlp", "flows", "tests", "benchmarks"}


@pytest.mark.parametrize(
    "lock", ["requirements.lock", "requirements-extras.lock", "requirements-dev.lock"]
)
def test_the_lock_pins_with_hashes_and_names_no_index(lock: str) -> None:
    text = (ROOT / lock).read_text()
    assert not re.search(
        r"^\s*--(index-url|extra-index-url|find-links|trusted-host)", text, re.MULTILINE
    )
    assert "://" not in text
    for block in re.split(r"\n(?=[a-zA-Z])", text.strip()):
        assert re.match(r"[a-zA-Z0-9._-]+==\S+", block), block.splitlines()[0]
        assert "--hash=sha256:" in block, block.splitlines()[0]


def test_the_run_lock_holds_neither_torch_nor_a_copyleft_trap() -> None:
    pinned = set(
        re.findall(r"^([a-z0-9._-]+)==", (ROOT / "requirements.lock").read_text(), re.MULTILINE)
    )
    assert pinned.isdisjoint({"torch", "pymupdf", "ultimate-sitemap-parser", "fpdf2", "odfpy"})


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys, flows.cli\n"
        "try: flows.cli.bigsociety.main(['--help'])\n"
        "except SystemExit: pass\n"
        f"print('HEAVY', sorted({HEAVY} & set(sys.modules)))"
    )
    shown = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    ).stdout
    assert "HEAVY []" in shown
    assert all(verb in shown for verb in VERBS)


@pytest.mark.parametrize("verb", VERBS)
def test_a_verb_shows_an_example_and_is_in_the_docs(verb: str) -> None:
    command = bigsociety.get_command(
        bigsociety.make_context("bigsociety", ["--help"], resilient_parsing=True), verb
    )
    assert command is not None
    assert f"bigsociety {verb}" in (command.help or "") + (command.epilog or "")
    documents = "".join(path.read_text() for path in [*tracked("docs/*.md"), ROOT / "README.md"])
    assert f"bigsociety {verb}" in documents
