"""What an answer means for the listing or page that was asked. Pure: nothing is kept here."""

import hashlib
import time
from collections.abc import Iterable
from dataclasses import replace
from http import HTTPStatus
from typing import Literal

from scrapy.http import Response

from crawlers.feeds import read_feed
from crawlers.listings import Entry, Inner
from crawlers.moments import moment
from crawlers.order import ListingToAsk, PageToAsk
from crawlers.reasons import Why, of_status
from crawlers.sitemaps import read_sitemap
from store.records import Fetched, Listed


def conditions(asked: ListingToAsk | PageToAsk) -> dict[str, str]:
    """Return the headers that ask for a body only where it has changed."""
    given = {"If-None-Match": asked.etag, "If-Modified-Since": asked.last_modified}
    return {name: value for name, value in given.items() if value}


def of_page(page: PageToAsk, status: int, outcome: Literal["kept", "unchanged"] | None) -> Fetched:
    """Report a page's answer; `outcome` is what the capture made of its body."""
    if outcome is None and status != HTTPStatus.NOT_MODIFIED:
        return of_page_failure(page, of_status(status), status=status)
    return Fetched(
        address=page.address,
        source=page.source,
        state=outcome or "unchanged",
        status=status,
        at=moment(time.time()),
    )


def of_page_failure(page: PageToAsk, why: Why, *, status: int = 0) -> Fetched:
    """Report why a page gave nothing to keep."""
    return Fetched(
        address=page.address,
        source=page.source,
        state=why.state,
        status=status,
        reason=why.reason,
        again=why.again,
        at=moment(time.time()),
    )


def of_listing(listing: ListingToAsk, response: Response) -> Listed:
    """Report a listing's answer, before it is read: new, unchanged or failed."""
    before = Listed(
        url=listing.url,
        source=listing.source,
        state="unchanged",
        etag=listing.etag,
        last_modified=listing.last_modified,
        digest=listing.digest,
    )
    if response.status == HTTPStatus.NOT_MODIFIED:
        return before
    if response.status != HTTPStatus.OK:
        return of_listing_failure(listing, of_status(response.status))
    digest = hashlib.sha256(response.body).hexdigest()
    return replace(
        before,
        state="unchanged" if digest == listing.digest else "new",
        etag=_header(response, "ETag"),
        last_modified=_header(response, "Last-Modified"),
        digest=digest,
    )


def of_listing_failure(listing: ListingToAsk, why: Why) -> Listed:
    """Report why a listing gave nothing to read: next time it is asked without condition."""
    return Listed(url=listing.url, source=listing.source, state=why.state, reason=why.reason)


def read_listing(listing: ListingToAsk, response: Response) -> Iterable[Entry | Inner]:
    """Read what a new listing names. Raises NotAListingError, at the latest at its end."""
    if listing.kind == "sitemap":
        return read_sitemap(response.body, url=response.url)
    content_type = _header(response, "Content-Type")
    return read_feed(response.body, url=response.url, content_type=content_type)


def _header(response: Response, name: str) -> str:
    return (response.headers.get(name) or b"").decode("latin-1")
