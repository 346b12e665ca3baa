"""Articles by any of their addresses: the current text, its history, the search index."""

from collections.abc import Iterable

from store.archive import versions
from store.archive.archive import Archive
from store.archive.differences import renew
from store.archive.history import settle
from store.archive.merge import merge
from store.archive.revise import revise
from store.archive.search import refresh_search
from store.archive.text import COLUMNS, DATED, Row, key_of, row_of
from store.records import Article, Page

__all__ = ["articles_at", "keep_article", "refresh_search"]

_INSERT = (
    f"INSERT INTO articles (key, first_seen, {', '.join(COLUMNS)}) "
    f"VALUES (:key, :first_seen, {', '.join(f':{name}' for name in COLUMNS)})"
)
# A source nobody configured, met in a bulk import: its host stands for all we know of it.
_SOURCE = """
INSERT OR IGNORE INTO sources (key, title, newsroom, kind, tier, url, full_text, extract_chars,
  evidence, notes, watched)
VALUES (?1, ?1, ?1, '', '', '', 'inside', 256, '', '', 0)
"""


def keep_article(
    archive: Archive, page: Page, article: Article, *, again: int | None = None
) -> int:
    """Keep what was read of a page, and return the version that the page shows.

    `again` is the number of a page that was kept before: nothing new was published then, and the
    version that it shows is corrected in place. Articles that turn out to be one are merged. Dates
    of an article that is known are not touched: see `store.archive.evidence`.
    """
    row, digest = row_of(article)
    addresses = {article.url, *article.addresses, page.url, page.final_url} - {""}
    archive.db.conn.execute(_SOURCE, (article.source,))
    known = articles_at(archive, addresses)
    if not known:
        return _new(archive, page, row, digest, addresses)
    number = known[0] if len(known) == 1 else merge(archive, known)
    _add_addresses(archive, number, addresses)
    version = _known(archive, number, page, row, digest, read_as=_read_as(archive, again))
    renew(archive.db, number)
    return version


def articles_at(archive: Archive, addresses: Iterable[str]) -> list[int]:
    """Return the articles that answer to any of these addresses, the oldest first."""
    asked = sorted(addresses)
    rows = archive.db.conn.execute(
        f"SELECT DISTINCT article FROM addresses WHERE address IN ({', '.join('?' * len(asked))})",
        asked,
    )
    return sorted(number for (number,) in rows)


def _new(archive: Archive, page: Page, row: Row, digest: bytes, addresses: Iterable[str]) -> int:
    key = {"key": key_of(str(row["url"])), "first_seen": page.captured}
    number = archive.db.conn.execute(_INSERT, row | key).lastrowid or 0
    _add_addresses(archive, number, addresses)
    archive.db.conn.execute("INSERT INTO todo VALUES ('group', ?1), ('search', ?1)", (number,))
    return versions.add(archive, number, page.captured, digest, None)


def _read_as(archive: Archive, again: int | None) -> int | None:
    """Return the version that a page showed when it was read before."""
    if again is None:
        return None
    row = archive.db.conn.execute("SELECT version FROM pages WHERE id = ?", (again,)).fetchone()
    return row[0]  # type: ignore[no-any-return]


def _known(
    archive: Archive, number: int, page: Page, row: Row, digest: bytes, *, read_as: int | None
) -> int:
    archive.db.conn.execute(
        "UPDATE articles SET first_seen = ?1 WHERE id = ?2 AND first_seen > ?1",
        (page.captured, number),
    )
    if read_as is not None:
        seen: versions.Version | None = versions.version(archive, read_as)
    else:
        seen = versions.shown_by(archive, number, page, digest)
    if seen is None:
        return _changed(archive, number, page, row, digest)
    # The newest page of a version gives its text; an older one has nothing to add.
    if page.captured >= seen.last_seen:
        _correct(archive, number, seen, row, digest)
    versions.extend(archive, seen, page.captured)
    return seen.id


def _changed(archive: Archive, number: int, page: Page, row: Row, digest: bytes) -> int:
    """Add a version: the publisher's change, or what an old capture shows of history."""
    if page.captured < versions.last_seen(archive, number):
        added = versions.add(archive, number, page.captured, digest, row)
        return settle(archive, number, coming=versions.version(archive, added))
    versions.retire(archive, number)
    added = versions.add(archive, number, page.captured, digest, None)
    _update(archive, number, row)
    return added


def _correct(
    archive: Archive, number: int, seen: versions.Version, row: Row, digest: bytes
) -> None:
    if not seen.current:
        versions.rewrite(archive, seen.id, digest, row)
        return
    _update(archive, number, row)
    if seen.digest != digest:
        archive.db.conn.execute("UPDATE versions SET digest = ? WHERE id = ?", (digest, seen.id))


def _update(archive: Archive, number: int, row: Row) -> None:
    revise(archive, number, {name: value for name, value in row.items() if name not in DATED})


def _add_addresses(archive: Archive, number: int, addresses: Iterable[str]) -> None:
    archive.db.conn.executemany(
        "INSERT OR IGNORE INTO addresses VALUES (?, ?)",
        [(address, number) for address in sorted(addresses)],
    )
