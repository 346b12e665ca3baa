"""The sheet that a coder fills in: the texts of a sample without a word of the machine's.

A CSV file that a spreadsheet opens as it is, and that acts as no formula there. How what was
filled in is read and judged, is `flows.stages.sample_coded`.
"""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from config.errors import UsageError
from flows.exports import safe_cell
from flows.stages.sample_records import Drawing, Item
from store.archive.archive import plain_errors

SHOWN = ("id", "unit", "title", "outlet", "kind", "byline", "date", "before", "text", "after")
FILLED = ("relevant", "strands", "sentiment", "speaker", "note")
COLUMNS = (*SHOWN, *FILLED, "codebook", "coder", "sampled")
"""`sampled` says to whoever gathers labels that nothing may be trained on the row."""
_DELIMITERS = (",", ";", "\t")
Row = dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet as it was read."""

    path: Path
    rows: tuple[tuple[int, Row], ...]
    """Each with the number that a spreadsheet shows beside it."""


def blank(drawing: Drawing, coder: str = "") -> list[Row]:
    """Return the rows of a sheet that nobody has filled in."""
    return [_row(item, drawing.codebook, coder) for item in drawing.items]


def _row(item: Item, codebook: str, coder: str) -> Row:
    told = {name: getattr(item, name, "") for name in SHOWN}
    told["unit"] = "page" if item.part == "page" else "sentence"
    return (
        told
        | dict.fromkeys(FILLED, "")
        | {
            "codebook": codebook,
            "coder": coder,
            "sampled": "true",
        }
    )


def save_sheet(rows: Iterable[Mapping[str, str]], path: Path) -> None:
    """Write a sheet, whole or not at all. The mark at its head tells spreadsheets it is UTF-8."""
    beside = path.with_name(f".{path.name}.new")
    with plain_errors(path):
        with beside.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.DictWriter(file, COLUMNS, extrasaction="ignore")
            writer.writeheader()
            writer.writerows({name: safe_cell(cell) for name, cell in row.items()} for row in rows)
        beside.replace(path)


def read_sheet(path: Path) -> Sheet:
    """Read a sheet that a spreadsheet may have saved in its own way; UsageError where it is none.

    Columns that coders do not fill in may be gone.
    """
    try:
        text = _decoded(path.read_bytes())
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror}): name a coded sheet") from None
    head = text.split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=head.count)
    lines = list(csv.reader(StringIO(text, newline=""), delimiter=delimiter))
    names = [name.strip().casefold() for name in lines[0]] if lines else []
    missing = [name for name in ("id", *FILLED[:-1], "codebook", "coder") if name not in names]
    if missing:
        raise UsageError(
            f"{path}: lacks {', '.join(missing)}: code the sheet that `bigsociety sample draw` "
            "wrote, and keep its first row"
        )
    rows = ((n, dict(zip(names, line, strict=False))) for n, line in enumerate(lines[1:], start=2))
    return Sheet(path=path, rows=tuple((n, row) for n, row in rows if any(row.values())))


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:  # an older spreadsheet's own encoding; what coders fill in is ASCII
        return data.decode("cp1252", errors="replace")
