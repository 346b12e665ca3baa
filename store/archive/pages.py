"""Pages and what was read of them: an article, or the ledger's reason why it is none."""

from collections.abc import Iterable
from itertools import islice

from store.archive import evidence
from store.archive.archive import Archive
from store.archive.articles import keep_article
from store.archive.attachments import want_attachments
from store.archive.clock import now
from store.archive.history import withdraw
from store.archive.versions import article_of
from store.records import Article, NotAnArticle, Page, Reading, Unreadable

_PAGE = """
INSERT INTO pages (url, final_url, source, captured, status, digest, content_type, etag,
  last_modified, segment, offset, length, archive)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_LEDGER = """
INSERT INTO ledger (address, source, verdict, reason, detail, noted) VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT (address) DO UPDATE SET source = excluded.source, verdict = excluded.verdict,
  reason = excluded.reason, detail = excluded.detail, noted = excluded.noted
WHERE (verdict, reason, detail) IS NOT (excluded.verdict, excluded.reason, excluded.detail)
"""
_ATTEMPT = """
INSERT INTO attempts (segment, offset, url, tries) VALUES (?, ?, ?, 1)
ON CONFLICT DO UPDATE SET tries = tries + 1 RETURNING tries
"""
_THIS_ATTEMPT = "FROM attempts WHERE segment = ? AND offset = ? AND url = ?"


def known_page(archive: Archive, url: str, digest: str) -> bool:
    """Whether the last page read at `url` had this payload: reading it again tells nothing new.

    A page that was seen before an intervening change is not *known*: going back is news.
    """
    last = archive.db.execute(
        "SELECT digest FROM pages WHERE url = ? ORDER BY captured DESC LIMIT 1", [url]
    ).fetchone()
    return last is not None and last[0] == digest


def keep_reading(archive: Archive, page: Page, reading: Reading) -> None:
    """Keep a page and what was read of it; keeping it twice is keeping it once.

    A page that is kept already is being *read again*: its article's version is corrected in
    place, and no version comes of it.
    """
    with archive.transaction():
        _keep_reading(archive, page, reading)


def keep_readings(
    archive: Archive, readings: Iterable[tuple[Page, Reading]], *, batch: int = 200
) -> int:
    """Keep many, `batch` in one transaction, and return how many there were."""
    stream = iter(readings)
    kept = 0
    while some := list(islice(stream, batch)):
        with archive.transaction():
            for page, reading in some:
                _keep_reading(archive, page, reading)
        kept += len(some)
    return kept


def attempt(archive: Archive, page: Page) -> int:
    """Note, before a page is read, that it will be; return how often that was so.

    It survives whatever reading does to this process, until a reading of the page is kept.
    """
    with archive.transaction():
        row = archive.db.conn.execute(_ATTEMPT, (page.segment, page.offset, page.url)).fetchone()
    return int(row[0])


def attempts(archive: Archive, page: Page) -> int:
    """How often reading a page was begun and never ended."""
    row = archive.db.execute(
        f"SELECT tries {_THIS_ATTEMPT}", [page.segment, page.offset, page.url]
    ).fetchone()
    return int(row[0]) if row else 0


def _keep_reading(archive: Archive, page: Page, reading: Reading) -> None:
    execute = archive.db.conn.execute
    row = execute(
        "SELECT id, version FROM pages "
        "WHERE url = ? AND captured = ? AND segment = ? AND offset = ?",
        (page.url, page.captured, page.segment, page.offset),
    ).fetchone()
    number, was = row or (execute(_PAGE, _page_row(page)).lastrowid or 0, None)
    match reading:
        case Article():
            _keep_as_article(archive, page, reading, number, again=row is not None)
        case NotAnArticle(reason=reason, detail=detail):
            _note(archive, page, "counted", reason, detail)
            if was is not None:
                withdraw(archive, number, was)
        case Unreadable(reason=reason, detail=detail):
            _note(archive, page, "quarantined", reason, detail)
    execute(f"DELETE {_THIS_ATTEMPT}", (page.segment, page.offset, page.url))


def _keep_as_article(
    archive: Archive, page: Page, article: Article, number: int, *, again: bool
) -> None:
    execute = archive.db.conn.execute
    version = keep_article(archive, page, article, again=number if again else None)
    execute("UPDATE pages SET version = ?1 WHERE id = ?2 AND version IS NOT ?1", (version, number))
    evidence.keep(archive, number, article)
    evidence.weigh(archive, article_of(archive, version))
    want_attachments(archive, page, article)
    execute("DELETE FROM ledger WHERE address = ?", (page.url,))


def _note(archive: Archive, page: Page, verdict: str, reason: str, detail: str) -> None:
    archive.db.conn.execute(_LEDGER, (page.url, page.source, verdict, reason, detail, now()))


def _page_row(page: Page) -> tuple[object, ...]:
    return (
        page.url,
        page.final_url,
        page.source,
        page.captured,
        page.status,
        page.digest,
        page.content_type,
        page.etag,
        page.last_modified,
        page.segment,
        page.offset,
        page.length,
        page.archive,
    )
