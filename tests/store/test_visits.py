"""Pages are visited again after a day, a week and a month, and nothing that is had is lost."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.archive.archive import Archive
from store.archive.clock import written
from store.archive.frontier import keep_outcomes, pending, waiting
from store.archive.pages import keep_reading
from store.archive.visits import DAYS, PATIENCE, Standing, after, next_visit
from store.outcomes import Fetched, Found
from tests.store.making import article, page

A = "http://sentinel.example/a"
START = datetime(2021, 3, 1, 2, 30, tzinfo=UTC)
FOUND = Found(address=A, source="sentinel", published="2021-02-27")
KEPT = Fetched(address=A, source="sentinel", state="kept", status=200)
GONE = replace(KEPT, state="failed", status=404, reason="gone")
BUSY = replace(KEPT, state="failed", status=503, reason="busy", again=True)
NEW = Standing(
    state="pending", tries=0, via="feed", published=None, first_asked=None, due=None
)  # fmt: skip


def day(number: float) -> str:
    """Return a moment so many days after the start."""
    return written(START + timedelta(days=number))


def on(outcome: Fetched, number: float) -> Fetched:
    return replace(outcome, at=day(number))


def standing(archive: Archive) -> tuple[str, str | None, int]:
    row: tuple[str, str | None, int] = archive.db.execute(
        "SELECT state, due, status FROM frontier WHERE address = ?", [A]
    ).fetchone()
    return row


def asked(archive: Archive) -> list[str]:
    return [one.address for one in pending(archive, "sentinel", 10)]


def test_a_fresh_page_is_visited_after_a_day_a_week_and_a_month_and_no_more() -> None:
    stands, visits, night = NEW, [], 0
    while night < 90:
        if stands.state == "pending" or (stands.due and stands.due <= day(night)):
            visits.append(night)
            stands = after(stands, KEPT, day(night + 0.1))
        night += 1
    assert visits == [0, *DAYS]
    assert stands.due is None


@given(st.lists(st.floats(0.6, 40), min_size=4, max_size=8))
def test_nights_that_were_missed_are_not_made_up_for(pauses: list[float]) -> None:
    stands, now = after(NEW, KEPT, day(0)), 0.0
    visits = 0
    for pause in pauses:
        now += pause
        if stands.due and stands.due <= day(now):
            visits += 1
            stands = after(stands, KEPT, day(now))
            assert stands.due is None or stands.due > day(now)
    assert visits <= len(DAYS)


@pytest.mark.parametrize(
    ("published", "due"),
    [(None, True), ("2021-02-27", True), ("2021-01-31", True), ("2021-01-29", False),
     ("2021-02-27T08:00:00Z", True), ("2010-01-01T08:00:00Z", False)],
)  # fmt: skip
def test_only_what_was_fresh_or_undated_is_visited_again(published: str | None, due: bool) -> None:  # noqa: FBT001
    stands = replace(NEW, published=published, first_asked=day(0))
    assert (next_visit(stands, day(0)) is not None) is due


@pytest.mark.parametrize("via", ["wayback", "ukgwa", "cc_news", "gdelt"])
def test_what_an_archive_holds_does_not_change(via: str) -> None:
    assert after(replace(NEW, via=via), KEPT, day(0)).due is None


def test_what_came_with_its_listing_is_not_asked_for_by_its_address() -> None:
    assert after(NEW, replace(KEPT, item=True), day(0)).due is None


def test_due_pages_come_after_new_ones_and_are_no_news(archive: Archive) -> None:
    keep_outcomes(archive, [FOUND, on(KEPT, 0)])
    keep_reading(archive, page("a", 1), article("a"))
    other = replace(FOUND, address="http://sentinel.example/b")
    keep_outcomes(archive, [other])
    assert waiting(archive, "sentinel") == 1
    new, due = pending(archive, "sentinel", 10)
    assert (new.address, due.address) == (other.address, A)
    assert (due.etag, due.digest) == ('"1"', "sha1:a-1")
    assert [one.address for one in pending(archive, "sentinel", 1)] == [other.address]


def test_a_page_is_not_due_on_the_day_it_was_had(archive: Archive) -> None:
    keep_outcomes(archive, [FOUND, replace(KEPT, at=written(datetime.now(UTC)))])
    assert asked(archive) == []
    archive.db.execute("UPDATE frontier SET due = '2021-03-02T00:00:00Z'")
    assert asked(archive) == [A]


def test_a_page_that_is_gone_is_noted_as_gone_and_its_article_stays(archive: Archive) -> None:
    keep_outcomes(archive, [FOUND, on(KEPT, 0)])
    keep_reading(archive, page("a"), article("a"))
    keep_outcomes(archive, [on(GONE, 1)])
    assert standing(archive) == ("done", day(6.5), 404)
    assert archive.db.table("ledger").count == 0
    (row,) = archive.db.query("SELECT id, gone FROM desk_articles")
    assert row["gone"] == day(1)
    keep_outcomes(archive, [on(KEPT, 7)])
    (row,) = archive.db.query("SELECT gone FROM desk_articles")
    assert row["gone"] is None


def test_a_server_that_is_busy_is_asked_again_and_nothing_is_given_up(archive: Archive) -> None:
    keep_outcomes(archive, [FOUND, on(KEPT, 0)])
    for night in (1, 2, 3, 4):
        keep_outcomes(archive, [on(BUSY, night)])
        assert standing(archive)[0] == "done"
        assert archive.db.table("ledger").count == 0
    assert standing(archive)[1] == day(4 + 4 - 0.5)
    keep_outcomes(archive, [on(KEPT, 8)])
    assert standing(archive) == ("done", day(29.5), 200)


def test_a_change_that_could_not_be_fetched_is_asked_for_again(archive: Archive) -> None:
    changed = replace(FOUND, modified=day(50))
    keep_outcomes(archive, [FOUND, on(KEPT, 0), changed, on(BUSY, 51)])
    assert standing(archive) == ("done", day(51.5), 503)
    assert asked(archive) == [A]


@given(st.lists(st.sampled_from([KEPT, GONE, BUSY, replace(GONE, state="refused")]), max_size=30))
def test_an_address_that_was_had_is_never_given_up(answers: list[Fetched]) -> None:
    stands = after(NEW, KEPT, day(0))
    for night, answer in enumerate(answers, start=1):
        stands = after(stands, answer, day(night))
        assert stands.state == "done"
        assert stands.first_asked == day(0)
        assert stands.due is None or stands.due > day(night)
        assert stands.tries < PATIENCE
