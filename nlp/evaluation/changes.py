"""What got better and what got worse between two reports on the same rows, beyond noise."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from nlp.evaluation.figures import Measure, lower_is_better, measured, named, resampled
from nlp.evaluation.report import read_counts
from nlp.lines import BadLine

Verdict = Literal["better", "worse", "no", "untested"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One figure, before and after; `low` and `high` bound new - old at 95 per cent."""

    name: str
    old: float
    new: float
    low: float | None = None
    high: float | None = None

    @property
    def verdict(self) -> Verdict:
        """Whether the change is beyond noise, and in which direction."""
        if self.low is None or self.high is None:
            return "untested"
        if self.low <= 0 <= self.high:
            return "no"
        return "better" if (self.low > 0) != lower_is_better(self.name) else "worse"


def changes(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[Change]:
    """Compare two reports, as JSON, on the same rows; raises BadLine when the rows differ.

    A paired bootstrap over pages (Koehn 2004; Berg-Kirkpatrick et al. 2012): both reports are
    counted on the same thousand draws of pages, and a change is beyond noise when 95 per cent of
    the differences lie on one side of nought. Of twenty figures that did not change, one is found
    changed. Calibration errors are no sums over pages, and are not tested.
    """
    if old["data"] != new["data"]:
        raise BadLine("the two reports are on different rows: evaluate both on the same files")
    first, second = read_counts(old), read_counts(new)
    weights = resampled(len(first.pages))
    before = measured(first.tallies(weights), new["prevalence"])
    order = [first.pages.index(page) for page in second.pages]
    after = measured(second.tallies(weights[:, order]), new["prevalence"])
    return [
        _change(name, old["figures"][name]["value"], new["figures"][name]["value"], before, after)
        for name in named(set(old["figures"]) & set(new["figures"]))
    ]


def _change(
    name: str,
    old: float,
    new: float,
    before: Mapping[str, Measure],
    after: Mapping[str, Measure],
) -> Change:
    if name not in before or name not in after:
        return Change(name=name, old=old, new=new)
    low, high = np.nanquantile(after[name].value - before[name].value, (0.025, 0.975))
    return Change(name=name, old=old, new=new, low=float(low), high=float(high))
