"""A Prefect server of our own: started when none is set, ended with the process that started it.

The child is handed a socket that already listens on loopback, and ends when its standard input
does: the pipe closes however its parent dies, so that nothing stays behind even after a `kill -9`.
Flows and stages are not known here.
"""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from importlib import import_module
from multiprocessing import parent_process
from multiprocessing.process import BaseProcess
from pathlib import Path
from threading import Thread
from typing import Literal

from config.errors import BigSocietyError
from store.archive.archive import plain_errors

_PATIENCE = 120.0
"""Seconds for the server to start: a slow disk's first migration takes long."""

_PARTING = 5.0
"""Seconds for the last events to reach it."""

Services = Literal["none", "all"]
QUIET = {
    "DO_NOT_TRACK": "1",
    "PREFECT_INTERNAL_LOGGING_LEVEL": "CRITICAL",
    "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "CRITICAL",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
}
"""No telemetry, and no library's noise on the console."""
OWN = {
    "PREFECT_LOGGING_TO_API_ENABLED": "false",  # nobody looks there
    "PREFECT_SERVER_REGISTER_BLOCKS_ON_START": "false",
    "PREFECT_UI_ENABLED": "false",
}
"""What a server of our own does without, so that it starts in seconds."""


class PrefectServerError(BigSocietyError):
    """The Prefect server could not be started, or the one that is set does not answer."""


@contextmanager
def prefect_server(
    home: Path, *, services: Services = "none", meanwhile: Sequence[str] = ()
) -> Iterator[str]:
    """Yield the address of the API: the one set in `PREFECT_API_URL`, else that of a child.

    The child keeps its database in `home`. It starts while this process imports Prefect and the
    modules named in `meanwhile`, which takes as long. Only with all `services` does it make the
    runs of a schedule.
    """
    with _environment({key: os.environ.get(key, value) for key, value in QUIET.items()}):
        if address := os.environ.get("PREFECT_API_URL"):
            _check(address)
            yield address
        else:
            with _own_server(home, services, meanwhile) as address:
                yield address


@contextmanager
def _environment(values: dict[str, str]) -> Iterator[None]:
    before = {key: os.environ.get(key) for key in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for key, value in before.items():
            os.environ.pop(key, None)
            os.environ.update({} if value is None else {key: value})


def _check(address: str) -> None:
    from prefect.client.orchestration import get_client

    with get_client(sync_client=True) as client:
        error = client.api_healthcheck()
    if error is not None:
        raise PrefectServerError(
            f"PREFECT_API_URL={address} does not answer ({error}): start that server, or unset the "
            "variable to have one started for the run"
        )


@contextmanager
def _own_server(home: Path, services: Services, meanwhile: Sequence[str]) -> Iterator[str]:
    with plain_errors(home):
        home.mkdir(parents=True, exist_ok=True)
        (home / "server.log").touch()
    listener = socket.create_server(("127.0.0.1", 0))
    port = listener.getsockname()[1]
    address = f"http://127.0.0.1:{port}/api"
    own = OWN | {"PREFECT_API_URL": address, "PREFECT_HOME": str(home.resolve())}
    with _environment(own), _start(listener, home, services) as child:
        try:
            with _settings(address):
                for module in meanwhile:
                    import_module(module)
                if not _answers(port):
                    log = home / "server.log"
                    raise PrefectServerError(f"the Prefect server did not start: see {log}")
                yield address
        finally:
            child.kill()  # its database bears it, and only the history of runs is in it


def _start(listener: socket.socket, home: Path, services: Services) -> subprocess.Popen[bytes]:
    with listener, (home / "server.log").open("wb") as log:
        return subprocess.Popen(
            [sys.executable, "-m", "flows.server", str(listener.fileno()), services],
            pass_fds=[listener.fileno()],
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=log,
            start_new_session=True,  # Ctrl-C is for the pipeline, which ends its server itself
        )


@contextmanager
def _settings(address: str) -> Iterator[None]:
    """Settle what the environment cannot: Prefect may be imported already, or not yet."""
    import prefect.flow_engine
    import prefect.task_engine  # noqa: F401  each takes a second, which the child needs anyway
    from prefect.events.worker import EventsWorker
    from prefect.settings import (
        PREFECT_API_URL,
        PREFECT_FLOWS_HEARTBEAT_FREQUENCY,
        temporary_settings,
    )

    # A heartbeat's thread is waited for at the end of every run, for up to a second.
    with temporary_settings({PREFECT_API_URL: address, PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}):
        try:
            yield
        finally:  # else it looks for its server when we exit
            EventsWorker.drain_all(timeout=_PARTING)


def _answers(port: int) -> bool:
    """Wait for the child's first answer; the socket listens already, so nothing is polled."""
    connection = HTTPConnection("127.0.0.1", port, timeout=_PATIENCE)
    try:
        connection.request("GET", "/api/health")
        return connection.getresponse().status == HTTPStatus.OK
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


def end_with_parent() -> None:
    """End a scheduled run with the schedule that started it, however that ends.

    A run is killed safely at any moment; going on without its server it would only hang.
    """
    if (parent := parent_process()) is not None:
        Thread(target=_end_after, args=(parent,), daemon=True).start()


def _end_after(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)


def main(descriptor: int, services: str) -> None:
    """Serve on an inherited socket until standard input ends."""
    Thread(target=_end_with_standard_input, daemon=True).start()
    import uvicorn
    from prefect.server.api.server import create_app

    app = create_app(ephemeral=services == "none", final=True)
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="on"))
    server.run(sockets=[socket.socket(fileno=descriptor)])


def _end_with_standard_input() -> None:
    os.read(sys.stdin.fileno(), 1)
    os._exit(0)


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
