"""Words given to a speaker: in quotation marks (direct), or as the clause after a speech verb."""

# ruff: noqa: RUF001 - curly marks are the matter here

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from nlp.attribution import Attribution, attribution, hide

_MARKS = re.compile(
    r"“(?P<curly>[^“”\n]{2,}?)(?:”|(?=\n|\Z))"
    r"|(?<![\w\"])\"(?P<straight>[^\"\n]{2,}?)(?:\"|(?=\n|\Z))"
    r"|(?<![\w’'])‘(?P<single>[^‘\n]{2,400}?)’(?!\w)"
    r"|(?<![\w'’])'(?=\S)(?P<plain>[^\n]{2,400}?)(?<=\S)'(?!\w)"
)
_REPORTS = re.compile(r"(?:\s+(?:MPs|peers|reporters|delegates|the \w+(?: \w+)?))?\s+(?:that\s+)?")
_LEAST_WORDS = 3
_NEIGHBOURS = 4
_Named: TypeAlias = tuple[int, int, Attribution | None]
"""A sentence's ends, and who is said to speak in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """A stretch of text, marks excluded, and the words that name its speaker."""

    start: int
    end: int
    who: str | None
    direct: bool


def quotes(text: str, sentences: Sequence[tuple[int, int]]) -> list[Quoted]:
    """Find direct and reported quotes; one without its own speaker takes its neighbour's."""
    marked = [
        (match.start(name), match.end(name))
        for match in _MARKS.finditer(text)
        for name in [match.lastgroup or "plain"]
    ]
    hidden = hide(text, marked)
    named = [(start, end, attribution(hidden[start:end].rstrip())) for start, end in sentences]
    found = [*_direct(text, marked, named), *_reported(hidden, named)]
    return sorted(found, key=lambda quote: (quote.start, -quote.end))


def _direct(
    text: str, marked: Sequence[tuple[int, int]], named: Sequence[_Named]
) -> Iterator[Quoted]:
    ends = [end for _, end, _ in named]
    for start, end in marked:
        who = _speaker(text, (start, end), named, bisect_right(ends, start))
        words = len(text[start:end].split())
        if words > _LEAST_WORDS or (who and words > 1):
            yield Quoted(start=start, end=end, who=who, direct=True)


def _speaker(text: str, quote: tuple[int, int], named: Sequence[_Named], place: int) -> str | None:
    """Give who speaks in a sentence that holds the quote, else in a neighbour in its paragraph.

    `place` is that of the first sentence which ends after the quote begins.
    """
    start, end = quote
    last = place
    while last < len(named) and named[last][0] < end:
        if one := named[last][2]:
            return one.who
        last += 1
    for first, stop, one in reversed(named[max(0, place - _NEIGHBOURS) : place]):
        if one and "\n\n" not in text[stop:start] and first < start:
            return one.who
    for first, _, one in named[last : last + 1]:
        if one and one.after and "\n\n" not in text[end:first]:
            return one.who
    return None


def _reported(hidden: str, named: Sequence[_Named]) -> Iterator[Quoted]:
    for start, end, one in named:
        if one is None or "\N{NULL}" in hidden[start:end]:
            continue
        clause = _REPORTS.match(hidden, start + one.end)
        begin, stop = (start, start + one.start) if one.after else (start + one.end, end)
        if clause and not one.after:
            begin = clause.end()
        words = hidden[begin:stop].strip(" ,.\n")
        if len(words.split()) > _LEAST_WORDS:
            begin = hidden.index(words, begin)
            yield Quoted(start=begin, end=begin + len(words), who=one.who, direct=False)
