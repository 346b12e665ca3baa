"""`import` of a large WARC file, against extracting every page and against decompressing alone.

Each runs in a process of its own, from cold. Trafilatura extracts the bodies alone, in memory, of
the first pages of the file (every page it is made from, several times), before and after import;
the rest is reckoned at the same pace. Import reads the file, looks for anchors, reads what holds
one and one in a hundred beside, with two reader processes, and keeps it.

What was found is compared with what reading every page finds: pages that differ in their number
alone are read once.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from itertools import islice
from pathlib import Path
from statistics import mean

from benchmarks.corpus import PAGES, corpus, templates, write
from config.reader import read_config
from crawlers.extract.worker import read_all
from nlp.cues import Finder
from store.archive.archive import Archive
from store.records import Article, Page, Reading, Response
from store.warc.read import read_segment

_ROUNDS = 7
_BIGSOCIETY = Path(sys.executable).with_name("bigsociety")


def measure(pages: int = PAGES) -> dict[str, float]:
    """Return pages a second of all three, their ratios, and how many articles were missed."""
    with tempfile.TemporaryDirectory() as folder:
        file, database = Path(folder) / "pages.warc.gz", Path(folder) / "a.db"
        write(file, corpus(pages))
        alone = _timed(lambda: _child("decompress", file))
        before = _trafilatura(file)
        taken = _timed(lambda: _run([_BIGSOCIETY, "import", file, "--db", database]))
        start, each = map(mean, zip(before, _trafilatura(file), strict=True))
        found, read = _found(database)
        size = file.stat().st_size
    spoken = _spoken(pages)
    every = start + each * pages
    return {
        "pages": pages,
        "compressed, MB": size / 1e6,
        "pages a second, import": pages / taken,
        "pages a second, trafilatura's extraction of every page": pages / every,
        "import / trafilatura": every / taken,
        "pages a second, decompressing alone": pages / alone,
        "decompressing alone / import": taken / alone,
        "pages that import parsed": read,
        "articles on the agenda, reading every page": len(spoken),
        "of these, missed by import": len(spoken - found),
        "found by import alone": len(found - spoken),
    }


def _trafilatura(file: Path) -> tuple[float, float]:
    """Return the seconds that it takes to load, and those that it takes a page."""
    start, each = _child("trafilatura", file, _ROUNDS * len(templates())).split()
    return float(start), float(each)


def _found(database: Path) -> tuple[set[str], int]:
    """Return the addresses of articles that hold an anchor, and how many pages were read."""
    speaks = _speaker()
    with Archive.open(database) as archive:
        rows = list(archive.db.execute("SELECT url, title, standfirst, body FROM articles"))
        pages = archive.db.table("pages").count
    return {url for url, *texts in rows if speaks(texts)}, pages


def _spoken(pages: int) -> set[str]:
    """Return the addresses at which reading every page finds an anchor."""
    speaks = _speaker()
    seen: set[int] = set()
    asked = []
    for made in corpus(pages):
        if made.manner or made.template not in seen:
            asked.append(_response(made.url, made.content_type, made.body))
        if not made.manner:
            seen.add(made.template)
    readings: Iterable[tuple[Page, Reading]] = read_all(asked, {})
    return {
        page.url
        for page, reading in readings
        if isinstance(reading, Article)
        and speaks([reading.title, reading.standfirst, reading.body])
    }


def _speaker() -> Callable[[Iterable[str]], bool]:
    finder = Finder(read_config())
    return lambda texts: any(hit.cue.anchor for hit in finder.hits("\n\n".join(texts)))


def _response(url: str, content_type: str, body: bytes) -> Response:
    page = Page(
        url=url,
        final_url=url,
        source="",
        captured="2026-06-01T00:00:00Z",
        status=200,
        digest="",
        content_type=content_type,
    )
    return Response(page=page, headers=(), body=body)


def _timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _child(*arguments: object) -> str:
    return _run([sys.executable, "-m", "benchmarks.imports", *arguments])


def _run(command: Iterable[object]) -> str:
    arguments = [str(part) for part in command]
    return subprocess.run(arguments, check=True, stdout=subprocess.PIPE, text=True).stdout


def _extract(file: Path, count: int) -> tuple[float, float]:
    pages = (response.body for _, response in read_segment(file) if isinstance(response, Response))
    bodies = list(islice(pages, count))
    begun = time.perf_counter()
    from trafilatura import bare_extraction

    start = time.perf_counter() - begun
    return start, _timed(lambda: [bare_extraction(body) for body in bodies]) / len(bodies)


def _decompress(file: Path) -> None:
    import gzip

    with gzip.open(file) as text:
        while text.read(1 << 20):
            pass


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["trafilatura", file, count]:
            print(*_extract(Path(file), int(count)))
        case ["decompress", file]:
            _decompress(Path(file))
        case _:
            for label, figure in measure(*map(int, sys.argv[1:])).items():
                print(f"{label:<60} {figure:>12.3f}")
