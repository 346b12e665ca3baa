"""How the words spoken stand to the verb of speech: behind it, before it, around it."""

# ruff: noqa: RUF001, SIM905 - dashes are the matter; lists of words read best as words

from collections.abc import Sequence
from typing import Literal

from nlp import verbs
from nlp.phrases import (
    AUXILIARIES,
    HIDDEN,
    PRONOUNS,
    Word,
    breaks,
    is_hidden,
    is_time,
    phrase_after,
)

Way = Literal["clause", "colon", "aside", "inverted", "according", "by", "label"]


OPENS = frozenset(",?!–—-;)" + HIDDEN)
"""Marks behind which a verb can stand before its subject."""
_GOES_AFTER = frozenset(
    """who whose which when after before in on at as to during of for yesterday today last this
    earlier while and with from""".split()
)
_LONGEST_HEARER = 9
_NEAR = 4
_HEARD = verbs.TRANSFERS | {"said", "says", "added"}


def way_of(words: Sequence[Word], first: int, place: int) -> tuple[Way, int]:
    """How the words spoken stand to the verb at `place`, and the place where they can begin."""
    last = place + 1
    while last < len(words) and is_time(words, last):
        last += 1
    mark = words[last].text[0] if last < len(words) else "."
    opened = first > 0 and words[first - 1].text[0] in OPENS
    if mark in ",.;?!–—" and opened:
        return "aside", last
    if words[place].low in verbs.TRANSFERS or mark not in ":,.":
        last = _after_hearer(words, place, last)
    if last < len(words) and words[last].text == ":":
        return "colon", last + 1
    if last >= len(words) or (words[last].text in ".;" and opened):
        return "aside", min(last, len(words))
    return "clause", last


def _after_hearer(words: Sequence[Word], verb: int, place: int) -> int:
    """Skip "the Commons", "a rally in Leeds on Monday", and "that"."""
    reach = range(place, min(len(words), place + _LONGEST_HEARER))
    for that in reach:
        text = words[that].text
        if text == "that" and (that == place or words[verb].low in verbs.TRANSFERS):
            return that + 1
        if text == ":":
            return that
        if text == "," or _stops(words[that]) or (that == place and words[verb].low not in _HEARD):
            break
    if words[verb].low in verbs.TRANSFERS and place < len(words):
        hearer = phrase_after(words, place)
        return min(hearer.last, place + _NEAR) if hearer else place
    return place


def _stops(word: Word) -> bool:
    return (
        word.low in PRONOUNS
        or word.low in AUXILIARIES
        or is_hidden(word)
        or (breaks(word) and word.text != "'")
    )


def closes(words: Sequence[Word], place: int) -> bool:
    """Whether a subject that stands behind its verb ends at `place`."""
    return (
        place >= len(words)
        or words[place].text[0] in ",.:;?!()–—-" + HIDDEN
        or (words[place].low in _GOES_AFTER or is_time(words, place))
    )
