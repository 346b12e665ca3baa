"""A proportion and how sure it is, also near 0 and 1, where the usual interval shrinks to nothing.

The interval is Clopper and Pearson's (Biometrika 26, 1934), which never covers less than it says;
for a sample whose units count differently it is taken at the sample's effective size, as E. Korn
and B. Graubard do for surveys (Survey Methodology 24, 1998). No SQL.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import exp, inf, isinf, lgamma, log, sqrt

CONFIDENCE = 0.95
_TINY = 1e-300
_CLOSE = 1e-12
_STEPS = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A figure with the ends of its 95 % interval."""

    value: float
    low: float
    high: float

    def times(self, factor: float) -> "Estimate":
        """Return the estimate of so many times the figure."""
        return Estimate(value=self.value * factor, low=self.low * factor, high=self.high * factor)


def exactly(value: float) -> Estimate:
    """Return a figure that is known."""
    return Estimate(value=value, low=value, high=value)


def binomial_interval(
    share: float, size: float, *, confidence: float = CONFIDENCE
) -> tuple[float, float]:
    """Return the ends for a share seen in a sample of `size`, which need not be a whole number.

    An infinite size is a census: both ends are the share.
    """
    if isinf(size):
        return share, share
    if size <= 0:
        return 0.0, 1.0
    tail, yes, no = (1 - confidence) / 2, share * size, (1 - share) * size
    low = 0.0 if yes <= _CLOSE else beta_quantile(tail, yes, no + 1)
    high = 1.0 if no <= _CLOSE else beta_quantile(1 - tail, yes + 1, no)
    return min(low, share), max(high, share)


def combined(function: Callable[..., float], *parts: Estimate) -> Estimate:
    """Return an estimate of a function of independent estimates.

    The distances from the value to what it is with one part at an end of its interval, squared and
    added: Zou and Donner's way of recovering variances (Statistics in Medicine 27, 2008), exact
    for sums and of the first order for other smooth functions. It keeps skewed intervals skewed.
    """
    value = function(*(part.value for part in parts))
    down = up = 0.0
    for place, part in enumerate(parts):
        ends = [
            function(*(end if n == place else other.value for n, other in enumerate(parts)))
            for end in (part.low, part.high)
        ]
        down += max(0.0, value - min(ends)) ** 2
        up += max(0.0, max(ends) - value) ** 2
    return Estimate(value=value, low=value - sqrt(down), high=value + sqrt(up))


def within(estimate: Estimate, least: float, most: float = inf) -> Estimate:
    """Cut an interval to what is possible."""
    return replace(estimate, low=max(least, estimate.low), high=min(most, estimate.high))


def beta_quantile(chance: float, a: float, b: float) -> float:
    """Return the x at which a Beta(a, b) variable is below x with that chance, by bisection."""
    low, high = 0.0, 1.0
    while high - low > _CLOSE:
        middle = (low + high) / 2
        if beta_below(middle, a, b) < chance:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def beta_below(x: float, a: float, b: float) -> float:
    """Return the regularised incomplete beta function, by its continued fraction (DLMF 8.17.22)."""
    if x <= 0 or x >= 1:
        return float(x >= 1)
    if x > (a + 1) / (a + b + 2):
        return 1 - beta_below(1 - x, b, a)
    front = lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log(1 - x)
    return exp(front) / a / _fraction(x, a, b)


def _fraction(x: float, a: float, b: float) -> float:
    """Evaluate 1 + d1/(1 + d2/(1 + …)) forwards, after Lentz."""
    value = numerator = 1.0
    denominator = 0.0
    for step in range(1, _STEPS):
        half, odd = divmod(step, 2)
        d = (
            -(a + half) * (a + b + half) * x / ((a + 2 * half) * (a + 2 * half + 1))
            if odd
            else half * (b - half) * x / ((a + 2 * half - 1) * (a + 2 * half))
        )
        denominator = 1 / ((1 + d * denominator) or _TINY)
        numerator = (1 + d / numerator) or _TINY
        value *= numerator * denominator
        if abs(numerator * denominator - 1) < _CLOSE:
            break
    return value
