"""`crawl --dry-run`: what a source's file would find, and that nothing of it is kept."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from store.archive.archive import Archive
from store.archive.frontier import host_state, keep_outcomes
from store.outcomes import HostState
from tests.flows.gazette import config, paper
from tests.flows.saying import ASKING, say
from tests.replay.server import Answer, Site, serve


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with serve({}) as running:
        running.routes.update(paper("herald", running.host, 4))
        yield running


def tree(folder: Path) -> set[str]:
    """Every file below a folder."""
    return {str(path.relative_to(folder)) for path in folder.rglob("*")}


def test_a_dry_run_shows_lists_entries_and_pages_and_keeps_nothing(
    site: Site, tmp_path: Path
) -> None:
    folder = config(tmp_path / "config", site, "herald")
    before = tree(tmp_path)
    where = ("--db", tmp_path / "a.db", "--config", folder)
    result = say("crawl", "herald", "--dry-run", "--limit", "2", *where, environment=ASKING)
    assert result.exit_code == 0
    assert "Herald (herald): healthy" in result.stdout
    assert f"{site.url('/herald/feed')}: 4 addresses" in result.stdout
    assert "How the library of ward 0 was kept open" in result.stdout
    assert "2013-12-09T08:00:00Z" in result.stdout
    assert "… and 2 more" in result.stdout
    assert result.stdout.count("title   ") == 2
    assert "date    2013-12-02T08:00:00Z (meta, reliability medium)" in result.stdout
    assert "72, free" in result.stdout
    assert tree(tmp_path) == before


def test_a_dry_run_asks_for_no_more_pages_than_it_shows(tmp_path: Path) -> None:
    with serve({}) as site:
        site.routes.update(paper("herald", site.host, 4))
        folder = config(tmp_path / "config", site, "herald")
        where = ("--db", tmp_path / "a.db", "--config", folder)
        say("crawl", "herald", "--dry-run", "--limit", "1", *where, environment=ASKING)
        assert sum("story" in asked.path for asked in site.log) == 1


def test_the_json_form_says_what_the_lines_say(site: Site, tmp_path: Path) -> None:
    folder = config(tmp_path / "config", site, "herald")
    where = ("--db", tmp_path / "a.db", "--config", folder)
    words = ("crawl", "--dry-run", "--limit", "1", "--json", *where)
    (shown,) = json.loads(say(*words, environment=ASKING).stdout)
    assert (shown["source"], shown["state"]) == ("herald", "healthy")
    assert shown["listings"][0]["links"] == 4
    assert len(shown["entries"]) == 1
    assert shown["pages"][0]["title"].startswith("How the")


def test_a_list_that_does_not_answer_is_shown_with_its_reason(tmp_path: Path) -> None:
    with serve({"/herald/feed": Answer(status=404)}) as site:
        folder = config(tmp_path / "config", site, "herald")
        where = ("--db", tmp_path / "a.db", "--config", folder)
        result = say("crawl", "herald", "--dry-run", *where, environment=ASKING)
    assert "failed: answered 404 Not Found" in result.stdout


def test_a_host_that_is_left_alone_is_left_alone_by_a_dry_run_too(tmp_path: Path) -> None:
    with serve({}) as site:
        folder = config(tmp_path / "config", site, "herald")
        with Archive.open(tmp_path / "a.db", write=True) as archive:
            later = "2999-01-01T00:00:00Z"
            keep_outcomes(
                archive,
                [HostState(host=site.host, next_allowed="", blocked_until=later, reason="captcha")],
            )
        where = ("--db", tmp_path / "a.db", "--config", folder)
        result = say("crawl", "herald", "--dry-run", *where, environment=ASKING)
        assert "blocked" in result.stdout
        assert "captcha" in result.stdout
        assert site.log == []


def test_the_archive_learns_when_a_host_may_be_asked_again_and_nothing_else(
    site: Site, tmp_path: Path
) -> None:
    folder = config(tmp_path / "config", site, "herald")
    with Archive.open(tmp_path / "a.db", write=True):
        pass
    where = ("--db", tmp_path / "a.db", "--config", folder)
    say("crawl", "herald", "--dry-run", *where, environment=ASKING)
    with Archive.open(tmp_path / "a.db") as archive:
        assert host_state(archive, site.host) is not None
        for table in ("articles", "frontier", "listings", "runs", "segments", "pages"):
            assert archive.db.table(table).count == 0
