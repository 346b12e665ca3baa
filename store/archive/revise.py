"""Bringing an article's row up to date, and asking for what must be done again because of it."""

from store.archive.aggregates import touch
from store.archive.archive import Archive
from store.archive.differences import outdate
from store.archive.search import forget
from store.archive.text import Row
from store.archive.versions import relabel

_CURRENT = "SELECT id FROM versions WHERE article = ? AND current = 1"
_WORDED = {"title", "standfirst", "body"}
_SEARCHED = {*_WORDED, "byline"}
_LABELLED = {"title", "byline", "body", "kind", "published", "source"}
_GROUPED = {"url", "body", "published"}
_COUNTED = {"day", "source"}


def revise(archive: Archive, article: int, row: Row) -> None:
    """Make some columns of an article's row what they are in `row`."""
    names = sorted(row)
    values = archive.db.conn.execute(
        f"SELECT {', '.join(names)} FROM articles WHERE id = ?", (article,)
    ).fetchone()
    changed = {name for name, old in zip(names, values, strict=True) if row[name] != old}
    if not changed:
        return
    if changed & _SEARCHED:
        forget(archive, article)
    if changed & (_COUNTED | _LABELLED):
        touch(archive, [article])
    sets = ", ".join(f"{name} = :{name}" for name in sorted(changed))
    archive.db.conn.execute(f"UPDATE articles SET {sets} WHERE id = :id", row | {"id": article})
    (current,) = archive.db.conn.execute(_CURRENT, (article,)).fetchone()
    if changed & _WORDED:
        outdate(archive.db, current)
    if changed & _LABELLED:
        relabel(archive, current)
    if changed & _COUNTED:
        touch(archive, [article])
    if changed & _GROUPED:
        archive.db.conn.execute("INSERT OR IGNORE INTO todo VALUES ('group', ?)", (article,))
