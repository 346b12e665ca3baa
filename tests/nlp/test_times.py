"""When a figure holds and by when a promise is due, as an explicit year where that is plain."""

from datetime import date

import pytest

from nlp.times import deadline, period

NOVEMBER = date(2010, 11, 10)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("by 2015", "2015"),
        ("by the end of 2015", "the end of 2015"),
        ("from 2015 to 2018", "2015 to 2018"),
        ("until spring 2026", "spring 2026"),
        ("from September", "September 2011"),
        ("next summer", "summer 2011"),
        ("next year", "2011"),
        ("this year", "2010"),
        ("next month", "December 2010"),
        ("within five years", "2015"),
        ("over the next decade", "2010 to 2020"),
        ("over four years", "2010 to 2014"),
        ("in each of the next two years", "2010 to 2012"),
        ("in the new year", "2011"),
        ("before the summer recess", "summer 2011"),
        ("by the next election", "the next election"),
        ("before the Act comes into force", "before the Act comes into force"),
        ("within the next few months", "the next few months"),
        ("when we can", None),
    ],
)
def test_a_deadline_is_a_year_where_the_words_make_it_one(text: str, says: str | None) -> None:
    assert deadline(text, NOVEMBER) == says


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("in 2009", "2009"),
        ("in 2008-09", "2008-09"),
        ("since 2008", "since 2008"),
        ("last year", "2009"),
        ("last summer", "summer 2010"),
        ("last month", "October 2010"),
        ("in December", "December 2009"),
        ("yesterday", "November 2010"),
        ("in the past three years", "the past three years"),
        ("to 2,011 people", None),
        ("£2010", None),
    ],
)
def test_a_period_is_a_year_where_the_words_make_it_one(text: str, says: str | None) -> None:
    assert period(text, NOVEMBER) == says


def test_how_often_is_said_beside_the_figure() -> None:
    text = "They spend £3m a year, and every day somebody asks why"
    assert period(text, None, text.index(" a year")) == "a year"
    assert period(text, None, len("They")) is None


def test_without_a_day_the_words_stand_as_written() -> None:
    assert deadline("Next Summer", None) == "Next Summer"


def test_the_nearest_time_counts() -> None:
    text = "In 2004 there were few; 300 shops were open in 2012"
    assert period(text, None, text.index("300")) == "2012"
