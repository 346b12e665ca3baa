"""The subject of a verb of speech: which phrase before it speaks, and what it is said to be."""

# ruff: noqa: SIM905 - lists of words read best as words

from collections.abc import Sequence
from dataclasses import dataclass

from nlp import verbs
from nlp.appositions import before_bracket, before_comma, clause_start
from nlp.phrases import (
    AUXILIARIES,
    DETERMINERS,
    PRONOUNS,
    Phrase,
    Word,
    is_name,
    is_time,
    phrase_after,
    phrase_before,
)
from nlp.roles import can_speak
from nlp.speaking import speaks

_BE = frozenset("is was are were be been being isn't wasn't aren't weren't".split())
_LEADS = frozenset("expected set due likely going forced quick keen went goes had on".split())
_MARKS_OF_FORM = 5
"""Words between a verb and its subject: has not yet been able to."""
_RELATIVES = frozenset("who which whose whom that".split())
_SUBORDINATE = frozenset(
    """if what whatever whether where than because unless which that who whom whose how why whoever
    whenever to let lets""".split()
)


@dataclass(frozen=True, slots=True)
class Subject:
    """The phrase that speaks, and the apposition that goes with it."""

    phrase: Phrase
    beside: tuple[Phrase, ...] = ()
    shared: bool = False
    """The verb has the subject of the verb before it."""
    again: bool = False
    """It has it only where that was a verb of speech too."""

    def about(self, sentence: str, words: Sequence[Word]) -> str:
        """Give the words in apposition."""
        return " ".join(
            sentence[words[one.first].start : words[one.last - 1].end]
            for one in self.beside
            if one.last > one.first
        )


def subject_of(words: Sequence[Word], verb: int) -> Subject | None:
    """Give the subject of the verb at `verb`, which stands before it; None without one."""
    place = _before_auxiliaries(words, verb)
    if place is None:
        return None
    low, last = words[verb].low, words[place]
    floor = clause_start(words, place)
    joined = last.low in {"and", "but"}
    if joined or (low.endswith("ing") and words[place + 1].low not in _BE):
        if not joined and last.text[0] not in ",\0":
            return None
        again = joined and not (low in verbs.TRANSFERS and _that(words, verb))
        return _shared(words, place, again=again)
    if last.low in _RELATIVES:
        return _relative(words, place, floor, low)
    if last.text in {",", ")"}:
        beside = (before_comma if last.text == "," else before_bracket)(words, place, low)
        return Subject(beside.phrase, beside.beside) if beside else None
    return _phrase_at(words, place, floor, verb)


def _phrase_at(words: Sequence[Word], place: int, floor: int, verb: int) -> Subject | None:
    """Give the phrase that ends at `place` as the subject, or the one that it is a part of."""
    low = words[verb].low
    phrase = phrase_before(words, place + 1, floor)
    headed = _headed(words, phrase, floor, low) if phrase else None
    if phrase is None or headed is not None:
        return headed
    before = words[phrase.first - 1].low if phrase.first else ""
    if before in _SUBORDINATE or (before == "when" and low in verbs.BASE):
        return None
    spoken = speaks(words, phrase, low, helped=verb > place + 1)
    return Subject(phrase) if spoken else None


def main_subject(words: Sequence[Word]) -> Phrase | None:
    """Give the phrase with which the sentence begins."""
    first = 0
    while first < len(words) and (
        words[first].low in {"but", "and", "so", "yet"} or not words[first].text[0].isalnum()
    ):
        first += 1
    phrase = phrase_after(words, first) if first < len(words) else None
    if phrase is None or not is_name(words[first]) or words[first].low in DETERMINERS:
        return phrase
    last = first + 1
    while last < phrase.last and (
        is_name(words[last])
        or words[last].low in {"of", "and", "for"}
        or can_speak(words[last].low)
    ):
        last += 1
    return Phrase(first, last)


def _before_auxiliaries(words: Sequence[Word], verb: int) -> int | None:
    """Give the place before the verb's helpers; None where it is passive or an infinitive."""
    place, low, steps = verb - 1, words[verb].low, 0
    while place >= 0 and steps < _MARKS_OF_FORM:
        word = words[place]
        if word.low == "to":
            if place == 0 or words[place - 1].low not in _LEADS:
                return None
            place -= 1 if words[place - 1].low != "on" else 2
        elif (
            word.low in _BE
            and not low.endswith("ing")
            and (words[place + 1].low not in _LEADS or place + 1 == verb)
        ):
            return None
        elif (is_name(word) and (place > 0 or word.text in {"May", "Will"})) or not (
            word.low in AUXILIARIES or is_time(words, place)
        ):
            break
        place, steps = place - 1, steps + 1
    return place if place >= 0 else None


def _that(words: Sequence[Word], verb: int) -> bool:
    return any(word.low == "that" for word in words[verb + 1 : verb + _MARKS_OF_FORM])


def _shared(words: Sequence[Word], place: int, *, again: bool = False) -> Subject | None:
    """Give the sentence's own subject: "X resigned, saying…"; `again`: "X argued… and said…"."""
    phrase = main_subject(words[: place + 1])
    if phrase is None or not speaks(words, phrase, "said"):
        return None
    inside = words[phrase.first : phrase.last]
    if len(inside) == 1 and inside[0].low not in PRONOUNS and not again:
        return Subject(phrase, shared=True) if can_speak(inside[0].low) else None
    return Subject(phrase, shared=True, again=again)


def _relative(words: Sequence[Word], place: int, floor: int, verb: str) -> Subject | None:
    """Give X of "X, who said"."""
    if words[place].low == "that" or place == 0:
        return None
    stop = place - 1 if words[place - 1].text == "," else place
    phrase = phrase_before(words, stop, clause_start(words, stop - 1) if stop else floor)
    if phrase is None or not speaks(words, phrase, verb):
        return None
    bare = stop == place and not is_name(words[phrase.last - 1])
    return None if bare or verb in verbs.BASE else Subject(phrase)


def _headed(words: Sequence[Word], phrase: Phrase, floor: int, verb: str) -> Subject | None:
    """Give X of "X that runs the scheme in the north said"."""
    for place in range(floor + 1, phrase.first):
        low = words[place].low
        if low in verbs.SPEECH or low in {"said", "when", "if", "because", "as"}:
            return None
        if low in {"who", "whose", "which"} or (low == "that" and words[place - 1].low != "so"):
            head = phrase_before(words, place, floor)
            if head is not None and head.first == floor and speaks(words, head, verb):
                return Subject(head, (Phrase(place, phrase.last),))
            return None
    return None
