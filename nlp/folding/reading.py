"""Files of corrections and coded samples as numbered rows, and which row is which."""

import csv
import json
import re
from collections.abc import Iterator, Sequence
from io import StringIO
from pathlib import Path
from typing import Any, TypeAlias

from config.errors import UsageError
from nlp.folding.guard import is_sampled

Row: TypeAlias = dict[str, Any]
Numbered: TypeAlias = tuple[str, Row]
"""Where a row stands ("file.jsonl: line 3"), and the row."""

PROVENANCE = ("who", "when", "why")
_DELIMITERS = (",", ";", "\t")
_LED = re.compile(r"^'(?=[=+\-@\t\r])")
"""What our sheets put before a cell that a spreadsheet would take for a formula."""


class BadRow(ValueError):  # noqa: N818
    """What is wrong with a row: its value, and what to write instead."""


def read_file(path: Path) -> list[Numbered]:
    """Read JSON lines, or a sheet when the name ends in .csv; raises UsageError naming mistakes."""
    try:
        data = path.read_bytes()
    except OSError as error:
        remedy = "name a file of corrections or of a coded sample"
        raise UsageError(f"{path}: cannot be read ({error.strerror}): {remedy}") from None
    if path.suffix.casefold() == ".csv":
        return list(_sheet(path, data))
    rows, mistakes = [], []
    for number, line in enumerate(data.split(b"\n"), start=1):
        where = f"{path}: line {number}"
        try:
            if line.strip():
                rows.append((where, _object(line)))
        except BadRow as error:
            mistakes.append(f"{where}: {error}")
    if mistakes:
        raise UsageError("\n".join(mistakes))
    return rows


def is_coded(row: Row) -> bool:
    """Whether a row is of a coded sample, and not a correction. BadRow for both or neither."""
    says = [name for name in PROVENANCE if row.get(name)]
    if is_sampled(row):
        if says:
            raise BadRow(
                f"{says[0]}: {row[says[0]]!r}: a sampled row is no correction, for it is never "
                f"trained on: take {', '.join(says)} out, or leave the row out"
            )
        return True
    if not says:
        raise BadRow(
            "neither a correction (who, when, why) nor a coded sample (coder, sampled): "
            "say which by those fields"
        )
    return False


def needed(row: Row, name: str, remedy: str) -> str:
    """Give a text that a row must hold; raises BadRow."""
    value = row.get(name)
    if not isinstance(value, str) or not value.strip():
        raise BadRow(f"{name}: {value!r}: {remedy}")
    return value.strip()


def one_of(value: object, name: str, known: Sequence[Any]) -> None:
    """Raise BadRow unless a value is one of those known."""
    if value not in known:
        raise BadRow(f"{name}: {value!r}: write one of {', '.join(map(str, known))}")


def _object(line: bytes) -> Row:
    try:
        row = json.loads(line.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise BadRow(f"not JSON: {error}") from None
    if not isinstance(row, dict):
        raise BadRow(f"{type(row).__name__}: a line is a JSON object")
    return row


def _sheet(path: Path, data: bytes) -> Iterator[Numbered]:
    """Read a sheet as spreadsheets save it: any usual delimiter, UTF-8 or their own encoding."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    delimiter = max(_DELIMITERS, key=text.split("\n", 1)[0].count)
    lines = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    names = [name.strip().casefold() for name in next(lines, [])]
    for number, cells in enumerate(lines, start=2):
        row = dict(zip(names, (_LED.sub("", cell, count=1) for cell in cells), strict=False))
        if any(row.values()):
            yield f"{path}: row {number}", row
