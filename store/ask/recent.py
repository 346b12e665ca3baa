"""What a source gave lately: what its expectations are held against. Judged in the flows."""

from dataclasses import dataclass

from store.archive.archive import Archive

_RECENT = """
SELECT count(*), count(published), total(title <> ''), total(body <> ''), max(day)
FROM articles WHERE source = ? AND first_seen >= ?
"""
_DIGESTED = """
SELECT max(started) FROM runs
WHERE verb IN ('nightly', 'publish') AND status = 'done' AND started < ?
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recent:
    """How many articles of a source are kept, and how whole they are."""

    articles: int
    dated: int
    titled: int
    bodied: int
    newest: str | None
    """London's day of the latest one."""


def recent(archive: Archive, source: str, since: str = "") -> Recent:
    """Count a source's articles first seen since a moment in UTC (default: all of them)."""
    articles, dated, titled, bodied, newest = archive.db.execute(
        _RECENT, [source, since]
    ).fetchone()
    return Recent(
        articles=articles,
        dated=dated,
        titled=int(titled),
        bodied=int(bodied),
        newest=newest or None,
    )


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
