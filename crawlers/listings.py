"""What a listing names, whatever kind it is; and that it is none, in words that help."""

from dataclasses import dataclass
from urllib.parse import urljoin

from lxml import etree, html

from config.errors import BigSocietyError
from config.listing import ListingKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An address that a listing names, as it is written there."""

    url: str
    title: str = ""
    published: str | None = None
    modified: str | None = None
    item: bytes = b""
    """The article itself in the service's own format (JSON), where the listing holds it: then no
    page is asked, and the item is kept as one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inner:
    """A listing that a listing names: a sitemap of an index, a feed of a front page."""

    url: str
    modified: str | None = None
    kind: ListingKind | None = None
    """What it is, where it is of another kind than the one that names it."""


class NotAListingError(BigSocietyError):
    """The answer is not what it was configured as."""


def refuse(body: bytes, url: str, wanted: str) -> NotAListingError:
    """Say why a body is no feed or sitemap, and where one may be."""
    if not body.strip():
        return NotAListingError(f"is empty, not a {wanted}")
    if not _is_html(body):
        return NotAListingError(f"is neither a {wanted} nor a web page")
    feeds = ", ".join(_alternates(body, url))
    if wanted == "feed" and feeds:
        return NotAListingError(f"is a web page, not a feed: it names {feeds}")
    hint = '<link rel="alternate">' if wanted == "feed" else "Sitemap: lines in robots.txt"
    return NotAListingError(f"is a web page, not a {wanted}: look for {hint} to find it")


def _is_html(body: bytes) -> bool:
    head = body[:4096].lower()
    return b"<html" in head or b"<!doctype html" in head or b"<head" in head or b"<body" in head


def _alternates(body: bytes, url: str) -> list[str]:
    try:
        page = html.document_fromstring(body)
    except (etree.ParserError, ValueError):
        return []
    return [
        urljoin(url, link.get("href", ""))
        for link in page.iterfind(".//link[@rel='alternate']")
        if link.get("type", "").lower() in {"application/rss+xml", "application/atom+xml"}
    ]
