"""Which WARC segments there are, and how far each has been read. Their bytes: `store.warc`.

Our own segments are known by their path below the archive's folder; imported files stay where
they are and are known by their absolute path, size and digest.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from store.archive.archive import Archive, plain_errors
from store.warc.repair import cut_back

Origin = Literal["crawl", "import", "import all"]
"""Whether its pages were asked for, are read where they are on topic, or are read all the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SegmentToRead:
    """A segment with records that have not been read; reading goes on at `offset`."""

    path: Path
    name: str
    offset: int
    origin: Origin


def new_segment_path(archive: Archive, host: str, run: int) -> Path:
    """Where a child is to write its segment: a path that ends in `.open` and is nobody else's."""
    day = datetime.now(UTC).date().isoformat()
    stem = f"{day}/{host.replace(':', '_')}-{run}"
    with archive.transaction():
        n = 1
        while _taken(archive, name := f"{stem}-{n}.warc.gz"):
            n += 1
        archive.db.execute(
            "INSERT INTO segments (name, origin, state) VALUES (?, 'crawl', 'open')", [name]
        )
        path = archive.segments / f"{name}.open"
        path.parent.mkdir(parents=True, exist_ok=True)
    return path


def recover_open(archive: Archive) -> list[str]:
    """Seal what killed runs left open, and return the names of the segments saved.

    Each is cut back to its last whole record; one without any is removed. Call it before any
    child is started.
    """
    with archive.transaction():
        for name in _open(archive):
            torn = archive.segments / f"{name}.open"
            if torn.exists():
                cut_back(torn)
                _seal_or_remove(torn, archive.segments / name)
        saved = _take_in_sealed(archive)
        archive.db.execute("DELETE FROM segments WHERE state = 'open'")
    return saved


def unread_segments(archive: Archive) -> list[SegmentToRead]:
    """Every sealed segment that has not been read to its end, the oldest first."""
    with archive.transaction():
        _take_in_sealed(archive)
    rows = archive.db.execute(
        "SELECT name, offset, origin FROM segments WHERE state = 'unread' ORDER BY id"
    )
    return [
        SegmentToRead(path=archive.segments / name, name=name, offset=offset, origin=origin)
        for name, offset, origin in rows
    ]


def register_segment(archive: Archive, path: Path, origin: Origin = "import") -> bool:
    """Note a WARC file that is to be read where it lies; False when its content is known."""
    with plain_errors(path):
        whole = path.resolve(strict=True)
        with whole.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        size = whole.stat().st_size
    own = archive.segments.resolve()
    name = str(whole.relative_to(own) if whole.is_relative_to(own) else whole)
    with archive.transaction():
        inserted = archive.db.execute(
            "INSERT OR IGNORE INTO segments (name, origin, state, size, digest) "
            "VALUES (?, ?, 'unread', ?, ?)",
            [name, origin, size, digest],
        )
    return inserted.rowcount == 1


def mark_read(archive: Archive, segment: SegmentToRead, offset: int, done: bool) -> None:  # noqa: FBT001
    """Note that a segment has been read up to `offset`, or to its end."""
    with archive.transaction():
        archive.db.execute(
            "UPDATE segments SET offset = ?, state = ? WHERE name = ?",
            [offset, "read" if done else "unread", segment.name],
        )


def _taken(archive: Archive, name: str) -> bool:
    known = archive.db.execute("SELECT 1 FROM segments WHERE name = ?", [name]).fetchone()
    return known is not None or (archive.segments / name).exists()


def _open(archive: Archive) -> Iterator[str]:
    rows = archive.db.execute("SELECT name FROM segments WHERE state = 'open' ORDER BY id")
    yield from [name for (name,) in rows]


def _seal_or_remove(torn: Path, sealed: Path) -> None:
    if torn.stat().st_size:
        torn.rename(sealed)
    else:
        torn.unlink()


def _take_in_sealed(archive: Archive) -> list[str]:
    sealed = [name for name in _open(archive) if (archive.segments / name).exists()]
    archive.db.conn.executemany(
        "UPDATE segments SET state = 'unread', size = ? WHERE name = ?",
        [((archive.segments / name).stat().st_size, name) for name in sealed],
    )
    return sealed
