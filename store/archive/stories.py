"""Stories: articles that are one text, as connected components of verified near-duplicates.

What is alike is decided in `store.method.similar`; here pairs are kept, and components named by
their earliest article. The outcome depends on the pairs only, not on the order they came in.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from store.archive.archive import Archive
from store.archive.components import members, settle, stories_of, unite


@dataclass(frozen=True, slots=True, kw_only=True)
class Ungrouped:
    """An article whose near-duplicates have not been sought since its text changed."""

    article: int
    body: str


def ungrouped(archive: Archive, limit: int) -> list[Ungrouped]:
    """Return articles still to be grouped, the oldest number first."""
    rows = archive.db.execute(
        "SELECT a.id, a.body FROM todo AS t JOIN articles AS a ON a.id = t.row "
        "WHERE t.task = 'group' ORDER BY t.row LIMIT ?",
        [limit],
    )
    return [Ungrouped(article=number, body=body) for number, body in rows]


def bodies(archive: Archive, articles: Iterable[int]) -> dict[int, str]:
    """Return the current bodies of articles, to verify candidates with."""
    found: dict[int, str] = {}
    for number in articles:
        row = archive.db.execute("SELECT body FROM articles WHERE id = ?", [number]).fetchone()
        if row:
            found[number] = row[0]
    return found


def candidates(archive: Archive, bands: Sequence[bytes]) -> list[int]:
    """Return the articles that share at least one band with these, in order."""
    found: set[int] = set()
    for band, value in enumerate(bands):
        rows = archive.db.conn.execute(
            "SELECT article FROM bands WHERE band = ? AND value = ?", (band, value)
        )
        found.update(number for (number,) in rows)
    return sorted(found)


def keep_bands(archive: Archive, article: int, bands: Sequence[bytes]) -> None:
    """Keep the bands of an article's signature in place of earlier ones."""
    with archive.transaction():
        archive.db.execute("DELETE FROM bands WHERE article = ?", [article])
        archive.db.conn.executemany(
            "INSERT INTO bands VALUES (?, ?, ?)",
            [(band, value, article) for band, value in enumerate(bands)],
        )


def join(archive: Archive, article: int, others: Iterable[int]) -> None:
    """Keep which other articles are the same text as this one; it is grouped then.

    They replace what was kept of it before, so that a story falls apart again when a change of
    text takes away what held it together.
    """
    alike = set(others) - {article}
    with archive.transaction():
        parted = _part(archive, article)
        archive.db.conn.executemany(
            "INSERT OR IGNORE INTO near VALUES (?, ?)",
            [pair for other in sorted(alike) for pair in ((article, other), (other, article))],
        )
        stories = stories_of(archive, {article, *alike})
        if parted:
            settle(archive, members(archive, stories) | {article} | alike)
        else:
            unite(archive, {article, *alike}, stories)
        archive.db.execute("DELETE FROM todo WHERE task = 'group' AND row = ?", [article])


def leave(archive: Archive, article: int) -> None:
    """Take an article out of its story, and ask for it to be grouped anew."""
    with archive.transaction():
        rest = members(archive, stories_of(archive, {article})) - {article}
        _part(archive, article)
        archive.db.execute("DELETE FROM stories WHERE article = ?", [article])
        settle(archive, rest)
        archive.db.execute("INSERT OR IGNORE INTO todo VALUES ('group', ?)", [article])


def _part(archive: Archive, article: int) -> bool:
    """Forget an article's pairs; say whether there were any."""
    gone = archive.db.execute("DELETE FROM near WHERE a = ?", [article]).rowcount
    archive.db.execute("DELETE FROM near WHERE b = ?", [article])
    return gone > 0
