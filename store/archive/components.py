"""Connected components of near-duplicates: found, and named by their earliest article."""

from store.archive.aggregates import touch
from store.archive.archive import Archive


def stories_of(archive: Archive, articles: set[int]) -> set[int]:
    """Return the stories that these articles are in."""
    return {
        story
        for number in articles
        for (story,) in archive.db.conn.execute(
            "SELECT story FROM stories WHERE article = ?", (number,)
        )
    }


def members(archive: Archive, stories: set[int]) -> set[int]:
    """Return the articles of these stories."""
    return {
        number
        for story in stories
        for (number,) in archive.db.conn.execute(
            "SELECT article FROM stories WHERE story = ?", (story,)
        )
    }


def unite(archive: Archive, articles: set[int], stories: set[int]) -> None:
    """Pairs were only added: whole stories become one, and only renamed members are written."""
    name = _earliest(archive, articles | stories)
    _name(archive, articles | members(archive, stories - {name}), name)


def settle(archive: Archive, articles: set[int]) -> None:
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
