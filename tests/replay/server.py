"""A loopback web server that tests script, route by route, and whose log they read.

with serve({"/feed": Answer(body=FEED)}) as site:
    site.url("/feed")        # http://127.0.0.1:PORT/feed
    site.routes["/a"] = [Answer(status=503), Answer(body=PAGE)]   # one after the other
    site.routes["/api"] = reply   # a function from path and query to an Answer: any query
    site.asked("/a")         # the requests it had: time, path, headers
"""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Lock, Thread
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One scripted answer; `wait` holds it back until the event is set."""

    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    wait: Event | None = None
    cut: bool = False
    """Close the connection in the middle of the body."""
    etag: str = ""
    """Sent, and answered with 304 where the request names it."""
    ranges: bool = False
    """Answer with the rest of the body alone where the request asks for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One request as the server saw it."""

    at: float
    """Monotonic seconds."""
    path: str
    headers: Message


Script = Callable[[str], Answer]
Routes = dict[str, Answer | list[Answer] | Script]


class Place(Protocol):
    """A server of the tests, whichever it is."""

    @property
    def host(self) -> str:
        """Host and port."""

    def url(self, path: str) -> str:
        """Address of a path."""


@dataclass(slots=True, kw_only=True)
class Site:
    """A running server. A route's list is answered in turn, its last answer for ever after."""

    server: ThreadingHTTPServer
    routes: Routes
    log: list[Asked] = field(default_factory=list)
    lock: Lock = field(default_factory=Lock)

    def stop(self) -> None:
        """Close the port: who asks from now on is refused."""
        self.server.shutdown()
        self.server.server_close()

    @property
    def port(self) -> int:
        """Its port."""
        return int(self.server.server_address[1])

    @property
    def host(self) -> str:
        """Host and port."""
        return f"127.0.0.1:{self.port}"

    def url(self, path: str) -> str:
        """Address of a path."""
        return f"http://{self.host}{path}"

    def asked(self, path: str) -> list[Asked]:
        """Give the requests for a path, in order."""
        with self.lock:
            return [request for request in self.log if request.path == path]

    def answer(self, path: str, headers: Message) -> Answer:
        """Log a request and choose its answer."""
        with self.lock:
            self.log.append(Asked(at=time.monotonic(), path=path, headers=headers))
            script = self.routes.get(path.partition("?")[0])
            if callable(script):
                return script(path)
            scripted = self.routes.get(path, Answer(status=404, body=b"nothing here"))
            if isinstance(scripted, list):
                return scripted.pop(0) if len(scripted) > 1 else scripted[0]
            return scripted if isinstance(scripted, Answer) else scripted(path)


@contextmanager
def serve(routes: Routes) -> Iterator[Site]:
    """Run a server on a free port of loopback for as long as the block lasts."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    server.site = site = Site(server=server, routes=routes)  # type: ignore[attr-defined]
    Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield site
    finally:
        site.stop()


def _status_of_part(begin: int, body: bytes) -> int:
    return 0 if not begin else 206 if begin < len(body) else 416


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # else each answer waits 40 ms for its body

    def do_GET(self) -> None:
        site: Site = self.server.site  # type: ignore[attr-defined]
        answer = site.answer(self.path, self.headers)
        if answer.wait is not None:
            answer.wait.wait(30)
        known = answer.etag and self.headers["If-None-Match"] == answer.etag
        body = b"" if known else answer.body
        begin = int(self.headers["Range"][6:-1]) if answer.ranges and self.headers["Range"] else 0
        self.send_response(304 if known else _status_of_part(begin, body) or answer.status)
        if begin:
            span = f"{begin}-{len(body) - 1}" if begin < len(body) else "*"
            self.send_header("Content-Range", f"bytes {span}/{len(body)}")
            body = body[begin:]
        for name, value in answer.headers.items():
            self.send_header(name, value)
        if answer.etag:
            self.send_header("ETag", answer.etag)
        if not known:
            self.send_header("Content-Length", str(len(body) + (10 if answer.cut else 0)))
        self.end_headers()
        with suppress(ConnectionError):  # who asked may have heard enough
            self.wfile.write(body)
        self.close_connection = answer.cut

    def log_message(self, *_: object) -> None:
        """Say nothing: tests read `Site.log`."""
