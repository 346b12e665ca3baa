"""What coders filled in: read, and every mistake in it named at once."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from config.errors import UsageError
from config.model import ROLES, STRANDS
from flows.stages.sample_records import Drawing
from flows.stages.sample_sheet import Row, Sheet, read_sheet

SENTIMENTS = ("positive", "neutral", "negative")
SPEAKERS = (*ROLES, "unattributed")
_YES = {"yes": True, "y": True, "1": True, "true": True}
_RELEVANT = _YES | {"no": False, "n": False, "0": False, "false": False}
_NONE = {"", "none", "-"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """What one coder says of one item."""

    id: str
    coder: str
    codebook: str
    relevant: bool
    strands: frozenset[str]
    sentiment: str
    """Empty where the item is not relevant; likewise `speaker`."""
    speaker: str
    note: str


def read_coded(drawing: Drawing, paths: Sequence[Path]) -> list[Coded]:
    """Read the sheets of one or several coders; rows without `relevant` are not coded yet.

    Raises UsageError with every mistake of every sheet: row, value, remedy.
    """
    known = {item.id for item in drawing.items}
    mistakes: list[str] = []
    coded: list[Coded] = []
    seen: dict[tuple[str, str], str] = {}
    for sheet in map(read_sheet, paths):
        for number, row in sheet.rows:
            if not _cell(row, "relevant"):
                continue
            where = f"{sheet.path}: row {number}"
            wrong = [*_mistakes(row, known)]
            name = (_cell(row, "id"), _cell(row, "coder"))
            if name in seen:
                wrong.append(f"{name[0]!r} by {name[1]!r} stands in {seen[name]}, too: keep one")
            seen.setdefault(name, where)
            mistakes += [f"{where}: {one}" for one in wrong]
            if not wrong:
                coded.append(_coded(row))
    if mistakes:
        raise UsageError("\n".join(mistakes))
    return coded


def uncoded(drawing: Drawing, sheet: Sheet) -> list[str]:
    """Name the items of which a sheet says nothing yet, in the order of the sample."""
    told = {_cell(row, "id") for _, row in sheet.rows if _cell(row, "relevant")}
    return [item.id for item in drawing.items if item.id not in told]


def strands_of(told: str) -> list[str]:
    """Split a cell of strands."""
    parts = re.split(r"[\s,;+|/]+", told.casefold().replace("-", "_").strip())
    return [] if told.strip().casefold() in _NONE else parts


def _mistakes(row: Row, known: set[str]) -> Iterator[str]:
    identity, relevant = _cell(row, "id"), _cell(row, "relevant")
    if identity not in known:
        yield f"id: {identity!r}: not in this sample: is it another one's sheet?"
    for name, remedy in (("coder", "write who coded it"), ("codebook", "write its version")):
        if not _cell(row, name):
            yield f"{name}: empty: {remedy}"
    match _RELEVANT.get(relevant.casefold()):
        case None:
            yield f"relevant: {relevant!r}: write yes or no, or leave it empty until it is coded"
        case True:
            yield from _of_relevant(row)
        case False if _says_more(row):
            yield "relevant: 'no', but strands or a sentiment are named: empty them, or write yes"


def _of_relevant(row: Row) -> Iterator[str]:
    for strand in strands_of(_cell(row, "strands")):
        if strand not in STRANDS:
            yield f"strands: {strand!r}: write some of {', '.join(STRANDS)}, or none"
    for name, allowed in (("sentiment", SENTIMENTS), ("speaker", SPEAKERS)):
        if _cell(row, name).casefold() not in allowed:
            yield f"{name}: {_cell(row, name)!r}: write one of {', '.join(allowed)}"


def _says_more(row: Row) -> bool:
    neutral = _cell(row, "sentiment").casefold() in {*_NONE, "neutral"}
    return bool(strands_of(_cell(row, "strands"))) or not neutral


def _coded(row: Row) -> Coded:
    relevant = _RELEVANT[_cell(row, "relevant").casefold()]
    return Coded(
        id=_cell(row, "id"),
        coder=_cell(row, "coder"),
        codebook=_cell(row, "codebook"),
        relevant=relevant,
        strands=frozenset(strands_of(_cell(row, "strands"))) if relevant else frozenset(),
        sentiment=_cell(row, "sentiment").casefold() if relevant else "",
        speaker=_cell(row, "speaker").casefold() if relevant else "",
        note=_cell(row, "note"),
    )


def _cell(row: Row, name: str) -> str:
    return (row.get(name) or "").strip()
