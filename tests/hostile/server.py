"""A loopback server with full control of its bytes, for answers that no web server would give.

with serve({"/drip": drip}) as site:
    site.url("/drip")     # http://127.0.0.1:PORT/drip
    site.asked("/drip")   # the requests it had

A script is a function that is given a `Wire` and does as it likes; then the connection is closed.
`replay.server` is for servers that behave.
"""

import socket
import ssl
import struct
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Event, Lock, Thread
from typing import Any

LINGER = struct.pack("ii", 1, 0)
"""Has a socket closed by a reset."""
_HELLO = b"\x16"
"""First byte of who wants to speak TLS."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One request, as the server saw it; moments in monotonic seconds."""

    path: str
    head: str
    begun: float
    ended: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Wire:
    """A connection on which a request was read; `gone` is set when the server stops."""

    connection: socket.socket
    path: str
    head: str
    gone: Event

    def send(self, *parts: bytes) -> None:
        """Send bytes as they are."""
        self.connection.sendall(b"".join(parts))

    def drip(self, parts: Iterator[bytes], *, every: float) -> None:
        """Send part after part, so many seconds apart."""
        for part in parts:
            self.send(part)
            if self.gone.wait(every):
                return

    def hold(self) -> None:
        """Keep the connection open and say nothing, until the server stops or the other ends."""
        self.connection.settimeout(0.05)
        while not self.gone.is_set():
            with suppress(TimeoutError):
                if not self.connection.recv(1024):
                    return

    def reset(self) -> None:
        """Close by a reset instead of an end."""
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, LINGER)
        self.connection.close()


Script = Callable[[Wire], None]


@dataclass(slots=True, kw_only=True)
class Site:
    """A running server."""

    server: ThreadingTCPServer
    scripts: dict[str, Script]
    scheme: str = "http"
    log: list[Asked] = field(default_factory=list)
    gone: Event = field(default_factory=Event)
    lock: Lock = field(default_factory=Lock)

    @property
    def host(self) -> str:
        """Host and port."""
        address, port = self.server.server_address[:2]
        return f"{address!s}:{port}"

    @property
    def port(self) -> int:
        """Its port."""
        return int(self.server.server_address[1])

    def url(self, path: str) -> str:
        """Address of a path."""
        return f"{self.scheme}://{self.host}{path}"

    def asked(self, path: str) -> list[Asked]:
        """Give the requests for a path, in order."""
        with self.lock:
            return [one for one in self.log if one.path == path]


@contextmanager
def serve(
    scripts: dict[str, Script],
    *,
    address: str = "127.0.0.1",
    port: int = 0,
    tls: ssl.SSLContext | None = None,
) -> Iterator[Site]:
    """Run a server for as long as the block lasts, on a free port where none is given."""
    server = _Server((address, port), _Handler)
    server.site = site = Site(server=server, scripts=scripts, scheme="https" if tls else "http")
    server.tls = tls
    Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield site
    finally:
        site.gone.set()
        server.shutdown()
        server.server_close()


class _Server(ThreadingTCPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 64
    site: Site
    tls: ssl.SSLContext | None = None

    def handle_error(self, *_: Any) -> None:
        """Say nothing: who was asked to misbehave is often left in the middle of a sentence."""


class _Handler(StreamRequestHandler):
    timeout = 30

    def handle(self) -> None:
        server = self.server
        if not isinstance(server, _Server):
            raise TypeError("this handler serves this module's server")
        if server.tls:
            self.connection = server.tls.wrap_socket(self.connection, server_side=True)
            self.rfile = self.connection.makefile("rb")
        elif self.connection.recv(1, socket.MSG_PEEK) == _HELLO:
            self.connection.sendall(b"HTTP/1.1 400 This is no TLS\r\n\r\n")
            return
        begun = time.monotonic()
        lines = [*iter(lambda: self.rfile.readline(2**20).decode("latin-1").rstrip("\r\n"), "")]
        if not lines:
            return
        site, path = server.site, lines[0].split(" ")[1]
        wire = Wire(connection=self.connection, path=path, head="\n".join(lines), gone=site.gone)
        script = site.scripts.get(path.partition("?")[0], site.scripts.get("*", nothing))
        try:
            script(wire)
        finally:
            asked = Asked(path=path, head=wire.head, begun=begun, ended=time.monotonic())
            with site.lock:
                site.log.append(asked)
            with suppress(OSError):
                self.connection.close()


def http(
    body: bytes = b"", *headers: str, status: str = "200 OK", length: int | None = None
) -> Script:
    """Script an answer that is right in form; `length` is what it claims of its body's."""
    said = len(body) if length is None else length
    lines = (f"HTTP/1.1 {status}", f"Content-Length: {said}", "Connection: close", *headers, "", "")
    return raw("\r\n".join(lines).encode() + body)


def html(text: str | bytes, *headers: str, status: str = "200 OK") -> Script:
    """Script a web page."""
    body = text if isinstance(text, bytes) else text.encode()
    return http(body, "Content-Type: text/html; charset=utf-8", *headers, status=status)


def to(location: str, *headers: str, status: str = "302 Found") -> Script:
    """Script a redirect."""
    return http(b"", f"Location: {location}", *headers, status=status)


def raw(answer: bytes) -> Script:
    """Script an answer's very bytes."""
    return lambda wire: wire.send(answer)


nothing = http(b"nothing here", status="404 Not Found")
