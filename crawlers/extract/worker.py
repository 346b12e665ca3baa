"""Reads pages in worker processes, so that a page can harm nothing but itself.

Each worker limits its own memory and, page by page, its own time (see `crawlers.extract.child`). A
worker that dies takes down the page it was reading; the rest of its batch goes to its successor.
Only the records and this module are loaded here: the libraries live in the workers.
"""

import os
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, suppress
from itertools import islice
from multiprocessing import Pipe
from typing import Self

from config.errors import BigSocietyError
from config.model import Source
from store.records import Page, Reading, Response, Unreadable

_BATCH = 8
"""Pages handed over at once: enough to keep a worker busy while the other's are kept."""
_READER = "crawlers.extract.read:read"
_END_SECONDS = 5
OUT_OF_MEMORY = 86
"""Exit status of a worker that met its memory limit."""


class ReaderError(BigSocietyError):
    """A page reader cannot even start: no fault of any page."""


def read_all(
    responses: Iterable[Response],
    sources: Mapping[str, Source],
    *,
    seconds: float = 20,
    memory: int = 1 << 30,
    workers: int | None = None,
    reader: str = _READER,
) -> Iterator[tuple[Page, Reading]]:
    """Yield each response's page with what was read of it, in order.

    `seconds` is a page's wall time, `memory` a worker's address space in bytes; `workers` defaults
    to the processors, two at most. `reader` names the function that reads, as `module:function`.
    """
    batches = _batches(responses)
    count = workers or min(2, os.cpu_count() or 1)
    with ExitStack() as stack:
        waiting: deque[tuple[_Worker, list[Response]]] = deque()
        first = list(islice(batches, count))
        # All are started before the first is waited for.
        team = [stack.enter_context(_Worker(sources, seconds, memory, reader)) for _ in first]
        for worker, batch in zip(team, first, strict=True):
            worker.send(batch)
            waiting.append((worker, batch))
        while waiting:
            worker, batch = waiting.popleft()
            yield from worker.readings(batch)
            for following in islice(batches, 1):
                worker.send(following)
                waiting.append((worker, following))


def _batches(responses: Iterable[Response]) -> Iterator[list[Response]]:
    pages = iter(responses)
    while batch := list(islice(pages, _BATCH)):
        yield batch


class _Worker:
    """One child process at a time, started anew when it has died."""

    def __init__(
        self, sources: Mapping[str, Source], seconds: float, memory: int, reader: str
    ) -> None:
        self._sources = dict(sources)
        self._limits = [str(seconds), str(memory), reader]
        self._start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._child.kill()
        self._end()

    def send(self, batch: list[Response]) -> None:
        """Hand over pages; the worker has answered for all those before."""
        if not self._ready:
            self._await_start()
        with suppress(OSError):  # it has died: `readings` will find out
            self._wire.send(batch)

    def readings(self, batch: list[Response]) -> Iterator[tuple[Page, Reading]]:
        """Yield what was read of each page, replacing the worker where it dies."""
        left = deque(batch)
        while left:
            try:
                reading: Reading = self._wire.recv()
            except (EOFError, OSError):
                reading = _obituary(self._end())
                self._start()
                self.send([*left][1:])
            yield left.popleft().page, reading

    def _start(self) -> None:
        self._wire, theirs = Pipe()
        self._child = subprocess.Popen(
            [sys.executable, "-m", "crawlers.extract.child", str(theirs.fileno()), *self._limits],
            stdin=subprocess.PIPE,  # its lifeline: it ends when we do, however that comes
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            pass_fds=[theirs.fileno()],
        )
        theirs.close()
        self._ready = False

    def _await_start(self) -> None:
        """Wait until the child has loaded its libraries, so that no page is blamed for them."""
        try:
            self._wire.send(self._sources)
            problem: str = self._wire.recv()
        except (EOFError, OSError):
            problem = f"it ended with status {self._end()}"
        if problem:
            raise ReaderError(f"the page reader does not start: {problem}")
        self._ready = True

    def _end(self) -> int:
        """Return the exit status of a child that has let go of the wire, or was killed."""
        self._wire.close()
        if self._child.stdin:
            self._child.stdin.close()
        with suppress(subprocess.TimeoutExpired):
            return self._child.wait(_END_SECONDS)
        self._child.kill()
        return self._child.wait()


def _obituary(status: int) -> Unreadable:
    if status == -signal.SIGALRM:
        return Unreadable(reason="too slow")
    if status == OUT_OF_MEMORY:
        return Unreadable(reason="too much memory")
    cause = f"signal {-status}" if status < 0 else f"exit status {status}"
    return Unreadable(reason="killed the reader", detail=cause)
