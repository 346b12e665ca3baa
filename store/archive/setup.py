"""Brings the tables that mirror the configuration up to date; unchanged rows are not touched."""

import json
from collections.abc import Iterable, Sequence

from config.model import Config, Event, Measure, Observation, Series, Source
from store.archive.archive import Archive


def keep_config(archive: Archive, config: Config) -> None:
    """Keep sources, strands, events and measures as the configuration has them today.

    A source that is gone stays, since its articles do, but is no longer *watched*; whatever else
    is gone is deleted.
    """
    measures = config.measures.values()
    series = [(measure.key, one) for measure in measures for one in measure.series]
    with archive.transaction():
        _keep(archive, "sources", 1, [_source(one) for one in config.sources.values()])
        _keep(archive, "strands", 1, [(s.key, s.title, s.gloss) for s in config.strands.values()])
        _keep(archive, "events", 2, [_event(one) for one in config.events])
        _keep(archive, "measures", 1, [_measure(one) for one in measures])
        _keep(archive, "series", 1, [_series(key, one) for key, one in series])
        _keep(
            archive,
            "observations",
            2,
            [
                _observation(one.key, n, value)
                for _, one in series
                for n, value in enumerate(one.observations)
            ],
        )


def _keep(archive: Archive, table: str, keys: int, rows: Iterable[Sequence[object]]) -> None:
    """Upsert whole rows, whose first `keys` columns are the key, and drop those not named."""
    columns = [f'"{column.name}"' for column in archive.db.table(table).columns]
    key, rest = columns[:keys], columns[keys:]
    kept = [tuple(row) for row in rows]
    archive.db.conn.executemany(
        f"INSERT INTO {table} VALUES ({', '.join('?' * len(columns))}) "
        f"ON CONFLICT ({', '.join(key)}) DO UPDATE SET "
        f"{', '.join(f'{name} = excluded.{name}' for name in rest)} "
        f"WHERE ({', '.join(rest)}) IS NOT ({', '.join(f'excluded.{name}' for name in rest)})",
        kept,
    )
    known = set(archive.db.execute(f"SELECT {', '.join(key)} FROM {table}"))
    gone = known - {row[:keys] for row in kept}
    where = " AND ".join(f"{name} = ?" for name in key)
    drop = f"DELETE FROM {table} WHERE {where}"
    if table == "sources":
        drop = f"UPDATE sources SET watched = 0 WHERE watched = 1 AND {where}"
    archive.db.conn.executemany(drop, gone)


def _source(source: Source) -> tuple[object, ...]:
    licence = source.licence
    return (
        source.key,
        source.title,
        source.newsroom,
        source.kind,
        source.tier,
        source.url,
        licence.full_text,
        licence.extract_chars,
        licence.evidence,
        licence.checked.isoformat() if licence.checked else None,
        source.notes,
        1,
        source.status,
        source.why,
    )


def _event(event: Event) -> tuple[object, ...]:
    strands = json.dumps(event.strands)
    return (event.day.isoformat(), event.title, event.precision, strands, event.source)


def _measure(measure: Measure) -> tuple[object, ...]:
    return (
        measure.key,
        measure.title,
        measure.strand,
        measure.unit,
        measure.geography,
        measure.role,
        measure.behaviour,
        measure.wanted,
        int(measure.headline),
        measure.notes,
    )


def _series(measure: str, series: Series) -> tuple[object, ...]:
    return (series.key, measure, series.title, series.producer, series.method)


def _observation(series: str, n: int, seen: Observation) -> tuple[object, ...]:
    return (
        series,
        n,
        seen.period,
        seen.start.isoformat(),
        seen.end.isoformat(),
        seen.value,
        int(seen.part_year),
        seen.released.isoformat() if seen.released else None,
        seen.source_title,
        seen.source_url,
        seen.confidence,
        seen.note,
    )
