"""Words given to a speaker: in quotation marks (direct), or as the clause after a speech verb."""

# ruff: noqa: RUF001 - curly marks are the matter here

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nlp.attribution import hide
from nlp.cast import Cast
from nlp.direct import direct
from nlp.reported import reported
from nlp.told import Quoted, Said, Sentence, told
from store.records import UNATTRIBUTED

_MARKS = re.compile(
    r"“(?P<curly>[^“”\n]{2,}?)(?:”|(?=\n|\Z))"
    r"|(?<![\w\"])\"(?P<straight>[^\"\n]{2,}?)(?:\"|(?=\n|\Z))"
    r"|(?<![\w’'])‘(?P<single>[^‘\n]{2,700}?)’(?!\w)"
    r"|(?<![\w’'])'(?=\S)(?P<plain>[^\n]{2,700}?)(?<=\S)'(?!\w)"
)
_NAMED = re.compile(
    r"(?:\b(?:is|are|was|were|been) (?:called|named)|entitled|titled|dubbed|headed|known as)\s*$"
)
_ATTRIBUTE = re.compile(
    r"\b(?:an?|the|its|their|his|her|this|these|our|first|new|so-called)\s+$", re.IGNORECASE
)
_AROUND = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A text's quotes in order, and its sentences with who speaks in each."""

    quotes: list[Quoted]
    sentences: list[Sentence]


def read(
    text: str,
    sentences: Sequence[tuple[int, int]],
    cast: Cast,
    names: Sequence[tuple[int, int]] = (),
) -> Reading:
    """Find direct and reported quotes; one without its own speaker takes its neighbour's.

    `names` are stretches that, alone between marks, are no quotation: the agenda's own names.
    """
    marked = [match.span() for match in _MARKS.finditer(text)]
    hidden = hide(text, marked)
    read_ones = [told(hidden, start, end, cast) for start, end in sentences]
    own = {text[start:end].lower() for start, end in names} | {"big society"}
    inside = [(start + 1, end - (text[end - 1] in "”\"’'")) for start, end in marked]
    spoken = [pair for pair in inside if not _is_name(text, pair, own)]
    found = [*direct(text, spoken, read_ones, cast), *_reported(hidden, read_ones)]
    return Reading(
        quotes=sorted(found, key=lambda quote: (quote.start, -quote.end)), sentences=read_ones
    )


def _is_name(text: str, quote: tuple[int, int], own: set[str]) -> bool:
    """Whether marks stand about a name, or about a word held at arm's length: a "free" school."""
    start, end = quote
    before, after = text[max(0, start - _AROUND) : start - 1], text[end + 1 : end + 3]
    few = " " not in text[start:end].replace(" ", "", 1)
    if few and after[:1] == " " and after[1:].islower() and _ATTRIBUTE.search(before):
        return True
    words = text[start:end].strip(" .,?!").lower().removeprefix("the ")
    return words in own or _NAMED.search(before) is not None


def _reported(hidden: str, sentences: Sequence[Sentence]) -> Iterator[Quoted]:
    for one in sentences:
        found: dict[int, Said] = {id(said.words): said for said in one.said}
        given = [said.words for said in one.said]
        for start, end, words in reported(hidden, one.start, one.end, given):
            speaker = found[id(words)].speaker
            if speaker != UNATTRIBUTED:
                yield Quoted(start=start, end=end, speaker=speaker, direct=False)
