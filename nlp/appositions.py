"""A name and what stands beside it: "Ann Vale, head of Mendwell, said"."""

# ruff: noqa: SIM905 - lists of words read best as words

from collections.abc import Sequence
from dataclasses import dataclass

from nlp.phrases import (
    AUXILIARIES,
    PREPOSITIONS,
    PRONOUNS,
    Phrase,
    Word,
    breaks,
    is_hidden,
    is_name,
    phrase_before,
)
from nlp.speaking import speaks

_LONGEST = 30
_LONGEST_AFTER = 18
_BRACKET = 8
_SEGMENTS = 4
_NO_APPOSITION = (
    AUXILIARIES
    | PRONOUNS
    | frozenset(
        "and but to when while if as or so adding saying that for with after before".split()
    )
)


@dataclass(frozen=True, slots=True)
class Beside:
    """The phrase that speaks, and the phrases in apposition to it."""

    phrase: Phrase
    beside: tuple[Phrase, ...]


def before_comma(words: Sequence[Word], comma: int, verb: str) -> Beside | None:
    """Give X of "X, head of Y, said": the nearest phrase before a comma that speaks."""
    stop = comma
    beside: list[Phrase] = []
    for _ in range(_SEGMENTS):
        first = stop
        while first > 0 and words[first - 1].text != "," and not _closed(words[first - 1]):
            first -= 1
        segment = Phrase(first, stop)
        if first == 0 or words[first - 1].text != ",":
            return _last_of(words, segment, beside, verb)
        if comma - first > _LONGEST:
            return None
        if _is_person(words, segment):
            before = _segment_before(words, first - 1)
            return Beside(segment, (*([before] if before else []), *beside))
        beside.append(segment)
        person = (
            phrase_before(words, first - 1, clause_start(words, first - 2)) if first > 1 else None
        )
        if person and _stands_alone(words, person) and speaks(words, person, verb):
            return Beside(person, tuple(beside))
        stop = first - 1
    return None


def before_bracket(words: Sequence[Word], place: int, verb: str) -> Beside | None:
    """Give X of "X (Leeds North, Lab) said"."""
    opening = next(
        (at for at in range(place - 1, max(-1, place - _BRACKET), -1) if words[at].text == "("),
        None,
    )
    if not opening:
        return None
    phrase = phrase_before(words, opening, clause_start(words, opening - 1))
    if phrase is None or not speaks(words, phrase, verb):
        return None
    return Beside(phrase, (Phrase(opening + 1, place),))


def _leads_on(low: str) -> bool:
    return low in _NO_APPOSITION or (low.endswith("ing") and low not in {"acting", "leading"})


def apposition_after(sentence: str, words: Sequence[Word], place: int) -> str:
    """Give the apposition that stands between the comma at `place` and the next mark."""
    last = place + 1
    if last >= len(words) or words[place].text not in ",(" or _leads_on(words[last].low):
        return ""
    while last < len(words) and not breaks(words[last]) and words[last].text != ",":
        last += 1
    inside = words[place + 1 : last]
    relative = bool(inside) and inside[0].low in {"who", "whose", "which"}
    if not inside or len(inside) > _LONGEST_AFTER or is_hidden(inside[-1]):
        return ""
    if not relative and any(word.low in AUXILIARIES for word in inside):
        return ""
    return sentence[inside[0].start : inside[-1].end]


def _closed(word: Word) -> bool:
    """Whether an apposition ends here: a few quoted words do not end it."""
    return breaks(word) and not (is_hidden(word) and word.end - word.start < _LONGEST)


def _last_of(
    words: Sequence[Word], segment: Phrase, beside: Sequence[Phrase], verb: str
) -> Beside | None:
    phrase = phrase_before(words, segment.last, segment.first) if beside else None
    if phrase is None or not speaks(words, phrase, verb):
        return None
    return Beside(phrase, tuple(beside))


def _segment_before(words: Sequence[Word], comma: int) -> Phrase | None:
    return phrase_before(words, comma, clause_start(words, comma - 1)) if comma > 0 else None


def _is_person(words: Sequence[Word], phrase: Phrase) -> bool:
    inside = words[phrase.first : phrase.last]
    return 1 < len(inside) <= _SEGMENTS + 1 and all(is_name(word) for word in inside)


def _stands_alone(words: Sequence[Word], phrase: Phrase) -> bool:
    """Whether the phrase ends in a name that hangs on no preposition: not "of Lower Stoke"."""
    inside = words[phrase.first : phrase.last]
    if not is_name(inside[-1]) or any(word.low in {"of", "for", "from"} for word in inside):
        return False
    return phrase.first == 0 or words[phrase.first - 1].low not in PREPOSITIONS


def clause_start(words: Sequence[Word], place: int) -> int:
    """Give where the clause begins that ends at `place`."""
    first = place
    while first > 0 and not breaks(words[first - 1]) and words[first - 1].text != ",":
        first -= 1
    return first
