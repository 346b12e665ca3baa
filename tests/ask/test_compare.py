"""What was said beside what happened."""

import json
from datetime import date
from hashlib import blake2b

import pytest

from config.model import STRANDS, StrandKey
from store.archive.archive import Archive
from store.ask.compare import StrandComparison, as_json, compare
from store.ask.mentions import SIDES, Cell


def strand_of(
    archive: Archive,
    strand: StrandKey = "social_action",
    since: date | None = None,
    until: date | None = None,
) -> StrandComparison:
    """Compare one strand."""
    (only,) = compare(archive, strand, since, until).strands
    return only


def cells(archive: Archive, strand: StrandKey, year: int) -> list[Cell]:
    """Every cell of a strand's year."""
    return [
        cell for one in strand_of(archive, strand).years if one.year == year for cell in one.cells
    ]


def test_a_syndicated_text_counts_as_three_articles_one_text_and_two_newsrooms(
    small: Archive,
) -> None:
    (cell,) = cells(small, "social_action", 2011)
    assert (cell.articles, cell.texts, cell.newsrooms) == (3, 1, 2)


def test_levels_are_counted_apart(small: Archive) -> None:
    (cell,) = cells(small, "community_empowerment", 2011)
    assert cell.mentions == {"named": 1, "programme": 0, "theme": 0}


def test_statements_press_voice_and_the_unattributed_stand_apart(small: Archive) -> None:
    (statement,) = cells(small, "community_empowerment", 2011)
    assert (statement.role, statement.side) == ("government", "statements")
    assert {(cell.role, cell.side) for cell in cells(small, "social_action", 2012)} == {
        ("press", "press voice"),
        (None, "unattributed"),
    }


def test_every_role_has_a_side(small: Archive) -> None:
    roles = {
        cell.role
        for strand in STRANDS
        for year in (2011, 2012)
        for cell in cells(small, strand, year)
    }
    assert roles <= set(SIDES)


def test_a_year_with_articles_and_no_mention_is_there_without_cells(small: Archive) -> None:
    years = {year.year: year for year in strand_of(small).years}
    assert (years[2013].read, years[2013].cells) == (2, ())
    assert 2010 not in years


def test_undated_mentions_are_in_no_year_and_no_window(small: Archive) -> None:
    assert strand_of(small).undated == 1
    assert strand_of(small, since=date(2000, 1, 1)).undated == 0
    assert strand_of(small, until=date(2030, 1, 1)).undated == 0


def test_the_window_includes_both_its_days(small: Archive) -> None:
    within = strand_of(small, since=date(2011, 2, 15), until=date(2011, 2, 16))
    assert [cell.articles for year in within.years for cell in year.cells] == [3]


def test_a_window_without_articles_has_no_years_rather_than_noughts(small: Archive) -> None:
    assert strand_of(small, since=date(2030, 1, 1)).years == ()


def test_outcomes_move_within_one_series_and_forecasts_never(small: Archive) -> None:
    by_measure = {one.measure: one.movement for one in strand_of(small).outcomes}
    moved = by_measure["regular_volunteering"]
    assert (moved.verdict, moved.difference) == ("better", 4)
    assert moved.last
    assert (moved.last.period, moved.last.source_title) == ("2013", "Invented Statistics")
    assert by_measure["giving_time"].verdict == "cannot be said"
    assert by_measure["volunteers_foreseen"].why == "a forecast is not an outcome"


def test_the_window_holds_for_outcomes_too(small: Archive) -> None:
    within = strand_of(small, until=date(2011, 12, 31))
    moved = next(one.movement for one in within.outcomes if one.measure == "regular_volunteering")
    assert moved.difference == 1


def test_a_figures_digest_is_that_of_the_rows_its_query_finds(small: Archive) -> None:
    comparison = compare(small, "social_action")
    found = small.db.execute(comparison.query, dict(comparison.parameters)).fetchall()
    ids = b"".join(b"%d\n" % row[0] for row in found if row[1].startswith("2011") and row[10])
    (cell,) = cells(small, "social_action", 2011)
    assert blake2b(ids, digest_size=8).hexdigest() == cell.digest


def test_the_same_question_has_the_same_answer(small: Archive) -> None:
    assert compare(small) == compare(small)


def test_the_json_form_says_what_the_tables_say_and_how_it_was_asked(small: Archive) -> None:
    plain = json.loads(json.dumps(as_json(compare(small, since=date(2011, 1, 1)))))
    assert plain["since"] == "2011-01-01"
    assert plain["parameters"] == {"since": "2011-01-01", "until": "9999-12-31"}
    assert [strand["strand"] for strand in plain["strands"]] == list(STRANDS)
    social = plain["strands"][2]
    assert social["years"][0]["cells"][0]["texts"] == 1
    verdicts = {one["measure"]: one["movement"]["verdict"] for one in social["outcomes"]}
    assert verdicts["regular_volunteering"] == "better"


@pytest.mark.parametrize("strand", STRANDS)
def test_of_an_empty_archive_nothing_is_said_and_nothing_breaks(
    empty: Archive, strand: StrandKey
) -> None:
    comparison = compare(empty, strand)
    (only,) = comparison.strands
    assert (comparison.ruleset, only.years, only.outcomes) == (None, (), ())
