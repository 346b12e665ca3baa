"""What of a drawn article a sample may take: the sentences that are no mentions, or the page."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from zlib import crc32

from flows.stages.sample_records import Part
from flows.stages.wanted import ONE_IN
from nlp.cues import Finder
from nlp.sentences import sentence_starts
from store.ask.sample_texts import SampledArticle

_WORDS = 3
"""Fewer are no sentence that a person could judge."""
Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A text that is no mention, by its place in an article."""

    part: Part
    beside: bool
    """Next to a mention: likelier than others to go on speaking of the same."""
    article: int
    key: str
    start: int
    end: int
    kept: float = 1.0


def sentences(body: str) -> list[Span]:
    """Return where each sentence begins and ends, without the white space after it."""
    starts = [*sentence_starts(body), len(body)]
    return [(start, start + len(body[start:end].rstrip())) for start, end in pairwise(starts)]


def candidates(
    article: SampledArticle, finder: Finder, captured: list[tuple[str, str]]
) -> Iterator[Candidate]:
    """Yield every sentence that is no mention where a cue stands; the page where no anchor does.

    `captured` are the article's pages, by digest, and how they came. A page of a bulk import is
    taken only where it was kept whatever stood in it, so that its probability is known.
    """
    day = date.fromisoformat(article.day) if article.day else None
    hits = finder.hits(article.body, day)
    above = finder.hits(f"{article.title}\n\n{article.standfirst}", day)
    if hits or above:
        cued = [hit.start for hit in hits]
        yield from _refused(article, cued)
    kept = _kept(article, captured)
    if kept and not article.mentions and not any(hit.cue.anchor for hit in (*hits, *above)):
        yield Candidate(
            part="page",
            beside=False,
            article=article.number,
            key=article.key,
            start=0,
            end=len(article.body),
            kept=kept,
        )


def _refused(article: SampledArticle, cued: list[int]) -> Iterator[Candidate]:
    spans = sentences(article.body)
    found = [_overlap(span, article.mentions) for span in spans]
    for place, (start, end) in enumerate(spans):
        if found[place] or len(article.body[start:end].split()) < _WORDS:
            continue
        has_cue = any(start <= hit < end for hit in cued)
        yield Candidate(
            part="refused" if has_cue else "unmarked",
            beside=any(found[max(0, place - 1) : place + 2]),
            article=article.number,
            key=article.key,
            start=start,
            end=end,
        )


def _overlap(span: Span, others: tuple[Span, ...]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in others)


def _kept(article: SampledArticle, captured: list[tuple[str, str]]) -> float:
    """Return with what probability such a page is kept; 0 where it was chosen for an anchor."""
    if article.watched or article.tier or any(origin != "import" for _, origin in captured):
        return 1.0
    by_chance = any(crc32(digest.encode()) % ONE_IN == 0 for digest, _ in captured)
    return 1 / ONE_IN if by_chance else 0.0


def around(body: str, start: int, end: int) -> tuple[str, str]:
    """Return the sentences before and after a stretch; empty at the ends of the text."""
    spans = sentences(body)
    before = [body[first:last] for first, last in spans if last <= start]
    after = [body[first:last] for first, last in spans if first >= end]
    return before[-1] if before else "", after[0] if after else ""
