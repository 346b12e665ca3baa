"""Finds the element that holds an article's running text, and says how clear the case is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from lxml.html import HtmlElement

from crawlers.extract.passages import PROSE_LINKS, Passage, teasers

_SHARE = 0.75
"""Go down while one child holds this share of the weight."""
_DOUBT = 0.15
"""More than this share outside, alone or of links, and the case is not clear."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Container:
    """The passages of the innermost element with most of the prose, and three warning signs."""

    passages: tuple[Passage, ...]
    outside: float
    """Share of the page's prose that lies elsewhere."""
    alone: float
    """Share of its prose in paragraphs without a neighbour."""
    links: float
    """Share of its passages that are links."""

    @property
    def clear(self) -> bool:
        """Whether nothing warns: one run of paragraphs, nearly all the prose there is."""
        return max(self.outside, self.alone, self.links) <= _DOUBT


def find_container(found: Sequence[Passage], body: HtmlElement) -> Container:
    """Go down from `body` to where the prose stays together."""
    runs = _runs(found)
    weights = _weigh(runs, teasers(found))
    chosen = body
    while children := [child for child in chosen if child in weights]:
        heaviest = max(children, key=weights.__getitem__)
        if weights[heaviest] < _SHARE * weights[chosen]:
            break
        chosen = heaviest
    inside = set(chosen.iter())
    held = tuple(passage for passage in found if passage.block in inside)
    here = [(home, run) for home, run in runs if home in inside]
    prose = _size(run for _, run in here)
    return Container(
        passages=held,
        outside=1 - prose / max(1, _size(run for _, run in runs)),
        alone=_size(run for _, run in here if len(run) == 1) / max(1, prose),
        links=sum(p.links > PROSE_LINKS for p in held) / max(1, len(held)),
    )


def _runs(found: Iterable[Passage]) -> list[tuple[HtmlElement, list[Passage]]]:
    """Return prose passages that follow one another in one home."""
    prose = (passage for passage in found if passage.prose)
    return [(home, list(run)) for home, run in groupby(prose, key=_home)]


def _home(passage: Passage) -> HtmlElement:
    """Return what neighbours share: a paragraph's parent, or the block that holds bare text."""
    block = passage.block
    parent = block.getparent()
    return parent if block.tag in {"p", "li", "blockquote", "pre"} and parent is not None else block


def _weigh(
    runs: Iterable[tuple[HtmlElement, list[Passage]]], summaries: set[Passage]
) -> dict[HtmlElement, int]:
    weights: dict[HtmlElement, int] = {}
    for home, run in runs:
        if len(run) == 1 and run[0] in summaries:
            continue
        for element in (home, *home.iterancestors()):
            weights[element] = weights.get(element, 0) + _size([run])
    return weights


def _size(runs: Iterable[list[Passage]]) -> int:
    return sum(len(passage.text) for run in runs for passage in run)
