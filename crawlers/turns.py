"""Turns at a host: children of one crawl never ask it at the same time, nor sooner than it allows.

A child works for one host, but redirects lead to others. A turn is a lock on a small file that
holds the moment from which the host may be asked again, and outlives the crawl; the system frees
the lock when its child ends.
"""

import asyncio
import fcntl
import hashlib
import os
import time
from pathlib import Path

_LOOK_AGAIN = 0.05
"""Seconds until a turn that another child has is tried again."""


class Turns:
    """The turns that this child has, and may take."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._taken: dict[str, int] = {}

    async def take(self, host: str, not_before: float, patience: float) -> float | None:
        """Wait for the turn at a host; None once it is ours.

        Where that would take more than `patience` seconds, return at once, or when they are over,
        the moment from which the host may be asked.
        """
        until = time.time() + patience
        while True:
            if not_before > until:
                return not_before
            await asyncio.sleep(not_before - time.time())
            said = self._try(host)
            if said is not None and said <= time.time():
                return None
            if said is not None:
                self._free(host)
            not_before = said or time.time() + _LOOK_AGAIN

    def give_back(self, host: str, next_allowed: float) -> None:
        """Let others have the turn, from that moment on; nothing happens where it is not ours."""
        if (file := self._taken.get(host)) is not None:
            os.pwrite(file, f"{next_allowed:020.3f}".encode(), 0)
            self._free(host)

    def _try(self, host: str) -> float | None:
        """Return what the host's file says where the turn is free, and hold it; else None."""
        name = hashlib.sha256(host.encode()).hexdigest()[:32]  # names of hosts can be too long
        file = os.open(self._folder / name, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(file)
            return None
        self._taken[host] = file
        return float(os.pread(file, 20, 0) or 0)

    def _free(self, host: str) -> None:
        os.close(self._taken.pop(host))
