"""Dates are read as UK publishers write them; moments are kept in UTC, days as days."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawlers.extract.days import day_of, read_address, read_moment


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2013-12-09", "2013-12-09"),
        ("20131209", "2013-12-09"),
        ("2013-12-09T06:45:00Z", "2013-12-09T06:45:00Z"),
        ("2013-12-09T06:45:00.123+00:00", "2013-12-09T06:45:00Z"),
        ("2013-07-09T06:45:00+01:00", "2013-07-09T05:45:00Z"),
        ("2013-07-09T06:45:00+0100", "2013-07-09T05:45:00Z"),
        ("2013-07-09 06:45", "2013-07-09T05:45:00Z"),
        ("2013-12-09 06:45", "2013-12-09T06:45:00Z"),
        ("9 December 2013", "2013-12-09"),
        ("Monday 9th December, 2013", "2013-12-09"),
        ("9th of December 2013", "2013-12-09"),
        ("December 9, 2013", "2013-12-09"),
        ("09/12/2013", "2013-12-09"),
        ("9.12.2013", "2013-12-09"),
        ("09-12-2013", "2013-12-09"),
        ("Mon 9 Dec 2013 06.45 GMT", "2013-12-09T06:45:00Z"),
        ("Tue 9 Jul 2013 06.45 BST", "2013-07-09T05:45:00Z"),
        ("Mon, 09 Dec 2013 06:45:00 GMT", "2013-12-09T06:45:00Z"),
        ("9 December 2013 at 6:45pm", "2013-12-09T18:45:00Z"),
        ("9 December 2013, 12:05 a.m.", "2013-12-09T00:05:00Z"),
        ("Published: 9 Sept 2013 | 14:00", "2013-09-09T13:00:00Z"),
        ("31/02/2013", None),
        ("99/99/2013", None),
        ("2013", None),
        ("on Saturday", None),
        ("1234567", None),
        ("", None),
    ],
)
def test_a_date_is_read(text: str, moment: str | None) -> None:
    assert read_moment(text) == moment


@pytest.mark.parametrize(
    ("url", "read"),
    [
        ("https://a.example/2013/12/09/hall", ("2013-12-09", None)),
        ("https://a.example/society/2013/dec/09/hall", ("2013-12-09", None)),
        ("https://a.example/2013-12-09/hall", ("2013-12-09", None)),
        ("https://a.example/2013/12/hall", (None, "2013-12")),
        ("https://a.example/2013/hall", (None, None)),
        ("https://a.example/2013/99/99/hall", (None, None)),
        ("https://a.example/article/20131/12/9", (None, None)),
    ],
)
def test_an_address_gives_a_day_or_a_month(url: str, read: tuple[str | None, str | None]) -> None:
    assert read_address(url) == read


@given(st.text(max_size=60))
def test_no_text_breaks_the_reader(text: str) -> None:
    moment = read_moment(text)
    assert moment is None or day_of(moment).year > 1899
    read_address(text)


@given(st.dates(min_value=date(1995, 1, 1), max_value=date(2040, 1, 1)))
def test_a_day_is_read_as_itself_however_it_is_written(day: date) -> None:
    for form in ("%Y-%m-%d", "%d/%m/%Y", "%d %B %Y", "%A %d %b %Y", "%B %d, %Y"):
        assert read_moment(day.strftime(form)) == day.isoformat()
