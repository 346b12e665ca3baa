"""Numbers, units and times as press prose writes them."""

# ruff: noqa: RUF001, SIM905 - dashes are the matter; lists of words read best as words

import re
from dataclasses import dataclass

_WORDS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve".split()
    )
} | {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "half": 0.5,
    "dozen": 12,
    "hundred": 100,
    "thousand": 1000,
}
_SCALE = {
    "k": 1e3,
    "thousand": 1e3,
    "m": 1e6,
    "mn": 1e6,
    "million": 1e6,
    "bn": 1e9,
    "billion": 1e9,
    "hundred": 100.0,
}
_QUANTITY = re.compile(
    r"(?P<money>[£$€])?(?P<number>\d[\d,]*(?:\.\d+)?)\s?(?P<scale>bn|mn|m|k|million|billion|thousand)?\b"
    r"\s?(?P<percent>%|per\s?cent\b)?"
    rf"|\b(?P<word>(?:{'|'.join(_WORDS)}))\b(?:\s(?P<wordscale>thousand|million|billion|hundred))?"
    r"(?P<wordpercent>\s(?:per\s?cent))?",
    re.IGNORECASE,
)
_NOUN = re.compile(
    r"\s*(?:of\s+|extra\s+|more\s+|new\s+|young\s+|local\s+)*"
    r"(?P<noun>(?:[a-z][a-z-]+\s){0,2}?[a-z][a-z-]+s\b|[a-z][a-z-]+)"
)
_YEAR = re.compile(r"^(?:19|20)\d\d$")
_PERIOD = re.compile(
    r"\b(?:in|since|during|by|between|until)\s+(?:the\s+)?"
    r"(?P<year>(?:\w+\s+)?(?:19|20)\d\d(?:[-–/]\d{2,4})?)"
    r"|\b(?P<span>(?:last|this|past)\s+(?:year|month|week|quarter|\w+\s+(?:years|months))|a year"
    r"|per year"
    r"|annually|every year)",
    re.IGNORECASE,
)
_DEADLINE = re.compile(
    r"\b(?:by|before|within|until|from|over the next|in the next|next)\s+"
    r"(?P<when>(?:the end of\s+)?"
    r"(?:(?:next|this)\s+)?(?:(?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December|spring|summer|autumn|winter|year|month|week|parliament)\b\s*)?(?:20\d\d)?"
    r"(?:(?:\d+|two|three|four|five|ten)\s+(?:years|months|weeks))?)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number with what it counts: money in whole units of its sign, shares in per cent."""

    start: int
    end: int
    value: float
    unit: str


def quantities(text: str) -> list[Quantity]:
    """Give the numbers of `text` that count something; years and bare ordinals are none."""
    found = []
    for match in _QUANTITY.finditer(text):
        number = match["number"] or match["word"]
        if match["number"] and not match["money"] and _YEAR.match(number):
            continue
        scale = (match["scale"] or match["wordscale"] or "").lower()
        value = _value(number) * _SCALE.get(scale, 1.0)
        unit, end = _unit(text, match)
        if unit:
            found.append(Quantity(start=match.start(), end=end, value=value, unit=unit))
    return found


def period(text: str) -> str | None:
    """Say when, as written: a year, a span or a rate; None when the sentence does not say."""
    match = _PERIOD.search(text)
    return (match["year"] or match["span"]).strip() if match else None


def deadline(text: str) -> str | None:
    """By when, as written; None when the sentence does not say."""
    return next((m["when"].strip() for m in _DEADLINE.finditer(text) if m["when"].strip()), None)


def _value(number: str) -> float:
    if number.lower() in _WORDS:
        return float(_WORDS[number.lower()])
    return float(number.replace(",", ""))


def _unit(text: str, match: re.Match[str]) -> tuple[str, int]:
    if match["money"]:
        return {"£": "GBP", "$": "USD", "€": "EUR"}[match["money"]], match.end()
    if match["percent"] or match["wordpercent"]:
        return "per cent", match.end()
    noun = _NOUN.match(text, match.end())
    return (noun["noun"], noun.end()) if noun else ("", match.end())
