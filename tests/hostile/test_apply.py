"""The command `apply` on files made badly: as many lines out as in, whatever the lines hold."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from spacy.language import Language

from config.errors import BigSocietyError
from config.reader import read_config
from flows.commands.apply import apply, batches
from flows.stages import classify
from nlp import pipeline
from nlp.lines import LONGEST_LINE
from nlp.pipeline import load
from tests.store.making import archive_in

GOOD = b'{"id": 1, "text": "The Big Society works."}'
LONGEST_KEPT = LONGEST_LINE + (1 << 17)


class Endless:
    """Bytes that take no memory: a line of `length`, and a short one after it."""

    def __init__(self, length: int) -> None:
        self.left = length
        self.after = [b"\n" + GOOD]

    def read(self, size: int = -1) -> bytes:
        """Give `size` bytes of the long line, or what comes after it."""
        if self.left:
            given = min(size, self.left)
            self.left -= given
            return b"a" * given
        return self.after.pop() if self.after else b""


def answered(data: bytes, folder: Path) -> list[dict[str, Any]]:
    file = folder / "in.jsonl"
    file.write_bytes(data)
    result = CliRunner().invoke(apply, [str(file)], catch_exceptions=False)
    assert result.exit_code == 0
    return [json.loads(line) for line in result.stdout.splitlines()]


@cache
def loaded() -> Language:
    """Load the pipeline once for all."""
    return load(read_config())


@pytest.fixture
def once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the command use the pipeline that is loaded."""
    monkeypatch.setattr(pipeline, "load", lambda _: loaded())


@pytest.mark.usefixtures("once")
@pytest.mark.parametrize(
    ("data", "errors"),
    [
        (b"", ""),
        (b"\n\n", "xx"),
        (GOOD + b"\r\n" + GOOD, ".."),
        (b"\xef\xbb\xbf" + GOOD + b"\n\n" + GOOD + b"\n", ".x."),
        (GOOD + b"\n\x00\n\xff\xfe\n" + GOOD, ".xx."),
        (GOOD + b"\r" + GOOD + b"\n" + GOOD, "x."),
        ((GOOD + b"\n") * 3 + GOOD[:-1], "...x"),
        (b"[" * 1_000_000 + b"\n" + GOOD, "x."),
        ((GOOD + b"\n").decode().encode("utf-16"), "xx"),
        (b'{"text": "\\u2028 \xe2\x80\xa8 \xc2\x85 \x1c"}\n' + GOOD, "x."),
    ],
)
def test_a_file_has_as_many_answers_as_lines(data: bytes, errors: str, tmp_path: Path) -> None:
    found = answered(data, tmp_path)
    assert "".join("x" if "error" in answer else "." for answer in found) == errors


@pytest.mark.usefixtures("once")
def test_separators_within_a_text_end_no_line(tmp_path: Path) -> None:
    found = answered('{"id": "a\u2028b\u0085c", "text": "Big\u2029 Society"}'.encode(), tmp_path)
    assert [answer["id"] for answer in found] == ["a\u2028b\u0085c"]


def test_of_a_line_of_100_megabytes_no_more_is_kept_than_shows_its_length() -> None:
    stream: Any = Endless(100_000_000)
    long, good = (line for lines in batches(stream) for line in lines)
    assert LONGEST_LINE < len(long) < LONGEST_KEPT
    assert good == GOOD


@pytest.mark.parametrize("damage", ["missing", "altered"])
def test_a_damaged_model_is_one_sentence_with_a_remedy(
    damage: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = {"files": {"weights.bin": "0" * 64}}
    (tmp_path / "card.json").write_text(json.dumps(card))
    if damage == "altered":
        (tmp_path / "weights.bin").write_bytes(b"x")
    damaged = pipeline.check_model
    monkeypatch.setattr(pipeline, "check_model", lambda _: damaged(tmp_path))
    result = CliRunner().invoke(apply, input=GOOD)
    told = result.exception
    assert isinstance(told, BigSocietyError)
    assert told.exit_status == 1
    assert "weights.bin" in str(told)
    assert "make train" in str(told)
    assert "\n" not in str(told)
    assert not result.stdout
    with archive_in(tmp_path) as archive, pytest.raises(pipeline.ModelDamaged):
        classify.classify(archive, read_config())
