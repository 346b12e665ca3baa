"""A connection for a large file: by our name, to the public web only, as robots.txt allows.

The crawl of pages has its own, in its children (`crawlers.child`); what both must keep to is said
in `crawlers.guard` and `crawlers.robots`.
"""

import http.client
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from urllib.parse import SplitResult, urlsplit

from config.errors import BigSocietyError


class DownloadError(BigSocietyError):
    """The file did not come; what came of it is kept, and gone on with the next time."""

    def __init__(self, reason: str, *, again: bool) -> None:
        """Say why, and whether it is worth asking again."""
        self.again = again
        super().__init__(reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """How files are asked for; times in seconds."""

    agent: str
    allow_private: bool = False
    timeout: float = 60.0
    """Without a single byte."""
    longest: float = 3 * 3600.0
    """For one file."""
    largest: int = 4 * 2**30
    """Bytes; the WARC files of CC-NEWS have about a quarter of it."""


def permit(url: str, asking: Asking) -> None:
    """Raise DownloadError where robots.txt forbids an address, or cannot be asked."""
    from protego import Protego

    from crawlers.robots import LARGEST, NoRobotsError, rules

    robots = urlsplit(url)._replace(path="/robots.txt", query="").geturl()
    with answer(robots, asking) as response, network():
        body = response.read(LARGEST)
    try:
        lines = rules(response.status, response.headers.get("Content-Encoding", ""), body)
    except NoRobotsError as error:
        raise DownloadError(f"gives no robots.txt: {error}", again=True) from error
    parsed = Protego.parse(lines.decode("utf-8", "replace"))
    if not parsed.can_fetch(url, asking.agent.partition("/")[0]):
        raise DownloadError("robots.txt forbids it", again=False)


@contextmanager
def answer(url: str, asking: Asking, begun: int = 0) -> Iterator[HTTPResponse]:
    """Ask for an address from a byte on; redirects are answers like others, and not followed."""
    parts = urlsplit(url)
    headers = {"Host": parts.netloc, "User-Agent": asking.agent, "Accept-Encoding": "identity"}
    if begun:
        headers["Range"] = f"bytes={begun}-"
    with network():
        connection = _connected(parts, asking)
    try:
        with network():
            connection.request(
                "GET", parts._replace(scheme="", netloc="").geturl(), headers=headers
            )
            response = connection.getresponse()
        yield response
    finally:
        connection.close()


def _connected(parts: SplitResult, asking: Asking) -> HTTPConnection:
    """Connect to the very address that was found to be a public one."""
    from crawlers.guard import is_public

    name, secure = parts.hostname or "", parts.scheme == "https"
    port = parts.port or (443 if secure else 80)
    found = socket.getaddrinfo(name, port, type=socket.SOCK_STREAM)
    address = str(found[0][4][0])
    if not asking.allow_private and not is_public(address):
        raise DownloadError(f"{name} leads to {address}, not on the public web", again=False)
    connection = HTTPConnection(name, port, timeout=asking.timeout)
    plain = socket.create_connection((address, port), asking.timeout)
    context = ssl.create_default_context() if secure else None
    connection.sock = context.wrap_socket(plain, server_hostname=name) if context else plain
    return connection


@contextmanager
def network() -> Iterator[None]:
    """Turn what the network does to us into words."""
    try:
        yield
    except (OSError, http.client.HTTPException, ValueError) as error:
        said = str(error) or type(error).__name__
        raise DownloadError(f"the connection failed: {said}", again=True) from error
