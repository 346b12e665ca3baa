"""A loopback site of saved pages, served by a process of its own that ends with its parent.

`python -m benchmarks.site FOLDER COUNT` serves `COUNT` addresses over the pages in `FOLDER`, with a
sitemap; it prints its port and serves until its standard input ends.
"""

import gzip
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread


@contextmanager
def site(folder: Path, count: int) -> Iterator[str]:
    """Serve `count` addresses; yields `http://127.0.0.1:PORT`."""
    with subprocess.Popen(
        [sys.executable, "-m", "benchmarks.site", str(folder), str(count)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        if process.stdout is None or process.stdin is None:
            raise RuntimeError("the site has no pipes")
        yield f"http://127.0.0.1:{process.stdout.readline().strip()}"
        process.stdin.close()


def addresses(home: str, count: int) -> list[str]:
    """Every page of the site."""
    return [f"{home}/news/{n}.html" for n in range(count)]


def pages_of(folder: Path) -> list[bytes]:
    """Return every saved page's HTML, in the order of the file names."""
    found = sorted(folder.glob("*.html.gz")) + sorted(folder.glob("*.html"))
    if not found:
        raise FileNotFoundError(f"{folder}: holds no .html or .html.gz page")
    return [gzip.decompress(p.read_bytes()) if p.suffix == ".gz" else p.read_bytes() for p in found]


def _serve(folder: Path, count: int) -> None:
    pages = pages_of(folder)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            status, kind, body = _answer(self.path, f"http://{self.headers['Host']}", pages, count)
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing: the figures are what counts."""

    class Server(ThreadingHTTPServer):
        def handle_error(self, *_: object) -> None:
            """Say nothing of a client that hung up."""

    server = Server(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    print(server.server_address[1], flush=True)
    sys.stdin.read()
    os._exit(0)


def _answer(path: str, home: str, pages: list[bytes], count: int) -> tuple[int, str, bytes]:
    if path == "/sitemap.xml":
        locations = "".join(f"<url><loc>{one}</loc></url>" for one in addresses(home, count))
        text = f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{locations}</urlset>'
        return 200, "application/xml", text.encode()
    number = path.removeprefix("/news/").removesuffix(".html")
    if number.isdigit() and int(number) < count:
        return 200, "text/html", pages[int(number) % len(pages)]
    return 404, "text/plain", b"not here"


if __name__ == "__main__":
    _serve(Path(sys.argv[1]), int(sys.argv[2]))
