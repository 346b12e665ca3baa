"""What a number counts: "more than 70,000 jobs", "£3m for libraries", "15 of the 18 bidders"."""

# ruff: noqa: RUF001, SIM905 - curly marks are the matter; lists of words read best as words

import re
from dataclasses import dataclass

from nlp.numbers import Number, numbers

SPANS = frozenset(
    "year month week day hour minute decade quarter night mile day weekend term".split()
)
"""Units of time and length, in the singular: what they count is seldom an achievement."""

_MODIFIER = re.compile(
    r"\b(?:(?:(?:no )?(?:more|fewer|less) than|well over|over|above|under|below"
    r"|at (?:least|most)|up to"
    r"|as (?:many|much|high|low|few) as|about|around|roughly|some|nearly|almost|close to|only|just"
    r"|approximately|an? (?:estimated|average of|total of|combined|further|extra|additional|record)"
    r"|an?|the|a further|another|the first|between) )+\Z",
    re.IGNORECASE,
)
_MODIFIER_ENDS = frozenset(
    """than over above under below least most to as about around roughly some nearly almost only
    just approximately estimated of combined further extra additional record a an the another first
    between""".split()
)
_WINDOW = 60
_WORD = re.compile(r"\s(?P<word>[A-Za-z\d][\w'’-]*)")
_PARTITIVE = re.compile(
    r"\s(?:out\s)?of\s(?:(?:the|its|their|all|these|those|our)\s)?(?:(?:first|last|only)\s)?"
    r"(?:(?:\d[\d,]*|[a-z]{3,6}teen|[a-z]{3,6}ty|two|three|four|five|six|seven|eight|nine|ten"
    r"|eleven|twelve)(?=\s))?"
)
_ENDS_NOUN = frozenset(
    """a an the and or but of in on at by to for from with as is are was were be been being has have
    had will would can could may might must should do does did that which who whom whose than then
    this these those it its he she they we you i not no so if when while where because since until
    before after per said says say told over under between into out up down off back about against
    through during each every all any both there here now also still only just ago later earlier
    away today yesterday get gets got gave give took take came come go went make made want wanted
    found find thought feel felt last next across around near within without towards among like
    already have's run left lost won sought chose help need""".split()
)
_PLURAL = re.compile(
    r"(?:[a-rt-z'’]s|ss?es|people|men|women|children|staff|bureaux|youth)\Z", re.IGNORECASE
)
_LONGEST_NOUN = 5


_BARE = re.compile(
    r"\s(?:have|has|had|were|was|are|is|took|take|will|would|signed|joined|came|went|did|more"
    r"|in\sall)\b"
    r"|\Z"
)
_JOINED = frozenset({"and", "or"})
_LONGEST_NOUN = 5
_MOST = 40
"""Figures of a text that are read: what holds more is a table."""
_LEAST_BARE = 10
"""A smaller number that counts nothing named is seldom a figure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number with what it counts: money in whole units of its sign, shares in per cent."""

    start: int
    """Offset of the words that belong to the number: "more than" in "more than 70 jobs"."""
    end: int
    """Offset after what it counts."""
    value: float
    unit: str
    """Empty where the text leaves it out: "2,000 have taken part"."""


def quantities(text: str) -> list[Quantity]:
    """Give the first 40 figures of `text` that count something; none within another."""
    found: list[Quantity] = []
    for number in numbers(text):
        if len(found) == _MOST:
            break
        noun, end = _noun(text, number.end)
        unit = number.unit or noun
        start = _modified(text, number)
        bare = not unit and number.value >= _LEAST_BARE and _stands_alone(text, start, number)
        if (unit or bare) and not (found and number.start < found[-1].end):
            found.append(
                Quantity(
                    start=start,
                    end=number.end if number.unit else end,
                    value=number.value,
                    unit=unit,
                )
            )
    return found


def is_span(quantity: Quantity) -> bool:
    """Say whether a quantity counts time or distance."""
    last = quantity.unit.split()[-1:] or [""]
    return last[0].lower().removesuffix("s") in SPANS


def _stands_alone(text: str, start: int, number: Number) -> bool:
    """Say whether a number counts what the text leaves out: "2,000 have", "more than 500"."""
    return start < number.start or _BARE.match(text, number.end) is not None


def _modified(text: str, number: Number) -> int:
    before = text[max(0, number.start - _WINDOW) : number.start]
    last = before.rstrip().rpartition(" ")[2].lower()
    modifier = _MODIFIER.search(before) if last in _MODIFIER_ENDS else None
    return number.start - (len(modifier.group()) if modifier else 0)


def _noun(text: str, at: int) -> tuple[str, int]:
    """Give the plural noun, with what describes it, that begins at `at`, and where it ends."""
    whole = _PARTITIVE.match(text, at)
    reached = whole.end() if whole else at
    words: list[str] = []
    while len(words) < _LONGEST_NOUN and (match := _WORD.match(text, reached)):
        word = match["word"]
        if word.lower() in _ENDS_NOUN and not (words and word in _JOINED):
            break
        words.append(word)
        reached = match.end()
        if _PLURAL.search(word):
            return " ".join(words), reached
    return "", at
