"""Falls of a source's level that last, found in its daily counts."""

from datetime import date, timedelta

import numpy as np
import pytest

from store.method.breaks import Day, lasting_fall

FIRST = date(2031, 1, 6)  # a Monday
FLAT = (1.0,) * 7
WORKING = (1.4, 1.4, 1.4, 1.4, 1.4, 0.0, 0.0)
WEEKLY = (7.0, 0, 0, 0, 0, 0, 0)


def counted(
    mean: float, nights: int, *, week: tuple[float, ...] = FLAT, seed: int = 0
) -> list[Day]:
    """Draw what a source gives that has habits of the week."""
    days = [FIRST + timedelta(n) for n in range(nights)]
    drawn = np.random.default_rng(seed).poisson([mean * week[day.weekday()] for day in days])
    return list(zip(days, map(float, drawn), strict=True))


def fallen(days: list[Day], last: int, left: float) -> list[Day]:
    """Let the last nights give only a part."""
    kept = len(days) - last
    return days[:kept] + [(day, float(round(count * left))) for day, count in days[kept:]]


@pytest.mark.parametrize("week", [FLAT, WORKING, WEEKLY])
@pytest.mark.parametrize("seed", range(5))
def test_the_weekdays_habits_are_no_fall(week: tuple[float, ...], seed: int) -> None:
    assert lasting_fall(counted(10, 90, week=week, seed=seed)) is None


@pytest.mark.parametrize("week", [FLAT, WORKING])
@pytest.mark.parametrize("seed", range(5))
def test_a_fall_that_lasts_is_found_with_its_day(week: tuple[float, ...], seed: int) -> None:
    days = fallen(counted(20, 90, week=week, seed=seed), last=25, left=0.3)
    fall = lasting_fall(days)
    assert fall is not None
    assert abs((fall.since - days[65][0]).days) <= 3
    assert fall.halved
    assert 5 < fall.after < 7.5
    assert 17 < fall.before < 23


def test_a_fall_of_some_days_is_none() -> None:
    assert lasting_fall(fallen(counted(20, 90), last=3, left=0.0)) is None


def test_a_rise_is_no_fall() -> None:
    days = counted(20, 90)
    risen = [(day, count / 4) for day, count in days[:60]] + days[60:]
    assert lasting_fall(risen) is None


def test_a_fall_that_was_made_good_is_none() -> None:
    days = counted(20, 90)
    assert lasting_fall(fallen(days[:60], last=20, left=0.2) + days[60:]) is None


def test_a_fall_by_a_third_is_told_apart_from_one_that_halves() -> None:
    fall = lasting_fall(fallen(counted(40, 90), last=40, left=0.65))
    assert fall is not None
    assert not fall.halved


def test_a_constant_count_has_no_fall() -> None:
    assert lasting_fall([(FIRST + timedelta(n), 3.0) for n in range(90)]) is None


def test_a_fall_before_the_last_ninety_days_is_the_usual_by_now() -> None:
    assert lasting_fall(fallen(counted(20, 200), last=90, left=0.3)) is None


def test_little_history_and_rare_articles_say_nothing() -> None:
    assert lasting_fall([]) is None
    assert lasting_fall(fallen(counted(20, 20), last=7, left=0.0)) is None
    assert lasting_fall(fallen(counted(0.4, 90, seed=3), last=30, left=0.0)) is None
