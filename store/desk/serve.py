"""Runs the desk: Datasette over one archive, read-only, on this machine."""

import socket
import webbrowser
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import rich
import uvicorn
from datasette.app import Datasette
from datasette.plugins import pm
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.types import ASGIApp

from config.errors import BigSocietyError
from store.archive.archive import Archive
from store.desk import pages
from store.desk.gate import NAME, DeskDatabase
from store.desk.metadata import SETTINGS, metadata


class AddressTakenError(BigSocietyError):
    """The desk cannot listen where it was asked to."""


def serve(
    db: Path,
    host: str,
    port: int,
    open_browser: bool,  # noqa: FBT001 - the order other rooms rely on
    *,
    ready: Callable[[str], object] = lambda _: None,
) -> None:
    """Serve the archive's desk until it is interrupted; `ready` is told the address.

    Port 0 takes any that is free. Raises AddressTakenError, or what `Archive.open` raises.
    """
    app = _for_own_name(desk(db).app(), host)
    rich.reconfigure(quiet=True)  # else Datasette prints a trace for each mistyped query
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", lifespan="on"))
    with _listen(host, port) as listening:
        address = f"http://{host}:{listening.getsockname()[1]}/"
        ready(address)
        if open_browser:
            webbrowser.open(address)
        with suppress(KeyboardInterrupt):
            server.run(sockets=[listening])


def desk(path: Path) -> Datasette:
    """Build the desk over the archive at `path`, which must exist and be of our version."""
    with Archive.open(path):
        pass
    if not pm.is_registered(pages):
        pm.register(pages, name="bigsociety")
    built = Datasette(
        [],
        metadata=metadata(),
        settings=dict(SETTINGS),
        static_mounts=[("assets", str(pages.STATIC))],
    )
    built.add_database(DeskDatabase(built, path.absolute()), name=NAME)
    built.remove_database("_memory")
    return built


def _for_own_name(app: ASGIApp, host: str) -> ASGIApp:
    """Keep out web pages that had their own name lead to this machine (DNS rebinding)."""
    own = {"127.0.0.1", "localhost"}
    return TrustedHostMiddleware(app, allowed_hosts=sorted(own)) if host in own else app


def _listen(host: str, port: int) -> socket.socket:
    try:
        return socket.create_server((host, port))
    except OSError as error:
        raise AddressTakenError(
            f"{host}:{port}: {error.strerror or error}: stop what listens there, "
            "or name another with --port"
        ) from error
