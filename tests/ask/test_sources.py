"""Every source at a glance."""

from store.archive.archive import Archive
from store.ask.sources import SourceState, overview


def state_of(archive: Archive, key: str) -> SourceState:
    """One source's line."""
    return next(one for one in overview(archive) if one.key == key)


def test_a_source_shows_what_is_kept_of_it_and_when_it_was_last_asked(small: Archive) -> None:
    courier = state_of(small, "courier")
    assert (courier.articles, courier.newest, courier.state) == (3, "2013-05-05", "healthy")
    assert courier.last_crawl


def test_quarantined_pages_are_counted_by_their_reason(small: Archive) -> None:
    assert state_of(small, "courier").quarantined == {"broken": 1}
    assert state_of(small, "trade").quarantined == {}


def test_an_ill_source_says_why(small: Archive) -> None:
    closed = state_of(small, "closed")
    assert (closed.state, closed.reason) == ("ill", "answers 500")


def test_an_archive_without_sources_has_no_lines(empty: Archive) -> None:
    assert overview(empty) == ()
