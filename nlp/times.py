"""When a figure holds and by when a promise is due: an explicit year where the words make it plain.

"Next summer" in a text of November 2010 is "summer 2011". Without the text's day, or where the
words leave it open ("in the past three years"), they are given as written.
"""

# ruff: noqa: SIM905 - lists of words read best as words

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeAlias

from nlp.numbers import lowered

_COUNTS = {
    word: value
    for value, word in enumerate("one two three four five six seven eight nine ten".split(), 1)
} | {"a": 1, "few": 0, "several": 0}
_MONTHS = (
    "January February March April May June July August September October November December".split()
)
_LAST_MONTH = {"spring": 5, "summer": 8, "autumn": 11, "winter": 12}
_SEASON_LASTS = 3
"""Months."""
_JULY = 7
_MARKS = re.compile(r"[;,.:] ")
_MARK = 30
_MONTH, _SEASON, _YEAR = "|".join(_MONTHS).lower(), "|".join(_LAST_MONTH), r"(?:19|20)\d\d"
_MAY_SAY = re.compile(
    rf"{_YEAR}|year|month|week|da(?:y|ily)|decade|{_SEASON}|{_MONTH}|annual|morning|evening"
    rf"|parliament"
    r"|election|session|century|force|effect|law|passed"
)
"""Every rule below needs one of these."""
_COUNT = rf"(?:\d{{1,2}}|{'|'.join(_COUNTS)})"

_Resolve: TypeAlias = Callable[[re.Match[str], date], str | None]
_Rule: TypeAlias = tuple[re.Pattern[str], _Resolve | None]
"""Words that say when (group `when`), and what they mean at a day; None: as they are written."""


def period(text: str, day: date | None, at: int = 0) -> str | None:
    """Say when the figure that ends at offset `at` holds, or how often; None when `text` does not.

    How often is said beside the figure: "every day" elsewhere tells of something else.
    """
    often = _OFTEN.match(text, at)
    return _nearest(text, _PERIODS, day, at) or (often["when"] if often else None)


def deadline(text: str, day: date | None, at: int = 0) -> str | None:
    """By when the promise at offset `at` is due; None when `text` does not say."""
    return _nearest(text, _DEADLINES, day, at)


def _nearest(text: str, rules: Sequence[_Rule], day: date | None, at: int) -> str | None:
    """Give the time that stands nearest to `at`, earlier rules first where two overlap."""
    taken: list[tuple[int, int, str]] = []
    low = lowered(text)
    if not _MAY_SAY.search(low):
        return None
    for pattern, resolve in rules:
        for match in pattern.finditer(low):
            start, end = match.span("when")
            if all(end <= first or start >= last for first, last, _ in taken):
                says = resolve(match, day) if resolve and day else None
                taken.append((start, end, says or text[start:end]))
    best = min(taken, key=lambda one: _distance(text, one[0], one[1], at), default=None)
    return best[2] if best else None


def _distance(text: str, start: int, end: int, at: int) -> int:
    """Give how far a time stands from `at`; a mark between them is worth so many letters."""
    between = text[end:at] if end <= at else text[at:start]
    return len(between) + _MARK * len(_MARKS.findall(between))


def _next_or_last(match: re.Match[str], day: date) -> str:
    """Resolve next, last or this year, month, week, season or named month."""
    what = match["what"]
    step = {"next": 1, "coming": 1, "last": -1, "previous": -1}.get(match["which"], 0)
    if what == "year":
        return str(day.year + step)
    if what in {"month", "week"}:
        months = 12 * day.year + day.month - 1 + (step if what == "month" else 0)
        return f"{_MONTHS[months % 12]} {months // 12}"
    name, first, last = _span(what)
    if step > 0:
        return f"{name} {day.year + (day.month >= first)}"
    return f"{name} {day.year - (day.month <= last if step else False)}"


def _coming(match: re.Match[str], day: date) -> str:
    """Resolve a season or month without a year: the next to end."""
    name, _, last = _span(match["what"])
    return f"{name} {day.year + (day.month > last)}"


def _gone(match: re.Match[str], day: date) -> str:
    """Resolve a season or month without a year: the last to begin."""
    name, first, _ = _span(match["what"])
    return f"{name} {day.year - (day.month < first)}"


def _span(what: str) -> tuple[str, int, int]:
    """Give the name of a season or month, its first month and its last."""
    if what in _LAST_MONTH:
        return what, _LAST_MONTH[what] - _SEASON_LASTS + 1, _LAST_MONTH[what]
    month = _MONTHS.index(what.capitalize()) + 1
    return what.capitalize(), month, month


def _within(match: re.Match[str], day: date) -> str | None:
    count, unit = match["count"] or "one", match["unit"].removesuffix("s")
    years = (int(count) if count.isdigit() else _COUNTS[count]) * (10 if unit == "decade" else 1)
    if not years or unit not in {"year", "decade"}:
        return None
    runs = match["how"] in {"over", "for", "in each of"}
    return f"{day.year} to {day.year + years}" if runs else str(day.year + years)


def _today(_: re.Match[str], day: date) -> str:
    return f"{_MONTHS[day.month - 1]} {day.year}"


def _new_year(_: re.Match[str], day: date) -> str:
    return str(day.year + (day.month >= _JULY))


def _rule(pattern: str, resolve: _Resolve | None = None) -> _Rule:
    return re.compile(rf"\b{pattern}\b"), resolve


_DATED = (
    _rule(
        rf"(?:from\s|between\s)?(?P<when>(?:(?:{_MONTH})\s)?(?<![\d,.£$€#/-]){_YEAR}"
        r"(?:\s?[-\N{EN DASH}/]\s?|\s(?:to|until|and)\s)"
        rf"(?:(?:{_MONTH})\s)?(?:{_YEAR}|\d\d(?!\s?%)))"
    ),
    _rule(
        r"(?P<when>(?:the\s(?:end|start)\sof\s)?(?:\d{1,2}(?:st|nd|rd|th)?\s)?"
        rf"(?:(?:{_MONTH}|{_SEASON}|early|late|mid)[\s-](?:of\s)?)?(?<![\d,.£$€#/-]){_YEAR})"
        r"(?![,.]?\d|%|\s(?:people|per\s))"
    ),
    _rule(
        r"(?P<when>(?:the\s)?(?P<which>next|last|this|coming|previous)\s(?:financial\s|calendar\s)?"
        rf"(?P<what>year|month|week|{_SEASON}|{_MONTH}))",
        _next_or_last,
    ),
)
_PERIODS = (
    _rule(
        rf"(?P<when>since\s(?:(?:the\sstart\sof|early|late)\s)?(?:(?:{_MONTH}"
        rf"|{_SEASON})\s)?{_YEAR})"
    ),
    *_DATED,
    _rule(
        rf"(?P<when>(?:the\s)?(?:last|past|previous)\s{_COUNT}\s(?:years?|months?|weeks?)"
        rf"|(?:over|in|within)\s(?:a\ssingle|its\sfirst|{_COUNT})\s(?:years?|months?|decades?))"
    ),
    _rule(rf"(?:in|during|by|over)\s(?:the\s)?(?P<when>(?P<what>{_MONTH}|{_SEASON}))", _gone),
    _rule(r"(?P<when>today|yesterday|this\s(?:morning|afternoon|evening))", _today),
)
_OFTEN = re.compile(
    r"(?:\s(?:of|for|to|in)?\s?[\w-]{1,20})?\s"
    r"(?P<when>(?:a|per|each|every)\s(?:year|month|week|day)|annually|year\son\syear)\b",
    re.IGNORECASE,
)
_DEADLINES = (
    *_DATED,
    _rule(
        r"(?P<how>within|inside|over|in|for|in\seach\sof)\s"
        rf"(?P<when>(?:the\s)?(?:next\s|coming\s)?(?P<count>{_COUNT})?\s?"
        r"(?P<unit>years?|decades?|months?|weeks?|days))",
        _within,
    ),
    _rule(
        r"(?:in|by|before|from|until|during|over|this)\s(?:the\s)?(?:(?:end|start"
        r"|middle)\sof\s)?(?:the\s)?"
        rf"(?P<when>(?P<what>{_MONTH}|{_SEASON})(?:\s(?:break|recess|holidays))?)",
        _coming,
    ),
    _rule(r"in\s(?P<when>the\snew\syear)", _new_year),
    _rule(
        r"(?:by|before|until|within|in)\s(?P<when>(?:the\s)?(?:(?:end|life|lifetime|course)\sof\s)?"
        r"(?:(?:the|this|next)\s){0,2}(?:parliament|election|session|century))"
    ),
    _rule(
        r"(?P<when>(?:before|once|when|as\ssoon\sas)\s(?:[A-Za-z]+\s){1,5}?"
        r"(?:comes?\sinto\sforce|takes?\seffect|becomes?\slaw|is\spassed))"
    ),
)
