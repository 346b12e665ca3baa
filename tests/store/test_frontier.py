"""The frontier: what is listed is asked once, again when it changed, and given up in the end."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from store.archive.archive import Archive
from store.archive.frontier import (
    found_of,
    host_state,
    keep_outcomes,
    listings_known,
    pending,
)
from store.archive.pages import keep_reading
from store.outcomes import CrawlOutcome, Fetched, Found, HostState, Listed
from tests.store.making import article, moment, page

A = "http://sentinel.example/a"
FOUND = Found(address=A, source="sentinel", title="Shop", modified="2031-01-02", via="sitemap")
KEPT = Fetched(address=A, source="sentinel", state="kept", status=200, at=moment(5))
FAILED = Fetched(
    address=A, source="sentinel", state="failed", status=503, reason="busy", again=True
)
LISTED = Listed(
    url="http://sentinel.example/feed", source="sentinel", state="new", links=3, etag='"1"',
    digest="d1", at=moment(1),
)  # fmt: skip


def addresses(archive: Archive) -> list[str]:
    return [one.address for one in pending(archive, "sentinel", 10)]


def ledger(archive: Archive) -> list[tuple[str, str]]:
    return list(archive.db.execute("SELECT verdict, reason FROM ledger"))


def test_a_listed_address_is_pending_until_it_is_kept_or_unchanged(archive: Archive) -> None:
    keep_outcomes(archive, [FOUND])
    assert addresses(archive) == [A]
    keep_outcomes(archive, [KEPT])
    assert addresses(archive) == []
    keep_outcomes(archive, [FOUND])
    assert addresses(archive) == []


def test_an_address_listed_as_changed_since_is_pending_again(archive: Archive) -> None:
    keep_outcomes(archive, [FOUND, KEPT, replace(FOUND, modified="2031-01-03")])
    assert addresses(archive) == [A]
    keep_outcomes(archive, [KEPT, replace(FOUND, modified="2031-01-01"), FOUND])
    assert addresses(archive) == [A]  # the report of the first fetch does not count again
    keep_outcomes(archive, [replace(KEPT, at=moment(6))])
    assert addresses(archive) == []


def test_a_first_hint_of_change_counts_only_if_it_is_later_than_the_fetch(archive: Archive) -> None:
    bare = replace(FOUND, modified=None)
    keep_outcomes(archive, [bare, KEPT, replace(FOUND, modified=moment(4))])
    assert addresses(archive) == []
    keep_outcomes(archive, [replace(FOUND, modified=moment(6))])
    assert addresses(archive) == [A]


def test_a_failed_address_is_tried_three_times_and_then_quarantined(archive: Archive) -> None:
    keep_outcomes(archive, [FOUND, FAILED, FAILED])
    assert addresses(archive) == [A]
    assert ledger(archive) == []
    keep_outcomes(archive, [FAILED])
    assert addresses(archive) == []
    assert ledger(archive) == [("quarantined", "busy")]


def test_an_address_not_worth_trying_again_is_quarantined_at_once(archive: Archive) -> None:
    keep_outcomes(archive, [FOUND, replace(FAILED, status=404, reason="gone", again=False)])
    assert addresses(archive) == []
    assert ledger(archive) == [("quarantined", "gone")]


def test_a_refused_address_is_left_alone_without_an_alarm(archive: Archive) -> None:
    refused = replace(FAILED, state="refused", reason="robots.txt")
    keep_outcomes(archive, [FOUND, refused])
    assert addresses(archive) == []
    assert ledger(archive) == [("counted", "robots.txt")]


def test_an_address_that_failed_is_not_met_first_the_next_night(archive: Archive) -> None:
    other = replace(FOUND, address="http://sentinel.example/b")
    keep_outcomes(archive, [FOUND, other, FAILED])
    assert addresses(archive) == [other.address, A]


def test_a_report_kept_twice_counts_once(archive: Archive) -> None:
    report: list[CrawlOutcome] = [FOUND, LISTED, replace(FAILED, at=moment(1))]
    keep_outcomes(archive, report)
    before = list(archive.db.query("SELECT * FROM frontier"))
    keep_outcomes(archive, report)
    assert list(archive.db.query("SELECT * FROM frontier")) == before


def test_a_report_is_kept_whole_or_not_at_all(archive: Archive) -> None:
    def torn() -> Iterator[CrawlOutcome]:
        yield FOUND
        raise RuntimeError("the child's spool cannot be read")

    with pytest.raises(RuntimeError):
        keep_outcomes(archive, torn())
    assert addresses(archive) == []


def test_a_later_listing_fills_in_what_the_first_left_out_and_no_more(archive: Archive) -> None:
    keep_outcomes(archive, [replace(FOUND, title="")])
    keep_outcomes(archive, [replace(FOUND, title="Shop", published="2031-01-01")])
    keep_outcomes(archive, [replace(FOUND, title="Other", published="2030-01-01")])
    assert found_of(archive, A) == replace(FOUND, published="2031-01-01")
    assert found_of(archive, "http://sentinel.example/none") is None


def test_a_pending_address_carries_the_validators_of_its_last_page(archive: Archive) -> None:
    keep_outcomes(archive, [FOUND])
    keep_reading(archive, page("a", 2), article("a"))
    keep_reading(archive, page("a", 1), article("a"))
    (one,) = pending(archive, "sentinel", 10)
    assert (one.etag, one.digest) == ('"2"', "sha1:a-2")


def test_a_listing_keeps_its_validators_when_it_fails_and_when_it_is_unchanged(
    archive: Archive,
) -> None:
    for state, reason in (("unchanged", ""), ("failed", "busy")):
        later = Listed(
            url=LISTED.url, source="sentinel", state="failed", reason=reason, at=LISTED.at
        )
        later = replace(later, state=state)  # type: ignore[arg-type]
        keep_outcomes(archive, [LISTED, later])
        assert listings_known(archive, "sentinel") == {
            LISTED.url: replace(LISTED, state=state, reason=reason)  # type: ignore[arg-type]
        }
    keep_outcomes(archive, [replace(LISTED, etag="", digest="d2")])
    assert listings_known(archive, "sentinel")[LISTED.url].etag == ""


def test_what_a_host_allows_outlives_the_run(archive: Archive) -> None:
    assert host_state(archive, "sentinel.example") is None
    first = HostState(host="sentinel.example", next_allowed=moment(1), reason="captcha")
    keep_outcomes(archive, [first, replace(first, next_allowed=moment(2), reason="")])
    assert host_state(archive, "sentinel.example") == replace(
        first, next_allowed=moment(2), reason=""
    )
