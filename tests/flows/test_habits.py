"""A source judged by its own history: counts, lasting falls, silences, whole articles."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from config.listing import Listing
from config.model import Expectation
from flows.stages.health import judge
from store.archive.archive import Archive
from store.archive.frontier import keep_outcomes
from store.archive.runs import Health, begin_run, keep_health, run_of
from store.archive.setup import keep_config
from store.outcomes import Listed
from tests.store.configured import HERALD, configured

FEED = "http://sentinel.example/feed"
SENTINEL = replace(HERALD, key="sentinel", find=(Listing(kind="feed", url=FEED),))
_ARTICLE = """
INSERT INTO articles (key, url, source, title, standfirst, byline, body, published,
  published_evidence, published_reliability, language, kind, access, day, words, first_seen)
VALUES (:n, :n, 'sentinel', 'A title', '', '', :body, :published, 'meta', 'high', 'en', 'news',
  'free', :day, 2, :seen)
"""
_WORDS = "Some words."


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """Open an archive in which the Sentinel is watched, and its feed answers."""
    with Archive.open(tmp_path / "a.db", write=True) as opened:
        keep_config(opened, configured(SENTINEL))
        keep_outcomes(opened, [Listed(url=FEED, source="sentinel", state="new", links=10)])
        yield opened


def history(archive: Archive, counts: Sequence[int | None], *, before: int = 0) -> None:
    """Give the Sentinel nights, the last of them `before` days ago; None: it could not be seen."""
    for ago, count in enumerate(reversed(counts)):
        started = days_ago(ago + before) - timedelta(minutes=1)
        run = begin_run(archive, "nightly")
        archive.db.execute("UPDATE runs SET started = ? WHERE id = ?", [moment(started), run])
        health = Health(source="sentinel", state="healthy", saw=count is not None)
        keep_health(archive, run, health)
        articles(archive, count or 0, seen=started)


def articles(
    archive: Archive, count: int, *, seen: datetime, dated: bool = True, old: bool = False
) -> None:
    """Have so many articles come at a moment."""
    published = moment(seen - timedelta(days=4000 if old else 0))
    known = archive.db.table("articles").count
    rows = [
        {
            "n": f"{known + n}",
            "body": _WORDS,
            "published": published if dated else None,
            "day": published[:10] if dated else "",
            "seen": moment(seen + timedelta(seconds=1)),
        }
        for n in range(count)
    ]
    archive.db.conn.executemany(_ARTICLE, rows)


def days_ago(days: int) -> datetime:
    """Give this time of so many days ago by London's clock: an hour of summer is no other day."""
    return datetime.now(ZoneInfo("Europe/London")) - timedelta(days=days)


def moment(when: datetime) -> str:
    """Write a moment as the archive does."""
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def judged(archive: Archive, *promises: Expectation) -> tuple[str, str]:
    """Say how the Sentinel is, and why, in a crawl without news."""
    run = run_of(archive, begin_run(archive, "crawl"))
    source = replace(SENTINEL, expects=promises)
    health = judge(archive, source, {"sentinel": Counter(unchanged=1)}, run)
    return health.state, health.reason


def test_a_steady_source_is_as_it_was(archive: Archive) -> None:
    history(archive, [10, 11, 9, 10, 12, 8] * 7)
    assert judged(archive)[0] == "quiet"


def test_a_week_below_the_band_makes_a_source_ill_with_the_numbers(archive: Archive) -> None:
    history(archive, [10, 12, 8, 11, 9] * 6 + [1] * 7)
    state, reason = judged(archive)
    assert state == "ill"
    assert "articles a day in the last week; usually 7" in reason


def test_a_week_above_the_band_is_a_warning(archive: Archive) -> None:
    history(archive, [10, 12, 8, 11, 9] * 6 + [40] * 7)
    state, reason = judged(archive)
    assert state == "quiet"
    assert "articles a day in the last week; usually" in reason


def test_nights_that_could_not_see_are_no_fall(archive: Archive) -> None:
    history(archive, [10, 12, 8, 11, 9] * 6 + [None] * 5 + [60, 10])
    assert judged(archive)[0] == "quiet"


def test_a_little_history_says_nothing(archive: Archive) -> None:
    history(archive, [10] * 8 + [0] * 2)
    assert judged(archive)[0] == "quiet"


def test_the_first_night_and_a_back_fill_are_no_habit(archive: Archive) -> None:
    history(archive, [400, *[10, 12, 8, 11, 9] * 6])
    articles(archive, 5000, seen=datetime.now(UTC) - timedelta(hours=1), old=True)
    assert judged(archive)[0] == "quiet"


def test_a_lasting_fall_is_told_with_the_day_it_began(archive: Archive) -> None:
    history(archive, [20, 24, 16, 22, 18] * 10 + [6, 7, 5, 8, 6] * 8)
    state, reason = judged(archive)
    began = days_ago(39)
    assert state == "ill"
    assert f"gives less since {began.day} {began:%B %Y}: 6.4 articles a day, 20.0 before" in reason


def test_a_silence_beyond_its_habit_makes_a_source_ill(archive: Archive) -> None:
    history(archive, [3, 0, 1, 2, 0, 0, 4] * 8 + [0] * 9)
    state, reason = judged(archive)
    assert (state, reason) == ("ill", "silent for 9 nights; usually at most 3")


def test_a_source_that_could_not_be_seen_is_not_silent(archive: Archive) -> None:
    history(archive, [3, 0, 1, 2, 0, 0, 4] * 8 + [None] * 9)
    assert judged(archive)[0] == "quiet"


def test_articles_read_by_another_verb_count_for_the_night_that_brought_them(
    archive: Archive,
) -> None:
    history(archive, [3, 0, 1, 2, 0, 0, 4] * 8 + [0] * 9)
    articles(archive, 2, seen=datetime.now(UTC) - timedelta(hours=20))
    assert judged(archive)[0] == "quiet"


def test_fewer_dates_than_promised_among_the_last_two_hundred_make_a_source_ill(
    archive: Archive,
) -> None:
    lately = datetime.now(UTC) - timedelta(hours=2)
    articles(archive, 300, seen=lately - timedelta(days=30), dated=False)
    articles(archive, 150, seen=lately)
    articles(archive, 50, seen=lately + timedelta(minutes=1), dated=False)
    promise = Expectation(what="dated", bound="at least", value=0.98)
    state, reason = judged(archive, promise)
    assert (state, reason) == ("ill", "dated: 0.75, where at least 0.98 is expected")


def test_fewer_dates_than_most_have_is_a_warning_where_nothing_was_promised(
    archive: Archive,
) -> None:
    articles(archive, 30, seen=datetime.now(UTC) - timedelta(hours=2), dated=False)
    state, reason = judged(archive)
    assert state == "quiet"
    assert "dated: 0.00 of the last 30 articles" in reason
