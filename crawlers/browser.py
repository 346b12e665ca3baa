"""Pages that need JavaScript: whether there is a browser, and what it may do.

An optional extra: scrapy-playwright with a Chromium that the machine has; none is ever fetched. A
rendered page is asked for as any other, by the same guard, at the same pace, as robots.txt allows;
what its scripts ask for besides must be of the same site, and is no picture, film or font. What is
kept is the page as it stood after its scripts had run, with `RENDERED` among its headers.
"""

import os
import shutil
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from crawlers.order import CrawlOrder

if TYPE_CHECKING:
    from playwright.async_api import Request

BROWSER = "browser"
"""Key in a request's meta: true where a browser is to render its page."""
RENDERED = "X-Rendered-By"
"""Header of a page that is not as it was on the wire."""
NEEDS = "needs JavaScript"
_HANDLER = "crawlers.rendering.RenderingHandler"
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_UNWANTED = frozenset({"image", "media", "font", "texttrack", "eventsource", "websocket", "ping"})
_ENVIRONMENT = ("HOME", "LANG", "PATH", "TMPDIR", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR")
"""All that the browser learns of ours: keys of services are in the environment, too."""
_MEMORY = 512
"""Megabytes for a page's scripts."""


def available() -> str:
    """Return why no browser can be used and what to install; empty where one can."""
    if find_spec("scrapy_playwright") is None:
        return "scrapy-playwright is not installed: run `make extras`"
    if chromium():
        return ""
    if named := os.environ.get("CHROMIUM"):
        return f"CHROMIUM names {named!r}, which cannot be run: name a Chromium"
    return "no Chromium is installed: install one, or name it in CHROMIUM"


def chromium() -> str:
    """Return the path of the machine's Chromium, or the one that CHROMIUM names; empty: none."""
    named = os.environ.get("CHROMIUM")
    found = (shutil.which(name) for name in ([named] if named else _NAMES))
    return next((path for path in found if path), "")


def handlers(order: CrawlOrder) -> dict[str, str]:
    """Return the download handlers by scheme that an order needs beside the usual ones."""
    asked = [listing.url for listing in order.listings if listing.browser]
    asked += [page.address for page in order.pages if page.browser]
    if not asked or available():
        return {}
    return dict.fromkeys({urlsplit(url).scheme for url in asked}, _HANDLER)


def unwanted(request: "Request") -> bool:
    """Say whether a page does without what its scripts ask for."""
    return request.resource_type in _UNWANTED


def launch_options(proxy: str) -> dict[str, Any]:
    """Return how the browser is started: headless, connected to nothing but the proxy."""
    root = os.geteuid() == 0  # Chromium's sandbox does not work for root
    return {
        "executable_path": chromium(),
        "headless": True,
        "chromium_sandbox": not root,
        "env": {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ},
        "args": [
            f"--proxy-server={proxy}",
            "--proxy-bypass-list=<-loopback>",
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
            "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
            "--disable-quic",
            f"--js-flags=--max-old-space-size={_MEMORY}",
        ],
    }
