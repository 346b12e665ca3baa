"""The headline figures, each with its interval: what floors hold and what changes are told of."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from nlp.evaluation.tally import ALL, Array, Counts, Key, Tally, share

RESAMPLES = 1000
_SEED = 7
_Z = 1.959964
"""Of a two-sided interval of 95 per cent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A share or an error from 0 to 1, and its interval of 95 per cent."""

    value: float
    low: float
    high: float
    of: int
    """Rows, or mentions, that it is measured on."""


class Measure(NamedTuple):
    """A figure and the rows that it is measured on, of a whole set or of its resamples."""

    value: Array
    of: Array


def figures(counts: Counts, prevalence: float) -> dict[str, Figure]:
    """Give every headline figure that the counts can tell, with its interval.

    Intervals are percentiles of a bootstrap over pages (Efron and Tibshirani 1993, chapter 13):
    rows of one page are not independent. Where all resamples agree, as with a share of 1, the
    bootstrap knows no doubt, and Wilson's interval for as many rows is given.
    """
    told = measured(counts.tallies(), prevalence)
    again = measured(counts.tallies(resampled(len(counts.pages))), prevalence)
    return {name: _with_interval(one, again[name].value) for name, one in told.items()}


def resampled(pages: int) -> Array:
    """Draw how often each page counts in each of `RESAMPLES` samples; always the same draw."""
    draws = np.random.default_rng(_SEED).multinomial(pages, np.full(pages, 1 / pages), RESAMPLES)
    return draws.astype(float)


def precision_at(prevalence: float, sensitivity: Array, specificity: Array) -> Array:
    """Precision where a share `prevalence` of what is judged is truly relevant: Bayes' rule.

    The share in a labelled set is its makers' choice, and F1 and precision go with it.
    """
    right = prevalence * sensitivity
    return share(right, right + (1 - prevalence) * (1 - specificity))


def lower_is_better(name: str) -> bool:
    """Whether a figure is an error."""
    return "error" in name


def measured(tallies: Mapping[Key, Tally], prevalence: float) -> dict[str, Measure]:
    """Give the figures by name, elementwise over whatever the tallies hold.

    A figure of which there is nothing to measure is left out.
    """
    found: dict[str, Measure] = {}
    for task, prefix in (("relevance", "relevance"), ("documents", "document relevance")):
        if one := tallies.get((task, "relevant")):
            found |= _of_relevance(prefix, one, prevalence)
    for task in _MACRO:
        found |= _macro(task, tallies)
    for task in _ACCURACY:
        found |= _accuracy(task, tallies)
    if one := tallies.get(("documents", "shares of strands")):
        found["document strands: error"] = Measure(1 - one.recall, one.support)
    found |= _in_documents(tallies)
    return {name: one for name, one in found.items() if np.any(one.of)}


_MACRO = ("strands", "sentiment", "news sentiment", "document sentiment", "mention strands",
          "mention sentiment")  # fmt: skip
_ACCURACY = ("speaker", "speaker named", "mention speaker", "mention level")


def _of_relevance(prefix: str, one: Tally, prevalence: float) -> dict[str, Measure]:
    least = np.minimum(one.support, one.others)
    precision = precision_at(prevalence, one.recall, one.specificity)
    return {
        f"{prefix}: F1": Measure(one.f1, one.support),
        f"{prefix}: refused": Measure(one.specificity, one.others),
        f"{prefix}: precision at prevalence": Measure(precision, least),
    }


def _macro(task: str, tallies: Mapping[Key, Tally]) -> dict[str, Measure]:
    """Mean F1 over the labels that were wanted at all, in each resample over those that it has."""
    known = [tally for (of, label), tally in tallies.items() if of == task and label != ALL]
    if not known:
        return {}
    f1s = np.sum([tally.f1 for tally in known], axis=0)
    labels = np.sum([tally.support > 0 for tally in known], axis=0)
    support = np.sum([tally.support for tally in known], axis=0)
    return {f"{task}: macro F1": Measure(share(f1s, labels), support)}


def _accuracy(task: str, tallies: Mapping[Key, Tally]) -> dict[str, Measure]:
    found = {}
    if one := tallies.get((task, ALL)):
        found[f"{task}: accuracy"] = Measure(one.recall, one.support)
    if one := tallies.get((task, "government")):
        found[f"{task}: precision of government"] = Measure(one.precision, one.hit + one.alarm)
    return found


def _in_documents(tallies: Mapping[Key, Tally]) -> dict[str, Measure]:
    found: dict[str, Measure] = {}
    for (task, label), tally in tallies.items():
        recall = Measure(tally.recall, tally.support)
        if task == "found" and label == "quotes with the right speaker":
            found[label] = recall
        elif task == "found":
            found |= {f"{label}: F1": Measure(tally.f1, tally.support), f"{label}: found": recall}
        elif task.endswith("fields"):
            found[f"{task.removesuffix(' fields')} {label}: accuracy"] = recall
    return found


def _with_interval(one: Measure, again: Array) -> Figure:
    value, of = float(one.value), int(one.of)
    low, high = (float(bound) for bound in np.nanquantile(again, (0.025, 0.975)))
    if low == high:
        low, high = wilson(value, of)
    return Figure(value=value, low=min(low, value), high=max(high, value), of=of)


def wilson(share_of: float, trials: int) -> tuple[float, float]:
    """Wilson's interval of 95 per cent for a share of `trials` (E. B. Wilson, JASA 1927)."""
    centre = (share_of + _Z**2 / (2 * trials)) / (1 + _Z**2 / trials)
    half = _Z * (share_of * (1 - share_of) / trials + _Z**2 / (4 * trials**2)) ** 0.5
    half /= 1 + _Z**2 / trials
    return max(0.0, centre - half), min(1.0, centre + half)


def named(names: Iterable[str]) -> list[str]:
    """Order figures as they are told: passages first, then documents."""
    return sorted(names, key=lambda name: ("document" in name, name))
