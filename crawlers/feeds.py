"""Feeds: RSS, RDF and Atom, as their publishers write them rather than as they should."""

from collections.abc import Iterator
from typing import Any

import feedparser
from w3lib.html import remove_tags, replace_entities

from crawlers.listings import Entry, refuse
from crawlers.moments import listed_date


def read_feed(body: bytes, *, url: str, content_type: str = "") -> list[Entry]:
    """Read every entry that has an address; an empty feed has none. Raises NotAListingError."""
    headers = {"content-location": url, "content-type": content_type or "application/xml"}
    feed = feedparser.parse(body, response_headers=headers, sanitize_html=False)
    if not feed.get("version") and not feed.entries:
        raise refuse(body, url, "feed")
    return list(_entries(feed.entries))


def _entries(entries: list[Any]) -> Iterator[Entry]:
    for entry in entries:
        address = entry.get("link") or _permalink(entry)
        if address:
            yield Entry(
                url=address,
                title=" ".join(replace_entities(remove_tags(entry.get("title", ""))).split()),
                published=_date(entry, "published"),
                modified=_date(entry, "updated"),
            )


def _permalink(entry: Any) -> str:
    identifier = str(entry.get("id", ""))
    return identifier if identifier.startswith(("http://", "https://")) else ""


def _date(entry: Any, field: str) -> str | None:
    # Where only one is stated, the library's mapping answers for the other: not here.
    if not dict.__contains__(entry, field):
        return None
    return listed_date(str(dict.get(entry, field)), dict.get(entry, f"{field}_parsed"))
