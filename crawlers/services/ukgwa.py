"""The UK Government Web Archive's index (pywb), which lists the captures of addresses.

`url` says what is asked for, `at` where the archive is. Its answers are one JSON object a line.
It has been seen to answer programs with 405 and a captcha: then it is *blocked*, and left alone;
the Internet Archive holds copies of most of the same addresses.
"""

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from crawlers.order import ListingToAsk
from crawlers.services.captures import Capture, entries, question
from crawlers.services.service import Answer, NotAListingError, Said, Service

_NOT_FOUND = 404
# pywb's names first, then those of the Internet Archive: which of them it uses was not verified.
_NAMES = {
    "urlkey": ("urlkey", "url", "original"),
    "timestamp": ("timestamp",),
    "original": ("url", "original"),
    "media_type": ("mime", "mimetype"),
    "status": ("status", "statuscode"),
}


def _first(listing: ListingToAsk) -> str:
    return f"{listing.at}/ukgwa/cdx?{urlencode(question(listing) | {'output': 'json'})}"


def _read(listing: ListingToAsk, answer: Answer) -> Iterator[Said]:
    captures = (_capture(row) for row in _rows(answer))
    yield from entries(listing, captures, replay=f"{listing.at}/ukgwa")


def _rows(answer: Answer) -> Iterator[dict[str, Any]]:
    """Yield the objects of the lines; none where nothing was captured. Raises NotAListingError."""
    for line in answer.body.splitlines():
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            row = None
        if not isinstance(row, dict):
            said = line[:200].decode("utf-8", "replace")
            raise NotAListingError(f"is no index of captures: {said}")
        if answer.status != _NOT_FOUND:  # "No Captures found": an object, too
            yield row


def _capture(row: dict[str, Any]) -> Capture:
    return Capture(
        **{
            name: next((str(row[each]) for each in names if row.get(each)), "")
            for name, names in _NAMES.items()
        }
    )


SERVICE = Service(
    first=_first,
    read=_read,
    reads=frozenset({200, 404}),
    windows=True,
    elsewhere=True,
    pace=5.0,
)
