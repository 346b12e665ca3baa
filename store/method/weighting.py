"""Estimates for an archive from a stratified sample of it.

Each unit counts for as many as its cell has members for each that was coded (the inverse of its
probability: D. Horvitz and D. Thompson, JASA 47, 1952), shares are ratios of two such sums (J.
Hájek, 1971), and variances are taken within the cells, of the ratio's linear part (W. Cochran,
*Sampling Techniques*, 1977, ch. 5 and 6). Their interval is `method.proportion`'s, at the
effective size of the sample. No SQL.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import inf, sqrt

from store.method.proportion import CONFIDENCE, Estimate, binomial_interval, within

_Z = 1.959964
"""Standard deviations on each side of a mean that hold 95 %."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How many members a cell has in the archive; counted, or estimated with an error."""

    members: float
    error: float = 0.0
    """Standard error, where the members were counted in a sample of articles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A sampled unit that was coded."""

    cell: int
    yes: float
    """1 where what is asked holds, 0 where not; coders who differ share a unit between them."""
    asked: float = 1.0
    """1 where the question concerns it, 0 where not; likewise."""


def total(sizes: Iterable[Size]) -> Estimate:
    """Return the members of all cells."""
    told = list(sizes)
    members, error = sum(one.members for one in told), sqrt(sum(one.error**2 for one in told))
    reach = _Z * error
    return within(Estimate(value=members, low=members - reach, high=members + reach), 0.0)


def share(units: Sequence[Unit], sizes: Mapping[int, Size]) -> Estimate | None:
    """Estimate the share of yes among those asked, in the archive; None where none was asked.

    `units` are all that were coded, those the question does not concern too: that a cell holds
    none of them is part of what is not known. A cell of which nothing was coded is left out.
    """
    coded = Counter(unit.cell for unit in units)
    weights = {cell: sizes[cell].members / n for cell, n in coded.items()}
    asked = sum(weights[unit.cell] * unit.asked for unit in units)
    if asked <= 0:
        return None
    found = min(1.0, sum(weights[unit.cell] * unit.asked * unit.yes for unit in units) / asked)
    size = min(
        _kish(units, weights, sizes, coded), _size_of_variance(units, weights, sizes, coded, found)
    )
    low, high = binomial_interval(found, size, confidence=CONFIDENCE)
    return Estimate(value=found, low=low, high=high)


def _kish(
    units: Sequence[Unit],
    weights: Mapping[int, float],
    sizes: Mapping[int, Size],
    coded: Mapping[int, int],
) -> float:
    """Return the size of an equally weighted sample that says as much (L. Kish, 1965)."""
    told = [(weights[unit.cell] * unit.asked, _unseen(unit.cell, sizes, coded)) for unit in units]
    spread = sum(weight**2 * unseen for weight, unseen in told)
    return sum(weight for weight, _ in told) ** 2 / spread if spread > 0 else inf


def _size_of_variance(
    units: Sequence[Unit],
    weights: Mapping[int, float],
    sizes: Mapping[int, Size],
    coded: Mapping[int, int],
    found: float,
) -> float:
    """Return the size at which simple random sampling has the variance that the cells show."""
    parts: dict[int, list[float]] = defaultdict(list)
    for unit in units:
        parts[unit.cell].append(weights[unit.cell] * unit.asked * (unit.yes - found))
    asked = sum(weights[unit.cell] * unit.asked for unit in units)
    variance = sum(_unseen(cell, sizes, coded) * _spread(some) for cell, some in parts.items()) / (
        asked**2
    )
    return found * (1 - found) / variance if variance > 0 else inf


def _spread(parts: Sequence[float]) -> float:
    """Return the variance of a cell's sum; a unit alone in its cell is held against zero."""
    if len(parts) == 1:
        return parts[0] ** 2
    mean = sum(parts) / len(parts)
    return len(parts) / (len(parts) - 1) * sum((part - mean) ** 2 for part in parts)


def _unseen(cell: int, sizes: Mapping[int, Size], coded: Mapping[int, int]) -> float:
    """Return the share of a cell that was not coded: where all of it was, nothing is in doubt."""
    return max(0.0, 1 - coded[cell] / sizes[cell].members)
