"""Stories: articles that are one text, as connected components of verified near-duplicates.

What is alike is decided in `store.method.similar`; here pairs are kept, and components named by
their earliest article. The outcome depends on the pairs only, not on the order they came in.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from store.archive.aggregates import touch
from store.archive.archive import Archive


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
        stories = _stories(archive, {article, *alike})
        if parted:
            _settle(archive, _members(archive, stories) | {article} | alike)
        else:
            _unite(archive, {article, *alike}, stories)
        archive.db.execute("DELETE FROM todo WHERE task = 'group' AND row = ?", [article])


def leave(archive: Archive, article: int) -> None:
    """Take an article out of its story, and ask for it to be grouped anew."""
    with archive.transaction():
        rest = _members(archive, _stories(archive, {article})) - {article}
        _part(archive, article)
        archive.db.execute("DELETE FROM stories WHERE article = ?", [article])
        _settle(archive, rest)
        archive.db.execute("INSERT OR IGNORE INTO todo VALUES ('group', ?)", [article])


def _part(archive: Archive, article: int) -> bool:
    """Forget an article's pairs; say whether there were any."""
    gone = archive.db.execute("DELETE FROM near WHERE a = ?", [article]).rowcount
    archive.db.execute("DELETE FROM near WHERE b = ?", [article])
    return gone > 0


def _stories(archive: Archive, articles: set[int]) -> set[int]:
    return {
        story
        for number in articles
        for (story,) in archive.db.conn.execute(
            "SELECT story FROM stories WHERE article = ?", (number,)
        )
    }


def _members(archive: Archive, stories: set[int]) -> set[int]:
    return {
        number
        for story in stories
        for (number,) in archive.db.conn.execute(
            "SELECT article FROM stories WHERE story = ?", (story,)
        )
    }


def _unite(archive: Archive, articles: set[int], stories: set[int]) -> None:
    """Pairs were only added: whole stories become one, and only renamed members are written."""
    name = _earliest(archive, articles | stories)
    _name(archive, articles | _members(archive, stories - {name}), name)


def _settle(archive: Archive, articles: set[int]) -> None:
    """Find the components among these articles afresh, and name each."""
    left = set(articles)
    while left:
        component: set[int] = set()
        reached = {min(left)}
        while reached:
            component |= reached
            reached = _neighbours(archive, reached) - component
        _name(archive, component, _earliest(archive, component))
        left -= component


def _neighbours(archive: Archive, articles: set[int]) -> set[int]:
    return {
        b
        for a in articles
        for (b,) in archive.db.conn.execute("SELECT b FROM near WHERE a = ?", (a,))
    }


def _earliest(archive: Archive, articles: set[int]) -> int:
    """By publication, undated ones last, then by address."""
    return min(articles, key=lambda number: _rank(archive, number))


def _rank(archive: Archive, article: int) -> tuple[bool, str, str]:
    day, published, url = archive.db.conn.execute(
        "SELECT day, published, url FROM articles WHERE id = ?", (article,)
    ).fetchone()
    return (day == "", published or "", url)


def _name(archive: Archive, articles: set[int], name: int) -> None:
    renamed = [
        number
        for number in sorted(articles)
        if archive.db.conn.execute(
            "INSERT INTO stories VALUES (?, ?) ON CONFLICT (article) DO UPDATE SET "
            "story = excluded.story WHERE story <> excluded.story",
            (number, name),
        ).rowcount
    ]
    touch(archive, renamed)
