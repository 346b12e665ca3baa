"""The noun phrase that ends, or begins, at a place among the words of a sentence.

There is no parser: a phrase is walked word by word, and the words that cannot stand in one end it.
A phrase keeps its head: "a spokesman for the department" is the spokesman, not the department.
"""

# ruff: noqa: RUF001, SIM905 - curly marks are the matter; lists of words read best as words

import re
from collections.abc import Sequence
from dataclasses import dataclass

from nlp import verbs

HIDDEN = "\N{NULL}"
"""What a quotation's every character is replaced by before its sentence is read."""

_TOKEN = re.compile(
    rf"{HIDDEN}+"
    r"|(?:Department|Ministry)\s(?:for|of)\s(?:[A-Z]\w+,?\s){0,5}(?:and\s)?[A-Z]\w+"
    r"|(?:[A-Z]\w+,\s){1,3}(?:[A-Z]\w+\s){0,2}and\s(?:[A-Z]\w+\s){1,3}Committee"
    r"|(?:St|Mr|Mrs|Ms|Dr|Prof|Cllr|Rev|No)\.|[\w£$€&#@]+(?:[.'’‑/-][\w]+)*|[^\w\s]"
)
_LONGEST = 2000
_REACH = 26
"""Words: no phrase is longer."""
DETERMINERS = frozenset(
    """the a an one its his her their our my your this these those some many most several both all
    another any each every two three four five six seven eight nine ten no other""".split()
)
PREPOSITIONS = frozenset(
    """of for from at in on with by behind representing between among near inside outside under
    within against into to about across""".split()
)
AUXILIARIES = frozenset(
    """is was are were be been being has have had having will would can could should shall may might
    must does do did isn't wasn't aren't weren't won't wouldn't can't couldn't doesn't don't didn't
    isn’t wasn’t aren’t weren’t won’t wouldn’t can’t couldn’t doesn’t don’t didn’t hasn’t hasn't
    it'll it’ll it's it’s there's""".split()
)
_ENDS = frozenset(
    """that which who whom whose when because as if while although though but or than whether where
    what how so yet not nor until unless since before after why then even only just never and to
    like there here being had let lets who's that's whenever whatever whoever anyone anybody nobody
    everyone everybody""".split()
)
PRONOUNS = frozenset("he she they it i we you".split())
_BREAKS = frozenset(":;()[]—–-\"“”‘’'!?.…*•|" + HIDDEN)
_TIME = frozenset(
    """yesterday today tonight now then later also recently already once again still afterwards
    earlier privately publicly simply even only just however instead always never often
    meanwhile nevertheless too rightly""".split()
)
_NOT_ADVERBS = frozenset("family reply supply assembly ally bully italy july early elderly".split())
_YEAR = re.compile(r"(?:19|20)\d\d$")
_SHORT = ("'m", "'re", "'ve", "'d", "'ll")
_BEFORE_MAY = frozenset("in last this since by until next of".split())
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june"
    " july august september october november december".split()
)
_PERIOD = frozenset("week month year night morning evening summer weekend spring autumn".split())

_ONLY_VERBS = frozenset(
    form for form in verbs.SPEECH - verbs.ALSO_NOUNS if not form.endswith("ing")
) | {"called", "hailed", "praised", "dismissed", "condemned", "accused"}


@dataclass(frozen=True, slots=True)
class Word:
    """A word, mark or hidden stretch of a sentence, and where it stands."""

    text: str
    low: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase by the places of its first word and after its last."""

    first: int
    last: int


def words_of(sentence: str) -> list[Word]:
    """Give the words and marks of the first 2,000 code points of `sentence`."""
    return [
        Word(match.group(), match.group().lower().replace("’", "'"), match.start(), match.end())
        for match in _TOKEN.finditer(sentence[:_LONGEST])
    ]


def is_name(word: Word) -> bool:
    """Whether the word begins with a capital letter."""
    return word.text[0].isupper()


def is_hidden(word: Word) -> bool:
    """Whether a quotation stood here."""
    return word.text[0] == HIDDEN


def is_time(words: Sequence[Word], place: int) -> bool:
    """Whether the word says when or how, between a subject and its verb or after it."""
    low = words[place].low
    return (
        low in _TIME
        or low in _DAYS
        or (low.endswith("ly") and not is_name(words[place]) and low not in _NOT_ADVERBS)
        or (low in _PERIOD and words[max(0, place - 1)].low in {"last", "this", "next"})
        or (low in {"last", "this"} and place + 1 < len(words) and words[place + 1].low in _PERIOD)
    )


def breaks(word: Word) -> bool:
    """Whether no phrase goes across this mark."""
    return word.text[0] in _BREAKS


def phrase_before(words: Sequence[Word], stop: int, floor: int) -> Phrase | None:
    """Give the phrase that ends before `stop` and begins at `floor` or later."""
    place = stop - 1
    if place < floor or not _nominal(words[place]):
        return None
    if words[place].low in PRONOUNS:
        return Phrase(place, stop)
    floor = max(floor, stop - _REACH)
    first = _start(words, place, floor)
    while first - 2 >= floor and _joins(words, first - 1):
        earlier = _start(words, first - 2, floor)
        first = earlier
    return Phrase(first, stop)


def phrase_after(words: Sequence[Word], first: int) -> Phrase | None:
    """Give the phrase that begins at `first`."""
    place, stop = first, min(len(words), first + _REACH)
    if place < stop and words[place].low in PRONOUNS:
        return Phrase(first, first + 1)
    while place < stop and (_nominal(words[place]) or _goes_on(words, place, first)):
        if place > first and (is_time(words, place) or words[place].low in PRONOUNS):
            break
        place += 1
    while place > first and words[place - 1].low in PREPOSITIONS | {"and", "&"}:
        place -= 1
    return Phrase(first, place) if place > first else None


def _start(words: Sequence[Word], place: int, floor: int) -> int:
    """Give the first word of the phrase, without prepositions, whose last is at `place`."""
    while place > floor:
        if words[place].low in DETERMINERS and not words[place - 1].low.endswith("'s"):
            if words[place - 1].low in {"all", "both", "many", "some"}:
                place -= 1
            break
        before = words[place - 1]
        joined = place - 2 >= floor and _inside_name(words, place)
        if not (_nominal(before) or joined) or is_time(words, place - 1):
            break
        if (before.low in PREPOSITIONS or before.low in PRONOUNS) and not joined:
            break
        month = before.text == "May" and place > 1 and words[place - 2].low in _BEFORE_MAY
        if month:
            break
        place -= 1
    return place


def _inside_name(words: Sequence[Word], place: int) -> bool:
    """Whether the word before `place` stands inside a name: Work and Pensions, Step Up To Serve."""
    if not (is_name(words[place]) and is_name(words[place - 2])):
        return False
    return words[place - 1].low in {"and", "&"} or words[place - 1].text in {
        "To",
        "The",
        "For",
        "Of",
    }


def _joins(words: Sequence[Word], place: int) -> bool:
    """Whether a preposition at `place` hangs its phrase on a noun before it."""
    if words[place].low not in PREPOSITIONS or words[place].low in {"to", "by", "into", "about"}:
        return False
    return _nominal(words[place - 1]) and not is_time(words, place - 1)


def _goes_on(words: Sequence[Word], place: int, first: int) -> bool:
    if place == first or place + 1 >= len(words):
        return False
    if words[place].low in {"and", "&"}:
        return is_name(words[place - 1]) and is_name(words[place + 1])
    return words[place].low in {"of", "for", "from", "at", "behind", "in", "on"} and _nominal(
        words[place + 1]
    )


def _nominal(word: Word) -> bool:
    """Whether the word can stand in a phrase: a noun, or what goes with one."""
    if not (word.text[0].isalnum() or word.text[0] in "£$€#@&") or _YEAR.match(word.text):
        return False
    if word.low.endswith(_SHORT) and word.low != "o'd":
        return False
    if is_name(word) and (word.start > 0 or word.low not in _NEVER_NAMES):
        return word.low not in _ENDS
    return (
        word.low not in AUXILIARIES
        and word.low not in _ENDS
        and word.low not in PREPOSITIONS
        and word.low not in _ONLY_VERBS
    )


_NEVER_NAMES = (AUXILIARIES | _ENDS | PREPOSITIONS) - {"may", "will"}
