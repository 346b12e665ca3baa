"""What indexes of web archives have in common: which captures to ask for, and which to replay.

Addresses come first: what lies outside the pattern or the paths, and what is no page, costs
nothing but its line in an index. Of an address, the first capture of a window is taken: windows
are months, so that a page that changed is met again, and no page more often than once a month.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from crawlers.addresses import canonical
from crawlers.listings import Entry
from crawlers.order import ListingToAsk

TYPES = ("text/html", "application/xhtml+xml", "application/pdf")
"""Media types that can be read."""
_NO_PAGE = re.compile(
    r"\.(?:css|js|json|xml|rss|ico|png|jpe?g|gif|svg|webp|woff2?|ttf|eot|mp[34]|m4v|avi|zip|exe)$"
    r"|/robots\.txt$",
    re.IGNORECASE,
)
_MOMENT = re.compile(r"\d{14}")
_WWW = re.compile(r"^www\d?\.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """One line of an index."""

    urlkey: str
    """The address as the index sorts it: the same with http and https, with and without www."""
    timestamp: str
    """14 digits, UTC."""
    original: str
    media_type: str
    status: str


def question(listing: ListingToAsk) -> dict[str, str]:
    """Write a listing's pattern and its window as an index wants them: url, matchType, from, to."""
    whole, star, _ = listing.url.partition("*")
    if listing.url.startswith("*."):
        asked = {"url": listing.url[2:].partition("/")[0], "matchType": "domain"}
    else:
        asked = {"url": whole, "matchType": "prefix" if star else "exact"}
    days = {"from": listing.since, "to": listing.until}
    return asked | {name: day.replace("-", "") for name, day in days.items() if day}


def entries(listing: ListingToAsk, captures: Iterable[Capture], *, replay: str) -> Iterator[Entry]:
    """Name the captures worth a replay; `replay` is the archive's address up to the timestamp."""
    pattern = _pattern(listing.url)
    taken: set[str] = set()
    for one in captures:
        if one.urlkey in taken or not _is_page(one) or not pattern.fullmatch(_bare(one.original)):
            continue
        path = urlsplit(one.original).path
        if not listing.paths or any(part in path for part in listing.paths):
            taken.add(one.urlkey)
            yield Entry(url=f"{replay}/{one.timestamp}id_/{one.original}")


def _pattern(asked: str) -> re.Pattern[str]:
    """Match the addresses that are asked for, in the spelling of `_bare`."""
    below = asked.removeprefix("*.")
    parts = ".*".join(re.escape(part) for part in _WWW.sub("", below).split("*"))
    if below == asked:
        return re.compile(parts, re.IGNORECASE)
    return re.compile(rf"(?:.*\.)?{parts}{'' if '/' in below else '/.*'}", re.IGNORECASE)


def _bare(url: str) -> str:
    """Spell an address without what two captures of one page differ in: scheme, www and port."""
    parts = urlsplit(url)
    host = _WWW.sub("", parts.hostname or "")
    return f"{host}{parts.path}?{parts.query}" if parts.query else f"{host}{parts.path}"


def _is_page(one: Capture) -> bool:
    """Say whether a capture holds a page of its own: no asset, no error, no repetition.

    Addresses with parameters that only track are copies, and cannot be asked for: our own
    spelling leaves such parameters out.
    """
    if one.status != "200" or one.media_type not in TYPES or not _MOMENT.fullmatch(one.timestamp):
        return False
    try:
        parts, own = urlsplit(one.original), urlsplit(canonical(one.original))
    except ValueError:
        return False
    return _pairs(parts.query) == _pairs(own.query) and not _NO_PAGE.search(parts.path)


def _pairs(query: str) -> int:
    return sum(map(bool, query.split("&")))
