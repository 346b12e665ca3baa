"""Whether a source has been silent for longer than is its habit. No SQL, no calendar."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from numpy import quantile

_LEAST_GAPS = 20
"""Fewer gaps show no habit."""
_LEAST = 3
"""Nights of silence that are always borne with."""
_USUAL = 0.95
_BEYOND = 1.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """A silence that is longer than any that is usual."""

    nights: int
    usual: int
    """Nineteen of twenty gaps were no longer, in nights."""


def unusual_silence(gave: Sequence[bool]) -> Silence | None:
    """Find a silence at the end of some nights that could see, from which of them gave anything.

    It is unusual beyond one and a half times the 95th percentile of earlier gaps between nights
    that gave something, and after three nights at least; None where it is not, or where fewer than
    twenty gaps are known.
    """
    giving = [number for number, any_came in enumerate(gave) if any_came]
    gaps = [later - earlier for earlier, later in pairwise(giving)]
    if len(gaps) < _LEAST_GAPS:
        return None
    usual = int(quantile(gaps, _USUAL, method="higher"))
    nights = len(gave) - 1 - giving[-1]
    if nights < _LEAST or nights <= _BEYOND * usual:
        return None
    return Silence(nights=nights, usual=usual)
