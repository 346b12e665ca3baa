"""The words that an attribution gives to its speaker without quotation marks."""

# ruff: noqa: RUF001, SIM905 - curly marks are the matter; lists of words read best as words

import re
from collections.abc import Iterator, Sequence

from nlp import verbs
from nlp.attribution import Attribution
from nlp.phrases import HIDDEN

_LEAST_WORDS = 2
_EDGES = " ,.;:\n–—\"'“”‘’?"
_ALWAYS = frozenset("said says say saying told tells adds added".split())
_ASKS = frozenset("asked asks urged urges".split())
_FINITE = re.compile(
    r"\b(?:is|was|are|were|will|would|has|have|had|can|could|should|may|might|must|does|do|did|wo|ca)"
    r"(?:n['’]t)?\b|\b\w+['’](?:s|ll|re|ve|d)\b|\bn['’]t\b|\b\w{3,}ed\b"
)
_FIGURE = re.compile(r"\d|\bper cent\b|\b(?:half|third|quarter|fifth|tenth)s?\b")
_OPENING = re.compile(r"\s*(?:that\s+|how\s+)?")
_THOUGH = re.compile(r",\s(?:though|although)\s.*", re.DOTALL)
_AND_THAT = re.compile(r",?\s+(?:and|but)\s+that\s+")
_NEXT = re.compile(r",?\s*(?:\b(?:and|but|while)\b\s*)?$")
_FIRST_WORDS = 140
"""Code points: a clause has its verb by then."""


def reported(
    hidden: str, start: int, end: int, said: Sequence[Attribution]
) -> Iterator[tuple[int, int, Attribution]]:
    """Give the stretches reported in the sentence at `start`, each with its attribution.

    `said` are the sentence's attributions, in its own code points. A stretch with a quotation in it
    is left to the quotation.
    """
    for place, one in enumerate(said):
        following = said[place + 1].start + start if place + 1 < len(said) else end
        if not _gives_words(hidden[start : start + one.end], one):
            continue
        for stretch in _stretches(hidden, start, end, one, following):
            begin, stop = _trimmed(hidden, *stretch)
            words = hidden[begin:stop]
            if len(words.split()) > _LEAST_WORDS and HIDDEN not in words:
                yield begin, stop, one


def _gives_words(before: str, one: Attribution) -> bool:
    """Whether the verb gives words to somebody other than the author; `before` ends with it."""
    if one.way in {"by", "label"} or one.verb in verbs.SHOWING:
        return False
    return one.who.lower() not in {"i", "we", "you"} and (one.speech or before.endswith("that"))


def _stretches(
    hidden: str, start: int, end: int, one: Attribution, following: int
) -> Iterator[tuple[int, int]]:
    if one.after:
        before, after = (start, start + one.start), (start + one.end, end)
        if HIDDEN in hidden[max(start, before[1] - 2) : before[1] + 1]:
            return
        if one.way == "according" and _FIGURE.search(hidden[slice(*before)]):
            return
        longer = max(before, after, key=lambda part: len(hidden[slice(*part)].strip(_EDGES)))
        yield longer if one.way == "aside" else before
        return
    begin = start + one.end
    stop = _NEXT.sub("", hidden[begin:following]) if following < end else hidden[begin:end]
    stop = _THOUGH.sub("", stop)
    if one.verb in _ASKS:
        asked = re.search(r"\bto\s", stop)
        if asked:
            yield begin + asked.start(), begin + len(stop)
        return
    opened = hidden[max(start, begin - 5) : begin].endswith("that")
    if one.way == "clause" and not opened:
        that = _OPENING.match(stop)
        opened = bool(that and that.group().strip())
        if not opened and one.verb not in _ALWAYS and not _FINITE.search(stop[:_FIRST_WORDS]):
            return
        if re.match(r"\s*to\s", stop):
            return
        begin, stop = begin + (that.end() if that else 0), stop[that.end() if that else 0 :]
    yield from _split(begin, stop)


def _split(begin: int, words: str) -> Iterator[tuple[int, int]]:
    """Part "that one and that other"."""
    reached = 0
    for match in _AND_THAT.finditer(words):
        yield begin + reached, begin + match.start()
        reached = match.end()
    yield begin + reached, begin + len(words)


def _trimmed(hidden: str, begin: int, stop: int) -> tuple[int, int]:
    while begin < stop and hidden[begin] in _EDGES:
        begin += 1
    while stop > begin and hidden[stop - 1] in _EDGES:
        stop -= 1
    return begin, stop
