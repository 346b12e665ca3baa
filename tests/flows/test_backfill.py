"""The Internet Archive's copies of an outlet, back-filled into articles over loopback."""

from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from flows.stages.backfill import Course
from tests.flows.gazette import page
from tests.flows.past import archived, ask, held, outlet, walked
from tests.replay.server import Site, serve
from tests.replay.wayback import Held, archive, nearest, replay

STORY = "http://outlet.example/news/story-0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """A back-fill of three months, and a second one over the same."""

    database: Path
    site: Site
    courses: tuple[Course, ...]
    asked: tuple[int, ...]
    """Requests that the archive had had after each."""


@pytest.fixture(scope="module")
def past(tmp_path_factory: pytest.TempPathFactory) -> Past:
    home = tmp_path_factory.mktemp("past")
    with serve({}) as site:
        _script(site)
        folder = outlet(home / "config", archived(site))
        told = [(walked(home / "a.db", folder), len(site.log)) for _ in range(2)]
    courses, asked = zip(*told, strict=True)
    return Past(database=home / "a.db", site=site, courses=courses, asked=asked)


def _script(site: Site) -> None:
    undated = page(6).replace("article:published_time", "description")
    special = {
        name: Held(
            timestamp=f"201401{day}000000",
            original=f"http://www.outlet.example/news/{name}",
            body=undated.encode(),
        )
        for day, name in enumerate(("undated", "gone", "busy", "inexact", "moved"), start=10)
    }
    stories = [held("20131210080000", 0), held("20131211080000", 1), held("20140105120000", 0)]
    site.routes.update(archive([*stories, *special.values()]))
    for name, status in (("gone", 404), ("busy", 429)):
        site.routes[_path(special[name])] = replay(replace(special[name], status=status))
    other = replace(held("20140220000000", 3), original=special["inexact"].original)
    site.routes.update(nearest("20140113000000", other.original, other.timestamp))
    moved = replace(special["moved"], status=301, location="http://outlet.example/news/new-name")
    arrived = replace(held("20140114000000", 5), original=moved.location)
    site.routes[_path(moved)] = replay(moved)
    site.routes.update({_path(one): replay(one) for one in (other, arrived)})


def _path(one: Held) -> str:
    return f"/web/{one.timestamp}id_/{one.original}"


def test_every_window_is_walked_and_asked_once(past: Past) -> None:
    assert [(course.done, course.failed) for course in past.courses] == [(3, 0), (0, 0)]
    assert past.asked[0] == past.asked[1]
    done = ask(past.database, "SELECT since, until, state, links FROM windows ORDER BY since")
    assert done == [
        ("2013-12-01", "2013-12-31", "done", 2),
        ("2014-01-01", "2014-01-31", "done", 6),
        ("2014-02-01", "2014-02-28", "done", 0),
    ]


def test_an_article_has_its_original_address_and_its_copies_beside_it(past: Past) -> None:
    ((article, published, seen),) = ask(
        past.database, f"SELECT id, published, first_seen FROM articles WHERE url = '{STORY}'"
    )
    assert (published, seen) == ("2013-12-01T08:00:00Z", "2013-12-10T08:00:00Z")
    known = {url for (url,) in ask(past.database, _ADDRESSES.format(article))}
    copies = {f"{past.site.url('')}/web/{day}id_/{STORY}" for day in _CAPTURES}
    assert {STORY} | copies <= known


_ADDRESSES = "SELECT address FROM addresses WHERE article = {}"
_CAPTURES = ("20131210080000", "20140105120000")


def test_two_captures_of_one_text_are_one_version_with_two_pages(past: Past) -> None:
    captured = ask(
        past.database,
        f"SELECT captured, archive, version FROM pages WHERE final_url = '{STORY}' ORDER BY 1",
    )
    assert [row[:2] for row in captured] == [
        ("2013-12-10T08:00:00Z", past.site.host),
        ("2014-01-05T12:00:00Z", past.site.host),
    ]
    assert captured[0][2] == captured[1][2]


def test_when_a_page_was_captured_is_never_when_it_was_published(past: Past) -> None:
    found = ask(
        past.database,
        "SELECT published, published_evidence FROM articles WHERE url LIKE '%/news/undated'",
    )
    assert found == [(None, "none")]


def test_an_error_that_was_archived_is_kept_as_one_and_slows_nobody_down(past: Past) -> None:
    kept = ask(
        past.database,
        "SELECT address, reason, detail FROM ledger WHERE verdict = 'quarantined' ORDER BY 1",
    )
    assert [(reason, detail) for _, reason, detail in kept] == [
        ("then answered 404 Not Found", "HTTP 404"),
        ("then answered 429 Too Many Requests", "HTTP 429"),
    ]
    assert [len(past.site.asked(str(url).removeprefix(past.site.url("")))) for url, *_ in kept] == [
        1,
        1,
    ]


def test_the_nearest_capture_counts_with_its_own_moment(past: Past) -> None:
    found = ask(past.database, "SELECT captured FROM pages WHERE final_url LIKE '%/news/inexact'")
    assert found == [("2014-02-20T00:00:00Z",)]


def test_a_redirect_of_then_is_followed_within_the_archive(past: Past) -> None:
    found = ask(
        past.database,
        "SELECT a.url FROM articles AS a JOIN addresses AS b ON b.article = a.id "
        "WHERE b.address LIKE 'http://www.outlet.example/news/moved'",
    )
    assert found == [("http://outlet.example/news/new-name",)]
