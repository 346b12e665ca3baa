"""The Internet Archive's index (CDX), which lists captures of addresses; they are replayed raw.

`url` says what is asked for (outlet.example/news/*, *.outlet.example, or one address), `at` where
the archive is; `paths` narrow it further. The index is gentle to ask when the part before the
first * is long. It names its limits in words, and answers with 504 where a question is too wide.
"""

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from crawlers.order import ListingToAsk
from crawlers.services.captures import TYPES, Capture, entries, question
from crawlers.services.service import Answer, More, NotAListingError, Said, Service

_FIELDS = ("urlkey", "timestamp", "original", "mimetype", "statuscode")
_FILTERS = ("statuscode:200", f"mimetype:({'|'.join(TYPES)})".replace("+", r"\+"))
_ROWS = 3000
"""Lines of one answer; the next one goes on where it ended."""
_EXCLUDED = "Blocked Site Error"
_TOO_WIDE = {400, 504}


def _first(listing: ListingToAsk) -> str:
    return f"{listing.at}/cdx/search/cdx?{urlencode(_parameters(listing))}"


def _parameters(listing: ListingToAsk) -> list[tuple[str, str]]:
    return [
        *question(listing).items(),
        ("output", "json"),
        ("fl", ",".join(_FIELDS)),
        *(("filter", one) for one in _FILTERS),
        ("collapse", "urlkey"),
        ("limit", str(_ROWS)),
        ("showResumeKey", "true"),
    ]


def _read(listing: ListingToAsk, answer: Answer) -> Iterator[Said]:
    rows = _rows(answer)
    resume = ""
    if len(rows) > 1 and rows[-2] == []:
        resume = str(rows[-1][0])
        rows = rows[:-2]
    names, lines = rows[:1], rows[1:]
    captures = (_capture(dict(zip(names[0], line, strict=False))) for line in lines)
    yield from entries(listing, captures, replay=f"{listing.at}/web")
    if resume:  # it comes encoded, and goes back encoded once more
        again = urlencode([*_parameters(listing), ("resumeKey", resume)])
        yield More(url=f"{listing.at}/cdx/search/cdx?{again}")


def _rows(answer: Answer) -> list[list[Any]]:
    """Return the answer's rows, the names of the fields first. Raises NotAListingError."""
    said = answer.body[:2000].decode("utf-8", "replace").strip()
    reason = answer.headers.get("x-archive-wayback-runtime-error", "")
    if _EXCLUDED in said or _EXCLUDED in reason:
        raise NotAListingError("holds no copies of this site: its owner had it excluded")
    if answer.status in _TOO_WIDE:
        raise NotAListingError(
            f"could not answer in time ({answer.status}): ask for less, with a longer part before "
            "the first *"
        )
    try:
        rows = json.loads(answer.body or b"[]")
    except (ValueError, RecursionError):
        rows = None
    if answer.status != 200 or not isinstance(rows, list):  # noqa: PLR2004
        raise NotAListingError(f"is no index of captures: {reason or said[:200] or answer.status}")
    if not all(isinstance(row, list) for row in rows):
        raise NotAListingError("is no index of captures: its rows are no lists")
    return rows


def _capture(row: dict[str, Any]) -> Capture:
    given = [str(row.get(name) or "") for name in _FIELDS]
    urlkey, timestamp, original, media_type, status = given
    return Capture(
        urlkey=urlkey or original,
        timestamp=timestamp,
        original=original,
        media_type=media_type,
        status=status,
    )


SERVICE = Service(
    first=_first,
    read=_read,
    reads=frozenset({200, 400, 403, 504}),
    windows=True,
    elsewhere=True,
    pace=2.5,  # 24 a minute: four fifths of what the archive allows
)
