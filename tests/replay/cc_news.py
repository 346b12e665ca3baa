"""Common Crawl's data host on loopback: lists of a month's WARC files, and parts of the files."""

import gzip
from collections.abc import Mapping

from tests.replay.server import Answer, Routes

_LISTS = "/crawl-data/CC-NEWS/{}/{}/warc.paths.gz"


def name(timestamp: str, number: int) -> str:
    """Name a file as Common Crawl does, by its first capture."""
    folder = f"crawl-data/CC-NEWS/{timestamp[:4]}/{timestamp[4:6]}"
    return f"{folder}/CC-NEWS-{timestamp}-{number:05}.warc.gz"


def month(year: int, number: int, files: Mapping[str, bytes]) -> Routes:
    """Script a month: its list, and its files by name."""
    listed = gzip.compress("".join(f"{one}\n" for one in files).encode())
    path = _LISTS.format(year, f"{number:02}")
    routes: Routes = {
        path: Answer(headers={"Content-Type": "application/gzip"}, body=listed),
    }
    for one, body in files.items():
        headers = {"Content-Type": "application/octet-stream", "Accept-Ranges": "bytes"}
        routes[f"/{one}"] = Answer(headers=headers, body=body, ranges=True, etag='"one"')
    return routes
