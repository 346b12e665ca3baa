"""The schedule really makes its runs, also after a restart, and leaves nothing behind."""

import signal
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest

from tests.flows.command import BIGSOCIETY, environment, left_behind

_PATIENCE = 150.0
"""Seconds for a run to appear: a minute for its turn, the rest for a busy machine."""


@contextmanager
def scheduled(database: Path, config: Path, *, stop: int) -> Iterator[subprocess.Popen[bytes]]:
    """Serve the flow every minute; stop it by a signal and wait for its end."""
    verb = ["schedule", "--db", str(database), "--config", str(config), "--cron", "* * * * *"]
    with subprocess.Popen(
        [BIGSOCIETY, *verb],
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as served:
        try:
            yield served
            served.send_signal(stop)
            served.wait(60)
        finally:
            served.kill()


def done(database: Path) -> int:
    """Count the runs that ended well."""
    if not database.exists():
        return 0
    with closing(sqlite3.connect(database)) as connection, suppress(sqlite3.OperationalError):
        counted = connection.execute("SELECT count(*) FROM desk_runs WHERE status = 'done'")
        return int(counted.fetchone()[0])
    return 0  # the first run is still making its tables


def await_another(database: Path, before: int) -> None:
    """Wait until one run more is done."""
    deadline = time.monotonic() + _PATIENCE
    while done(database) <= before:
        assert time.monotonic() < deadline, "no run came"
        time.sleep(0.5)


@pytest.mark.timeout(400)
def test_an_every_minute_schedule_makes_its_runs_also_after_a_restart(tmp_path: Path) -> None:
    database, config = tmp_path / "s.db", tmp_path / "config"
    for name in ("sources", "measures", "observations", "actors", "events"):
        (config / name).mkdir(parents=True)
    with scheduled(database, config, stop=signal.SIGTERM) as first:
        await_another(database, 0)
    assert first.returncode == 0
    with scheduled(database, config, stop=signal.SIGINT) as second:
        await_another(database, done(database))
    assert second.returncode == 0
    assert left_behind(database) == []
