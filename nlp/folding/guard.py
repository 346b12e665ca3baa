"""What was sampled to judge the pipeline by is never trained on. Whoever trains, asks here."""

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

from config.errors import BigSocietyError

Row: TypeAlias = Mapping[str, Any]
DATA = Path(__file__).parents[1] / "data"
SAMPLE = "sample.jsonl"
"""Coded samples, in the shape that `bigsociety evaluate` takes."""


class SampledRow(BigSocietyError):  # noqa: N818
    """A row, or its text, belongs to a sample that the pipeline is judged by."""


def trainable(rows: Iterable[Row], data: Path = DATA) -> list[Row]:
    """Give the rows back when all may be trained on; raises SampledRow naming those that may not.

    A row is sampled when it says so, when a coder coded it, or when its text is in the sample file.
    """
    known = list(rows)
    sampled = {normal(text_of(row)) for row in read_data(data / SAMPLE)}
    wrong = [row for row in known if is_sampled(row) or normal(text_of(row)) in sampled]
    if wrong:
        names = ", ".join(str(row.get("id") or text_of(row)[:40]) for row in wrong[:10])
        more = f" and {len(wrong) - 10} more" if len(wrong) > 10 else ""  # noqa: PLR2004
        remedy = "sampled rows judge the pipeline and are never trained on: leave them out"
        raise SampledRow(f"{names}{more}: {remedy}")
    return known


def is_sampled(row: Row) -> bool:
    """Whether a row says that it was sampled or coded."""
    return bool(row.get("coder")) or str(row.get("sampled") or "").casefold() in _YES


def text_of(row: Row) -> str:
    """Give the text of a passage, or the body of a document."""
    return str(row.get("text") or row.get("body") or "")


def normal(text: str) -> str:
    """Give a text as it is compared: its letters and digits, in lower case."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def read_data(path: Path) -> Sequence[dict[str, Any]]:
    """Read one of our own files of JSON lines; a file that is not there holds nothing."""
    if not path.is_file():
        return []
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


_YES = {"true", "yes", "1"}
