"""An article's versions in the order of capture: which one a page shows, and new ones.

A version is the publisher's change of title, standfirst or body. It spans the captures that show
the same text; captures may arrive in any order (a back-fill brings old ones last).
"""

from dataclasses import dataclass

from store.archive.archive import Archive
from store.archive.differences import outdate
from store.archive.schema_labels import LABEL_TABLES
from store.archive.text import Row
from store.records import Page

_COLUMNS = "id, first_seen, last_seen, digest, current"
_BEFORE = (
    f"SELECT {_COLUMNS} FROM versions WHERE article = ? AND first_seen <= ? "
    "ORDER BY first_seen DESC, id DESC LIMIT 1"
)
_AFTER = (
    f"SELECT {_COLUMNS} FROM versions WHERE article = ? AND first_seen > ? "
    "ORDER BY first_seen, id LIMIT 1"
)
_INSERT = (
    "INSERT INTO versions (article, first_seen, last_seen, digest, current, title, standfirst, "
    "body) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)
_RETIRE = """
UPDATE versions SET current = 0, title = a.title, standfirst = a.standfirst, body = a.body
FROM articles AS a WHERE a.id = versions.article AND current = 1 AND a.id = ?
"""


@dataclass(frozen=True, slots=True)
class Version:
    """A version's row, without its text."""

    id: int
    first_seen: str
    last_seen: str
    digest: bytes
    current: int


def shown_by(archive: Archive, article: int, page: Page, digest: bytes) -> Version | None:
    """Find the version that a newly captured page shows; None when it shows a new one.

    That is the version seen last before the capture, when its text or its payload is the same
    (the same payload with another text is the work of a better extractor), or else the one seen
    first after it, when its text is the same.
    """
    before = _one(archive, _BEFORE, article, page.captured)
    if before and (before.digest == digest or _has_payload(archive, before, page.digest)):
        return before
    if before and before.last_seen > page.captured:
        return None
    after = _one(archive, _AFTER, article, page.captured)
    return after if after and after.digest == digest else None


def version(archive: Archive, number: int) -> Version:
    """Return the version with that number."""
    row = archive.db.execute(f"SELECT {_COLUMNS} FROM versions WHERE id = ?", [number]).fetchone()
    return Version(*row)


def article_of(archive: Archive, number: int) -> int:
    """Return the article of a version."""
    row = archive.db.execute("SELECT article FROM versions WHERE id = ?", [number]).fetchone()
    return int(row[0])


def last_seen(archive: Archive, article: int) -> str:
    """Return the moment of the article's newest capture."""
    row = archive.db.execute(
        "SELECT last_seen FROM versions WHERE article = ? AND current = 1", [article]
    ).fetchone()
    return str(row[0])


def extend(archive: Archive, seen: Version, captured: str) -> None:
    """Stretch a version over one more capture."""
    if not seen.first_seen <= captured <= seen.last_seen:
        archive.db.conn.execute(
            "UPDATE versions SET first_seen = min(first_seen, ?), last_seen = max(last_seen, ?) "
            "WHERE id = ?",
            (captured, captured, seen.id),
        )


def add(archive: Archive, article: int, captured: str, digest: bytes, text: Row | None) -> int:
    """Add a version, to be labelled; without a text it is the current one."""
    parts = (text["title"], text["standfirst"], text["body"]) if text else (None, None, None)
    row = (article, captured, captured, digest, text is None, *parts)
    number = archive.db.conn.execute(_INSERT, row).lastrowid or 0
    archive.db.conn.execute("INSERT INTO todo VALUES ('label', ?)", (number,))
    return number


def retire(archive: Archive, article: int) -> None:
    """Make the current version history: it takes the article's text with it."""
    archive.db.conn.execute(_RETIRE, (article,))


def rewrite(archive: Archive, number: int, digest: bytes, text: Row) -> None:
    """Replace the text of a version that is history, where it differs."""
    changed = archive.db.conn.execute(
        "UPDATE versions SET digest = ?1, title = ?2, standfirst = ?3, body = ?4 WHERE id = ?5 "
        "AND (title, standfirst, body) IS NOT (?2, ?3, ?4)",
        (digest, text["title"], text["standfirst"], text["body"], number),
    )
    if changed.rowcount:
        outdate(archive.db, number)
        relabel(archive, number)


def relabel(archive: Archive, number: int) -> None:
    """Drop what was said of a version's text, and ask for it anew."""
    for table in LABEL_TABLES:
        archive.db.conn.execute(f"DELETE FROM {table} WHERE version = ?", (number,))
    archive.db.conn.execute("INSERT OR IGNORE INTO todo VALUES ('label', ?)", (number,))


def _one(archive: Archive, sql: str, article: int, captured: str) -> Version | None:
    row = archive.db.conn.execute(sql, (article, captured)).fetchone()
    return Version(*row) if row else None


def _has_payload(archive: Archive, seen: Version, digest: str) -> bool:
    found = archive.db.conn.execute(
        "SELECT 1 FROM pages WHERE version = ? AND digest = ?", (seen.id, digest)
    )
    return found.fetchone() is not None
