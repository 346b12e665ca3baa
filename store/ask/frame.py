"""The sampling frame: of each outlet and year, what is known to exist and what is held of it.

A comparison of years means something only where what could not be seen is known. Nothing is
estimated here: an outlet of which nothing is known shows so, with the reason.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from config.model import Source
from store.archive.archive import Archive

_HELD = """
SELECT source, cast(substr(day, 1, 4) AS INTEGER), count(*),
  total(access <> 'paywalled' AND language = 'en')
FROM articles WHERE day <> '' GROUP BY 1, 2
"""
# Addresses that are listed and of which no article is held, by the year that their listing gives.
_MISSED = """
SELECT source, cast(substr(published, 1, 4) AS INTEGER), state, count(*)
FROM frontier WHERE state <> 'done' AND published IS NOT NULL GROUP BY 1, 2, 3
"""
_MONTHS = """
SELECT source, cast(substr(since, 1, 4) AS INTEGER), count(DISTINCT substr(since, 1, 7))
FROM windows WHERE state = 'done' GROUP BY 1, 2
"""
_FIRST_NIGHT = """
SELECT h.source, min(cast(substr(r.started, 1, 4) AS INTEGER))
FROM health AS h JOIN runs AS r ON r.id = h.run GROUP BY 1
"""
_YEAR = 12
_STATES = {"pending": "to be fetched", "quarantined": "quarantined", "refused": "refused"}


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletYear:
    """What is known and held of one outlet in one year."""

    source: str
    title: str
    year: int
    expected: int | None
    """Articles known to exist: by the configuration's `frame`, else held plus listed and not held.
    None where nothing is known."""
    collected: int
    """Articles held."""
    denominator: int
    """Those of them in which a mention can be seen: in English, and not behind a paywall."""
    gap: int | None
    """Expected less collected; None where nothing is known."""
    reason: str
    """Why there is a gap, or why nothing is known, in plain words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Counts:
    """What the archive knows, by source and year."""

    held: Mapping[tuple[str, int], tuple[int, int]]
    missed: Mapping[tuple[str, int], Counter[str]]
    months: Mapping[tuple[str, int], int]
    first_night: Mapping[str, int]
    waiting: Mapping[str, str] = field(default_factory=dict)


def frame(
    archive: Archive,
    sources: Iterable[Source],
    years: Sequence[int],
    *,
    waiting: Mapping[str, str] | None = None,
) -> tuple[OutletYear, ...]:
    """Give one row an outlet and year, outlets by title.

    `waiting` names, by source, the environment variable of a key that is missing.
    """
    counts = _count(archive, waiting or {})
    ordered = sorted(sources, key=lambda one: (one.title.casefold(), one.key))
    return tuple(_row(source, year, counts) for source in ordered for year in years)


def _count(archive: Archive, waiting: Mapping[str, str]) -> _Counts:
    missed: dict[tuple[str, int], Counter[str]] = defaultdict(Counter)
    for source, year, state, count in archive.db.execute(_MISSED):
        missed[source, year][state] = count
    return _Counts(
        held={(s, y): (n, int(seen)) for s, y, n, seen in archive.db.execute(_HELD)},
        missed=missed,
        months={(source, year): n for source, year, n in archive.db.execute(_MONTHS)},
        first_night=dict(archive.db.execute(_FIRST_NIGHT)),
        waiting=waiting,
    )


def _row(source: Source, year: int, counts: _Counts) -> OutletYear:
    at = (source.key, year)
    collected, seen = counts.held.get(at, (0, 0))
    missed = counts.missed.get(at, Counter())
    listed = collected + missed.total()
    known = max(source.frame.get(year, 0), listed)
    published = _published(source, year)
    expected = known if known or not published else None
    return OutletYear(
        source=source.key,
        title=source.title,
        year=year,
        expected=expected,
        collected=collected,
        denominator=seen,
        gap=None if expected is None else expected - collected,
        reason="; ".join(_reasons(source, year, counts, missed)),
    )


def _published(source: Source, year: int) -> bool:
    before = source.founded is not None and year < source.founded.year
    after = source.closed is not None and year > source.closed.year
    return not (before or after)


def _reasons(source: Source, year: int, counts: _Counts, missed: Counter[str]) -> Iterable[str]:
    if not _published(source, year):
        yield "did not exist"
        return
    if source.status != "collected":
        yield f"{source.status}: {source.why}"
        return
    if source.key in counts.waiting:
        yield f"waiting for a key: set {counts.waiting[source.key]}"
    yield from (f"{count:,} {_STATES[state]}" for state, count in sorted(missed.items()))
    if year < counts.first_night.get(source.key, 1 << 30):
        yield _looked_back(source, year, counts.months.get((source.key, year), 0))


def _looked_back(source: Source, year: int, months: int) -> str:
    if months >= _YEAR:
        return "back-filled"
    holding = [one for one in source.archive if _holds(one.since, one.until, year)]
    if months or holding:
        return f"back-filled for {months} of {_YEAR} months"
    return "no archive of that year is configured"


def _holds(since: object, until: object, year: int) -> bool:
    first = int(str(since)[:4]) if since else 0
    last = int(str(until)[:4]) if until else 1 << 30
    return first <= year <= last
