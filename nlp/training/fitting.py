"""Fitting the calibration to logits of passages that their network was not trained on."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from nlp.calibration import Platt

Array = NDArray[np.float64]
_STEPS = 50
_PRIOR = 0.01
"""Pulls the two weights toward a half each, so that few labels cannot fling them away."""


def fit_platt(encoder: Sequence[float], words: Sequence[float], truth: Sequence[bool]) -> Platt:
    """Fit both logits' weights and the bias by Newton's method (Platt 1999, with a weak prior)."""
    inputs = np.column_stack([encoder, words, np.ones(len(truth))]).astype(np.float64)
    wanted = np.asarray(truth, np.float64)
    middle, pull = np.array([0.5, 0.5, 0.0]), np.diag([_PRIOR, _PRIOR, 0.0]) * len(truth)
    weights = middle.copy()
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-np.clip(inputs @ weights, -30, 30)))
        slope = inputs.T @ (chance - wanted) + pull @ (weights - middle)
        bend = (inputs.T * (chance * (1 - chance) + 1e-9)) @ inputs + pull
        step = np.linalg.solve(bend, slope)
        weights -= step
        if float(np.abs(step).max()) < 1e-8:  # noqa: PLR2004
            break
    return Platt(encoder=float(weights[0]), words=float(weights[1]), bias=float(weights[2]))


def fit_temperature(logits: Sequence[Sequence[float]], truth: Sequence[int]) -> float:
    """Give the temperature of least log-loss (Guo et al. 2017), by golden section."""
    rows, labels = np.asarray(logits, np.float64), np.asarray(truth)

    def loss(log_temperature: float) -> float:
        cooled = rows / np.exp(log_temperature)
        cooled -= cooled.max(1, keepdims=True)
        norm = np.log(np.exp(cooled).sum(1))
        return float((norm - cooled[np.arange(len(labels)), labels]).mean())

    return float(np.exp(_least(loss, -1.5, 2.0)))


def _least(loss: Callable[[float], float], low: float, high: float) -> float:
    ratio = (5**0.5 - 1) / 2
    for _ in range(_STEPS):
        left, right = high - ratio * (high - low), low + ratio * (high - low)
        if loss(left) < loss(right):
            high = right
        else:
            low = left
    return (low + high) / 2
