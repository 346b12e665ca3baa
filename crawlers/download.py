"""Downloads one large file to disk, in parts where it was cut off, never past a size or a time.

For what is too large for the crawl, which holds a page in memory: the WARC files of others.
"""

import os
import shutil
import time
from collections.abc import Callable, Iterator
from http import HTTPStatus
from http.client import HTTPResponse
from pathlib import Path

from crawlers.connection import Asking, DownloadError, answer, network

ROOM = 2**30
"""Bytes that must stay free on the disk."""
_BLOCK = 2**20


def download(
    url: str, path: Path, asking: Asking, *, tell: Callable[[int, int], None] = lambda *_: None
) -> None:
    """Write the file at `url` to `path`; `tell` hears how many bytes of how many are there.

    Until it is whole it is called `path`.part, where the next call goes on. Raises DownloadError,
    and OSError where the disk cannot be written.
    """
    part = path.with_name(f"{path.name}.part")
    path.parent.mkdir(parents=True, exist_ok=True)
    begun = part.stat().st_size if part.exists() else 0
    with answer(url, asking, begun) as response:
        if response.status == HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE:
            if response.headers.get("Content-Range", "") == f"bytes */{begun}":
                part.rename(path)  # it was whole, and only its name was not changed
                return
            part.unlink(missing_ok=True)  # it has changed there: it is begun anew the next time
        begun, total = _extent(response, begun, asking)
        if total - begun + ROOM > shutil.disk_usage(path.parent).free:
            raise DownloadError(
                f"no room for {total / 2**30:.1f} GB in {path.parent}: make room", again=True
            )
        with part.open("r+b" if begun else "wb") as file:
            file.seek(begun)
            for done, block in _blocks(response, begun, total, asking):
                file.write(block)
                tell(done, total)
            file.flush()
            os.fsync(file.fileno())
    part.rename(path)


def _extent(response: HTTPResponse, begun: int, asking: Asking) -> tuple[int, int]:
    """Return where the answer's bytes begin, and how many the whole file has."""
    if response.status == HTTPStatus.PARTIAL_CONTENT:
        span, _, size = response.headers.get("Content-Range", "").partition("/")
        if span.startswith(f"bytes {begun}-") and size.isdecimal():
            return begun, _bounded(int(size), asking)
        raise DownloadError("answered with another part than was asked for", again=False)
    if response.status == HTTPStatus.OK and response.length is not None:
        return 0, _bounded(response.length, asking)
    if response.status == HTTPStatus.OK:
        raise DownloadError("does not say how large it is", again=False)
    again = response.status >= HTTPStatus.INTERNAL_SERVER_ERROR or response.status in {416, 429}
    raise DownloadError(f"answered {response.status} {response.reason}".rstrip(), again=again)


def _bounded(size: int, asking: Asking) -> int:
    if size > asking.largest:
        raise DownloadError(f"larger than {asking.largest / 2**30:g} GB", again=False)
    return size


def _blocks(
    response: HTTPResponse, begun: int, total: int, asking: Asking
) -> Iterator[tuple[int, bytes]]:
    """Yield the file's bytes, each with how many there are by then."""
    done, deadline = begun, time.monotonic() + asking.longest
    while done < total:
        with network():
            block = response.read1(min(_BLOCK, total - done))
        if not block:
            raise DownloadError(f"was cut off after {done} of {total} bytes", again=True)
        if time.monotonic() > deadline:
            raise DownloadError(f"took longer than {asking.longest / 3600:g} hours", again=True)
        done += len(block)
        yield done, block
