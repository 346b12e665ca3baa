"""Serve the sample on loopback: an HTTP proxy that plays every outlet's server.

`serve` is a context manager; when it ends, so does the server. Only loopback is bound, nothing is
fetched from anywhere: a host that is not the sample's own answers with status 404.
"""

import gzip
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from urllib.parse import urlsplit

from flows.sample.answers import Answer, answers
from flows.sample.outlets import OUTLETS, Outlet

HOSTS: dict[str, Outlet] = {outlet.host: outlet for outlet in OUTLETS}
DATE = "Wed, 07 Oct 2015 02:00:00 GMT"
"""Every answer's Date: two runs of the sample differ in nothing."""


@dataclass(slots=True, kw_only=True)
class Site:
    """The running sample; `edition` is the night that it shows."""

    proxy_url: str
    edition: int = 1
    serial: Iterator[int] = field(default_factory=count, repr=False)

    def set_edition(self, edition: int) -> None:
        """Show another night: 1 or 2."""
        self.edition = edition


@contextmanager
def serve(edition: int = 1) -> Iterator[Site]:
    """Serve the sample until the block ends."""
    server = _Server(("127.0.0.1", 0), _Handler)
    host, port = server.server_address[:2]
    server.site = Site(proxy_url=f"http://{host!s}:{port}", edition=edition)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield server.site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    site: Site

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a client that hung up."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "sample"
    sys_version = ""
    timeout = 30
    server: _Server

    def do_GET(self) -> None:
        """Answer for the outlet that the absolute address, or else the Host header, names."""
        where = urlsplit(self.path)
        host = (where.netloc or self.headers.get("Host", "")).lower()
        outlet = HOSTS.get(host)
        if outlet is None:
            self._send(Answer(status=404, body=b"No such host in the sample."), {})
            return
        time.sleep(outlet.delay)
        known = answers(self.server.site.edition)
        answer = known.get((host, where.path), Answer(status=404, body=b"<h1>Not found</h1>"))
        self._send(*self._conditioned(outlet, answer))

    do_HEAD = do_GET  # noqa: N815

    def date_time_string(self, timestamp: float | None = None) -> str:  # noqa: ARG002
        """Say the same date always."""
        return DATE

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing: the terminal belongs to the command that runs us."""

    def _conditioned(self, outlet: Outlet, answer: Answer) -> tuple[Answer, dict[str, str]]:
        """Choose the answer, or 304 where the request's validators say that it is known already."""
        if answer.status != 200:  # noqa: PLR2004
            return answer, {"Location": answer.location} if answer.location else {}
        headers = self._validators(outlet, answer)
        match = self.headers.get("If-None-Match")
        since = self.headers.get("If-Modified-Since")
        known = match == headers.get("ETag") if match else since == headers.get("Last-Modified")
        if (match or since) and known:
            return Answer(status=304), headers
        if outlet.compresses and "gzip" in self.headers.get("Accept-Encoding", ""):
            packed = Answer(
                body=gzip.compress(answer.body, mtime=0), content_type=answer.content_type
            )
            return packed, {**headers, "Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
        return answer, headers

    def _validators(self, outlet: Outlet, answer: Answer) -> dict[str, str]:
        match outlet.etag:
            case "honest":
                return {"ETag": answer.etag, "Last-Modified": answer.last_modified}
            case "lies":
                return {"ETag": f'"{next(self.server.site.serial)}"'}
            case "none":
                return {"Last-Modified": answer.last_modified}

    def _send(self, answer: Answer, headers: dict[str, str]) -> None:
        self.send_response(answer.status)
        for name, value in headers.items():
            self.send_header(name, value)
        if answer.status != 304:  # noqa: PLR2004
            self.send_header("Content-Type", answer.content_type)
            self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        if self.command != "HEAD" and answer.status != 304:  # noqa: PLR2004
            self.wfile.write(answer.body)
