"""What each page says of its article: evidence for dates, the publisher's notes, documents.

All of it is kept, also where it conflicts; the article's own dates are weighed over all of its
pages. Which evidence one page's reader trusts most is decided in the crawlers.
"""

from store.archive.archive import Archive
from store.archive.clock import london_day
from store.archive.revise import revise
from store.archive.text import Row
from store.records import Article, Dated

TABLES = ("dates", "changes", "attachments")
_SAID = """
SELECT d.moment, d.evidence, d.reliability
FROM versions AS v JOIN pages AS p ON p.version = v.id
JOIN dates AS d ON d.page = p.id AND d.field = ? AND d.chosen = 1
WHERE v.article = ? ORDER BY {} p.captured DESC, d.moment DESC LIMIT 1
"""
_TRUST = "CASE d.reliability WHEN 'high' THEN 0 WHEN 'medium' THEN 1 WHEN 'low' THEN 2 ELSE 3 END,"


def keep(archive: Archive, page: int, article: Article) -> None:
    """Keep what a page says in place of what was read of it before."""
    drop(archive, page)
    many = archive.db.conn.executemany
    chosen = _chosen(article)
    many(
        "INSERT OR IGNORE INTO dates VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (page, one.field, one.moment, one.evidence, one.reliability, one.refused, one in chosen)
            for one in (*chosen, *article.dates)
        ],
    )
    many(
        "INSERT OR IGNORE INTO changes VALUES (?, ?, ?)",
        [(page, one.at, one.note) for one in article.changes],
    )
    many(
        "INSERT OR IGNORE INTO attachments VALUES (?, ?, ?, ?)",
        [(page, one.url, one.title, one.content_type) for one in article.attachments],
    )


def drop(archive: Archive, page: int) -> None:
    """Forget what was read of a page."""
    for table in TABLES:
        archive.db.conn.execute(f"DELETE FROM {table} WHERE page = ?", (page,))


def weigh(archive: Archive, article: int) -> None:
    """Bring an article's dates up to date with what its pages say.

    Published: what is trusted most, of equals what the newest page says. Modified: what the
    newest page that speaks of it says.
    """
    published = _said(archive, article, "published", first=_TRUST)
    modified = _said(archive, article, "modified", first="")
    day: Row = {"day": london_day(published["published"])}
    revise(archive, article, {**published, **modified, **day})


def _chosen(article: Article) -> list[Dated]:
    found = []
    if article.published:
        found.append(
            Dated(
                field="published",
                moment=article.published,
                evidence=article.published_evidence,
                reliability=article.published_reliability,
            )
        )
    if article.modified:
        found.append(
            Dated(
                field="modified",
                moment=article.modified,
                evidence=article.modified_evidence,
                reliability=article.modified_reliability,
            )
        )
    return found


def _said(archive: Archive, article: int, field: str, *, first: str) -> dict[str, str | None]:
    row = archive.db.conn.execute(_SAID.format(first), (field, article)).fetchone()
    moment, evidence, reliability = row or (None, "none", "none")
    return {field: moment, f"{field}_evidence": evidence, f"{field}_reliability": reliability}
