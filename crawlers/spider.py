"""The one spider for every ordinary source: asks its listings and pages, spools what came of it."""

import os
import sys
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from typing import Any, NoReturn, Self

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.http import Response
from twisted.python.failure import Failure

from config.errors import BigSocietyError
from crawlers.addresses import same_site
from crawlers.answers import (
    conditions,
    of_listing,
    of_listing_failure,
    of_page,
    of_page_failure,
    read_listing,
)
from crawlers.capture import OUTCOME, PAGE
from crawlers.errand import Errand
from crawlers.listings import Inner, NotAListingError, found
from crawlers.order import ListingToAsk, PageToAsk
from crawlers.reasons import HostLeftError, Why, of_exception
from store.records import Listed

_LISTING = "listing"
"""Key in a request's meta: the ListingToAsk it is for."""


class SourceSpider(Spider):
    """Carries out one order."""

    name = "source"

    def __init__(self, errand: Errand) -> None:
        super().__init__()
        self.errand = errand
        self._order = errand.order
        self._spool = errand.spool
        self._known = {listed.url: listed for listed in errand.order.known}
        self._sitemaps = {listing.url for listing in errand.order.listings}

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """Hear of defects."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider.on_defect, signal=signals.spider_error)
        return spider

    async def start(self) -> AsyncIterator[Request]:
        """Ask the order's listings, then its pages."""
        for listing in self._order.listings:
            yield self._listing_request(listing)
        for page in self._order.pages[: self._order.limits.pages]:
            yield Request(
                page.address,
                callback=self.on_page,
                errback=self.on_page_failure,
                headers=conditions(page),
                meta={PAGE: page, "download_maxsize": self._order.limits.body},
                dont_filter=True,
            )

    def on_page(self, response: Response) -> None:
        """Spool what came of a page; its bytes are in the segment by now."""
        self._spool.write(of_page(response.meta[PAGE], response.status, response.meta.get(OUTCOME)))

    def on_page_failure(self, failure: Failure) -> None:
        """Spool why a page gave no answer; where its host was left it stays to be asked."""
        page: PageToAsk = _request(failure).meta[PAGE]
        if isinstance(failure.value, HostLeftError):
            return
        why = of_exception(_expected(failure), largest=self._order.limits.body)
        self._spool.write(of_page_failure(page, why))

    def on_listing(self, response: Response) -> Iterator[Request]:
        """Spool every address that a listing names and then, once they are safe, its answer."""
        listing: ListingToAsk = response.meta[_LISTING]
        listed = of_listing(listing, response)
        if listed.state == "new":
            try:
                listed, inner = self._spool_links(listing, response, listed)
                yield from self._follow(listing, inner)
            except NotAListingError as error:
                listed = of_listing_failure(listing, Why(reason=str(error)))
        self._spool.write(listed)

    def on_listing_failure(self, failure: Failure) -> None:
        """Spool why a listing gave no answer."""
        listing: ListingToAsk = _request(failure).meta[_LISTING]
        why = of_exception(_expected(failure), largest=self._order.limits.listing)
        self._spool.write(of_listing_failure(listing, why))

    def on_defect(self, failure: Failure, response: Response) -> None:
        """Go on where a listing broke its reader; stop where something of ours is broken."""
        listing = response.meta.get(_LISTING)
        error = _expected(failure)
        if listing is None:
            _stop(failure)
        why = Why(reason=f"breaks its reader ({type(error).__name__}): tell the maintainers")
        self._spool.write(of_listing_failure(listing, why))

    def _listing_request(self, listing: ListingToAsk) -> Request:
        return Request(
            listing.url,
            callback=self.on_listing,
            errback=self.on_listing_failure,
            headers=conditions(listing),
            meta={_LISTING: listing, "download_maxsize": self._order.limits.listing},
            dont_filter=True,
        )

    def _spool_links(
        self, listing: ListingToAsk, response: Response, listed: Listed
    ) -> tuple[Listed, list[Inner]]:
        links = 0
        inner: list[Inner] = []
        for entry in read_listing(listing, response):
            if isinstance(entry, Inner):
                inner.append(entry)
            elif link := found(entry, listing):
                self._spool.write(link)
                links += 1
        if inner:  # its sitemaps may change where it does not: it is never asked on condition
            listed = replace(listed, etag="", last_modified="", digest="")
        return replace(listed, links=links), inner

    def _follow(self, listing: ListingToAsk, inner: list[Inner]) -> Iterator[Request]:
        """Ask an index's sitemaps, those changed last first, each once: some name themselves."""
        for sitemap in sorted(inner, key=lambda one: one.modified or "", reverse=True):
            full = len(self._sitemaps) > self._order.limits.sitemaps
            if full or sitemap.url in self._sitemaps or not same_site(sitemap.url, listing.url):
                continue
            self._sitemaps.add(sitemap.url)
            before = self._known.get(sitemap.url, _NOTHING)
            yield self._listing_request(
                replace(
                    listing,
                    url=sitemap.url,
                    etag=before.etag,
                    last_modified=before.last_modified,
                    digest=before.digest,
                )
            )


_NOTHING = Listed(url="", source="", state="new")


def _request(failure: Failure) -> Request:
    request: Request = failure.request  # type: ignore[attr-defined]  # Scrapy sets it
    return request


_OURS = (OSError, BigSocietyError)


def _expected(failure: Failure) -> Exception:
    """Return what the network may do to us; where we cannot write there is no going on."""
    if not isinstance(failure.value, Exception) or isinstance(failure.value, _OURS):
        _stop(failure)
    return failure.value


def _stop(failure: Failure) -> NoReturn:
    """End the process as it stands: all that was written is whole, and the next run goes on."""
    sys.stderr.write(failure.getTraceback())
    sys.stderr.flush()
    os._exit(1)
