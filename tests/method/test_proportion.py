"""Intervals of proportions: exact where they can be checked, and sound at the ends."""

from math import comb, inf, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.method.proportion import (
    Estimate,
    beta_below,
    beta_quantile,
    binomial_interval,
    combined,
    exactly,
)


def at_least(some: int, of: int, share: float) -> float:
    """Return the chance of `some` or more successes."""
    return sum(comb(of, n) * share**n * (1 - share) ** (of - n) for n in range(some, of + 1))


@given(st.integers(1, 40), st.data(), st.floats(0.001, 0.999))
def test_the_incomplete_beta_function_is_a_tail_of_the_binomial(
    of: int, data: st.DataObject, share: float
) -> None:
    some = data.draw(st.integers(1, of))
    assert beta_below(share, some, of - some + 1) == pytest.approx(at_least(some, of, share))


@given(st.floats(0.05, 500), st.floats(0.05, 500), st.floats(0.01, 0.99))
def test_a_quantile_is_where_that_much_lies_below(a: float, b: float, chance: float) -> None:
    x = beta_quantile(chance, a, b)
    if 1e-9 < x < 1 - 1e-9:
        assert beta_below(x, a, b) == pytest.approx(chance, abs=1e-4)


@pytest.mark.parametrize(
    ("yes", "of", "low", "high"),
    [(0, 30, 0.0, 0.1157), (30, 30, 0.8843, 1.0), (5, 10, 0.1871, 0.8129)],
)
def test_the_interval_is_clopper_and_pearsons(yes: int, of: int, low: float, high: float) -> None:
    assert binomial_interval(yes / of, of) == pytest.approx((low, high), abs=5e-5)


@pytest.mark.parametrize("share", [0.001, 0.01, 0.05, 0.3, 0.5, 0.95, 0.999])
def test_it_never_covers_less_than_it_says(share: float) -> None:
    of = 40
    covered = 0.0
    for yes in range(of + 1):
        low, high = binomial_interval(yes / of, of)
        if low <= share <= high:
            covered += comb(of, yes) * share**yes * (1 - share) ** (of - yes)
    assert covered >= 0.95


def test_a_census_leaves_no_doubt_and_an_empty_sample_all() -> None:
    assert binomial_interval(0.4, inf) == (0.4, 0.4)
    assert binomial_interval(0.4, 0) == (0.0, 1.0)


def test_errors_of_a_sum_add_up_as_squares() -> None:
    one, other = Estimate(value=5, low=2, high=9), Estimate(value=3, low=-1, high=6)
    both = combined(lambda a, b: a + b, one, other)
    assert (both.value, both.low, both.high) == pytest.approx((8, 8 - 5, 8 + 5))


def test_what_is_known_adds_no_doubt() -> None:
    one = Estimate(value=0.5, low=0.4, high=0.7)
    assert combined(lambda a, b: a * b, one, exactly(10)) == one.times(10)


def test_a_falling_function_turns_the_interval_round() -> None:
    one = combined(lambda a: 1 / sqrt(a), Estimate(value=4, low=1, high=16))
    assert (one.low, one.value, one.high) == pytest.approx((0.25, 0.5, 1.0))
