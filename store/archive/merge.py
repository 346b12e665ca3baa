"""Two articles turn out to be one: their addresses, versions and corrections become one's."""

from collections.abc import Sequence

from store.archive import versions
from store.archive.aggregates import touch
from store.archive.archive import Archive
from store.archive.history import drop, settle
from store.archive.search import forget
from store.archive.stories import leave
from store.archive.text import COLUMNS, Row

_NEWEST = """
SELECT v.article FROM versions AS v JOIN pages AS p ON p.version = v.id
WHERE v.article IN ({marks}) ORDER BY p.captured DESC, p.id DESC LIMIT 1
"""


def merge(archive: Archive, articles: Sequence[int]) -> int:
    """Make one of several articles, under the oldest number, and return that.

    The article that was captured last gives the row, apart from when it was first seen.
    """
    kept, *gone = sorted(articles)
    row = _row_to_keep(archive, articles)
    touch(archive, articles)
    for article in articles:
        leave(archive, article)
        forget(archive, article)
        versions.retire(archive, article)
    for article in gone:
        for table in ("versions", "addresses", "corrections"):
            archive.db.execute(f"UPDATE {table} SET article = ? WHERE article = ?", [kept, article])
        drop(archive, article)
    archive.db.conn.execute(
        f"UPDATE articles SET {', '.join(f'{name} = :{name}' for name in row)} WHERE id = :id",
        row | {"id": kept},
    )
    settle(archive, kept)
    touch(archive, [kept])
    return kept


def _row_to_keep(archive: Archive, articles: Sequence[int]) -> Row:
    marks = ", ".join("?" * len(articles))
    newest = archive.db.execute(_NEWEST.format(marks=marks), list(articles)).fetchone()[0]
    values = archive.db.execute(
        f"SELECT {', '.join(COLUMNS)} FROM articles WHERE id = ?", [newest]
    ).fetchone()
    seen = archive.db.execute(
        f"SELECT min(first_seen) FROM articles WHERE id IN ({marks})", list(articles)
    ).fetchone()
    return dict(zip(COLUMNS, values, strict=True)) | {"first_seen": seen[0]}
