"""A fresh archive for every test that asks for one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from store.archive.archive import Archive
from tests.store.making import archive_in


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """Open a writable archive."""
    with archive_in(tmp_path) as opened:
        yield opened
