"""From YAML and CSV to measures, their series and the values published in each."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Literal, get_args

from config.model import Measure, Observation, Series, StrandKey
from config.reading.fields import DATE, Fields

COLUMNS = (
    "series",
    "period",
    "start",
    "end",
    "value",
    "unit",
    "part_year",
    "released",
    "source_title",
    "source_url",
    "confidence",
    "note",
)
_Role = Literal["outcome", "output", "input", "context", "forecast", "target"]
_ROLES: tuple[_Role, ...] = get_args(_Role)


def read_measures(
    documents: Iterable[tuple[str, Fields]], rows: Iterable[Fields]
) -> dict[str, Measure]:
    """Every measure by the name of its file, with the values of its series in order."""
    seen: dict[str, str] = {}
    measures = {key: _measure(key, fields, seen) for key, fields in documents}
    units = {series.key: m.unit for m in measures.values() for series in m.series}
    values = _observations(rows, units)
    return {key: _filled(measure, values) for key, measure in measures.items()}


def _measure(key: str, fields: Fields, seen: dict[str, str]) -> Measure:
    return Measure(
        key=key,
        title=fields.text("title", "what is counted"),
        strand=fields.choice("strand", (*get_args(StrandKey), "general")),
        unit=fields.text("unit", "the unit, such as % adults"),
        geography=fields.text("geography", "the area it covers"),
        role=fields.choice("role", _ROLES),
        behaviour=fields.choice("behaviour", ("level", "flow", "cumulative"), default="level"),
        wanted=fields.choice("wanted", ("up", "down", "none")),
        headline=fields.flag("headline"),
        series=_all_series(fields, seen),
        notes=fields.text("notes", "what the reader of a chart must know", default=""),
    )


def _all_series(fields: Fields, seen: dict[str, str]) -> tuple[Series, ...]:
    blocks = fields.blocks("series", "series: - key: …")
    if not blocks:
        fields.note("series", None, "name at least one: - key: …, title: …, producer: …")
    return tuple(_series(block, seen) for block in blocks)


def _series(fields: Fields, seen: dict[str, str]) -> Series:
    series = Series(
        key=fields.text("key", "the word its values are filed under"),
        title=fields.text("title", "the survey or count"),
        producer=fields.text("producer", "who publishes it"),
        method=fields.text("method", "how it is measured", default=""),
    )
    fields.once("key", series.key, seen)
    return series


def _observations(rows: Iterable[Fields], units: dict[str, str]) -> dict[str, list[Observation]]:
    values: dict[str, list[Observation]] = {key: [] for key in units}
    seen: dict[str, str] = {}
    for fields in rows:
        observation = _observation(fields)
        _check_series(fields, observation.series, units)
        fields.once("period", f"{observation.series} {observation.period}", seen)
        values.setdefault(observation.series, []).append(observation)
    return values


def _check_series(fields: Fields, series: str, units: dict[str, str]) -> None:
    unit = fields.text("unit", "the measure's unit")
    if series and series not in units:
        fields.note("series", series, "no measure has this series: add it there, or mend the name")
    elif series and unit and unit != units[series]:
        fields.note("unit", unit, f"the measure is in {units[series]!r}: convert the value to it")


def _observation(fields: Fields) -> Observation:
    start, end = (_needed_day(fields, name) for name in ("start", "end"))
    if start > end:
        fields.note("end", end.isoformat(), f"write a day on or after start ({start})")
    return Observation(
        series=fields.text("series", "a series' key"),
        period=fields.text("period", "the period as published"),
        start=start,
        end=end,
        value=_value(fields),
        part_year=fields.choice("part_year", ("yes", "no"), default="no") == "yes",
        released=fields.day("released"),
        source_title=fields.text("source_title", "the page that states the value"),
        source_url=fields.url("source_url", "the address of that page"),
        confidence=fields.choice("confidence", ("high", "medium", "low")),
        note=fields.text("note", "what limits the value", default=""),
    )


def _needed_day(fields: Fields, name: str) -> date:
    day = fields.day(name)
    if day is None and fields.raw.get(name) is None:
        fields.note(name, None, f"missing: write {DATE}")
    return day or (date.min if name == "start" else date.max)


def _value(fields: Fields) -> float | None:
    """Take the number; none where the cell is empty, since the producer published none."""
    text = fields.text("value", "a number", default="")
    if text and not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", text):
        fields.note("value", text, "write digits and a point only, or nothing where unpublished")
        return None
    return float(text) if text else None


def _filled(measure: Measure, values: dict[str, list[Observation]]) -> Measure:
    def in_order(series: Series) -> Series:
        ordered = sorted(values[series.key], key=lambda each: (each.start, each.end))
        return replace(series, observations=tuple(ordered))

    return replace(measure, series=tuple(map(in_order, measure.series)))
