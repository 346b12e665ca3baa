"""The one way out of the browser: a SOCKS 5 proxy (RFC 1928) on loopback, for one site only.

A browser resolves names and follows redirects itself, where the crawl's guard does not see it. All
its connections pass here: a name is resolved once, and what it was resolved to is connected to, if
it is of the order's site and public. Nothing here looks into what passes.
"""

import select
import socket
import struct
from contextlib import suppress
from socket import AF_INET, AF_INET6
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Thread
from typing import Any

from crawlers.addresses import same_site
from crawlers.guard import is_public

_SOCKS, _CONNECT = 5, 1
_IPV4, _NAME = 1, 3
_DONE, _FORBIDDEN, _UNREACHABLE, _UNKNOWN = 0, 2, 4, 7
_BLOCK = 65536


class Sluice:
    """A running proxy; `refused` says why hosts were not connected to."""

    def __init__(self, site: str, *, allow_private: bool, largest: int, timeout: float) -> None:
        """Open it: `site` is an address of the site, `largest` bounds a connection's bytes."""
        self.site = site
        self.allow_private = allow_private
        self.largest = largest
        self.timeout = timeout
        self.refused: dict[str, str] = {}
        self._server = ThreadingTCPServer(("127.0.0.1", 0), _Passage)
        self._server.daemon_threads = True  # a browser may hold a connection open
        self._server.sluice = self  # type: ignore[attr-defined]
        Thread(target=self._server.serve_forever, args=(0.1,), daemon=True).start()

    @property
    def address(self) -> str:
        """What a browser is told."""
        return f"socks5://127.0.0.1:{self._server.server_address[1]}"

    def close(self) -> None:
        """Let nobody through any more."""
        self._server.shutdown()
        self._server.server_close()

    def resolve(self, host: str, port: int) -> str:
        """Return the address to connect to; empty where it must not be, with the reason kept."""
        if not same_site(f"http://{_bracketed(host)}/", self.site):
            self.refused[host] = f"{host} is not of the site that was asked"
            return ""
        address = str(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][4][0])
        if not self.allow_private and not is_public(address):
            self.refused[host] = f"{host} leads to {address}, which is not on the public web"
            return ""
        return address


class _Passage(StreamRequestHandler):
    """One connection of the browser's."""

    def handle(self) -> None:
        sluice: Sluice = self.server.sluice  # type: ignore[attr-defined]
        self.connection.settimeout(sluice.timeout)
        with suppress(OSError, struct.error, UnicodeDecodeError):  # it hung up, or speaks otherwise
            host, port = self._wanted()
            with self._opened(sluice, host, port) as there:
                self._answer(_DONE)
                _relay(self.connection, there, sluice)

    def _wanted(self) -> tuple[str, int]:
        """Read where the browser wants to go: it offers its ways to log in, then it names it."""
        _, methods = self._read("!BB")
        self._read(f"!{methods}s")
        self.wfile.write(bytes((_SOCKS, 0)))
        _, command, _, kind = self._read("!BBBB")
        if kind == _NAME:
            (length,) = self._read("!B")
            host = self._read(f"!{length}s")[0].decode("ascii")
        else:
            family, size = (AF_INET, 4) if kind == _IPV4 else (AF_INET6, 16)
            host = socket.inet_ntop(family, self._read(f"!{size}s")[0])
        if command != _CONNECT:
            self._answer(_UNKNOWN)
            raise OSError("wants something else than a connection")
        return host, self._read("!H")[0]

    def _opened(self, sluice: Sluice, host: str, port: int) -> socket.socket:
        try:
            address = sluice.resolve(host, port)
            if address:
                return socket.create_connection((address, port), sluice.timeout)
        except OSError:
            self._answer(_UNREACHABLE)
            raise
        self._answer(_FORBIDDEN)
        raise OSError(sluice.refused[host])

    def _read(self, form: str) -> tuple[Any, ...]:
        return struct.unpack(form, self.rfile.read(struct.calcsize(form)))

    def _answer(self, reply: int) -> None:
        self.wfile.write(struct.pack("!BBBBIH", _SOCKS, reply, 0, _IPV4, 0, 0))


def _relay(here: socket.socket, there: socket.socket, sluice: Sluice) -> None:
    """Pass bytes both ways until one side ends, is silent for too long, or has said too much."""
    other = {here: there, there: here}
    left = sluice.largest
    while left > 0:
        ready, _, _ = select.select(list(other), [], [], sluice.timeout)
        if not ready:
            return
        for side in ready:
            block = side.recv(_BLOCK)
            if not block:
                return
            other[side].sendall(block)
            left -= len(block)


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host
