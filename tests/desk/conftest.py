"""The desk over the small archive, asked without a server."""

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

import httpx
import pytest
from datasette.app import Datasette

from store.desk.gate import NAME
from store.desk.serve import desk
from tests.ask.archive import fill

Ask: TypeAlias = Callable[..., httpx.Response]


@pytest.fixture(scope="session")
def small_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the small archive."""
    return fill(tmp_path_factory.mktemp("small") / "small.db")


@pytest.fixture(scope="module")
def built(small_path: Path) -> Iterator[Datasette]:
    """Build the desk."""
    built = desk(small_path)
    yield built
    built.get_database(NAME).close()
    built.executor.shutdown()


@pytest.fixture(scope="module")
def ask(built: Datasette) -> Iterator[Ask]:
    """Ask the desk for a page; `parameters` make its query string."""
    with asyncio.Runner() as runner:

        def get(path: str, **parameters: str) -> httpx.Response:
            response: httpx.Response = runner.run(built.client.get(path, params=parameters or None))
            return response

        yield get
