"""Archives for property tests, which need a new one for every example."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from store.archive.archive import Archive
from tests.store.making import archive_in


@contextmanager
def fresh() -> Iterator[Archive]:
    """Open a writable archive that is gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "test.db").write_bytes(_empty())
        with archive_in(Path(folder)) as archive:
            yield archive


@cache
def _empty() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        with archive_in(Path(folder)):
            pass
        return (Path(folder) / "test.db").read_bytes()
