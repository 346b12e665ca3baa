"""A silence is unusual by the source's own habit."""

from hypothesis import given
from hypothesis import strategies as st

from store.method.silence import Silence, unusual_silence

DAILY = [True] * 30
WORKING = ([True] * 5 + [False] * 2) * 8
MONTHLY = ([True] + [False] * 29) * 21


def test_a_silence_is_held_against_the_usual_gaps() -> None:
    assert unusual_silence(DAILY + [False] * 3) == Silence(nights=3, usual=1)
    assert unusual_silence(WORKING + [False] * 3) == Silence(nights=5, usual=3)


def test_two_quiet_nights_are_borne_with() -> None:
    assert unusual_silence(DAILY + [False] * 2) is None


def test_a_weekend_is_no_silence() -> None:
    assert unusual_silence(WORKING) is None
    assert unusual_silence(WORKING + [False] * 2) is None


def test_a_monthly_is_silent_only_after_a_month_and_a_half() -> None:
    assert unusual_silence(MONTHLY + [False] * 16) is None
    assert unusual_silence([*MONTHLY, True] + [False] * 46) == Silence(nights=46, usual=30)


def test_one_long_gap_makes_no_habit() -> None:
    gave = [True] * 20 + [False] * 40 + [True] * 40
    assert unusual_silence(gave + [False] * 4) == Silence(nights=4, usual=1)


def test_fewer_than_twenty_gaps_show_no_habit() -> None:
    assert unusual_silence([True] * 20 + [False] * 50) is None
    assert unusual_silence([True] * 21 + [False] * 50) is not None
    assert unusual_silence([]) is None


@given(st.lists(st.booleans(), max_size=120))
def test_a_source_that_gives_tonight_is_never_silent(gave: list[bool]) -> None:
    assert unusual_silence([*gave, True]) is None


@given(st.lists(st.booleans(), max_size=120), st.integers(1, 10))
def test_a_silence_only_grows(gave: list[bool], more: int) -> None:
    if unusual_silence(gave):
        assert unusual_silence(gave + [False] * more) is not None
