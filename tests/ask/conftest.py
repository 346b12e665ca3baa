"""The small archive, made once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from store.archive.archive import Archive
from tests.ask.archive import fill


@pytest.fixture(scope="session")
def small_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the small archive."""
    return fill(tmp_path_factory.mktemp("small") / "small.db")


@pytest.fixture
def small(small_path: Path) -> Iterator[Archive]:
    """Open the small archive to be read."""
    with Archive.open(small_path) as archive:
        yield archive


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Archive]:
    """Make an archive with nothing in it."""
    with Archive.open(tmp_path / "empty.db", write=True) as archive:
        yield archive
