"""What every outlet's server answers to every path: pages, listings, robots, redirects.

Built from the texts and templates once an edition; no sockets here, those are `server`'s.
"""

import gzip
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from functools import cache

from flows.sample.addresses import OUTLET, alternate, path
from flows.sample.outlets import OUTLETS, Format, Listing, Outlet
from flows.sample.printing import listing_xml, page_html
from flows.sample.texts import LONDON, Form, Text, texts

LAUNCH = datetime(2010, 1, 4, 9, tzinfo=LONDON)
TYPES: dict[Format, str] = {
    "rss": "application/rss+xml; charset=utf-8",
    "atom": "application/atom+xml; charset=utf-8",
    "sitemap": "application/xml",
    "news": "text/xml",
    "index": "application/xml",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A response, before the conditions of a request are looked at."""

    status: int = 200
    body: bytes = b""
    content_type: str = "text/html; charset=utf-8"
    changed: datetime = LAUNCH
    location: str = ""

    @property
    def etag(self) -> str:
        """An honest one: it changes with the body and only with it."""
        return f'"{hashlib.sha256(self.body).hexdigest()[:16]}"'

    @property
    def last_modified(self) -> str:
        """When it last changed, as HTTP writes it."""
        return format_datetime(self.changed.astimezone(UTC), usegmt=True)


@cache
def answers(edition: int) -> dict[tuple[str, str], Answer]:
    """Every answer of an edition, by host and path."""
    return {
        (outlet.host, where): answer
        for outlet in OUTLETS
        for where, answer in _of_outlet(outlet, edition)
    }


def _of_outlet(outlet: Outlet, edition: int) -> Iterator[tuple[str, Answer]]:
    own = [text for text in texts(edition) if text.outlet == outlet.key]
    yield "/robots.txt", _robots(outlet)
    for text in own:
        yield from _of_text(text, own)
    for listing in outlet.listings:
        yield listing.path, _listing(outlet, listing, own)
    for where in outlet.broken:
        yield where, Answer(status=500, body=b"<h1>Error establishing a database connection</h1>")


def _of_text(text: Text, own: Sequence[Text]) -> Iterator[tuple[str, Answer]]:
    yield path(text), _page(text, own)
    for form in OUTLET[text.outlet].alternates:
        yield alternate(text, form), _page(text, own, form=form)
    if text.moved_from:
        yield text.moved_from, Answer(status=301, location=path(text))


def _page(text: Text, own: Sequence[Text], *, form: Form | None = None) -> Answer:
    html = page_html(text, own, form=form)
    return Answer(body=html.encode(text.encoding), changed=text.changed)


def _listing(outlet: Outlet, listing: Listing, own: Sequence[Text]) -> Answer:
    body = listing_xml(outlet, listing, own).encode()
    changed = max((text.changed for text in own), default=LAUNCH)
    if listing.gzipped:
        body = gzip.compress(body, mtime=0)
        return Answer(body=body, content_type="application/x-gzip", changed=changed)
    return Answer(body=body, content_type=TYPES[listing.format], changed=changed)


def _robots(outlet: Outlet) -> Answer:
    rules = [f"Disallow: {where}" for where in outlet.disallow] or ["Disallow:"]
    lines = ["# Sample archive of the bigsociety project", "User-agent: *", *rules, ""]
    return Answer(body="\n".join(lines).encode(), content_type="text/plain")
