"""The handle on the archive: opening, the schema's version, transactions.

What is written and how belongs to the modules beside this one, each taking the handle first.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlite_utils import Database

from store.archive.errors import ArchiveMissing, in_plain_words
from store.archive.lock import WriterLock
from store.archive.migrate import check_version, migrate

_BUSY_SECONDS = 30.0


class Archive:
    """One SQLite file and, beside it, the folder of its WARC segments.

    Use it as a context manager: `with Archive.open(path) as archive: …`. One thread at a time.
    """

    def __init__(self, path: Path, db: Database, lock: WriterLock | None) -> None:
        self.path = path
        self.db = db
        self._lock = lock

    @classmethod
    def open(cls, path: Path, *, write: bool = False, verb: str = "run") -> Self:
        """Open the archive at `path`.

        To read, it must exist. To write, it is created and migrated as needed, and the writer's
        lock is held until `close`; `verb` is what a second writer is told. Raises ArchiveMissing,
        ArchiveTooNew, ArchiveBroken, ArchiveUnwritable or WriterBusy.
        """
        if not write and not path.is_file():
            raise ArchiveMissing(
                f"{path}: there is no archive here: `bigsociety nightly --db {path}` makes one"
            )
        lock = WriterLock.take(path, verb) if write else None
        try:
            return cls(path, _connect(path, write=write), lock)
        except BaseException:
            if lock:
                lock.release()
            raise

    @property
    def segments(self) -> Path:
        """The folder of WARC segments, `<db>.warc/`."""
        return self.path.with_name(self.path.name + ".warc")

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing. One inside another is part of the outer one.

        A full disk or a file that cannot be written becomes a BigSocietyError with a remedy.
        """
        if self.db.conn.in_transaction:
            yield
            return
        with plain_errors(self.path):
            self.db.conn.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.db.conn.execute("COMMIT")
            except BaseException:
                self.db.rollback()
                raise

    def close(self) -> None:
        """Close the file and let the next writer in."""
        try:
            self.db.close()
        finally:
            if self._lock:
                self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


@contextmanager
def plain_errors(path: Path) -> Iterator[None]:
    """Turn what the disk and SQLite say into errors that name a remedy."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        plain = in_plain_words(error, path)
        if plain is None:
            raise
        raise plain from error


def _connect(path: Path, *, write: bool) -> Database:
    with plain_errors(path):
        mode = "rwc" if write else "ro"
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode={mode}",
            uri=True,
            timeout=_BUSY_SECONDS,
            isolation_level=None,
            check_same_thread=False,
        )
        try:
            return _prepare(connection, path, write=write)
        except BaseException:
            connection.close()
            raise


def _prepare(connection: sqlite3.Connection, path: Path, *, write: bool) -> Database:
    db = Database(connection)
    check_version(db, path, write=write)
    connection.execute("PRAGMA foreign_keys = ON")
    if write:
        connection.execute("PRAGMA journal_mode = WAL")
        # Safe against a killed process; a power cut may cost the last run's end, never the file.
        connection.execute("PRAGMA synchronous = NORMAL")
        # The bands of near-duplicates are met all over their index: keep it at hand.
        connection.execute("PRAGMA cache_size = -65536")
        connection.execute("PRAGMA wal_autocheckpoint = 8192")
        migrate(db)
    return db
