"""Opens a WARC file so that its records can be told apart, however it was compressed."""

import gzip
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

GZIP = b"\x1f\x8b"


class WarcFile:
    """A WARC file read forwards: its own bytes, or the text it holds where it is gzipped as one."""

    def __init__(self, file: BufferedReader | gzip.GzipFile, size: int | None) -> None:
        self._file = file
        self._size = size
        self._cut_off = False

    def read(self, size: int) -> bytes:
        """At most `size` bytes; nothing at the end, also where that comes too early."""
        try:
            return self._file.read1(size)
        except (EOFError, zlib.error, gzip.BadGzipFile):
            self._cut_off = True
            return b""

    def tell(self) -> int:
        """Bytes from the beginning."""
        return self._file.tell()

    def ends_at(self, end: int) -> bool:
        """Whether nothing is left behind `end`, to which everything was read."""
        return not self._cut_off if self._size is None else end >= self._size


@contextmanager
def opened(path: Path, offset: int) -> Iterator[WarcFile]:
    """Open the file from `offset` on."""
    if _is_gzipped_as_one(path):
        with gzip.open(path) as text:
            text.seek(offset)
            yield WarcFile(text, None)
    else:
        with path.open("rb") as file:
            file.seek(offset)
            yield WarcFile(file, path.stat().st_size)


def _is_gzipped_as_one(path: Path) -> bool:
    """Whether the first gzip member goes on after the first record."""
    with path.open("rb") as file:
        if file.read(2) != GZIP:
            return False
        file.seek(0)
        records = ArchiveIterator(file)
        try:
            next(records, None)
            records.read_to_end()
        except ArchiveLoadFailed:
            return False
        return records.next_line is not None
