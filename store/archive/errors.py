"""What can go wrong with the archive's file, in words a person can act on."""

# ruff: noqa: N818 - an error is named for what happened

import errno
import sqlite3
from pathlib import Path

from config.errors import BigSocietyError, UsageError


class ArchiveMissing(UsageError):
    """There is no archive where one was to be read."""


class ArchiveTooNew(UsageError):
    """A later version of the program has written this archive."""


class ArchiveTooOld(UsageError):
    """An earlier version wrote this archive: it has to be brought up to date before it is read."""


class ArchiveBroken(BigSocietyError):
    """The file is no archive of ours, or it is damaged."""


class ArchiveUnwritable(BigSocietyError):
    """The archive's folder or file does not let itself be written."""


class DiskFull(BigSocietyError):
    """There is no room left to write; nothing of the last transaction was kept."""


class WriterBusy(BigSocietyError):
    """Another run is writing to this archive."""


class MentionMismatch(BigSocietyError):
    """A label's offsets do not hold its text: it was made for another text."""


_FULL = {errno.ENOSPC, errno.EDQUOT}
_UNWRITABLE = {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.EISDIR, errno.EEXIST}


def in_plain_words(error: sqlite3.Error | OSError, path: Path) -> BigSocietyError | None:
    """Return the error to show instead, or None for a defect, which must stay visible."""
    number = error.errno if isinstance(error, OSError) else None
    text = error.strerror or str(error) if isinstance(error, OSError) else str(error)
    path = Path(error.filename) if isinstance(error, OSError) and error.filename else path
    if number == errno.ENOENT:
        return ArchiveMissing(f"{path}: there is no such file or folder: check the name")
    if number in _FULL or "disk is full" in text:
        return DiskFull(f"{path}: the disk is full: make room and run the same command again")
    if number in _UNWRITABLE or "readonly database" in text or "unable to open" in text:
        return ArchiveUnwritable(
            f"{path}: cannot be written ({text}): check the folder's permissions, or name "
            "another place with --db"
        )
    if "not a database" in text or "malformed" in text:
        return ArchiveBroken(
            f"{path}: {text}: this is no bigsociety archive, or it is damaged; restore it from a "
            "backup, or name another file with --db"
        )
    if "is locked" in text:
        return WriterBusy(f"{path}: another program keeps it locked: close it and run again")
    return None
