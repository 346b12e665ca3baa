"""Feeds: RSS, RDF and Atom, as their publishers write them rather than as they should."""

import re
from collections.abc import Iterator
from typing import Any

import feedparser
from w3lib.html import remove_tags, replace_entities

from crawlers.listings import Entry, refuse
from crawlers.moments import listed_date

_LARGEST = 8 * 2**20
"""Bytes of a feed that are read, some 60,000 entries: the newest, for they come first."""
_SIGNS = re.compile(rb"<(?:\w+:)?(?:rss|feed|rdf|channel|item|entry)\b", re.IGNORECASE)
_BEGINNING = 65536


def read_feed(body: bytes, *, url: str, content_type: str = "") -> list[Entry]:
    """Read every entry that has an address; an empty feed has none. Raises NotAListingError.

    Entities are not resolved, and nothing is fetched.
    """
    body = body[:_LARGEST]
    beginning = body[:_BEGINNING].replace(b"\0", b"")  # UTF-16 has one beside every letter
    if not _SIGNS.search(beginning):  # the library would take a minute to find that out
        raise refuse(body, url, "feed")
    headers = {"content-location": url, "content-type": content_type or "application/xml"}
    feed = feedparser.parse(body, response_headers=headers, sanitize_html=False)
    if not feed.get("version") and not feed.entries:
        raise refuse(body, url, "feed")
    return list(_entries(feed.entries, is_atom=feed.version.startswith("atom")))


def _entries(entries: list[Any], *, is_atom: bool) -> Iterator[Entry]:
    for entry in entries:
        address = entry.get("feedburner_origlink") or entry.get("link") or _permalink(entry)
        published, modified = _date(entry, "published"), _date(entry, "updated")
        if not is_atom and not published:  # an RSS item's dc:date is when it was published
            published, modified = modified, None
        if address:
            yield Entry(
                url=address,
                title=_text(entry.get("title", "")),
                published=published,
                modified=modified,
            )


def _permalink(entry: Any) -> str:
    identifier = str(entry.get("id", ""))
    return identifier if identifier.startswith(("http://", "https://")) else ""


def _date(entry: Any, field: str) -> str | None:
    # The library's own lookup answers with one date where only the other is stated.
    if not dict.__contains__(entry, field):
        return None
    return listed_date(str(dict.get(entry, field)), dict.get(entry, f"{field}_parsed"))


def _text(title: str) -> str:
    """Return the words of a title, without markup, entities and line ends."""
    return " ".join(replace_entities(remove_tags(title)).split())
