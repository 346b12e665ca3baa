"""Renders pages in a browser: the download handler of orders that need JavaScript.

Imported only where `crawlers.browser.available()`, since it brings in scrapy-playwright. Requests
that are not marked for a browser, robots.txt among them, go the usual way.
"""

import asyncio
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

from playwright.async_api import Error as PlaywrightError
from playwright.async_api import Page
from playwright.async_api import Request as BrowserRequest
from playwright.async_api import TimeoutError as PlaywrightTimeoutError
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import DownloadCancelledError, DownloadFailedError, DownloadTimeoutError
from scrapy.http import Headers, Response
from scrapy_playwright.handler import ScrapyPlaywrightDownloadHandler
from scrapy_playwright.page import PageMethod

from crawlers.browser import BROWSER, RENDERED, launch_options, unwanted
from crawlers.errand import errand_of
from crawlers.keys import KeyedHandler
from crawlers.reasons import LedAwayError
from crawlers.sluice import Sluice

_SETTLES = 10.0
"""Seconds for which a page is waited for that goes on asking for things."""
_OF_THE_WIRE = frozenset(
    b"content-encoding content-length transfer-encoding connection keep-alive etag last-modified "
    b"set-cookie".split()
)
"""Headers that speak of bytes which are not kept: the page's before its scripts had run."""


class RenderingHandler(KeyedHandler):
    """Scrapy's handler, with a browser for the requests that are marked for one."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        order = errand_of(crawler).order
        self._limits = order.limits
        self._agent = order.agent
        self._sluice = Sluice(
            f"http://{order.host}/",
            allow_private=order.allow_private,
            largest=order.limits.body,
            timeout=order.limits.timeout,
        )
        self._led_to = ""
        """Host at which the last navigation failed; empty for none."""
        self._browser = ScrapyPlaywrightDownloadHandler(crawler)
        self._browser.abort_request = unwanted
        self._browser.config.launch_options = launch_options(order.proxy or self._sluice.address)
        self._browser.config.navigation_timeout_ms = order.limits.timeout * 1000

    async def download_request(self, request: Request) -> Response:
        """Render the page, where the request is marked for it."""
        if not request.meta.get(BROWSER):
            return await super().download_request(request)
        self._led_to = ""
        try:
            rendering = self._browser.download_request(self._asked(request))
            response = await asyncio.wait_for(rendering, self._limits.timeout + _SETTLES)
        except (TimeoutError, PlaywrightTimeoutError) as error:
            await self._restart()
            raise DownloadTimeoutError(f"{request.url} was not rendered in time") from error
        except PlaywrightError as error:
            self._refuse()
            raise DownloadFailedError(error.message.partition("\n")[0]) from error
        return self._kept(request, response)

    async def close(self) -> None:
        """Close the browser, and its way out."""
        await self._browser.close()
        self._sluice.close()
        await super().close()

    def _asked(self, request: Request) -> Request:
        headers = request.headers.copy()
        for name in ("If-None-Match", "If-Modified-Since"):
            headers.pop(name, None)
        meta: dict[str, Any] = {
            "playwright": True,
            "playwright_context_kwargs": {"user_agent": self._agent, "service_workers": "block"},
            "playwright_page_event_handlers": {"requestfailed": self._on_failed},
            "playwright_page_methods": [PageMethod(_settle)],
        }
        return request.replace(headers=headers, meta={**request.meta, **meta})

    async def _restart(self) -> None:
        """End the browser: a page whose scripts never rest cannot be closed alone."""
        browser = getattr(self._browser, "browser", None)
        if browser:
            with suppress(PlaywrightError, TimeoutError):
                await asyncio.wait_for(browser.close(), _SETTLES)

    def _on_failed(self, request: BrowserRequest) -> None:
        """Note where a page, a redirect or a script led when that failed."""
        if request.is_navigation_request():
            self._led_to = urlsplit(request.url).hostname or ""

    def _refuse(self) -> None:
        """Say why, where it led to where it must not."""
        if reason := self._sluice.refused.get(self._led_to):
            raise LedAwayError(reason)

    def _kept(self, request: Request, response: Response) -> Response:
        if not response.url.startswith(("http://", "https://")):
            self._refuse()
            raise DownloadFailedError(f"{request.url} leads its reader to {response.url}")
        if len(response.body) > request.meta.get("download_maxsize", self._limits.body):
            raise DownloadCancelledError(f"{request.url} is too large when it is rendered")
        headers = Headers(
            {
                name: [value.replace(b"\n", b", ") for value in values]
                for name, values in response.headers.items()
                if name.lower() not in _OF_THE_WIRE
            }
        )
        headers[RENDERED] = "Chromium"
        return response.replace(headers=headers, request=request)


async def _settle(page: Page) -> None:
    """Wait until the page asks for nothing more; some never end, and are taken as they stand."""
    with suppress(PlaywrightTimeoutError):
        await page.wait_for_load_state("networkidle", timeout=_SETTLES * 1000)
