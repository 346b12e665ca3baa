"""The whole command: its exit status, what a person reads, and the Prefect server it talks to."""

import socket
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path

import pytest

from flows.server import prefect_server
from tests.flows.command import left_behind, run
from tests.flows.gazette import config, paper
from tests.replay.server import Answer, Site, serve


@pytest.fixture
def site() -> Iterator[Site]:
    with serve({}) as running:
        running.routes.update(paper("herald", running.host, 3))
        yield running


def test_a_source_that_became_ill_ends_the_run_with_status_one_the_first_time_only(
    site: Site, tmp_path: Path
) -> None:
    site.routes["/herald/feed"] = Answer(status=404)
    database = tmp_path / "a.db"
    folder = config(tmp_path / "config", site, "herald")
    where = ["--db", str(database), "--config", str(folder)]
    first, second = run("nightly", *where), run("nightly", *where)
    assert (first.returncode, second.returncode) == (1, 0)
    assert "became ill since the last run: Herald" in first.stderr
    for ran in (first, second):
        assert "404" in ran.stdout
        assert "bigsociety sources" in ran.stdout
        assert "Traceback" not in ran.stdout + ran.stderr
    assert left_behind(database) == []


def test_a_run_uses_the_prefect_server_that_is_set(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    folder = config(tmp_path / "config", site, "herald")
    with prefect_server(tmp_path / "server") as address:
        ran = run("nightly", "--db", tmp_path / "a.db", "--config", folder, server=address)
        assert _flow_runs(address) == b"1"
    assert ran.returncode == 0, ran.stderr
    assert not (tmp_path / "a.db.prefect").exists()


def _flow_runs(address: str) -> bytes:
    connection = HTTPConnection(address.split("/")[2])
    with closing(connection):
        connection.request("POST", "/api/flow_runs/count", "{}")
        return connection.getresponse().read()


def test_a_prefect_server_that_does_not_answer_is_named(site: Site, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = f"http://127.0.0.1:{taken.getsockname()[1]}/api"
    folder = config(tmp_path / "config", site, "herald")
    ran = run("nightly", "--db", tmp_path / "a.db", "--config", folder, server=address)
    assert ran.returncode == 1
    assert f"PREFECT_API_URL={address} does not answer" in ran.stderr
    assert "Traceback" not in ran.stderr
