"""Movement within one series: what may be compared, and what cannot be said."""

from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.method.change import Behaviour, Movement, Value, Wanted, movement


def year(number: int, value: float | None, *, part_year: bool = False) -> Value:
    """Make a value of one calendar year."""
    return Value(
        period=str(number),
        start=date(number, 1, 1),
        end=date(number, 12, 31),
        value=value,
        part_year=part_year,
    )


def judged(
    *values: Value, role: str = "outcome", behaviour: Behaviour = "level", wanted: Wanted = "up"
) -> Movement:
    """Movement over all years."""
    return movement(values, role=role, behaviour=behaviour, wanted=wanted)


@pytest.mark.parametrize(
    ("wanted", "last", "verdict"),
    [
        ("up", 30, "better"),
        ("up", 20, "worse"),
        ("down", 20, "better"),
        ("down", 30, "worse"),
        ("up", 26, "no detectable change"),
        ("none", 30, "cannot be said"),
    ],
)
def test_the_verdict_is_the_difference_seen_from_the_wanted_direction(
    wanted: Wanted, last: float, verdict: str
) -> None:
    found = judged(year(2010, 25), year(2012, last), wanted=wanted)
    assert found.verdict == verdict
    assert found.difference == last - 25


def test_values_published_to_a_decimal_show_a_smaller_difference() -> None:
    assert judged(year(2010, 25.1), year(2012, 25.6)).verdict == "better"


def test_a_part_year_never_enters() -> None:
    found = judged(year(2010, 25), year(2012, 30), year(2013, 99, part_year=True))
    assert found.last == year(2012, 30)


def test_a_missing_value_is_not_nought() -> None:
    found = judged(year(2010, 25), year(2012, None))
    assert (found.verdict, found.why) == ("cannot be said", "a single value")


def test_nothing_published_cannot_be_said() -> None:
    assert judged() == Movement(verdict="cannot be said", why="no value of a whole period")


@pytest.mark.parametrize("role", ["forecast", "target"])
def test_a_forecast_or_a_target_never_shows_that_something_happened(role: str) -> None:
    found = judged(year(2010, 25), year(2012, 30), role=role)
    assert (found.verdict, found.difference) == ("cannot be said", None)


def test_an_input_moves_but_is_not_judged() -> None:
    found = judged(year(2010, 25), year(2012, 30), role="input")
    assert (found.verdict, found.difference) == ("cannot be said", 5)


def test_periods_that_overlap_are_not_compared() -> None:
    survey = Value(period="2010-11", start=date(2010, 4, 1), end=date(2011, 3, 31), value=30)
    assert judged(year(2010, 25), survey).why == "the periods overlap"


def test_a_flow_is_compared_over_periods_of_one_length() -> None:
    quarter = Value(period="2012 Q1", start=date(2012, 1, 1), end=date(2012, 3, 31), value=8)
    assert judged(year(2010, 25), quarter, behaviour="flow").why == "periods of different length"
    leap = year(2012, 30)
    assert judged(year(2010, 25), leap, behaviour="flow").verdict == "better"


def test_a_cumulative_count_is_compared_as_rates_only() -> None:
    rising_ever_slower = [year(2010, 100), year(2011, 200), year(2012, 250)]
    found = judged(*rising_ever_slower, behaviour="cumulative")
    assert found.verdict == "worse"
    assert found.difference == pytest.approx(-50, abs=0.5)
    two = judged(*rising_ever_slower[:2], behaviour="cumulative")
    assert two.verdict == "cannot be said"
    assert "three values" in two.why


def test_the_window_holds_whole_periods_only() -> None:
    values = [year(number, number) for number in range(2008, 2016)]
    found = movement(
        values,
        role="outcome",
        behaviour="level",
        wanted="up",
        since=date(2010, 5, 11),
        until=date(2015, 5, 7),
    )
    assert found.first is not None
    assert found.last is not None
    assert (found.first.period, found.last.period) == ("2011", "2014")


values = st.dictionaries(
    st.integers(min_value=1990, max_value=2030),
    st.one_of(st.none(), st.integers(min_value=-1000, max_value=1000)),
)


@given(values, st.sampled_from(["level", "flow", "cumulative"]), st.randoms())
def test_the_order_of_rows_makes_no_difference(
    published: dict[int, int | None], behaviour: Behaviour, shuffler: Random
) -> None:
    rows = [year(number, value) for number, value in published.items()]
    shuffled = list(rows)
    shuffler.shuffle(shuffled)
    assert judged(*rows, behaviour=behaviour) == judged(*shuffled, behaviour=behaviour)


@given(values)
def test_wanting_the_contrary_turns_the_verdict_over(published: dict[int, int | None]) -> None:
    rows = [year(number, value) for number, value in published.items()]
    turned = {"better": "worse", "worse": "better"}
    up, down = judged(*rows, wanted="up"), judged(*rows, wanted="down")
    assert down.verdict == turned.get(up.verdict, up.verdict)


@given(values, st.sampled_from(["level", "flow", "cumulative"]))
def test_a_verdict_has_two_values_and_its_absence_a_reason(
    published: dict[int, int | None], behaviour: Behaviour
) -> None:
    found = judged(
        *(year(number, value) for number, value in published.items()), behaviour=behaviour
    )
    if found.verdict == "cannot be said":
        assert found.why
    else:
        assert None not in {found.first, found.last, found.difference}
