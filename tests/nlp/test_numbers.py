"""Numbers and what they count: values, units, and the words that are no figure."""

from itertools import pairwise

import pytest

from nlp.numbers import numbers, value_of
from nlp.quantities import is_span, quantities


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("nine in ten residents", 90, "per cent"),
        ("one in five said so", 20, "per cent"),
        ("32 out of 40 of them", 80, "per cent"),
        ("a third of adults", 33.3, "per cent"),
        ("two-thirds of councils", 66.7, "per cent"),
        ("half of all pupils", 50, "per cent"),
        ("£1.2bn", 1_200_000_000, "GBP"),
        ("£163.25m", 163_250_000, "GBP"),
        ("£12,500", 12_500, "GBP"),
        ("50p", 0.5, "GBP"),
        ("$3 million", 3_000_000, "USD"),
        ("12.5%", 12.5, "per cent"),
        ("up 4 percentage points", 4, "percentage points"),
        ("15million workers", 15_000_000, "workers"),
        ("two and a half million people", 2_500_000, "people"),
        ("half a million volunteers", 500_000, "volunteers"),
        ("three hundred and fifty libraries", 350, "libraries"),
        ("Twenty-five groups", 25, "groups"),
        ("a dozen villages", 12, "villages"),
        ("11,000 16-year-olds", 11_000, "16-year-olds"),
        ("80,000 parish and town councillors", 80_000, "parish and town councillors"),
        ("14 of the 17 bidders", 14, "bidders"),
        ("2,000 have taken part", 2_000, ""),
    ],
)
def test_a_figure_has_its_value_and_unit(text: str, value: float, unit: str) -> None:
    (found,) = quantities(text)
    assert (found.value, found.unit) == (value, unit)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("between 40 and 50 per cent", 40),
        ("£10-15m", 10_000_000),
        ("£5 million to £8 million", 5_000_000),
        ("from 39% to 45%", 45),
    ],
)
def test_a_range_gives_its_lower_end_and_a_change_what_it_came_to(text: str, value: float) -> None:
    assert [one.value for one in quantities(text)] == [value]


def test_a_sum_and_a_count_beside_it_are_no_range() -> None:
    found = quantities("gave £5,000 to 12 groups and £2 million to 30 projects")
    assert [one.value for one in found] == [5_000, 12, 2_000_000, 30]


@pytest.mark.parametrize(
    "text",
    [
        "on 1 August 2010",
        "on May 14",
        "in 2010-11",
        "16 and 17-year-olds",
        "aged 16 to 25",
        "at 10.30am",
        "the 16th century",
        "section 106",
        "No 10 and the FTSE 100",
        "Catch22 and 3SC",
        "one of them said",
        "no one, not one, said it",
        "",
    ],
)
def test_what_is_no_figure_is_left_out(text: str) -> None:
    assert quantities(text) == []


@pytest.mark.parametrize(
    ("text", "stretch"),
    [
        ("There were more than 70,000 jobs in it", "more than 70,000 jobs"),
        ("They lost as much as £4bn", "as much as £4bn"),
        ("It has only 12 volunteers left", "only 12 volunteers"),
    ],
)
def test_a_figure_takes_the_words_that_weigh_it(text: str, stretch: str) -> None:
    (found,) = quantities(text)
    assert text[found.start : found.end] == stretch


def test_time_is_told_from_what_is_done() -> None:
    assert [is_span(one) for one in quantities("three paid days, 40 shops")] == [True, False]


def test_numbers_stand_apart_and_in_order() -> None:
    found = numbers("1,2,3, 4 and 5 per cent " * 50)
    assert all(first.end <= then.start for first, then in pairwise(found))
    assert value_of("nothing") == 0
