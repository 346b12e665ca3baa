"""Asks each host gently: one request at a time, at its pace, and not at all when it says so.

A downloader middleware that every request passes through, robots.txt, redirects and tries again
included. Scrapy's own retrying knows no Retry-After; its delay forgets the run before.
"""

import asyncio
import time
from dataclasses import dataclass
from http import HTTPStatus
from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    ResponseDataLossError,
)
from scrapy.http import Response
from twisted.internet.error import ConnectError

from crawlers.addresses import host_of
from crawlers.errand import errand_of
from crawlers.manners import MEMENTO, UNTIL_TOMORROW, is_challenge, retry_after
from crawlers.moments import moment, seconds
from crawlers.order import CrawlOrder
from crawlers.reasons import AGAIN, HostLeftError, of_exception, of_status
from crawlers.spool import Spool
from store.records import HostState

NETWORK = (
    CannotResolveHostError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    ResponseDataLossError,
    ConnectError,
)
"""What Scrapy raises where there was no answer, or half of one."""
_TRIES = "tries"


@dataclass(slots=True, kw_only=True)
class _Host:
    """What one host allows at this moment; moments in seconds since 1970."""

    name: str
    pace: float
    next_allowed: float = 0.0
    failures: int = 0
    blocked_until: float | None = None
    left: str = ""
    """Why it is left alone for this run; empty while it is not."""


class Politeness:
    """Waits before a request, and draws the consequences of its answer."""

    def __init__(self, order: CrawlOrder, spool: Spool) -> None:
        self._order = order
        self._limits = order.limits
        self._spool = spool
        first = _Host(name=order.host, pace=order.pace)
        first.next_allowed = seconds(order.next_allowed) if order.next_allowed else 0.0
        self._hosts = {order.host: first}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Take the spider's order and spool."""
        errand = errand_of(crawler)
        return cls(errand.order, errand.spool)

    async def process_request(self, request: Request) -> None:
        """Wait for the host's turn; refuse where it is left alone."""
        host = self._host(request)
        wait = host.next_allowed - time.time()
        if not host.left and wait > self._limits.patience:
            host.left = f"asks to be left alone until {moment(host.next_allowed)}"
        if host.left:
            raise HostLeftError(f"{host.name} {host.left}")
        if wait > 0:
            await asyncio.sleep(wait)
        self._hold(host, host.pace)

    def process_response(self, request: Request, response: Response) -> Request | Response:
        """Slow down, wait and try again, or leave the host, as its answer asks."""
        host = self._host(request)
        if MEMENTO in response.headers:
            host.failures = 0
            self._hold(host, host.pace)
        elif is_challenge(response.status, _headers(response), response.body):
            self._block(host, response.status)
        elif response.status in AGAIN:
            self._hold(host, self._wait(host, request, response))
            return self._again(host, request, of_status(response.status).reason) or response
        else:
            host.failures = 0
            self._hold(host, host.pace)
        return response

    def process_exception(self, request: Request, exception: Exception) -> Request | None:
        """Try again after a failure of the network, and only of the network."""
        if not isinstance(exception, NETWORK):
            return None
        host = self._host(request)
        self._hold(host, self._backoff(request))
        why = of_exception(exception, largest=self._limits.body)
        return self._again(host, request, why.reason)

    def _host(self, request: Request) -> _Host:
        name = host_of(request.url)
        return self._hosts.setdefault(name, _Host(name=name, pace=self._order.pace))

    def _hold(self, host: _Host, wait: float) -> None:
        """Have the host left in peace for so many seconds from now, its pace at least."""
        host.next_allowed = max(host.next_allowed, time.time() + max(wait, host.pace))
        self._report(host)

    def _wait(self, host: _Host, request: Request, response: Response) -> float:
        usual = self._backoff(request)
        if response.status == HTTPStatus.TOO_MANY_REQUESTS:
            host.pace = usual = max(host.pace, self._limits.slow)
        asked = retry_after(_headers(response).get("retry-after", ""), now=time.time())
        return usual if asked is None else asked

    def _backoff(self, request: Request) -> float:
        tries: int = request.meta.get(_TRIES, 1)
        return self._limits.backoff * 2.0 ** (tries - 1)

    def _again(self, host: _Host, request: Request, why: str) -> Request | None:
        tries = request.meta.get(_TRIES, 1)
        if tries < self._limits.tries:
            return request.replace(
                meta={**request.meta, _TRIES: tries + 1},
                priority=request.priority + 1,  # before its host is asked for anything else
                dont_filter=True,
            )
        host.failures += 1
        if request.meta.get("dont_obey_robotstxt"):  # RFC 9309, 2.3.1.4: it may forbid everything
            host.left = f"gives no robots.txt: {why}"
        elif host.failures >= self._limits.failures:
            host.left = f"failed {host.failures} times in a row: {why}"
        return None

    def _block(self, host: _Host, status: int) -> None:
        host.blocked_until = time.time() + UNTIL_TOMORROW
        host.left = f"answers {status} with a captcha or a block"
        self._report(host)

    def _report(self, host: _Host) -> None:
        blocked = None if host.blocked_until is None else moment(host.blocked_until)
        self._spool.write(
            HostState(
                host=host.name,
                next_allowed=moment(host.next_allowed),
                blocked_until=blocked,
                reason=host.left if blocked else "",
            )
        )


def _headers(response: Response) -> dict[str, str]:
    """Return the last value of each header, names in lower case."""
    return {
        name.decode("latin-1").lower(): values[-1].decode("latin-1")
        for name, values in response.headers.items()
        if values
    }
