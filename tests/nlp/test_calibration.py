"""Calibration: what is fitted gives back the truth it was drawn from, and is read as written."""

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.calibration import PLAIN, Platt, logit, read_calibration, sigmoid, softmax
from nlp.pipeline import CALIBRATION, MODEL
from nlp.training.fitting import fit_platt, fit_temperature


def test_platt_finds_what_two_logits_weigh() -> None:
    random = np.random.default_rng(5)
    encoder, words = random.normal(0, 2, (2, 6000))
    chances = [sigmoid(0.7 * e + 0.3 * w - 0.4) for e, w in zip(encoder, words, strict=True)]
    truth = [bool(value) for value in random.random(6000) < chances]
    found = fit_platt(list(encoder), list(words), truth)
    assert (found.encoder, found.words, found.bias) == pytest.approx((0.7, 0.3, -0.4), abs=0.1)


def test_platt_keeps_its_head_when_one_label_never_holds() -> None:
    found = fit_platt([1.0, -1.0, 0.5], [0.0, 0.0, 0.0], [False, False, False])
    assert found.chance(1.0, 0.0) < sigmoid(0)
    assert np.isfinite([found.encoder, found.words, found.bias]).all()


def test_a_temperature_cools_what_is_too_sure() -> None:
    random = np.random.default_rng(6)
    logits = random.normal(0, 1, (5000, 3))
    truth = [int(random.choice(3, p=softmax(row, 1.0))) for row in logits]
    assert fit_temperature(list(logits * 2.5), truth) == pytest.approx(2.5, rel=0.12)


@given(st.lists(st.floats(-50, 50), min_size=3, max_size=3), st.floats(0.1, 10))
def test_probabilities_sum_to_one(logits: list[float], temperature: float) -> None:
    assert sum(softmax(logits, temperature)) == pytest.approx(1.0)


@given(st.floats(0.001, 0.999))
def test_logit_and_sigmoid_undo_each_other(chance: float) -> None:
    assert sigmoid(logit(chance)) == pytest.approx(chance, abs=1e-6)


def test_no_logit_is_too_large() -> None:
    assert Platt(encoder=1e6, words=1.0, bias=0.0).chance(1e6, -1e6) <= 1.0


def test_what_is_kept_is_read_back(tmp_path: Path) -> None:
    file = tmp_path / "calibration.json"
    file.write_text(json.dumps(PLAIN.as_json()))
    assert read_calibration(file) == PLAIN


def test_the_shipped_one_is_fitted() -> None:
    shipped = read_calibration(MODEL / CALIBRATION)
    assert shipped != PLAIN
    assert shipped.sentiment > 0.5
    assert shipped.relevance.encoder > 0
