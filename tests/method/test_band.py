"""The band that a source's last week is held against."""

from hypothesis import given
from hypothesis import strategies as st

from store.method.band import Held, held_against_band

COUNTS = st.integers(0, 200).map(float)
BEFORE = st.lists(COUNTS, min_size=14, max_size=28)
WEEK = st.lists(COUNTS, min_size=4, max_size=7)


def held(before: list[float], week: list[float]) -> Held:
    """Hold a week that is long enough."""
    found = held_against_band(before, week)
    assert found is not None
    return found


def within(found: Held) -> bool:
    """Say whether the week is inside its band."""
    return not (found.too_little or found.too_much)


def test_the_band_is_the_mean_less_one_and_a_half_and_more_two_deviations() -> None:
    before = [8.0, 12.0] * 14
    found = held(before, [10.0] * 7)
    assert (round(found.low, 2), round(found.high, 2)) == (6.94, 14.07)  # sd 2.037
    assert within(found)


def test_a_week_below_the_band_is_too_little_and_one_above_too_much() -> None:
    before = [8.0, 12.0] * 14
    assert held(before, [10, 10, 10, 0, 0, 0, 0]).too_little
    assert held(before, [20.0] * 7).too_much


@given(COUNTS, st.integers(14, 28), st.integers(4, 7))
def test_a_constant_history_never_alarms(count: float, before: int, week: int) -> None:
    found = held([count] * before, [count] * week)
    assert within(found)


def test_one_day_a_little_off_is_borne_with_where_all_were_equal() -> None:
    found = held([10.0] * 28, [10.0] * 6 + [9.0])
    assert within(found)


@given(st.integers(1, 60))
def test_weekends_without_an_article_are_no_alarm(each: int) -> None:
    days = ([float(each)] * 5 + [0.0] * 2) * 5
    for end in range(28, 35):
        found = held(days[end - 28 : end], days[end - 21 : end - 14])
        assert within(found)


@given(BEFORE, WEEK, st.integers(1, 50))
def test_what_is_too_little_or_too_much_stays_so_when_all_counts_are_larger(
    before: list[float], week: list[float], times: int
) -> None:
    small = held(before, week)
    large = held([one * times for one in before], [one * times for one in week])
    assert not small.too_little or large.mean - large.low < 1e-9
    assert not small.too_much or large.mean - large.high > -1e-9


@given(BEFORE, WEEK, COUNTS)
def test_more_articles_never_make_a_week_too_small(
    before: list[float], week: list[float], more: float
) -> None:
    now, then = held(before, [one + more for one in week]), held(before, week)
    assert then.too_little or not now.too_little


@given(BEFORE, WEEK)
def test_the_order_of_nights_does_not_matter(before: list[float], week: list[float]) -> None:
    one, other = held(before, week), held(before[::-1], week[::-1])
    assert (one.too_little, one.too_much) == (other.too_little, other.too_much)


def test_too_few_nights_say_nothing() -> None:
    assert held_against_band([5.0] * 13, [0.0] * 7) is None
    assert held_against_band([5.0] * 28, [0.0] * 3) is None
