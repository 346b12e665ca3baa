"""Every source at a glance: when it was last asked, what came of it, what waits and what failed."""

from collections.abc import Mapping
from dataclasses import dataclass

from store.archive.archive import Archive

_QUERY = """
SELECT s.key, s.title, s.kind, s.watched,
  iif(s.status = 'collected', h.state, s.status),
  iif(s.status = 'collected', h.reason, s.why), r.started,
  (SELECT count(*) FROM articles a WHERE a.source = s.key),
  (SELECT max(day) FROM articles a WHERE a.source = s.key),
  (SELECT count(*) FROM frontier f WHERE f.source = s.key AND f.state = 'pending')
FROM sources s
LEFT JOIN health h ON h.source = s.key
  AND h.run = (SELECT max(run) FROM health WHERE source = s.key)
LEFT JOIN runs r ON r.id = h.run
ORDER BY s.watched DESC, s.title COLLATE NOCASE, s.key
"""
_QUARANTINED = """
SELECT source, reason, count(*) FROM (
  SELECT source, address, reason FROM ledger WHERE verdict = 'quarantined'
  UNION
  SELECT source, address, reason FROM frontier WHERE state = 'quarantined'
) GROUP BY source, reason ORDER BY source, count(*) DESC, reason
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceState:
    """One source: what it is, how it is, and how much of it is kept."""

    key: str
    title: str
    kind: str
    watched: bool
    """Whether the configuration still names it; what it gave before is kept in any case."""
    state: str
    """As of the last crawl, in the words of `store.archive.runs.State`; `not asked yet` before the
    first; `licence needed` or `unobtainable` where it is not asked at all."""
    reason: str
    """Why it is not healthy, or not collected, in plain words."""
    last_crawl: str | None
    """Moment at which the last run that asked it began."""
    articles: int
    newest: str | None
    """London's day of its latest article."""
    pending: int
    """Addresses found and not fetched yet."""
    quarantined: Mapping[str, int]
    """Pages that should have been understood and were not, per reason."""


def overview(archive: Archive) -> tuple[SourceState, ...]:
    """Every source, those still watched first."""
    quarantined: dict[str, dict[str, int]] = {}
    for source, reason, count in archive.db.execute(_QUARANTINED):
        quarantined.setdefault(source, {})[reason] = count
    return tuple(
        SourceState(
            key=key,
            title=title,
            kind=kind,
            watched=bool(watched),
            state=state or "not asked yet",
            reason=reason or "",
            last_crawl=started,
            articles=articles,
            newest=newest or None,
            pending=pending,
            quarantined=quarantined.get(key, {}),
        )
        for key, title, kind, watched, state, reason, started, articles, newest, pending in (
            archive.db.execute(_QUERY)
        )
    )
