"""What an answer means for the listing or page that was asked. Pure: nothing is kept here."""

import hashlib
import time
from dataclasses import replace
from http import HTTPStatus
from typing import Literal

from scrapy.http import Response

from crawlers.moments import moment
from crawlers.order import ListingToAsk, PageToAsk
from crawlers.reasons import Why, of_status
from crawlers.services.service import Answer, Service
from store.outcomes import Fetched, Listed


def conditions(asked: ListingToAsk | PageToAsk) -> dict[str, str]:
    """Return the headers that ask for a body only where it has changed."""
    given = {"If-None-Match": asked.etag, "If-Modified-Since": asked.last_modified}
    return {name: value for name, value in given.items() if value}


def of_page(
    page: PageToAsk,
    status: int,
    outcome: Literal["kept", "unchanged"] | None,
    *,
    copied: bool = False,
) -> Fetched:
    """Report a page's answer; `outcome` is what the capture made of its body.

    `copied`: it is an archive's copy of an answer, so that an error is the past's and stays.
    """
    if outcome is None and copied:
        why = of_status(status)
        past = replace(why, reason=f"then {why.reason}", again=False)
        return of_page_failure(page, past, status=status)
    asked = conditions(page)  # who answers 304 though nothing was asked on condition has nothing
    if outcome is None and (status != HTTPStatus.NOT_MODIFIED or not asked):
        return of_page_failure(page, of_status(status), status=status)
    return Fetched(
        address=page.address,
        source=page.source,
        state=outcome or "unchanged",
        status=status,
        at=moment(time.time()),
    )


def of_item(listing: ListingToAsk, address: str) -> Fetched:
    """Report an article that a listing held and that is kept."""
    return Fetched(
        address=address,
        source=listing.source,
        state="kept",
        status=HTTPStatus.OK,
        at=moment(time.time()),
        item=True,
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


def of_listing(listing: ListingToAsk, service: Service, response: Response) -> Listed:
    """Report a listing's answer, before it is read: new, unchanged or failed."""
    before = Listed(
        url=listing.name,
        source=listing.source,
        state="unchanged",
        etag=listing.etag,
        last_modified=listing.last_modified,
        digest=listing.digest,
        at=moment(time.time()),
        since=listing.since if listing.until else "",
        until=listing.until,
    )
    asked = service.conditional and conditions(listing)
    if asked and response.status == HTTPStatus.NOT_MODIFIED:
        return before
    if response.status not in service.reads:
        return of_listing_failure(listing, of_status(response.status))
    digest = hashlib.sha256(response.body).hexdigest()
    return replace(
        before,
        state="unchanged" if digest == listing.digest else "new",  # some ETags lie
        etag=_header(response, "ETag") if service.conditional else "",
        last_modified=_header(response, "Last-Modified") if service.conditional else "",
        digest=digest,
    )


def of_listing_failure(listing: ListingToAsk, why: Why) -> Listed:
    """Report why a listing gave nothing to read: next time it is asked without condition."""
    return Listed(
        url=listing.name,
        source=listing.source,
        state=why.state,
        reason=why.reason,
        at=moment(time.time()),
        since=listing.since if listing.until else "",
        until=listing.until,
    )


def answer(response: Response) -> Answer:
    """Give a service what it may see of a response."""
    return Answer(
        url=response.url,
        status=response.status,
        headers={
            name.decode("latin-1").lower(): values[-1].decode("latin-1")
            for name, values in response.headers.items()
            if values
        },
        body=response.body,
    )


def _header(response: Response, name: str) -> str:
    return (response.headers.get(name) or b"").decode("latin-1")
