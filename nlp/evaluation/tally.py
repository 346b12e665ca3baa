"""Counting decisions: hits, false alarms, misses and right refusals, by label and by page.

Counts are arrays, so that one formula gives a figure and its thousand resamples.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from nlp.evaluation.decisions import Decision

Array: TypeAlias = NDArray[np.float64]
Key: TypeAlias = tuple[str, str]
"""Task and label; of a choice also (task, "all"): hits are the right ones, misses the wrong."""

ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Counts of one label; elementwise where they are arrays.

    Precision and F1 are nought where nothing is found; a share of none that were there is no
    number (NaN).
    """

    hit: Array
    alarm: Array
    miss: Array
    refused: Array

    @property
    def precision(self) -> Array:
        """Right among those found."""
        return share(self.hit, self.hit + self.alarm)

    @property
    def recall(self) -> Array:
        """Found among those wanted: the sensitivity; of (task, "all") the accuracy."""
        return share(self.hit, self.support, nothing=np.nan)

    @property
    def f1(self) -> Array:
        """Harmonic mean of precision and recall."""
        return share(2 * self.hit, 2 * self.hit + self.alarm + self.miss)

    @property
    def specificity(self) -> Array:
        """Refused among those to be refused."""
        return share(self.refused, self.others, nothing=np.nan)

    @property
    def support(self) -> Array:
        """How many were wanted."""
        return self.hit + self.miss

    @property
    def others(self) -> Array:
        """How many were to be refused."""
        return self.refused + self.alarm


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Counts by page (rows), and within it by label and cell (hit, alarm, miss, refused)."""

    pages: Sequence[str]
    keys: Sequence[Key]
    cells: Array
    """Of shape (pages, labels, 4)."""

    def tallies(self, weights: Array | None = None) -> dict[Key, Tally]:
        """Add the pages up, each counted `weights[..., page]` times, or once."""
        each = np.ones(len(self.pages)) if weights is None else weights
        added = np.tensordot(each, self.cells, axes=1)
        return {
            key: Tally(**dict(zip(_CELLS, np.moveaxis(added[..., place, :], -1, 0), strict=True)))
            for place, key in enumerate(self.keys)
        }


_CELLS = ("hit", "alarm", "miss", "refused")


def share(part: Array, whole: Array, *, nothing: float = 0.0) -> Array:
    """Divide elementwise; a share of nought is `nothing`."""
    shares: Array = np.divide(
        part, whole, out=np.full_like(part, nothing, dtype=float), where=whole > 0
    )
    return shares


def count(decisions: Sequence[Decision]) -> Counts:
    """Count decisions by page and label."""
    pages = sorted({decision.page for decision in decisions})
    labels = _labels(decisions)
    keys = [(task, label) for task, known in labels.items() for label in known]
    row_of = {page: place for place, page in enumerate(pages)}
    column_of = {key: place for place, key in enumerate(keys)}
    cells = np.zeros((len(pages), len(keys), len(_CELLS)))
    for decision in decisions:
        for label, cell, much in _marks(decision, labels[decision.task]):
            cells[row_of[decision.page], column_of[decision.task, label], cell] += much
    return Counts(pages=pages, keys=keys, cells=cells)


def _labels(decisions: Iterable[Decision]) -> Mapping[str, Sequence[str]]:
    """Give each task's labels, sorted; a choice also has ALL."""
    known: dict[str, set[str]] = {}
    for one in decisions:
        asked = {one.label} if one.label else {one.wanted, one.found, ALL}
        known.setdefault(one.task, set()).update(asked)
    return {task: sorted(labels) for task, labels in known.items()}


def _marks(decision: Decision, labels: Sequence[str]) -> list[tuple[str, int, float]]:
    """Say in which cell of which label a decision counts, and how much."""
    if decision.credit is not None:
        return [(decision.label, 0, decision.credit), (decision.label, 2, 1 - decision.credit)]
    if decision.label:
        return [(decision.label, _cell(decision.wanted == "yes", decision.found == "yes"), 1.0)]
    choices = [
        (label, _cell(decision.wanted == label, decision.found == label), 1.0)
        for label in labels
        if label != ALL
    ]
    return [*choices, (ALL, 0 if decision.wanted == decision.found else 2, 1.0)]


def _cell(wanted: bool, found: bool) -> int:  # noqa: FBT001
    return (0 if found else 2) if wanted else (1 if found else 3)
