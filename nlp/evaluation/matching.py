"""When a stretch, a name, a number or a date that was found is the one that was wanted."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from store.records import Claim, Commitment, Mention, Quote

Found: TypeAlias = Mention | Quote | Commitment | Claim
Stretch: TypeAlias = tuple[int, int]

_SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_SMALL_WORDS = "mr mrs ms miss dr sir dame lord lady mp the a an of for at in"
_TITLES = frozenset(_SMALL_WORDS.split())
_NEAR = 0.005
_YEAR = re.compile(r"(?:19|20)\d\d")
_WORD = re.compile(r"\w+")


def places(body: str, wanted: Sequence[Mapping[str, Any]]) -> list[Stretch]:
    """Say where each wanted text stands in `body`; the same text again is the next one."""
    after: dict[str, int] = {}
    stretches = []
    for one in wanted:
        text = one["text"]
        start = body.find(text, after.get(text, 0))
        start = body.find(text) if start < 0 else start
        after[text] = start + 1
        stretches.append((start, start + len(text)))
    return stretches


def pairs(
    wanted: Sequence[Stretch], found: Sequence[Found], *, of_longer: bool
) -> list[tuple[int, int]]:
    """Pair wanted with found stretches, each at most once, those that overlap most first.

    Two stretches are the same when they share half of the longer (mentions and quotes), or half of
    the shorter (commitments and claims, which the labels cut finer than the pipeline does).
    """
    shared = [
        (_overlap(stretch, (one.start, one.end), of_longer=of_longer), here, there)
        for here, stretch in enumerate(wanted)
        for there, one in enumerate(found)
    ]
    taken: list[tuple[int, int]] = []
    for share, here, there in sorted(shared, key=lambda one: (-one[0], one[1], one[2])):
        if 2 * share < 1:
            break
        if all(here != first and there != second for first, second in taken):
            taken.append((here, there))
    return sorted(taken)


def same_name(wanted: str | None, found: str | None) -> bool:
    """Whether two names are of one speaker: the shorter's words, titles apart, are in the other.

    "Ms Vale" is "Ann Vale", and "the Cabinet Office" "a Cabinet Office spokesman"; no name is the
    same as no name only.
    """
    first, second = _words(wanted), _words(found)
    if not first or not second:
        return not first and not second
    return first <= second or second <= first


def same_amount(
    wanted: object, wanted_unit: str | None, found: float | None, found_unit: str | None
) -> bool:
    """Whether two quantities are the same to half a per cent, scales in the unit multiplied out.

    25 GBP million is 25,000,000 GBP. A range ("40 to 50") is met by either end.
    """
    first = _numbers(wanted, wanted_unit)
    if not first or found is None:
        return not first and found is None
    value = found * _scale(found_unit)
    return any(abs(one - value) <= _NEAR * abs(one) for one in first)


def same_unit(wanted: str | None, found: str | None) -> bool:
    """Whether two units, scales apart, share a word, or neither has one."""
    first, second = _words(wanted) - set(_SCALES), _words(found) - set(_SCALES)
    return bool(first & second) or (not first and not second)


def same_time(wanted: str | None, found: str | None) -> bool:
    """Whether two dates as written name one year, or where no year is written, share a word."""
    first, second = set(_YEAR.findall(wanted or "")), set(_YEAR.findall(found or ""))
    if first and second:
        return bool(first & second)
    return bool(_words(wanted) & _words(found)) or (not wanted and not found)


def _overlap(first: Stretch, second: Stretch, *, of_longer: bool) -> float:
    shared = min(first[1], second[1]) - max(first[0], second[0])
    lengths = (first[1] - first[0], second[1] - second[0])
    return max(0, shared) / max(1, max(lengths) if of_longer else min(lengths))


def _words(text: str | None) -> set[str]:
    words = set(_WORD.findall((text or "").casefold())) - _TITLES
    return {word.removesuffix("s") or word for word in words}


def _scale(unit: str | None) -> float:
    return next((size for word, size in _SCALES.items() if word in (unit or "").casefold()), 1.0)


def _numbers(value: object, unit: str | None) -> list[float]:
    if isinstance(value, str):
        written = [float(one) for one in re.findall(r"\d+(?:\.\d+)?", value.replace(",", ""))]
    else:
        written = [float(value)] if isinstance(value, int | float) else []
    return [one * _scale(unit) for one in written]
