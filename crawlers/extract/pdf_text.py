"""From the lines of a PDF's pages to its paragraphs.

What runs along every page goes; words and sentences that a line, a column or a page has parted
come together again.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from crawlers.extract.pdf_page import Line

_EVERY = 0.3
"""A line at the edge of this share of the pages, two at least, is a running header or footer."""
_NUMBER = re.compile(
    r"(?:page\b)?[-\u2013|\s]*(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:of|/)\s*\d{1,4})?[-\u2013|\s]*",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
_MARK = re.compile(r"(?:[\u2022\u25cf\u25aa\u25e6\u2013*-]|\(?(?:\d{1,2}|[a-z])[.)])\s")
_STOP = re.compile(r"[.!?:;][\"'\u201d\u2019)\]]*$")
_PARTED = re.compile(r"([^\W\d_]+)[-\u2010]$")
_BEGUN = re.compile(r"[^\W\d_]+")
_HYPHENED = re.compile(r"[^\W\d_]+-[^\W\d_]+")
_FARTHEST = 1.6
"""Lines of one paragraph are no further apart than this many times their letters."""
_WIDER = 1.25
"""This many times the usual distance between lines, and a new paragraph begins."""
_POINT = 1.0
_SHORT = 0.85
"""A sentence that ends before this share of the column's width ends its paragraph."""

Run = Sequence[Line]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Lines that belong together; the rows of a table stay lines."""

    text: str
    size: float
    """Height of its letters, in points; 0 for a table."""
    page: int
    """Counted from 0."""


def paragraphs(sheets: Sequence[Sequence[Run]]) -> list[Paragraph]:
    """Return the paragraphs of pages, given as runs of lines in reading order."""
    own = _without_running(sheets)
    lines = [line.text for sheet in own for run in sheet for line in run]
    hyphened = {word.lower() for text in lines for word in _HYPHENED.findall(text)}
    found: list[Paragraph] = []
    for page, sheet in enumerate(own):
        for run in sheet:
            parts = [_paragraph(part, page, hyphened) for part in _parted(run)]
            if found and parts and _goes_on(found[-1], parts[0]):
                text = _join([found[-1].text, parts.pop(0).text], hyphened)
                found[-1] = replace(found[-1], text=text)
            found += parts
    return found


def _without_running(sheets: Sequence[Sequence[Run]]) -> list[list[Run]]:
    """Leave out page numbers, and what stands at the edge of several pages but for its digits."""
    edges = Counter(
        name for sheet in sheets for name in {_running(x) for run in sheet for x in run if x.edge}
    )
    often = max(2, _EVERY * len(sheets))
    return [
        [
            [
                line
                for line in run
                if not line.edge
                or not (_NUMBER.fullmatch(line.text) or edges[_running(line)] >= often)
            ]
            for run in sheet
        ]
        for sheet in sheets
    ]


def _running(line: Line) -> str:
    return _DIGITS.sub("#", line.text.casefold())


def _parted(run: Run) -> Iterator[list[Line]]:
    """Part a run of lines where a paragraph ends."""
    if not run:
        return
    usual = _distances(run)
    left, right = min(line.left for line in run), max(line.right for line in run)
    edge = left + _SHORT * (right - left)
    part = [run[0]]
    for before, line in pairwise(run):
        if _begins(before, line, part[0], usual=usual.get(round(line.size), 0.0), edge=edge):
            yield part
            part = []
        part.append(line)
    yield part


def _distances(run: Run) -> dict[int, float]:
    """Return the usual distance of lines by the size of their letters, in points."""
    found = defaultdict(list)
    for before, line in pairwise(run):
        if abs(line.size - before.size) <= _POINT:
            found[round(line.size)].append(min(line.top - before.top, _FARTHEST * line.size))
    return {size: median(distances) for size, distances in found.items()}


def _begins(before: Line, line: Line, first: Line, *, usual: float, edge: float) -> bool:
    """Whether a line begins a paragraph: by distance, letters, a bullet, its end, its indent."""
    if before.row or line.row:
        return before.row != line.row
    if line.top - before.top > _WIDER * usual or abs(line.size - before.size) > _POINT:
        return True
    if _MARK.match(line.text) or (before.right < edge and _STOP.search(before.text)):
        return True
    indented = line.left - before.left > line.size
    return indented and before is not first and not _MARK.match(first.text)


def _paragraph(lines: Sequence[Line], page: int, hyphened: set[str]) -> Paragraph:
    if lines[0].row:
        return Paragraph(text="\n".join(line.text for line in lines), size=0.0, page=page)
    text = _join([line.text for line in lines], hyphened)
    return Paragraph(text=text, size=median(line.size for line in lines), page=page)


def _goes_on(before: Paragraph, after: Paragraph) -> bool:
    """Whether a column or page parts a sentence."""
    same = abs(before.size - after.size) <= _POINT and before.size > 0
    return same and not _STOP.search(before.text) and after.text[:1].islower()


def _join(lines: Iterable[str], hyphened: set[str]) -> str:
    """Join lines; a hyphen at an end goes, unless the document writes the word with one within."""
    text = ""
    for line in lines:
        parted, begun = _PARTED.search(text), _BEGUN.match(line)
        if parted and begun and line[0].islower():
            kept = f"{parted[1]}-{begun[0]}".lower() in hyphened
            text = (text if kept else text[:-1]) + line
        else:
            text = f"{text} {line}" if text else line
    return text
