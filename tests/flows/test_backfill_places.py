"""A back-fill's place: kept through kills, quotas and the end of its time."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from store.archive.archive import Archive
from tests.flows.gazette import page
from tests.flows.killing import World, survives, undisturbed
from tests.flows.past import archived, ask, held, outlet, walked
from tests.flows.whole import content
from tests.replay.server import Routes, Site, serve
from tests.replay.wayback import archive
from tests.replay.wordpress import Post, posts

SEED = 20131209
KILLS = 3


def _posts(site: Site) -> Routes:
    written = [
        Post(
            number=number,
            title=f"Post {number}",
            content=page(number),
            date=f"2014-0{month}-09T09:00:00",
        )
        for number, month in ((20, 1), (21, 2))
    ]
    home = site.url("").rstrip("/")
    return {"/wp-json/wp/v2/posts": posts(home, written)}


def _blocks(site: Site, more: str = "") -> str:
    find = f"find:\n  - wordpress: {site.url('/wp-json/wp/v2/posts')}\n{more}"
    return find + archived(site)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    home = tmp_path_factory.mktemp("places")
    with serve({}) as site:
        captures = [held(f"2014010{number}000000", number) for number in range(1, 7)]
        site.routes.update(archive(captures) | _posts(site))
        folder = outlet(home / "config", _blocks(site))
        yield undisturbed(work, home, folder)


def work(database: Path, config: Path) -> None:
    """Back-fill the outlet in a process of its own."""
    assert not walked(database, config).failed


def test_a_back_fill_that_is_killed_again_and_again_ends_as_an_undisturbed_one(
    world: World,
) -> None:
    moments = random.Random(SEED)
    killed = trial = 0
    while killed < KILLS:
        trial += 1
        database = world.folder / f"killed-{trial}.db"
        while not survives(work, database, world.config, moments.uniform(0, world.seconds)):
            killed += 1
        assert content(database) == world.content, f"seed {SEED}, trial {trial}, kill {killed}"


def test_an_undisturbed_one_reads_what_both_hold(world: World) -> None:
    assert len(ask(world.folder / "whole.db", "SELECT url FROM articles")) == 8


def test_a_quota_that_is_used_up_pauses_it_until_the_next_day(tmp_path: Path) -> None:
    with serve({}) as site:
        site.routes.update(_posts(site))
        folder = outlet(tmp_path / "config", _blocks(site, "    budget: 3\n").partition("arch")[0])
        first = walked(tmp_path / "a.db", folder)
        asked = len(site.log)
        again = walked(tmp_path / "a.db", folder)
        assert len(site.log) == asked
        _tomorrow(tmp_path / "a.db")
        last = walked(tmp_path / "a.db", folder)
    assert (first.failed, again.failed, last.failed) == (0, 0, 0)
    assert first.resumes == again.resumes
    assert first.resumes.endswith("T00:00:00Z")
    assert "budget of requests" in "".join(first.left.values())
    assert first.done + last.done == 3
    assert first.done < 3
    assert last.resumes == ""
    assert len(ask(tmp_path / "a.db", "SELECT 1 FROM articles")) == 2


def _tomorrow(database: Path) -> None:
    """Let the day of the quota be over."""
    with Archive.open(database, write=True) as held_open, held_open.transaction():
        held_open.db.execute("UPDATE budgets SET day = '2000-01-01'")
        held_open.db.execute("UPDATE hosts SET blocked_until = '2000-01-01T00:00:00Z', quota = 0")


def test_no_window_is_begun_once_its_time_is_up(world: World) -> None:
    course = walked(world.folder / "late.db", world.config, hours=0.0)
    assert (course.done, course.failed, course.left) == (0, 0, {})
