"""What is wrong with a source's archives."""

from pathlib import Path

import pytest

from tests.config.overlay import Files, mistakes_of, source

S = "config/sources/sentinel.yml: archive"
CASES: list[tuple[str, Files, str]] = [
    (
        "no kind",
        source("archive:\n  - years: 2010\n"),
        (
            f"{S}[0]: write one of: wayback, ukgwa, cc_news, gdelt\n"
            f"{S}[0].years: unknown key: write one of: cc_news, gdelt, ukgwa, wayback"
        ),
    ),
    (
        "a whole address",
        source("archive:\n  - wayback: https://outlet.example/*\n"),
        (
            f"{S}[0].wayback: 'https://outlet.example/*': write a host with or without a path and "
            "* for any letters, such as outlet.example/news/*"
        ),
    ),
    (
        "paths of whole files",
        source("archive:\n  - cc_news: outlet.example/*\n    paths: [/news/]\n"),
        f"{S}[0].paths: leave it out: CC-NEWS is whole files, of everybody's news",
    ),
    (
        "one twice",
        source("archive:\n  - wayback: outlet.example/*\n  - wayback: outlet.example/*\n"),
        f"{S}: 'wayback: outlet.example/*': write it once, with all that is asked of it",
    ),
]


@pytest.mark.parametrize(
    ("files", "mistake"), [case[1:] for case in CASES], ids=[c[0] for c in CASES]
)
def test_a_mistake_is_named_with_its_remedy(tmp_path: Path, files: Files, mistake: str) -> None:
    assert mistakes_of(files, tmp_path) == mistake
