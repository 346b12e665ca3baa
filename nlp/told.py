"""Who is said to speak in each sentence of a text, in order: attributions, and whom they mean."""

# ruff: noqa: SIM905 - lists of words read best as words

from dataclasses import dataclass, field

from nlp.attribution import Attribution, attributions
from nlp.cast import Cast
from nlp.phrases import words_of
from nlp.subjects import main_subject
from store.records import Speaker

_REFERS = frozenset("he she it they one some others".split())
_OPENING = 200
"""Code points in which a sentence's subject is looked for."""
_MOST = 30
"""Attributions that are kept of one sentence; no sentence of prose has as many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """An attribution, where it stands in the text, and whom it means."""

    start: int
    end: int
    words: Attribution
    speaker: Speaker


@dataclass(slots=True, kw_only=True)
class Sentence:
    """A sentence's ends, who speaks in it, and its subject where that may be one who does."""

    start: int
    end: int
    said: list[Said] = field(default_factory=list)
    subject: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """A stretch of text, marks excluded, and whose words it is."""

    start: int
    end: int
    speaker: Speaker
    direct: bool


def told(hidden: str, start: int, end: int, cast: Cast) -> Sentence:
    """Read the sentence at `start`, whose quotations are hidden; `cast` notes whom it names."""
    words = hidden[start:end].rstrip()
    found = Sentence(start=start, end=end)
    tokens = words_of(words[:_OPENING])
    first = main_subject(tokens)
    if first is not None:
        found.subject = words[tokens[first.first].start : tokens[first.last - 1].end]
    given = attributions(words)[:_MOST]
    refers = bool(given) and given[0].who.lower() in _REFERS and given[0].start > 0
    if found.subject and (refers or not given):
        if not given:
            cast.overhear(words)
        cast.meet(found.subject)
    for one in given:
        label = one.way == "label"
        place = start + one.start
        speaker = cast.label(one.who) if label else cast.speaker(one.who, one.about, place)
        if not label or speaker.role is not None:
            found.said.append(Said(start=place, end=start + one.end, words=one, speaker=speaker))
    return found
