"""Krippendorff's alpha: his own example, its limits, its interval, and what it never does."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.method.agreement import nominal_alpha

A = "1 2 3 3 2 1 4 1 2 - - -"
B = "1 2 3 3 2 2 4 1 2 5 - 3"
C = "- 3 3 3 2 3 4 2 2 5 1 -"
D = "1 2 3 3 2 4 4 1 2 5 1 -"
PUBLISHED = [
    [value for value in unit if value != "-"]
    for unit in zip(*(coder.split() for coder in (A, B, C, D)), strict=True)
]
"""Four coders, twelve units, values left out: Krippendorff (2011), section C."""
UNITS = st.lists(st.lists(st.sampled_from("abc"), max_size=4), max_size=12)


def test_the_published_example_gives_the_published_value() -> None:
    agreement = nominal_alpha(PUBLISHED)
    assert agreement.alpha == pytest.approx(0.743, abs=0.0005)
    assert agreement.units == 11


def test_two_coders_and_two_values_give_the_published_value() -> None:
    agreement = nominal_alpha(list(zip("0100000010", "1110010000", strict=True)))
    assert agreement.alpha == pytest.approx(0.095, abs=0.0005)  # section A of the same


def test_a_unit_of_one_value_says_nothing() -> None:
    more = nominal_alpha([*PUBLISHED, ["1"], []])
    assert more == nominal_alpha(PUBLISHED)


def test_nothing_coded_twice_has_no_alpha() -> None:
    agreement = nominal_alpha([["a"], ["b"]])
    assert (agreement.alpha, agreement.units) == (None, 0)
    assert "nothing was coded" in agreement.reading


def test_one_value_throughout_has_no_alpha() -> None:
    agreement = nominal_alpha([["a", "a"]] * 9)
    assert (agreement.alpha, agreement.units) == (None, 9)
    assert "cannot be said" in agreement.reading


def test_full_agreement_on_few_units_stays_in_doubt() -> None:
    few = nominal_alpha([["a", "a"], ["b", "b"]] * 5)
    many = nominal_alpha([["a", "a"], ["b", "b"]] * 500)
    assert few.alpha == many.alpha == 1
    assert few.low is not None
    assert many.low is not None
    assert (few.low < 0.5, many.low > 0.98) == (True, True)


@pytest.mark.parametrize(
    ("differ", "reading"), [(5, "reliable"), (13, "tentative"), (30, "not to be relied on")]
)
def test_alpha_is_read_at_krippendorffs_limits(differ: int, reading: str) -> None:
    alike = [["a", "a"], ["b", "b"]] * ((100 - differ) // 2)
    assert reading in nominal_alpha([*alike, *[["a", "b"]] * differ]).reading


@given(UNITS)
def test_alpha_lies_in_its_interval_and_never_above_one(units: list[list[str]]) -> None:
    one = nominal_alpha(units)
    if one.alpha is not None:
        assert one.low is not None
        assert one.high is not None
        assert one.low <= one.alpha <= one.high <= 1 + 1e-9


@given(UNITS)
def test_neither_the_order_of_coders_nor_the_names_of_values_matter(
    units: list[list[str]],
) -> None:
    renamed = [[f"value {value}" for value in reversed(unit)] for unit in units]
    one, other = nominal_alpha(units).alpha, nominal_alpha(renamed).alpha
    assert one == (other if other is None else pytest.approx(other))


def test_the_interval_covers_about_as_often_as_it_says() -> None:
    chance, covered, truth = Random(4), 0, 1 - 0.2 / 0.5
    for trial in range(200):
        units = []
        for _ in range(80):
            value = chance.choice("ab")
            other = "b" if value == "a" else "a"
            units.append([value, other if chance.random() < 0.2 else value])
        one = nominal_alpha(units, seed=trial)
        covered += one.low is not None and one.high is not None and one.low <= truth <= one.high
    assert 0.9 <= covered / 200 <= 0.99
