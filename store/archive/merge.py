"""Two articles turn out to be one: their addresses, versions and corrections become one's."""

from collections.abc import Sequence

from store.archive import versions
from store.archive.aggregates import touch
from store.archive.archive import Archive
from store.archive.search import forget
from store.archive.stories import leave
from store.archive.text import COLUMNS, Row

_NEWEST = """
SELECT article FROM versions WHERE current = 1 AND article IN ({marks})
ORDER BY first_seen DESC, id DESC LIMIT 1
"""
_PROMOTE = """
UPDATE versions SET current = 1, title = NULL, standfirst = NULL, body = NULL WHERE id = ?
"""


def merge(archive: Archive, articles: Sequence[int]) -> int:
    """Make one of several articles, under the oldest number, and return that.

    The article with the newest version gives the row; versions are put in the order of capture,
    and neighbours with the same text become one.
    """
    kept, *gone = sorted(articles)
    marks = ", ".join("?" * len(articles))
    newest = archive.db.execute(_NEWEST.format(marks=marks), list(articles)).fetchone()[0]
    row = _row(archive, newest)
    seen = archive.db.execute(
        f"SELECT min(first_seen) FROM articles WHERE id IN ({marks})", list(articles)
    ).fetchone()[0]
    touch(archive, articles)
    for article in articles:
        forget(archive, article)
        leave(archive, article)
        versions.retire(archive, article)
    for article in gone:
        _hand_over(archive, article, kept)
    current = _settle_versions(archive, kept)
    _write(archive, kept, row | {"first_seen": seen})
    archive.db.conn.execute(_PROMOTE, (current,))
    # Its labels may have been made for the same words, differently spaced.
    versions.relabel(archive, current)
    touch(archive, [kept])
    return kept


def _row(archive: Archive, article: int) -> Row:
    found = archive.db.execute(
        f"SELECT {', '.join(COLUMNS)} FROM articles WHERE id = ?", [article]
    ).fetchone()
    return dict(zip(COLUMNS, found, strict=True))


def _hand_over(archive: Archive, article: int, kept: int) -> None:
    execute = archive.db.conn.execute
    for table in ("versions", "addresses", "corrections"):
        execute(f"UPDATE {table} SET article = ? WHERE article = ?", (kept, article))
    execute("DELETE FROM todo WHERE task IN ('group', 'search') AND row = ?", (article,))
    execute("DELETE FROM articles WHERE id = ?", (article,))


def _settle_versions(archive: Archive, article: int) -> int:
    """Make one of neighbours with the same text, and return the last version."""
    rows = archive.db.execute(
        "SELECT id, last_seen, digest FROM versions WHERE article = ? ORDER BY first_seen, id",
        [article],
    ).fetchall()
    execute = archive.db.conn.execute
    before, before_digest = rows[0][0], rows[0][2]
    for number, last_seen, digest in rows[1:]:
        if digest != before_digest:
            before, before_digest = number, digest
            continue
        execute("UPDATE pages SET version = ? WHERE version = ?", (before, number))
        execute(
            "UPDATE versions SET last_seen = max(last_seen, ?) WHERE id = ?", (last_seen, before)
        )
        execute("DELETE FROM todo WHERE task = 'label' AND row = ?", (number,))
        execute("DELETE FROM versions WHERE id = ?", (number,))
    return int(before)


def _write(archive: Archive, article: int, row: Row) -> None:
    archive.db.conn.execute(
        f"UPDATE articles SET {', '.join(f'{name} = :{name}' for name in row)} WHERE id = :id",
        row | {"id": article},
    )
