"""Nothing but public web addresses is fetched, whoever names them: checked where it connects.

Redirects pass through here like any other request. With a proxy, the proxy decides where to
connect, and these checks are off; so they are for the demo and tests, which run on loopback.
"""

from ipaddress import IPv6Address, ip_address
from typing import Any, Self
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import CannotResolveHostError, IgnoreRequest
from scrapy.resolver import CachingThreadedResolver
from twisted.internet.defer import Deferred
from twisted.internet.error import DNSLookupError

from crawlers.errand import errand_of

_private: set[str] = set()
"""Names found to lead to a private address: Twisted passes no reason on."""


class PrivateAddressError(IgnoreRequest):
    """The address is not on the public web."""


def is_public(address: str) -> bool:
    """Say whether an IP address is one of the public internet's."""
    ip = ip_address(address)
    if isinstance(ip, IPv6Address) and ip.ipv4_mapped:
        ip = ip.ipv4_mapped
    return ip.is_global and not ip.is_multicast


class PublicResolver(CachingThreadedResolver):
    """Resolves names to public addresses only: what it answers is what is connected to."""

    def getHostByName(  # noqa: N802 - Twisted's name
        self, name: str, timeout: Any = ()
    ) -> "Deferred[str]":
        """Resolve a name, or fail where it leads to a private address."""
        return super().getHostByName(name, timeout).addCallback(_only_public, name)


def _only_public(address: str, name: str) -> str:
    if is_public(address):
        return address
    _private.add(name.lower())
    raise DNSLookupError(f"{name} leads to {address}, which is not on the public web")


class Guard:
    """Downloader middleware: refuses other schemes and private addresses, sets the proxy."""

    def __init__(self, *, proxy: str | None, allow_private: bool) -> None:
        self._proxy = proxy
        self._open = allow_private or proxy is not None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Take what the order says."""
        order = errand_of(crawler).order
        return cls(proxy=order.proxy, allow_private=order.allow_private)

    def process_request(self, request: Request) -> None:
        """Refuse what names another scheme or a private address."""
        parts = urlsplit(request.url)
        if parts.scheme not in {"http", "https"}:
            raise PrivateAddressError(f"{parts.scheme}: is not a scheme of the web")
        if not self._open and _is_private(parts.hostname or ""):
            raise PrivateAddressError(f"{parts.hostname} is not on the public web")
        if self._proxy:
            request.meta["proxy"] = self._proxy

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Say so where a name turned out to lead to a private address."""
        name = urlsplit(request.url).hostname or ""
        if isinstance(exception, CannotResolveHostError) and name in _private:
            raise PrivateAddressError(f"{name} leads to an address that is not on the public web")


def _is_private(host: str) -> bool:
    try:
        return not is_public(host)
    except ValueError:
        return False  # a name: the resolver sees where it leads
