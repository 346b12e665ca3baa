"""The writer's lock: one pipeline at a time; a second one is told who holds it.

The operating system holds the lock, so that it ends with its holder however that dies; what the
file says is for people only. The desk's corrections are short transactions and take no lock.
"""

import json
import os
import sys
from pathlib import Path
from typing import BinaryIO, Self

from store.archive.clock import now
from store.archive.errors import WriterBusy, in_plain_words

# The byte that is locked where locks bar reading (Windows): far behind what people read.
_BEYOND = 1 << 20


class WriterLock:
    """`<db>.lock`, held until `release`."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    @classmethod
    def take(cls, archive: Path, verb: str) -> Self:
        """Take the lock or raise WriterBusy, which names the holder's process, verb and start."""
        path = archive.with_name(archive.name + ".lock")
        try:
            # Deliberately left open: the lock lives as long as the file is.
            file = path.open("a+b")
        except OSError as error:
            raise in_plain_words(error, path) or error from error
        try:
            _lock(file)
        except OSError as error:
            holder = _holder(file)
            file.close()
            raise WriterBusy(f"{archive} is being written by {holder}: wait for it") from error
        _write(file, {"pid": os.getpid(), "verb": verb, "since": now()})
        return cls(file)

    def release(self) -> None:
        """Let the next writer in; the file stays, for removing it would race with its taker."""
        if not self._file.closed:
            self._file.truncate(0)
            self._file.close()


def _write(file: BinaryIO, holder: dict[str, object]) -> None:
    file.truncate(0)
    file.write(json.dumps(holder).encode())
    file.flush()


def _holder(file: BinaryIO) -> str:
    file.seek(0)
    try:
        said = json.loads(file.read())
        return f"process {said['pid']} (bigsociety {said['verb']}, since {said['since']})"
    except (ValueError, KeyError, TypeError, OSError):
        return "another process"


if sys.platform == "win32":
    import msvcrt

    def _lock(file: BinaryIO) -> None:
        file.seek(_BEYOND)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(file: BinaryIO) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
