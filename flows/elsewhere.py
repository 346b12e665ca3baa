"""Where WARC files are read when not in this process: on a cluster, named as a person names it.

Neither Prefect nor Dask is imported before it is needed; the flow is `flows.spread`.
"""

import socket
from collections.abc import Sequence
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

from config.errors import UsageError
from flows.server import prefect_server
from flows.stages.parts import Elsewhere, Errand

LOCAL = "dask"
"""What a person calls a cluster of our own on this machine."""
_PORT = 8786
"""Where a Dask scheduler listens unless it is told otherwise."""
_PATIENCE = 10.0
"""Seconds for it to answer."""


def elsewhere(where: str, database: Path) -> Elsewhere:
    """Return what has errands done on this machine's own cluster, or on that at an address."""
    if where != LOCAL and "://" not in where:
        raise UsageError(
            f"--on {where}: say {LOCAL} for a cluster on this machine, or the address of a "
            "scheduler, as in tcp://scheduler:8786"
        )
    if find_spec("prefect_dask") is None or find_spec("pyarrow") is None:
        raise UsageError(f"--on {where}: prefect-dask is not installed: run `make extras`")
    if where != LOCAL:
        _reach(where)
    home = database.with_name(f"{database.name}.prefect")
    return partial(_done, home=home, address="" if where == LOCAL else where)


def _reach(address: str) -> None:
    """Refuse a scheduler that does not answer, before anything is begun."""
    try:
        parts = urlsplit(address)
        socket.create_connection((parts.hostname or "", parts.port or _PORT), _PATIENCE).close()
    except (OSError, ValueError) as error:
        raise UsageError(
            f"--on {address}: no scheduler answers there ({error}): start one with `dask scheduler`"
        ) from error


def _done(errands: Sequence[Errand], *, home: Path, address: str) -> list[Path]:
    with prefect_server(home, meanwhile=["flows.spread"]):
        from flows.spread import spread

        return spread(errands, address=address)
