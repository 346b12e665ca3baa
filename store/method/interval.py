"""How uncertain a share is. Nothing here knows what is being counted."""

from dataclasses import dataclass
from math import sqrt

Z95 = 1.959963984540054
"""Standard normal quantile for a two-sided interval of 95 %."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A share between nought and one, with its interval."""

    value: float
    low: float
    high: float


def wilson(hits: int, total: int, *, z: float = Z95) -> Share | None:
    """Share of hits with Wilson's score interval (Wilson 1927, JASA 22: 209-212).

    None where there is nothing to take a share of: no cases are not a share of nought.
    """
    if not 0 <= hits <= total:
        raise ValueError(f"{hits} of {total} is no share: give 0 <= hits <= total")
    if total == 0:
        return None
    value = hits / total
    scale = 1 + z * z / total
    centre = (value + z * z / (2 * total)) / scale
    reach = z / scale * sqrt(value * (1 - value) / total + z * z / (4 * total * total))
    return Share(
        value=value,
        low=max(0.0, min(centre - reach, value)),
        high=min(1.0, max(centre + reach, value)),
    )
