"""What a night asks of an unchanged world: its listings only, which answer that nothing changed.

Twelve sources on loopback, a feed each of 40 articles, with validators as a good server sends
them. The first night fetches everything; the second is counted, on the server's side.
"""

import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock, Thread

from benchmarks.crawl import sources_of
from config import read_config
from config.listing import Listing
from config.model import Config
from flows.manner import Manner
from flows.stages.crawl import crawl
from flows.stages.import_ import import_
from store.archive.archive import Archive
from store.archive.runs import begin_run
from store.archive.setup import keep_config

SOURCES, ARTICLES = 12, 40
_WORDS = "The hall of ward {n} is kept open by those who use it, and the kettle is theirs. " * 12


def measure() -> dict[str, float]:
    """Return requests and bytes of a first night and of one over the same world."""
    with tempfile.TemporaryDirectory() as folder, _world() as (home, tally):
        config = _config(home)
        with Archive.open(Path(folder) / "world.db", write=True) as archive:
            keep_config(archive, config)
            first = _night(archive, config, tally)
            second = _night(archive, config, tally)
    return {
        "first night: requests": first["requests"],
        "first night: bytes of bodies": first["bytes"],
        "unchanged: requests": second["requests"],
        "unchanged: of them robots.txt": second["/robots.txt"],
        "unchanged: listings asked": second["listings"],
        "unchanged: answered with 304": second[304],
        "unchanged: articles asked": second["articles"],
        "unchanged: bytes of bodies": second["bytes"],
    }


def _night(archive: Archive, config: Config, tally: Counter[str | int]) -> Counter[str | int]:
    tally.clear()
    run = begin_run(archive, "benchmark")
    manner = Manner(agent="bigsociety/benchmark (loopback)", allow_private=True)
    crawl(archive, list(config.sources.values()), run=run, manner=manner)
    import_(archive, config)
    return Counter(tally)


def _config(home: str) -> Config:
    feeds = [Listing(kind="feed", url=f"{home}/feed/{n}") for n in range(SOURCES)]
    return replace(read_config(), sources=sources_of([home] * SOURCES, feeds))


@contextmanager
def _world() -> Iterator[tuple[str, Counter[str | int]]]:
    tally: Counter[str | int] = Counter()
    lock = Lock()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            known = self.headers["If-None-Match"] == '"1"'
            body = b"" if known else _body(self.path, f"http://{self.headers['Host']}")
            status = 304 if known else 200 if body else 404
            with lock:
                tally.update(("requests", self.path, status, _kind(self.path)))
                tally["bytes"] += len(body)
            self.send_response(status)
            self.send_header("ETag", '"1"')
            self.send_header("Content-Type", "text/html" if "/hall/" in self.path else "text/xml")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing: the figures are what counts."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}", tally
    server.shutdown()
    server.server_close()


def _kind(path: str) -> str:
    return "listings" if path.startswith("/feed/") else "articles" if "/hall/" in path else "other"


def _body(path: str, home: str) -> bytes:
    _, kind, *rest = path.split("/")
    if kind == "feed":
        items = "".join(
            f"<item><title>Hall {n}</title><link>{home}/hall/{rest[0]}-{n}</link></item>"
            for n in range(ARTICLES)
        )
        return f'<rss version="2.0"><channel><title>x</title>{items}</channel></rss>'.encode()
    if kind == "hall":
        return f"<html><h1>Hall {rest[0]}</h1><p>{_WORDS.format(n=rest[0])}</p></html>".encode()
    return b""


if __name__ == "__main__":
    for label, figure in measure().items():
        print(f"{label:<56} {figure:>10.0f}")
