"""In which order the items of a page are read: columns one after the other, line by line.

Lengths are points.
"""

from bisect import bisect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from statistics import fmean

_MIDDLE = (0.25, 0.75)
"""Shares of the width between which a gutter parts two columns; further out it is a margin."""
_FEWEST_LINES = 3
_FEWEST_WORDS = 2.5
"""Words a line that a column has on average; a table's columns have fewer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Words that stand together on a line, or a whole table."""

    left: float
    right: float
    top: float
    bottom: float
    text: str = ""
    rows: tuple[str, ...] = ()

    @property
    def middle(self) -> float:
        """Its middle, from the top of the page."""
        return (self.top + self.bottom) / 2

    @property
    def size(self) -> float:
        """Its height."""
        return self.bottom - self.top


def in_order(items: Sequence[Item]) -> list[list[Item]]:
    """Part what stands side by side: at the place in the middle that the fewest items cross.

    What does cross it (a headline, a table) parts the page into bands, and each band that has
    running text on both sides is read down the left one first.
    """
    if not items:
        return []
    gutter = _gutter(items)
    crossing = sorted((i for i in items if i.left < gutter < i.right), key=attrgetter("middle"))
    middles = [item.middle for item in crossing]
    beside = sorted((i for i in items if not i.left < gutter < i.right), key=attrgetter("middle"))
    bands = {
        place: list(band)
        for place, band in groupby(beside, key=lambda item: bisect(middles, item.middle))
    }
    runs: list[list[Item]] = []
    across: list[Item] = []
    for place in range(len(crossing) + 1):
        band = bands.get(place, [])
        left = [item for item in band if item.right <= gutter]
        right = [item for item in band if item.left >= gutter]
        if _is_column(left) and _is_column(right):
            runs += [across, *in_order(left), *in_order(right)]
            across = []
        else:
            across += band
        across += crossing[place : place + 1]
    return [run for run in (*runs, across) if run]


def _gutter(items: Sequence[Item]) -> float:
    """Return the place across, in whole points, that the fewest items cross; the middlemost."""
    start, end = min(i.left for i in items), max(i.right for i in items)
    first, last = (int(start + share * (end - start)) for share in _MIDDLE)
    crossed = dict.fromkeys(range(first, last + 1), 0)
    for item in items:
        for place in range(max(first, int(item.left)), min(last, int(item.right)) + 1):
            crossed[place] += 1
    fewest = min(crossed.values())
    runs = groupby(crossed, key=lambda place: crossed[place] == fewest)
    widest = max((list(run) for is_fewest, run in runs if is_fewest), key=len)
    return widest[len(widest) // 2] + 0.5


def _is_column(items: Iterable[Item]) -> bool:
    lines = by_line(items)
    words = [sum(len(item.text.split()) for item in line) for line in lines]
    return len(lines) >= _FEWEST_LINES and fmean(words) >= _FEWEST_WORDS


def by_line(items: Iterable[Item]) -> list[list[Item]]:
    """Return the items of each line from left to right, the lines from the top."""
    lines: list[list[Item]] = []
    for item in sorted(items, key=attrgetter("middle")):
        if lines and item.top < lines[-1][0].middle < item.bottom:
            lines[-1].append(item)
        else:
            lines.append([item])
    return [sorted(line, key=attrgetter("left")) for line in lines]
