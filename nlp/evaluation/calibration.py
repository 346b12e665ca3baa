"""Whether probabilities mean what they say: calibration error, Brier, log-loss, reliability."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nlp.evaluation.decisions import Decision
from nlp.evaluation.tally import Array

BINS = 15
_LEAST_ROWS = 20
"""Rows that a bin holds; where there are fewer than 300, there are fewer bins."""
_SEED = 7
_SIMULATIONS = 200
_LEAST = 1e-6
"""No probability counts as less in the log-loss: one sure mistake is not infinitely wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """Decisions whose probability lies between two bounds."""

    low: float
    high: float
    rows: int
    said: float
    """Mean probability."""
    true: float
    """Share that turned out so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """How well probabilities agree with what turned out."""

    rows: int
    error: float
    """Expected calibration error."""
    by_chance: float
    """The error that probabilities which are right would show on as many rows."""
    brier: float
    log_loss: float
    bins: Sequence[Bin]


def calibration_of(decisions: Sequence[Decision]) -> Calibration | None:
    """Judge the probabilities of one task and label; None where there are none.

    Of a yes-or-no question, the probability of yes; of a choice, that of the label found, as the
    confidence in it, while Brier score and log-loss take all its labels.
    """
    known = [one for one in decisions if one.chances]
    if not known:
        return None
    if known[0].label:
        said = np.array([one.chances["yes"] for one in known])
        true = np.array([one.wanted == "yes" for one in known])
        return calibration(said, true)
    said = np.array([one.chances[one.found] for one in known])
    true = np.array([one.wanted == one.found for one in known])
    brier = [
        sum((chance - (label == one.wanted)) ** 2 for label, chance in one.chances.items())
        for one in known
    ]
    loss = [-np.log(max(_LEAST, one.chances[one.wanted])) for one in known]
    return calibration(said, true, brier=float(np.mean(brier)), log_loss=float(np.mean(loss)))


def calibration(
    said: Array, true: Array, *, brier: float | None = None, log_loss: float | None = None
) -> Calibration:
    """Judge probabilities `said` of what turned out `true` (0 or 1); one of each per row.

    The calibration error is the mean distance between the probability said and the share that
    came true, over BINS bins, weighed by their rows (Naeini, Cooper and Hauskrecht 2015; Guo et
    al. 2017). The bins hold equally many rows each: such an estimate is less biased than one with
    bins of equal width (Roelofs et al. 2022). It stays above nought by chance: see `by_chance`.
    """
    said, true = np.clip(np.asarray(said, float), 0, 1), np.asarray(true, float)
    order = np.argsort(said, kind="stable")
    said, true = said[order], true[order]
    starts = _starts(len(said))
    chances = np.clip(said, _LEAST, 1 - _LEAST)
    losses = -(true * np.log(chances) + (1 - true) * np.log(1 - chances))
    return Calibration(
        rows=len(said),
        error=float(_errors(said, true, starts)),
        by_chance=_by_chance(said, starts),
        brier=float(np.mean((said - true) ** 2)) if brier is None else brier,
        log_loss=float(np.mean(losses)) if log_loss is None else log_loss,
        bins=[
            Bin(
                low=float(part[0]),
                high=float(part[-1]),
                rows=len(part),
                said=float(part.mean()),
                true=float(came.mean()),
            )
            for part, came in zip(
                np.split(said, starts[1:]), np.split(true, starts[1:]), strict=True
            )
        ],
    )


def _starts(rows: int) -> NDArray[np.intp]:
    """Say where each bin begins among rows sorted by probability."""
    bins = min(BINS, max(1, rows // _LEAST_ROWS))
    return np.arange(bins) * rows // bins


def _errors(said: Array, true: Array, starts: NDArray[np.intp]) -> Array:
    """Give the calibration error of each row of `true`."""
    apart = np.add.reduceat(said - true, starts, axis=-1)
    return np.asarray(np.abs(apart).sum(axis=-1) / len(said))


def _by_chance(said: Array, starts: NDArray[np.intp]) -> float:
    """Let each row come true with the probability said of it, and take the mean error."""
    draws = np.random.default_rng(_SEED).random((_SIMULATIONS, len(said))) < said
    return float(_errors(said, draws.astype(float), starts).mean())
