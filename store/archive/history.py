"""An article's versions put in the order of capture, when that is not the order they came in.

A back-fill brings old captures last, two articles turn out to be one, a page turns out to be no
article: then each run of captures that show the same text is made one version again.
"""

from dataclasses import dataclass
from itertools import groupby

from store.archive import versions
from store.archive.aggregates import touch
from store.archive.archive import Archive
from store.archive.differences import renew
from store.archive.evidence import drop as drop_evidence
from store.archive.evidence import weigh
from store.archive.search import forget
from store.archive.stories import leave

_CAPTURES = """
SELECT p.captured, p.id, v.id, v.digest FROM versions AS v JOIN pages AS p ON p.version = v.id
WHERE v.article = ?
"""
_COPY = """
INSERT INTO versions (article, first_seen, last_seen, digest, current, title, standfirst, body)
SELECT article, first_seen, last_seen, digest, 0, title, standfirst, body
FROM versions WHERE id = ?
"""
_TEXT_BACK = """
UPDATE articles SET title = v.title, standfirst = v.standfirst, body = v.body
FROM versions AS v WHERE v.id = ? AND articles.id = v.article
"""
_PROMOTE = """
UPDATE versions SET current = 1, title = NULL, standfirst = NULL, body = NULL WHERE id = ?
"""
_REPEATING = """
SELECT DISTINCT article FROM (
  SELECT article, digest, lag(digest) OVER (PARTITION BY article ORDER BY first_seen, id) AS before
  FROM versions)
WHERE digest = before
"""
_COMING = 1 << 62


@dataclass(frozen=True, slots=True, order=True)
class _Capture:
    captured: str
    page: int
    version: int
    digest: bytes


def settle(archive: Archive, article: int, *, coming: versions.Version | None = None) -> int:
    """Make one version of each run of captures with the same text; the last one is current.

    `coming` is a version whose page is still to be kept; returned is the one it has become, or
    the current one. The newest page of a version gives its text, as ever.
    """
    versions.retire(archive, article)
    captures = [_Capture(*row) for row in archive.db.execute(_CAPTURES, [article])]
    if coming:
        captures.append(_Capture(coming.first_seen, _COMING, coming.id, coming.digest))
    kept: dict[int, list[_Capture]] = {}
    for _, run in groupby(sorted(captures), key=lambda capture: capture.digest):
        same = list(run)
        number = same[-1].version
        kept[_copy(archive, number) if number in kept else number] = same
    for number, same in kept.items():
        _assign(archive, number, same)
    _drop_others(archive, article, set(kept))
    last = list(kept)[-1]
    _promote(archive, article, last)
    pages = {capture.page: number for number, same in kept.items() for capture in same}
    return pages.get(_COMING, last)


def withdraw(archive: Archive, page: int, version: int) -> None:
    """Take back what was read of a page that turns out to be no article."""
    execute = archive.db.conn.execute
    (article,) = execute("SELECT article FROM versions WHERE id = ?", (version,)).fetchone()
    execute("UPDATE pages SET version = NULL WHERE id = ?", (page,))
    drop_evidence(archive, page)
    touch(archive, [article])
    if execute(f"{_CAPTURES} LIMIT 1", (article,)).fetchone():
        settle(archive, article)
        renew(archive.db, article)
        weigh(archive, article)
        touch(archive, [article])
        return
    leave(archive, article)
    forget(archive, article)
    _drop_others(archive, article, set())
    drop(archive, article)


def unite(archive: Archive) -> None:
    """Make one version of neighbours that read the same since their pages were read again."""
    for (article,) in archive.db.execute(_REPEATING).fetchall():
        with archive.transaction():
            touch(archive, [article])
            settle(archive, article)
            renew(archive.db, article)
            touch(archive, [article])


def drop(archive: Archive, article: int) -> None:
    """Delete an article that is in no index and in no story any more."""
    archive.db.conn.execute(
        "DELETE FROM todo WHERE task IN ('group', 'search') AND row = ?", (article,)
    )
    archive.db.conn.execute("DELETE FROM articles WHERE id = ?", (article,))


def _copy(archive: Archive, number: int) -> int:
    copied = archive.db.conn.execute(_COPY, (number,)).lastrowid or 0
    versions.relabel(archive, copied)
    return copied


def _assign(archive: Archive, number: int, captures: list[_Capture]) -> None:
    archive.db.conn.executemany(
        "UPDATE pages SET version = ? WHERE id = ?",
        [(number, capture.page) for capture in captures if capture.version != number],
    )
    archive.db.conn.execute(
        "UPDATE versions SET first_seen = ?, last_seen = ? WHERE id = ?",
        (captures[0].captured, captures[-1].captured, number),
    )


def _drop_others(archive: Archive, article: int, kept: set[int]) -> None:
    rows = archive.db.execute("SELECT id FROM versions WHERE article = ?", [article])
    gone = [(number,) for (number,) in rows if number not in kept]
    archive.db.conn.executemany("DELETE FROM todo WHERE task = 'label' AND row = ?", gone)
    archive.db.conn.executemany("DELETE FROM versions WHERE id = ?", gone)


def _promote(archive: Archive, article: int, number: int) -> None:
    before = "SELECT title, standfirst, body FROM {} WHERE id = ?"
    text = archive.db.execute(before.format("versions"), [number]).fetchone()
    if text != archive.db.execute(before.format("articles"), [article]).fetchone():
        forget(archive, article)
        archive.db.conn.execute(_TEXT_BACK, (number,))
        archive.db.conn.execute(
            "UPDATE articles SET words = ? WHERE id = ?", (len(text[2].split()), article)
        )
        archive.db.conn.execute("INSERT OR IGNORE INTO todo VALUES ('group', ?)", (article,))
    archive.db.conn.execute(_PROMOTE, (number,))
