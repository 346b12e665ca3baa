"""Cost grows with what is new: no question of a nightly run scans what is kept."""

import sqlite3
from collections.abc import Callable
from datetime import date

import pytest

from store.archive import aggregates, articles, frontier, labels, pages, segments, stories
from store.archive.archive import Archive
from store.archive.runs import Health, begin_run, keep_health, last_health
from store.ask import recent
from store.ask.nights import nights
from store.outcomes import Fetched, Found
from tests.store.making import article, page, silent
from tests.store.making import labels as said

GROWING = {
    "articles", "addresses", "versions", "pages", "frontier", "segments", "ledger", "attempts",
    "labels", "mentions", "quotes", "commitments", "claims", "bands", "near", "stories", "daily",
    "runs", "health", "corrections", "dates", "changes", "attachments", "differences",
}  # fmt: skip
GROWING |= {"a", "v", "m", "p", "g", "f", "d"}  # what our statements call them
UNDONE = {"runs_running", "segments_open", "segments_unread"}
"""Partial indexes that hold nothing but what is undone."""
A = "http://sentinel.example/a"


def label(archive: Archive) -> None:
    for one in labels.unlabelled(archive, "rules", 10):
        labels.keep_labels(archive, one.version, "rules", said(one.body))


def group(archive: Archive) -> None:
    for one in stories.ungrouped(archive, 10):
        stories.keep_bands(archive, one.article, [b"x"])
        stories.join(archive, one.article, stories.candidates(archive, [b"x"]))


def crawl(archive: Archive) -> None:
    failed = Fetched(address=A, source="sentinel", state="failed", reason="gone")
    frontier.keep_outcomes(archive, [Found(address=A, source="sentinel"), failed])
    frontier.pending(archive, "sentinel", 10)
    frontier.listings_known(archive, "sentinel")


def read(archive: Archive) -> None:
    segments.new_segment_path(archive, "sentinel.example", 1)
    segments.recover_open(archive)
    segments.unread_segments(archive)
    pages.known_page(archive, A, "sha1:x")
    for n, name in enumerate(("a", "b", "a", "c")):
        pages.attempt(archive, page(name, n))
        pages.keep_reading(archive, page(name, n), article(name, f"Volunteers run {n}."))


def merge(archive: Archive) -> None:
    both = (A, "http://sentinel.example/b")
    pages.keep_reading(archive, page("a", 9), article("a", "Volunteers met.", addresses=both))


def tell(archive: Archive) -> None:
    run = begin_run(archive, "nightly")
    keep_health(archive, run, Health(source="sentinel", state="ill"))
    last_health(archive, "sentinel")


def judge(archive: Archive) -> None:
    run = begin_run(archive, "nightly")
    keep_health(archive, run, Health(source="sentinel", state="ill"))
    nights(archive, "sentinel", since=date(2031, 1, 1), tonight=(run, date(2031, 1, 2)))
    recent.came(archive, "sentinel", "2031-01-01")
    recent.filled(archive, "sentinel")
    recent.newest(archive, "sentinel")
    recent.scripted(archive, "sentinel", "2031-01-01")
    recent.watched_since(archive, "sentinel")


def count(archive: Archive) -> None:
    articles.refresh_search(archive)
    aggregates.refresh(archive)
    labels.switch_ruleset(archive)


@pytest.mark.parametrize("work", [tell, crawl, read, merge, label, group, judge, count])
def test_no_step_of_a_nightly_run_scans_what_is_kept(
    archive: Archive, work: Callable[[Archive], None]
) -> None:
    labels.activate_ruleset(archive, "rules", "")
    pages.keep_reading(archive, page("a", 5), article("a", "Volunteers ran it."))
    pages.keep_reading(archive, page("b", 6), article("b", "Volunteers run it."))
    label(archive)
    labels.keep_labels(archive, 2, "rules", silent())
    asked: set[str] = set()
    archive.db.conn.set_trace_callback(asked.add)
    work(archive)
    archive.db.conn.set_trace_callback(None)
    assert {sql: scans(archive, sql) for sql in asked if scans(archive, sql)} == {}


def test_a_days_counts_are_reached_from_its_articles(archive: Archive) -> None:
    plan = archive.db.execute(f"EXPLAIN QUERY PLAN {aggregates.COUNT}", ["2031-01-01", "sentinel"])
    steps = [step for *_, step in plan if step.startswith("SEARCH")]
    assert steps[0].startswith("SEARCH a ")
    assert "SEARCH m USING INDEX mentions_by_version (version=? AND ruleset=?)" in steps


def scans(archive: Archive, sql: str) -> list[str]:
    """Name the steps of a statement that walk a whole growing table."""
    try:
        plan = archive.db.conn.execute(f"EXPLAIN QUERY PLAN {sql}").fetchall()
    except sqlite3.OperationalError:
        return []  # BEGIN, COMMIT and what the text index does by itself
    walks = [step.split() for *_, step in plan if step.startswith("SCAN")]
    return [" ".join(step) for step in walks if step[1] in GROWING and step[-1] not in UNDONE]
