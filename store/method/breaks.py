"""Whether a source's level has fallen for good: change points in its counts of some months.

Found by PELT (Killick, Fearnhead and Eckley 2012, as `ruptures` has it) in the logarithm of daily
counts, out of which the habits of the weekdays are taken. No SQL.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import log, log1p
from statistics import fmean, median

import numpy as np
from numpy.typing import NDArray

DAYS = 90
"""How far back a fall is looked for."""
_LASTING = 10
"""Nights that a level has to last before it is one."""
_LEAST_BEFORE = 14
_LEAST_FALL = 0.75
"""A level that is more than three quarters of the one before is no fall to speak of."""
_LEAST_LEVEL = 1.0
"""Articles a day: of a source that gives fewer, the silences tell more."""
_PENALTY = 6.0
"""On invented counts (Poisson with the spread of a newsroom, flat or of working days only) no fall
is found where there is none, and one by two thirds 25 days ago in 19 of 20 series of ten a day."""
_LEAST_SPREAD = 0.1
_NORMAL = 1.4826
"""From the median absolute deviation to the standard deviation of what is normally distributed."""

Day = tuple[date, float]
"""A day and how many articles came."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fall:
    """A lasting fall in level; numbers are counts a day."""

    since: date
    before: float
    after: float

    @property
    def halved(self) -> bool:
        """Whether no more than half is left."""
        return self.after <= self.before / 2


def lasting_fall(days: Sequence[Day]) -> Fall | None:
    """Find the fall with which the present level began; None where there is none, or no telling.

    `days` are those that could be seen, in order; the last 90 are looked at.
    """
    recent = days[-DAYS:]
    habit = _habit(recent)
    known = [(day, count) for day, count in recent if habit[day.weekday()] > 0]
    if len(known) < _LEAST_BEFORE + _LASTING:
        return None
    signal = np.array([log1p(count) - habit[day.weekday()] for day, count in known])
    ends = _ends(signal)
    if len(ends) < 2:  # noqa: PLR2004 - a single level
        return None
    earlier, at = (ends[-3] if len(ends) > 2 else 0), ends[-2]  # noqa: PLR2004
    first, since = known[earlier][0], known[at][0]
    before = fmean(count for day, count in recent if first <= day < since)
    after = fmean(count for day, count in recent if day >= since)
    if at - earlier < _LEAST_BEFORE or before < _LEAST_LEVEL or after > _LEAST_FALL * before:
        return None
    if median(signal[at:]) - median(signal[earlier:at]) > log(_LEAST_FALL):
        return None  # some days of nothing, and not most of them
    return Fall(since=since, before=before, after=after)


def _habit(days: Sequence[Day]) -> dict[int, float]:
    """Find the usual logarithm of each weekday's count; nought: a day that says nothing."""
    weekdays: dict[int, list[float]] = defaultdict(list)
    for day, count in days:
        weekdays[day.weekday()].append(log1p(count))
    return {weekday: median(values) for weekday, values in weekdays.items()}


def _ends(signal: NDArray[np.float64]) -> list[int]:
    """Cut the signal into levels; return where each ends.

    A cut must be worth its penalty, which is in units of the day-to-day spread: a few days of
    nothing and of much are no change of level.
    """
    from ruptures import Pelt

    steps = np.diff(signal)
    spread = _NORMAL * float(np.median(np.abs(steps - np.median(steps)))) / 2**0.5
    penalty = _PENALTY * log(len(signal)) * max(spread, _LEAST_SPREAD) ** 2
    ends = Pelt(model="l2", min_size=_LASTING, jump=1).fit_predict(signal, penalty)
    return [int(end) for end in ends]
