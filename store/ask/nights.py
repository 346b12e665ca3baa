"""What the nights that could see gave of a source: what its habits are judged by, in the flows.

A night is a day of London's with a run that saw all that the source lists. An article counts for
the night after whose beginning it came, whichever verb read it, and only while it was news then:
a back-fill of ten years is no night's news.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from store.archive.archive import Archive

_LONGEST = 7
"""Days after which a list may no longer hold all that was published meanwhile."""
_SEEN = """
SELECT day, min(started) FROM (
  SELECT h.day, r.started FROM health AS h JOIN runs AS r ON r.id = h.run
  WHERE h.source = :source AND h.day >= :since AND h.saw
  UNION ALL SELECT :tonight, started FROM runs WHERE id = :run
) GROUP BY day ORDER BY day
"""
_CAME = """
SELECT count(*) FROM articles WHERE source = ? AND first_seen >= ? AND first_seen < ?
  AND (day = '' OR day >= date(first_seen, '-28 days'))
"""
_END = ("", "9999")


@dataclass(frozen=True, slots=True, kw_only=True)
class Night:
    """A night that could see a source."""

    day: date
    articles: int
    """That came, and were no older than 28 days then."""
    rate: float | None
    """Articles a day since the night before that could see. None for the first of all, which
    brings what had gathered, and after more than a week."""


def nights(
    archive: Archive, source: str, *, since: date, tonight: tuple[int, date] | None = None
) -> tuple[Night, ...]:
    """Give the nights that could see a source since a day, in order.

    `tonight` is the run in the making and its day, if it can see and its pages are read already.
    """
    run, today = tonight or (-1, since)
    rows = archive.db.execute(
        _SEEN,
        {"source": source, "since": since.isoformat(), "run": run, "tonight": today.isoformat()},
    ).fetchall()
    return tuple(_counted(archive, source, rows))


def _counted(archive: Archive, source: str, rows: list[tuple[str, str]]) -> Iterator[Night]:
    before: date | None = None
    for (text, started), (_, end) in pairwise([*rows, _END]):
        (articles,) = archive.db.execute(_CAME, [source, started, end]).fetchone()
        day = date.fromisoformat(text)
        days = (day - before).days if before else 0
        rate = articles / days if 0 < days <= _LONGEST else None
        yield Night(day=day, articles=articles, rate=rate)
        before = day
