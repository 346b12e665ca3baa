"""Rows a second into the archive, against a bare `executemany` into the same schema.

The bare insert knows every row and number in advance and asks nothing. The archive, for the same
rows, finds articles by their addresses, tells versions apart, clears the ledger, and notes what is
to be done next.
"""

import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from random import Random

from store.archive.archive import Archive
from store.archive.pages import keep_readings
from store.records import Article, Page

ARTICLES = 10_000
BATCH = 200
ROUNDS = 3
TABLES = ("sources", "articles", "addresses", "versions", "pages", "todo")
WORDS = ("volunteers", "run", "the", "village", "shop", "council", "sells", "its", "library")


def measure(articles: int = ARTICLES) -> dict[str, float]:
    """Return rows a second of both at their best, and the ratio, for articles of 450 words."""
    readings = list(_readings(articles))
    kept = bare = float("inf")
    for _ in range(ROUNDS):
        with _archive() as archive:
            kept = min(kept, _seconds(partial(keep_readings, archive, readings, batch=BATCH)))
            rows = {name: archive.db.execute(f"SELECT * FROM {name}").fetchall() for name in TABLES}
        with _archive() as archive:
            bare = min(bare, _seconds(partial(_insert, archive, rows)))
    number = sum(map(len, rows.values()))
    return {
        "rows a second, archive": number / kept,
        "rows a second, bare executemany": number / bare,
        "archive / bare": bare / kept,
        "articles a second, archive": articles / kept,
    }


def _readings(articles: int) -> Iterator[tuple[Page, Article]]:
    random = Random(1)
    for n in range(articles):
        url = f"http://sentinel.example/{n}"
        body = " ".join(random.choices(WORDS, k=450))
        yield (
            Page(
                url=url,
                final_url=url,
                source="sentinel",
                captured="2031-01-01T00:00:00Z",
                status=200,
                digest=f"sha1:{n}",
                segment="2031-01-01/sentinel.example-1-1.warc.gz",
                offset=n,
            ),
            Article(
                url=url, source="sentinel", title=f"Shop {n}", body=body, published="2031-01-01"
            ),
        )


@contextmanager
def _archive() -> Iterator[Archive]:
    with (
        tempfile.TemporaryDirectory() as folder,
        Archive.open(Path(folder) / "bench.db", write=True, verb="bench") as archive,
    ):
        yield archive


def _seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _insert(archive: Archive, rows: dict[str, list[tuple[object, ...]]]) -> None:
    for begin in range(0, max(map(len, rows.values())), BATCH):
        with archive.transaction():
            for name, kept in rows.items():
                marks = ", ".join("?" * len(kept[0]))
                some = kept[begin : begin + BATCH]
                archive.db.conn.executemany(f"INSERT INTO {name} VALUES ({marks})", some)


if __name__ == "__main__":
    for label, value in measure().items():
        print(f"{label:<40} {value:>10.2f}")
