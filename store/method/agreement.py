"""Whether coders agree: Krippendorff's alpha for nominal values, with a bootstrap interval.

Any number of coders, any of whom may have left out any unit. K. Krippendorff, *Content Analysis*
(4th ed., 2019), ch. 12, and "Computing Krippendorff's Alpha-Reliability" (2011). The interval is
the percentile bootstrap over units that A. Zapf et al. found to cover best (BMC Medical Research
Methodology 16:93, 2016). No SQL.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from store.method.proportion import binomial_interval

RELIABLE = 0.8
TENTATIVE = 2 / 3
"""Krippendorff's two limits: below the second, no conclusion rests on the values."""
_RESAMPLES = 2000
_PAIR = 2
_Counts = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How far coders agree beyond chance: 1 is always, 0 no better than chance."""

    alpha: float | None
    """None where nothing was coded twice, or one value is all that anybody gave."""
    low: float | None
    high: float | None
    units: int
    """Those that two or more coders coded."""

    @property
    def reading(self) -> str:
        """What it means, in plain words."""
        if not self.units:
            return "nothing was coded by two people"
        if self.alpha is None:
            return "cannot be said: every coder gave one and the same value throughout"
        if self.alpha >= RELIABLE:
            return "reliable"
        if self.alpha >= TENTATIVE:
            return "good enough for tentative conclusions only"
        return "not to be relied on: improve the codebook, and code again"


def nominal_alpha(
    units: Sequence[Sequence[Hashable]], *, seed: int = 0, confidence: float = 0.95
) -> Agreement:
    """Compute alpha; a unit is the values that coders gave it, in any order, missing ones left out.

    `seed` makes the bootstrap repeatable.
    """
    counts = _counted(units)
    if not len(counts):
        return Agreement(alpha=None, low=None, high=None, units=0)
    apart = _apart(counts)
    alpha = float(_alphas(apart.sum(keepdims=True), counts.sum(axis=0, keepdims=True))[0])
    if np.isnan(alpha):
        return Agreement(alpha=None, low=None, high=None, units=len(counts))
    low, high = _interval(counts, apart, seed, confidence)
    return Agreement(alpha=alpha, low=min(low, alpha), high=max(high, alpha), units=len(counts))


def _counted(units: Sequence[Sequence[Hashable]]) -> _Counts:
    """Count, a row a unit that has two values or more, how often it was given each value."""
    paired = [unit for unit in units if len(unit) >= _PAIR]
    place = {value: n for n, value in enumerate(dict.fromkeys(v for unit in paired for v in unit))}
    counts = np.zeros((len(paired), len(place)))
    for row, unit in enumerate(paired):
        for value in unit:
            counts[row, place[value]] += 1
    return counts


def _apart(counts: _Counts) -> _Counts:
    """Give each unit's share of the observed disagreement: pairs that differ over values less 1."""
    given = counts.sum(axis=1)
    return np.asarray((given**2 - (counts**2).sum(axis=1)) / (given - 1))


def _alphas(apart: _Counts, totals: _Counts) -> _Counts:
    """Return alpha for each row of totals; not a number where only one value was given."""
    given = totals.sum(axis=1)
    expected = (given**2 - (totals**2).sum(axis=1)) / (given - 1)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(expected > 0, 1 - apart / expected, np.nan)


def _interval(counts: _Counts, apart: _Counts, seed: int, confidence: float) -> tuple[float, float]:
    units = len(counts)
    if not apart.any():
        return _never_apart(counts, confidence), 1.0
    times = np.random.default_rng(seed).multinomial(units, [1 / units] * units, size=_RESAMPLES)
    alphas = _alphas(times @ apart, times @ counts)
    tail = (1 - confidence) / 2
    low, high = np.nanquantile(alphas, [tail, 1 - tail])
    return float(low), float(high)


def _never_apart(counts: _Counts, confidence: float) -> float:
    """Bound alpha where nobody differed: no resample ever would, however few the units.

    Taken instead: the largest share of units in which coders may differ, though none was seen.
    """
    totals = counts.sum(axis=0)
    given = totals.sum()
    expected = (given**2 - (totals**2).sum()) / (given * (given - 1))
    _, most = binomial_interval(0.0, len(counts), confidence=confidence)
    return float(max(-1.0, 1 - most / expected))
