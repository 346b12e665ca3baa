"""Words given to a speaker: in quotation marks (direct), or as the clause after a speech verb."""

# ruff: noqa: RUF001 - curly marks are the matter here

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nlp.attribution import Attribution, attribution, hide

_MARKS = re.compile(
    r"“(?P<curly>[^“”\n]{2,}?)(?:”|(?=\n|\Z))"
    r"|(?<![\w\"])\"(?P<straight>[^\"\n]{2,}?)(?:\"|(?=\n|\Z))"
    r"|(?<![\w’'])‘(?P<single>[^‘\n]{2,400}?)’(?!\w)"
    r"|(?<![\w'’])'(?=\S)(?P<plain>[^\n]{2,400}?)(?<=\S)'(?!\w)"
)
_REPORTS = re.compile(r"(?:\s+(?:MPs|peers|reporters|delegates|the \w+(?: \w+)?))?\s+(?:that\s+)?")
_LEAST_WORDS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """A stretch of text, marks excluded, and the words that name its speaker."""

    start: int
    end: int
    who: str | None
    direct: bool


def quotes(text: str, sentences: list[tuple[int, int]]) -> list[Quoted]:
    """Find direct and reported quotes; one without its own speaker takes its neighbour's."""
    marked = [
        (match.start(name), match.end(name))
        for match in _MARKS.finditer(text)
        for name in [match.lastgroup or "plain"]
    ]
    hidden = text
    for start, end in marked:
        hidden = hide(hidden, start, end)
    named = [(start, end, attribution(hidden[start:end].rstrip())) for start, end in sentences]
    found = [*_direct(text, marked, named), *_reported(hidden, named)]
    return sorted(found, key=lambda quote: (quote.start, -quote.end))


def _direct(
    text: str,
    marked: list[tuple[int, int]],
    named: list[tuple[int, int, Attribution | None]],
) -> Iterator[Quoted]:
    for start, end in marked:
        who = _speaker(text, start, end, named)
        words = len(text[start:end].split())
        if words > _LEAST_WORDS or (who and words > 1):
            yield Quoted(start=start, end=end, who=who, direct=True)


def _speaker(
    text: str, start: int, end: int, named: list[tuple[int, int, Attribution | None]]
) -> str | None:
    """Give who speaks in a sentence that holds the quote, else in a neighbour in its paragraph."""
    inside = [one for first, last, one in named if first < end and start < last and one]
    if inside:
        return inside[0].who
    paragraph = text.rfind("\n\n", 0, start) + 1, (text.find("\n\n", end) + 1 or len(text) + 1)
    before = [one for first, last, one in named if paragraph[0] <= first and last <= start and one]
    after = [one for first, _, one in named if end <= first < paragraph[1] and one and one.after]
    chosen = before[-1:] or after[:1]
    return chosen[0].who if chosen else None


def _reported(hidden: str, named: list[tuple[int, int, Attribution | None]]) -> Iterator[Quoted]:
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
