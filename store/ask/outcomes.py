"""How the published measures moved: one answer a series, never one across two."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import NamedTuple

from config.model import StrandKey
from store.archive.archive import Archive
from store.method.change import Behaviour, Movement, Value, Wanted, movement

QUERY = """
SELECT m.strand, m.key, m.title, m.unit, m.geography, m.role, m.behaviour, m.wanted, m.headline,
       s.key, s.title, s.producer,
       o.period, o.start, o."end", o.value, o.part_year, o.source_title, o.source_url
FROM measures m
JOIN series s ON s.measure = m.key
LEFT JOIN observations o ON o.series = s.key
WHERE :strand IS NULL OR m.strand = :strand
ORDER BY m.headline DESC, m.title, m.key, s.key, o."end", o.start, o.n
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One series of a measure and its movement inside the window."""

    strand: str
    """One of the strands, or `general`."""
    measure: str
    title: str
    unit: str
    geography: str
    role: str
    wanted: str
    headline: bool
    series: str
    series_title: str
    producer: str
    movement: Movement


class _Row(NamedTuple):
    strand: str
    measure: str
    title: str
    unit: str
    geography: str
    role: str
    behaviour: Behaviour
    wanted: Wanted
    headline: int
    series: str
    series_title: str
    producer: str
    period: str | None
    start: str
    end: str
    value: float | None
    part_year: int
    source_title: str
    source_url: str


def outcomes(
    archive: Archive,
    strand: StrandKey | None = None,
    since: date | None = None,
    until: date | None = None,
) -> tuple[Outcome, ...]:
    """Movement of every series of a strand, or of all, headline measures first."""
    rows = map(_Row._make, archive.db.execute(QUERY, {"strand": strand}))
    return tuple(
        _outcome(list(series), since, until)
        for _, series in groupby(rows, key=lambda row: row.series)
    )


def _outcome(rows: Sequence[_Row], since: date | None, until: date | None) -> Outcome:
    row = rows[0]
    moved = movement(
        [_value(row, row.period) for row in rows if row.period is not None],
        role=row.role,
        behaviour=row.behaviour,
        wanted=row.wanted,
        since=since,
        until=until,
    )
    return Outcome(
        strand=row.strand,
        measure=row.measure,
        title=row.title,
        unit=row.unit,
        geography=row.geography,
        role=row.role,
        wanted=row.wanted,
        headline=bool(row.headline),
        series=row.series,
        series_title=row.series_title,
        producer=row.producer,
        movement=moved,
    )


def _value(row: _Row, period: str) -> Value:
    return Value(
        period=period,
        start=date.fromisoformat(row.start),
        end=date.fromisoformat(row.end),
        value=row.value,
        part_year=bool(row.part_year),
        source_title=row.source_title,
        source_url=row.source_url,
    )
