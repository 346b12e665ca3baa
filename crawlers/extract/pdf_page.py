"""One page of a PDF as lines in reading order: tables by row, columns one after the other.

Lengths are points. What the lines mean is not known here.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

from pdfplumber.page import Page
from pdfplumber.table import Table

from crawlers.extract.passages import tidy
from crawlers.extract.pdf_order import Item, by_line, in_order

BETWEEN_CELLS = " | "
_MOST_EDGES = 2000
"""A page with more drawn edges is a chart; looking for tables among them takes minutes."""
_EDGE = 0.1
"""Share of the page's height, at either end, where running headers and footers stand."""
_GUTTER = 1.0
"""Gap on a line, in the height of its letters, that may be a gutter between columns."""
_CELL_GAP = 2.0
"""Gap between words, in their height, that parts cells of a table drawn without lines."""
_MARK_CHARS = 3
"""A first word this short is a bullet or a number: the gap behind it parts nothing."""
_LETTERS = str.maketrans(
    {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl"}
    | dict.fromkeys("\uf0b7\uf0a7\uf0d8\uf076", "\N{BULLET}")  # Symbol's and Wingdings' bullets
)
_SOFT_HYPHEN = "\u00ad"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of text, or a row of a table."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    """Height of its letters."""
    row: bool = False
    edge: bool = False
    """At the page's top or bottom."""


def read_sheet(page: Page) -> list[list[Line]]:
    """Return a page's runs of lines, a column or what stands across columns each, in order."""
    own = page.filter(_wanted())
    tables = _tables(own)
    words = [
        Item(left=w["x0"], right=w["x1"], top=w["top"], bottom=w["bottom"], text=w["text"])
        for w in own.extract_words(x_tolerance_ratio=0.15)
    ]
    free = [word for word in words if not any(_inside(word, table) for table in tables)]
    together = [item for line in by_line(free) for item in _together(line)]
    return [_lines(run, float(page.height)) for run in in_order([*together, *tables])]


def _wanted() -> Callable[[dict[str, Any]], bool]:
    """Make a test for what is on a page: no slanting letters, none printed twice to be bolder."""
    seen: set[tuple[str, int, int]] = set()

    def wanted(thing: dict[str, Any]) -> bool:
        if thing["object_type"] != "char":
            return True
        place = (thing["text"], round(thing["x0"]), round(thing["top"]))
        again = place in seen
        seen.add(place)
        return bool(thing["upright"]) and not again

    return wanted


def _tables(page: Page) -> list[Item]:
    if len(page.edges) > _MOST_EDGES:
        return []
    tables = []
    for table in page.find_tables():
        if rows := _rows(table):
            left, top, right, bottom = table.bbox
            tables.append(Item(left=left, right=right, top=top, bottom=bottom, rows=rows))
    return tables


def _rows(table: Table) -> tuple[str, ...]:
    """Return a table's rows; none where it is a mere box around text."""
    # A cell that another one spans is None; an empty one keeps its place.
    cells = [[_clean(cell) for cell in row if cell is not None] for row in table.extract()]
    filled = [row for row in cells if any(row)]
    if len(filled) < 2 or max(sum(map(bool, row)) for row in filled) < 2:  # noqa: PLR2004
        return ()
    return tuple(BETWEEN_CELLS.join(row) for row in filled)


def _clean(text: str) -> str:
    parted = text.endswith(_SOFT_HYPHEN)
    return tidy(text.translate(_LETTERS)) + "-" * parted


def _inside(word: Item, table: Item) -> bool:
    across = (word.left + word.right) / 2
    return table.left <= across <= table.right and table.top <= word.middle <= table.bottom


def _together(line: Sequence[Item]) -> Iterator[Item]:
    """Put the words of a line together that no gutter can part."""
    held = line[0]
    for word in line[1:]:
        if word.left - held.right > _GUTTER * word.size:
            yield held
            held = word
        else:
            held = Item(
                left=held.left,
                right=max(held.right, word.right),
                top=min(held.top, word.top),
                bottom=max(held.bottom, word.bottom),
                text=f"{held.text} {word.text}",
            )
    yield held


def _lines(run: Iterable[Item], height: float) -> list[Line]:
    lines = []
    for items in by_line(run):
        place = {
            "left": items[0].left,
            "right": max(item.right for item in items),
            "top": min(item.top for item in items),
            "bottom": max(item.bottom for item in items),
        }
        edge = place["bottom"] < _EDGE * height or place["top"] > (1 - _EDGE) * height
        rows = [row for item in items for row in item.rows]
        size = 0.0 if rows else median(item.size for item in items)
        text = "" if rows else _joined(items)
        row = bool(rows) or BETWEEN_CELLS in text
        lines += [
            Line(text=each, size=size, row=row, edge=edge, **place)
            for each in rows or [text]
            if each
        ]
    return lines


def _joined(words: Sequence[Item]) -> str:
    text = words[0].text
    for before, after in pairwise(words):
        wide = after.left - before.right > _CELL_GAP * after.size
        marked = before is words[0] and len(before.text) <= _MARK_CHARS
        text += (BETWEEN_CELLS if wide and not marked else " ") + after.text
    return _clean(text)
