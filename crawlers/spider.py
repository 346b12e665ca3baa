"""The one spider for every kind of source: asks its listings and pages, spools what came of it."""

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
from crawlers.addresses import host_of, same_site
from crawlers.answers import (
    conditions,
    of_listing,
    of_listing_failure,
    of_page,
    of_page_failure,
)
from crawlers.asking import Asking, spool_answer
from crawlers.browser import BROWSER, NEEDS, available
from crawlers.capture import OUTCOME, PAGE
from crawlers.errand import Errand
from crawlers.keys import KEY, Key
from crawlers.listings import Inner, NotAListingError
from crawlers.manners import MEMENTO
from crawlers.order import ListingToAsk, PageToAsk
from crawlers.politeness import Politeness
from crawlers.reasons import HostLeftError, QuotaUsedUpError, Why, of_exception
from crawlers.services.service import BlockedError, LaterError, QuotaError
from store.outcomes import Listed

_ASKING = "asking"
"""Key in a request's meta: the `Asking` that it is a part of."""


class SourceSpider(Spider):
    """Carries out one order."""

    name = "source"
    politeness: Politeness
    """Set by the middleware: what a service says in its own words is told to it."""

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
            if listing.browser and (missing := available()):
                why = Why(reason=f"{NEEDS}: {missing}")
                self._spool.write(of_listing_failure(listing, why))
                continue
            asking = Asking(listing=listing)
            yield self._listing_request(asking, asking.first)
        for page in self._order.pages[: self._order.limits.pages]:
            if page.browser and available():
                continue  # it stays to be asked
            await self._turn()
            yield Request(
                page.address,
                callback=self.on_page,
                errback=self.on_page_failure,
                headers=conditions(page),
                meta={
                    PAGE: page,
                    BROWSER: page.browser,
                    "download_maxsize": self._order.limits.body,
                },
                dont_filter=True,
            )

    async def _turn(self) -> None:
        """Wait until nothing is left to be asked: a long order must not fill the memory."""
        engine = self.crawler.engine
        if engine and engine.needs_backout():
            await self.crawler.signals.wait_for(signals.scheduler_empty)

    def on_page(self, response: Response) -> None:
        """Spool what came of a page; its bytes are in the segment by now."""
        outcome, copied = response.meta.get(OUTCOME), MEMENTO in response.headers
        self._spool.write(of_page(response.meta[PAGE], response.status, outcome, copied=copied))

    def on_page_failure(self, failure: Failure) -> None:
        """Spool why a page gave no answer; where its host was left it stays to be asked."""
        request = _request(failure)
        page: PageToAsk = request.meta[PAGE]
        its_own = isinstance(failure.value, HostLeftError) and (
            host_of(request.url) == self._order.host  # and not one that it was redirected to
        )
        if its_own:
            return
        why = of_exception(_expected(failure), largest=self._order.limits.body)
        self._spool.write(of_page_failure(page, why))

    def on_listing(self, response: Response) -> Iterator[Request]:
        """Spool every address that a listing names and then, once they are safe, its answer."""
        asking: Asking = response.meta[_ASKING]
        listed = of_listing(asking.listing, asking.service, response)
        if listed.state != "new":
            self._spool.write(listed)
            return
        try:
            named = spool_answer(asking, listed, response, self.errand)
        except LaterError as error:
            yield from self._later(asking, response, error)
        except (QuotaError, BlockedError) as error:
            self._leave(asking, response, error)
        except NotAListingError as error:
            self._spool.write(of_listing_failure(asking.listing, Why(reason=str(error))))
        else:
            yield from self._follow(asking.listing, named.inner)
            self._spool.write(named.listed)
            if named.more:
                asking.asked += 1
                yield self._listing_request(asking, named.more)

    def on_listing_failure(self, failure: Failure) -> None:
        """Spool why a listing gave no answer; one that waits for a new day has not failed."""
        asking: Asking = _request(failure).meta[_ASKING]
        if isinstance(failure.value, QuotaUsedUpError):
            return
        why = of_exception(_expected(failure), largest=self._order.limits.listing)
        self._spool.write(of_listing_failure(asking.listing, why))

    def on_defect(self, failure: Failure, response: Response) -> None:
        """Go on where a listing broke its reader; stop where something of ours is broken."""
        asking: Asking | None = response.meta.get(_ASKING)
        error = _expected(failure)
        if asking is None:
            _stop(failure)
        why = Why(reason=f"breaks its reader ({type(error).__name__}): tell the maintainers")
        self._spool.write(of_listing_failure(asking.listing, why))

    def _listing_request(self, asking: Asking, url: str) -> Request:
        listing, service = asking.listing, asking.service
        meta: dict[str, Any] = {
            _ASKING: asking,
            BROWSER: listing.browser,
            "download_maxsize": self._order.limits.listing,
        }
        if listing.key and service.key_parameter:
            meta[KEY] = Key(
                variable=listing.key, parameter=service.key_parameter, host=host_of(url)
            )
        conditional = service.conditional and asking.asked == 1
        headers = {"Accept": service.accept} if service.accept else {}
        return Request(
            url,
            callback=self.on_listing,
            errback=self.on_listing_failure,
            headers=headers | (conditions(listing) if conditional else {}),
            meta=meta,
            dont_filter=True,
        )

    def _later(self, asking: Asking, response: Response, error: LaterError) -> Iterator[Request]:
        again = self.politeness.later(_asked(response), str(error), error.wait)
        if again is None:
            self._spool.write(of_listing_failure(asking.listing, Why(reason=str(error))))
        else:
            yield again

    def _leave(self, asking: Asking, response: Response, error: BigSocietyError) -> None:
        """Leave the host: a quota that is used up is no failure of the listing."""
        if isinstance(error, QuotaError):
            self.politeness.quota(_asked(response), str(error))
            return
        self.politeness.block(_asked(response), str(error))
        self._spool.write(of_listing_failure(asking.listing, Why(reason=str(error))))

    def _follow(self, listing: ListingToAsk, inner: tuple[Inner, ...]) -> Iterator[Request]:
        """Ask an index's sitemaps, those changed last first, each once: some name themselves."""
        most = len(self._order.listings) + self._order.limits.sitemaps
        for sitemap in sorted(inner, key=lambda one: one.modified or "", reverse=True):
            full = len(self._sitemaps) >= most
            if full or sitemap.url in self._sitemaps or not same_site(sitemap.url, listing.url):
                continue
            self._sitemaps.add(sitemap.url)
            before = self._known.get(sitemap.url, _NOTHING)
            asking = Asking(
                listing=replace(
                    listing,
                    kind=sitemap.kind or listing.kind,
                    url=sitemap.url,
                    etag=before.etag,
                    last_modified=before.last_modified,
                    digest=before.digest,
                )
            )
            yield self._listing_request(asking, asking.first)


_NOTHING = Listed(url="", source="", state="new")


def _request(failure: Failure) -> Request:
    request: Request = failure.request  # type: ignore[attr-defined]  # Scrapy sets it
    return request


def _asked(response: Response) -> Request:
    if response.request is None:
        raise TypeError("an answer without its request is none of the spider's")
    return response.request


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
