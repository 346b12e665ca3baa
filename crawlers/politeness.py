"""Asks each host gently: one request at a time, at its pace, and not at all when it says so.

A downloader middleware that every request passes through, robots.txt, redirects and tries again
included. Scrapy's own retrying knows no Retry-After; its delay forgets the run before.
"""

import time
from http import HTTPStatus
from typing import Self

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)
from scrapy.http import Response
from scrapy.robotstxt import RobotParser
from twisted.internet.error import ConnectError

from crawlers.addresses import host_of
from crawlers.answers import answer
from crawlers.errand import errand_of
from crawlers.guard import leads_to_private
from crawlers.hosts import Host
from crawlers.manners import MEMENTO, is_challenge, retry_after
from crawlers.moments import moment, seconds
from crawlers.order import CrawlOrder
from crawlers.reasons import AGAIN, HostLeftError, of_exception, of_status
from crawlers.robots import LONGEST_DELAY, NoRobotsError, rules
from crawlers.spool import Spool
from crawlers.turns import Turns

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
_REDIRECTED = {301, 302, 303, 307, 308}


class Politeness:
    """Waits before a request, and draws the consequences of its answer.

    What a service says in its own words, the spider tells: `block`, `quota` and `later`.
    """

    def __init__(self, order: CrawlOrder, spool: Spool) -> None:
        self._order = order
        self._limits = order.limits
        self._spool = spool
        self._turns = Turns(order.spool.parent / "turns")
        self._hosts: dict[str, Host] = {}
        first = self._host(order.host)
        first.next_allowed = seconds(order.next_allowed) if order.next_allowed else 0.0
        first.budget = order.limits.requests

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Take the spider's order and spool, and be known to it."""
        errand = errand_of(crawler)
        politeness = cls(errand.order, errand.spool)
        crawler.spider.politeness = politeness  # type: ignore[union-attr]
        crawler.signals.connect(politeness.on_robots, signal=signals.robots_parsed)
        return politeness

    def block(self, request: Request, reason: str) -> None:
        """Leave the request's host alone until tomorrow: it does not want us."""
        self._host(host_of(request.url)).block(reason)

    def quota(self, request: Request, reason: str, until: float | None = None) -> None:
        """Leave the request's host alone until that moment, or the next day of UTC."""
        self._host(host_of(request.url)).use_up(reason, until)

    def later(self, request: Request, reason: str, wait: float) -> Request | None:
        """Return the request to be made again after so many seconds; None after the last try."""
        host = self._host(host_of(request.url))
        host.hold(wait)
        return self._again(host, request, reason)

    def on_robots(self, robotparser: RobotParser, request: Request) -> None:
        """Keep the delay that a robots.txt asks for, within reason."""
        delay = robotparser.crawl_delay(self._order.agent.partition("/")[0])
        if delay and delay > 0:
            host = self._host(host_of(request.url))
            host.pace = max(host.pace, min(delay, LONGEST_DELAY))
            host.hold(host.pace)

    async def process_request(self, request: Request) -> None:
        """Wait for the host's turn; refuse where it is left alone."""
        host = self._host(host_of(request.url))
        if host.budget is not None and host.requests >= host.budget:
            host.use_up("used up the day's budget of requests")
        if not host.left:
            later = await self._turns.take(host.name, host.next_allowed, self._limits.patience)
            if later is not None:
                host.left = f"asks to be left alone until {moment(later)}"
        if host.left:
            raise host.refusal()
        host.count()

    def process_response(self, request: Request, response: Response) -> Request | Response:
        """Slow down, wait and try again, or leave the host, as its answer asks."""
        host = self._host(host_of(request.url))
        try:
            if _is_for_robots(request):
                return self._robots(host, request, response)
            return self._judge(host, request, response)
        finally:
            self._turns.give_back(host.name, host.free_from)

    def process_exception(self, request: Request, exception: Exception) -> Request | None:
        """Try again after a failure of the network, and only of the network."""
        if isinstance(exception, IgnoreRequest):  # nothing was asked
            if isinstance(exception, HostLeftError) and _is_for_robots(request):
                self._without_robots(request, str(exception))
            return None
        host = self._host(host_of(request.url))
        host.hold(host.pace)
        try:
            return self._failed(host, request, exception)
        finally:
            self._turns.give_back(host.name, host.free_from)

    def _host(self, name: str) -> Host:
        if name not in self._hosts:
            self._hosts[name] = Host(name=name, pace=self._order.pace, report=self._spool.write)
        return self._hosts[name]

    def _robots(self, host: Host, request: Request, response: Response) -> Request | Response:
        """Make a robots.txt plain; where there is no saying what it says, leave its host."""
        judged = self._judge(host, request, response)
        if judged is not response or response.status in _REDIRECTED:
            return judged
        codings = answer(response).headers.get("content-encoding", "")
        try:
            lines = rules(response.status, codings, response.body)
        except NoRobotsError as error:
            self._without_robots(request, str(error))
            lines = b""
        return response.replace(body=lines, headers={})

    def _judge(self, host: Host, request: Request, response: Response) -> Request | Response:
        headers = answer(response).headers
        host.hold(host.pace)
        if MEMENTO in headers:
            host.failures = 0
        elif is_challenge(response.status, headers, response.body):
            host.block(f"answers {response.status} with a captcha or a block")
            if response.status == HTTPStatus.OK:
                raise host.refusal()
        elif response.status in AGAIN:
            host.hold(self._wait(host, request, response))
            return self._again(host, request, of_status(response.status).reason) or response
        else:
            host.failures = 0
        return response

    def _failed(self, host: Host, request: Request, exception: Exception) -> Request | None:
        reason = of_exception(exception, largest=self._limits.body).reason
        if leads_to_private(request.url):
            return None
        if isinstance(exception, NETWORK):
            host.hold(self._backoff(request))
            return self._again(host, request, reason)
        if _is_for_robots(request):
            self._without_robots(request, reason)
        return None

    def _wait(self, host: Host, request: Request, response: Response) -> float:
        usual = self._backoff(request)
        if response.status == HTTPStatus.TOO_MANY_REQUESTS:
            host.pace = usual = max(host.pace, self._limits.slow)
        asked = retry_after(answer(response).headers.get("retry-after", ""), now=time.time())
        return usual if asked is None else asked

    def _backoff(self, request: Request) -> float:
        tries: int = request.meta.get(_TRIES, 1)
        return self._limits.backoff * 2.0 ** (tries - 1)

    def _again(self, host: Host, request: Request, why: str) -> Request | None:
        tries = request.meta.get(_TRIES, 1)
        if tries < self._limits.tries:
            return request.replace(
                meta={**request.meta, _TRIES: tries + 1},
                priority=request.priority + 1,  # before its host is asked for anything else
                dont_filter=True,
            )
        host.failures += 1
        if _is_for_robots(request):
            self._without_robots(request, why)
        elif host.failures >= self._limits.failures:
            host.left = f"failed {host.failures} times in a row: {why}"
        return None

    def _without_robots(self, request: Request, why: str) -> None:
        """Leave a host whose robots.txt may forbid everything (RFC 9309, 2.3.1.4)."""
        first = [*request.meta.get("redirect_urls", ()), request.url][0]
        host = self._host(host_of(first))
        host.left = host.left or f"gives no robots.txt: {why}"


def _is_for_robots(request: Request) -> bool:
    return bool(request.meta.get("dont_obey_robotstxt"))  # Scrapy's own mark
