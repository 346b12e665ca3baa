"""Whether a source gives as much as it does: a week's counts beside the band of the weeks before.

The mean of the last week is held against the mean - 1.5 sd to mean + 2 sd of the 28 days before,
as Media Cloud does for its sources (mediacloud/rss-fetcher and backend, `sources/alerts.py`). A
week, for what is published on working days only would fall out of any band each weekend. No SQL.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import fmean, stdev

WEEK = 7
WINDOW = 28
"""Days before the week, which make the band."""
LEAST_WEEK = 4
LEAST_WINDOW = 14
"""Fewer nights that could see say nothing."""
_BELOW = 1.5
_ABOVE = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A week beside its band; all numbers are counts a day."""

    mean: float
    """Of the week."""
    low: float
    high: float

    @property
    def too_little(self) -> bool:
        """Whether the week is below the band."""
        return self.mean < self.low

    @property
    def too_much(self) -> bool:
        """Whether the week is above the band."""
        return self.mean > self.high


def held_against_band(before: Sequence[float], week: Sequence[float]) -> Held | None:
    """Hold a week's counts against the band of the days before; None where there are too few.

    The band is never narrower than chance makes it: were articles to fall like rain (Poisson), the
    mean of a week would vary by the root of a seventh of the mean. A source that gives exactly ten
    a day is not ill for a day of nine.
    """
    if len(before) < LEAST_WINDOW or len(week) < LEAST_WEEK:
        return None
    mean = fmean(before)
    sd = max(stdev(before), sqrt(max(mean, 1.0) / WEEK))
    return Held(mean=fmean(week), low=mean - _BELOW * sd, high=mean + _ABOVE * sd)
