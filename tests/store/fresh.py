"""Archives for property tests, which need a new one for every example."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from store.archive.archive import Archive
from tests.store.making import archive_in


@contextmanager
def fresh() -> Iterator[Archive]:
    """Open a writable archive that is gone afterwards."""
    with tempfile.TemporaryDirectory() as folder, archive_in(Path(folder)) as archive:
        yield archive
