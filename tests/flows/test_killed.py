"""Killed at any moment and started again, a night ends as an undisturbed one does.

Fifty kill -9 at the level of stages, and a few of the whole command with its children. The moments
are drawn from a fixed seed, which a failure shows; what they hit depends on the machine.
"""

import random
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.flows.command import BIGSOCIETY, environment, left_behind, run
from tests.flows.gazette import config, paper
from tests.flows.killing import (
    Work,
    World,
    after_the_crawl,
    only_crawl,
    survives,
    undisturbed,
    whole_night,
)
from tests.flows.whole import content
from tests.replay.server import serve

SEED = 20131209
_PATIENCE = 30.0
"""Seconds for processes to end; they need a fraction of one."""


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    home = tmp_path_factory.mktemp("killed")
    with serve({}) as site:
        site.routes.update(paper("herald", site.host, 12))
        folder = config(home / "config", site, "herald")
        assert survives(only_crawl, home / "base.db", folder, None)
        yield undisturbed(whole_night, home, folder)


def test_kills_after_the_crawl_lose_nothing_and_double_nothing(world: World) -> None:
    timed = _crawled(world, "timed")
    began = time.monotonic()
    assert survives(after_the_crawl, timed, world.config, None)
    _kill_often(world, after_the_crawl, kills=42, within=time.monotonic() - began)


def test_kills_of_a_whole_night_lose_nothing_and_double_nothing(world: World) -> None:
    _kill_often(world, whole_night, kills=8, within=world.seconds)


def test_the_whole_command_and_its_children_can_be_killed(world: World) -> None:
    moments = random.Random(SEED)
    database = world.folder / "command.db"
    verb = ["nightly", "--db", str(database), "--config", str(world.config)]
    for _ in range(3):
        with subprocess.Popen(
            [BIGSOCIETY, *verb],
            env=environment(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as command:
            with suppress(subprocess.TimeoutExpired):
                command.wait(moments.uniform(1, 12))
            command.kill()
        assert _all_end(database), left_behind(database)
    finished = run("nightly", "--db", database, "--config", world.config)
    assert finished.returncode == 0, finished.stderr
    assert content(database) == world.content
    assert left_behind(database) == []


def _all_end(database: Path) -> bool:
    deadline = time.monotonic() + _PATIENCE
    while left_behind(database):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def _crawled(world: World, name: str) -> Path:
    """Copy the archive whose pages nobody has read."""
    database = world.folder / f"{name}.db"
    shutil.copy(world.folder / "base.db", database)
    shutil.copytree(world.folder / "base.db.warc", world.folder / f"{name}.db.warc")
    return database


def _kill_often(world: World, work: Work, *, kills: int, within: float) -> None:
    """Kill the work at random moments, on archive after archive; all end as if undisturbed."""
    moments = random.Random(SEED)
    killed = trial = 0
    while killed < kills:
        trial += 1
        name = f"{work.__name__}-{trial}"
        database = _crawled(world, name) if work is after_the_crawl else world.folder / f"{name}.db"
        while not survives(work, database, world.config, moments.uniform(0, within)):
            killed += 1
        assert content(database) == world.content, f"seed {SEED}, trial {trial}, kill {killed}"
