"""A worker process of `crawlers.extract.worker`: reads pages from a wire until it is cut.

    python -m crawlers.extract.child WIRE SECONDS MEMORY MODULE:FUNCTION

Memory is limited by the address space; time, page by page, by an alarm that ends the process even
where a library is busy in C. It ends as soon as its parent does: their shared pipe closes.
"""

import importlib
import os
import signal
import sys
import threading
from collections.abc import Callable, Mapping
from multiprocessing.connection import Connection

from config.model import Source
from crawlers.extract.worker import OUT_OF_MEMORY
from store.records import Reading, Response, Unreadable

Reader = Callable[[Response, Source | None], Reading]


def main(arguments: list[str]) -> None:
    """Answer for every page that comes over the wire, in order."""
    wire, seconds, memory = Connection(int(arguments[0])), float(arguments[1]), int(arguments[2])
    threading.Thread(target=_die_with_parent, daemon=True).start()
    sources: Mapping[str, Source] = wire.recv()
    try:
        read = _reader(arguments[3])
        _limit_memory(memory)
    except (ImportError, AttributeError, OSError, ValueError) as error:
        wire.send(f"{type(error).__name__}: {error}")
        return
    wire.send("")
    while True:
        try:
            batch: list[Response] = wire.recv()
        except EOFError:
            return
        for response in batch:
            signal.setitimer(signal.ITIMER_REAL, seconds)
            reading = _attempt(read, response, sources.get(response.page.source))
            signal.setitimer(signal.ITIMER_REAL, 0)
            wire.send(reading)


def _attempt(read: Reader, response: Response, source: Source | None) -> Reading:
    try:
        return read(response, source)
    except MemoryError:
        os._exit(OUT_OF_MEMORY)  # what is left of the memory is not worth keeping
    except Exception as error:  # noqa: BLE001  the stage's boundary: one page must not stop a night
        return Unreadable(reason="broken", detail=f"{type(error).__name__}: {error}"[:500])


def _reader(name: str) -> Reader:
    module, _, function = name.partition(":")
    read: Reader = getattr(importlib.import_module(module), function)
    return read


def _limit_memory(memory: int) -> None:
    try:
        import resource
    except ImportError:  # not everywhere; the parent still survives what the page does
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (memory, hard))


def _die_with_parent() -> None:
    sys.stdin.buffer.read()
    os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1:])
