"""What a source gave lately: what its expectations are held against. Judged in the flows."""

from dataclasses import dataclass

from store.archive.archive import Archive

LAST = 200
"""So many articles show how whole a source's articles are."""
_FILLED = """
SELECT count(*), total(title <> ''), count(published), total(body <> '') FROM (
  SELECT title, published, body FROM articles WHERE source = ? ORDER BY first_seen DESC LIMIT ?)
"""
_SCRIPTED = """
SELECT count(*) FROM ledger
WHERE source = ? AND verdict = 'counted' AND reason = 'needs JavaScript' AND noted >= ?
"""
_DIGESTED = """
SELECT max(started) FROM runs
WHERE verb IN ('nightly', 'publish') AND status = 'done' AND started < ?
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """How whole a source's latest articles are, as shares from 0 to 1."""

    articles: int
    """How many were looked at; shares of none mean nothing."""
    titled: float
    dated: float
    bodied: float


def filled(archive: Archive, source: str) -> Filled:
    """Look at the last 200 articles that came of a source."""
    articles, *given = archive.db.execute(_FILLED, [source, LAST]).fetchone()
    titled, dated, bodied = (count / max(articles, 1) for count in given)
    return Filled(articles=articles, titled=titled, dated=dated, bodied=bodied)


def came(archive: Archive, source: str, since: str) -> int:
    """Count a source's articles that were first seen since a moment in UTC."""
    sql = "SELECT count(*) FROM articles WHERE source = ? AND first_seen >= ?"
    return int(archive.db.execute(sql, [source, since]).fetchone()[0])


def newest(archive: Archive, source: str) -> str:
    """Find London's day of a source's latest article; empty where none has a date."""
    sql = "SELECT max(day) FROM articles WHERE source = ?"
    return archive.db.execute(sql, [source]).fetchone()[0] or ""


def scripted(archive: Archive, source: str, since: str) -> int:
    """Count the pages of a source that showed nothing without JavaScript since a moment."""
    return int(archive.db.execute(_SCRIPTED, [source, since]).fetchone()[0])


def watched_since(archive: Archive, source: str) -> str | None:
    """Find when the first run that asked a source began."""
    row = archive.db.execute(
        "SELECT min(r.started) FROM health h JOIN runs r ON r.id = h.run WHERE h.source = ?",
        [source],
    ).fetchone()
    return row[0] if row else None


def digested(archive: Archive, before: str) -> str:
    """Find when the last run that published its news before a moment began; '' if none did."""
    row = archive.db.execute(_DIGESTED, [before]).fetchone()
    return row[0] or ""
