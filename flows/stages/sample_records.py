"""A sample as a file of JSON lines: how it was drawn, then an item a line with its probability.

The file holds the machine's labels: coders are given the sheet that is written beside it.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal, TypeAlias

from config.errors import UsageError
from store.archive.archive import plain_errors
from store.method.weighting import Size

Part: TypeAlias = Literal["mention", "refused", "unmarked", "page"]
PARTS: tuple[Part, ...] = ("mention", "refused", "unmarked", "page")
"""Mentions; sentences that are none, with a cue of their own and without one, of articles in which
a cue stands; articles without an anchor in which nothing was found."""
FORMAT = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnCell:
    """Strata that were drawn from as one, and how many of how many were drawn."""

    part: Part
    strata: tuple[tuple[str, ...], ...]
    size: float
    error: float
    """Standard error of `size`, where it was counted in a sample of articles."""
    drawn: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One text to be coded."""

    id: str
    part: Part
    cell: int
    probability: float
    """That this item of the archive was drawn."""
    kept: float
    """That a page of its kind is in the archive: less than 1 for those kept at random."""
    article: str
    """As `desk_articles.id`."""
    start: int
    url: str
    title: str
    byline: str
    outlet: str
    kind: str
    tier: str
    date: str
    text: str
    before: str
    after: str
    anchor: str
    """Of a mention: its name within the article."""
    said: Mapping[str, Any]
    """Of a mention: the labels' probabilities, `strands` that hold, `sentiment` and `role`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A sample and how it was drawn."""

    seed: int
    made: str
    ruleset: str
    codebook: str
    unlabelled: int
    """Articles that were not labelled then, of which the sample knows nothing."""
    articles: int
    """Articles in which refused and unmarked sentences were looked for, drawn by chance, too."""
    cells: tuple[DrawnCell, ...]
    items: tuple[Item, ...]

    def sizes(self, *parts: Part) -> dict[int, Size]:
        """Return the sizes of the cells of these parts, by their numbers."""
        return {
            number: Size(members=cell.size, error=cell.error)
            for number, cell in enumerate(self.cells)
            if cell.part in parts
        }


def write_drawing(drawing: Drawing, path: Path) -> None:
    """Write a sample to a file that is not there yet."""
    head = asdict(drawing)
    items = head.pop("items")
    lines = [{"draw": FORMAT, **head}, *items]
    with plain_errors(path), path.open("x", encoding="utf-8") as file:
        file.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def read_drawing(path: Path) -> Drawing:
    """Read a sample again; raises UsageError where the file is none."""
    try:
        head, *items = _lines(path)
        del head["draw"]
        cells = tuple(_cell(row) for row in head.pop("cells"))
        return Drawing(cells=cells, items=tuple(Item(**row) for row in items), **head)
    except (OSError, ValueError, TypeError, KeyError) as error:
        remedy = "give the .jsonl file that `bigsociety sample draw` wrote"
        raise UsageError(f"{path}: not a sample ({error}): {remedy}") from None


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        yield from (json.loads(line) for line in file if line.strip())


def _cell(row: dict[str, Any]) -> DrawnCell:
    return DrawnCell(**(row | {"strata": tuple(map(tuple, row["strata"]))}))
