"""Nothing but public web addresses is fetched, whoever names them: checked where it connects.

Redirects pass through here like any other request. With a proxy, the proxy decides where to
connect, and only the form of an address is checked here. The demo, tests and intranets may name
one private host in an order; no other one is asked then.
"""

import re
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Any, Self
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import CannotResolveHostError, IgnoreRequest
from scrapy.resolver import CachingThreadedResolver
from twisted.internet.base import ReactorBase
from twisted.internet.defer import Deferred
from twisted.internet.error import DNSLookupError

from crawlers.addresses import host_of
from crawlers.errand import errand_of

PRIVATE_NAME = "PRIVATE_NAME"
"""Setting: the one name that may lead to a private address; empty for none."""
_private: set[str] = set()
"""Names found to lead to a private address: Twisted passes no reason on."""
# No user, no password, nothing in which two readers of addresses may see two hosts.
_NETLOC = re.compile(r"(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])(?::[0-9]{1,5})?", re.IGNORECASE)
_NAT64 = IPv6Network("64:ff9b::/96")
"""Addresses that a gateway translates into IPv4 ones (RFC 6052)."""


class PrivateAddressError(IgnoreRequest):
    """The address is not on the public web."""


def is_public(address: str) -> bool:
    """Say whether an IP address is one of the public internet's."""
    ip = ip_address(address)
    if isinstance(ip, IPv6Address):
        translated = IPv4Address(ip.packed[-4:]) if ip in _NAT64 else None
        ip = ip.ipv4_mapped or ip.sixtofour or translated or ip
    return ip.is_global and not ip.is_multicast


def leads_to_private(url: str) -> bool:
    """Say whether the name in an address was found to lead to a private one."""
    return (urlsplit(url).hostname or "") in _private


class PublicResolver(CachingThreadedResolver):
    """Resolves names to public addresses only: what it answers is what is connected to."""

    private_name = ""

    @classmethod
    def from_crawler(cls, crawler: Crawler, reactor: ReactorBase) -> Self:
        """Take the one name that may be private."""
        resolver = super().from_crawler(crawler, reactor)
        resolver.private_name = crawler.settings.get(PRIVATE_NAME, "")
        return resolver

    def getHostByName(  # noqa: N802 - Twisted's name
        self, name: str, timeout: Any = ()
    ) -> "Deferred[str]":
        """Resolve a name, or fail where it leads to a private address."""
        answer = super().getHostByName(name, timeout)
        return answer if name == self.private_name else answer.addCallback(_only_public, name)


def _only_public(address: str, name: str) -> str:
    if is_public(address):
        return address
    _private.add(name.lower())
    raise DNSLookupError(f"{name} leads to {address}, which is not on the public web")


class Guard:
    """Downloader middleware: refuses other schemes and private addresses, sets the proxy."""

    def __init__(self, *, proxy: str | None = None, private: str = "") -> None:
        """Set the proxy, and the one host with its port that may be private."""
        self._proxy = proxy
        self._private = private
        self._private_name = name_of(private)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Take what the order says."""
        order = errand_of(crawler).order
        return cls(proxy=order.proxy, private=order.host if order.allow_private else "")

    def process_request(self, request: Request) -> None:
        """Refuse what names another scheme or a private address."""
        parts = urlsplit(request.url)
        if parts.scheme not in {"http", "https"}:
            raise PrivateAddressError(f"{parts.scheme}: is not a scheme of the web")
        if not _NETLOC.fullmatch(parts.netloc) or not _has_port(request.url):
            raise PrivateAddressError("its address names more than a host and a port, or less")
        if self._proxy:
            request.meta["proxy"] = self._proxy
        elif self._is_private(parts.hostname or "") and host_of(request.url) != self._private:
            raise PrivateAddressError(f"{parts.hostname} is not on the public web")

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Say so where a name turned out to lead to a private address."""
        if isinstance(exception, CannotResolveHostError) and leads_to_private(request.url):
            name = urlsplit(request.url).hostname
            raise PrivateAddressError(f"{name} leads to an address that is not on the public web")

    def _is_private(self, name: str) -> bool:
        try:
            return not is_public(name)
        except ValueError:  # a name: the resolver sees where it leads
            return name == self._private_name


def name_of(host: str) -> str:
    """Return a host's name without its port."""
    return urlsplit(f"//{host}").hostname or ""


def _has_port(url: str) -> bool:
    try:
        return urlsplit(url).port != 0
    except ValueError:
        return False
