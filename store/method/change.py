"""Whether a published quantity moved, within one series and never across two.

The first and the last whole period inside the window are compared. What cannot be compared is said
to be so, with the reason; a missing value is never nought. No SQL, no counting of mentions.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Literal, TypeAlias

Verdict: TypeAlias = Literal["better", "worse", "no detectable change", "cannot be said"]
Wanted: TypeAlias = Literal["up", "down", "none"]
Behaviour: TypeAlias = Literal["level", "flow", "cumulative"]

HAPPENED = frozenset({"outcome", "output"})
"""Roles of a measure that may show that something happened; a target or a forecast never does."""

_YEAR = 365.25
_LEAP = 3
"""Days by which two years, or two quarters, may differ and still be periods of one length."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One published value and the period it stands for."""

    period: str
    start: date
    end: date
    value: float | None
    part_year: bool = False
    source_title: str = ""
    source_url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """What one series did between two periods, and whether that is what was wanted."""

    verdict: Verdict
    why: str = ""
    """Why nothing can be said; empty where something is."""
    first: Value | None = None
    last: Value | None = None
    difference: float | None = None
    """Last minus first, in the measure's unit; a year for rates of a cumulative count."""


def movement(
    series: Iterable[Value],
    *,
    role: str,
    behaviour: Behaviour,
    wanted: Wanted,
    since: date | None = None,
    until: date | None = None,
) -> Movement:
    """Compare the first and the last whole period inside the window (both days inclusive)."""
    if role not in HAPPENED | {"input", "context"}:
        return Movement(verdict="cannot be said", why=f"a {role} is not an outcome")
    values = _comparable(series, since, until)
    if behaviour == "cumulative":
        values = _rates(values)
    if len(values) < 2:  # noqa: PLR2004
        return _unsaid(values, behaviour)
    first, last = values[0], values[-1]
    if first.end >= last.start and behaviour != "cumulative":
        return Movement(verdict="cannot be said", why="the periods overlap", first=first, last=last)
    if behaviour == "flow" and abs(_days(first) - _days(last)) > _LEAP:
        return Movement(
            verdict="cannot be said", why="periods of different length", first=first, last=last
        )
    return _judge(first, last, step=_step(values), role=role, wanted=wanted)


def _comparable(series: Iterable[Value], since: date | None, until: date | None) -> list[Value]:
    inside = [
        value
        for value in series
        if value.value is not None
        and not value.part_year
        and (since is None or value.start >= since)
        and (until is None or value.end <= until)
    ]
    return sorted(inside, key=lambda value: (value.end, value.start))


def _rates(totals: Sequence[Value]) -> list[Value]:
    """Turn a count that can only rise into rises a year between one total and the next."""
    return [
        Value(
            period=f"{before.period} to {after.period}, per year",
            start=before.end,
            end=after.end,
            value=((after.value or 0) - (before.value or 0))
            / ((after.end - before.end).days / _YEAR),
            source_title=after.source_title,
            source_url=after.source_url,
        )
        for before, after in pairwise(totals)
        if after.end > before.end
    ]


def _unsaid(values: Sequence[Value], behaviour: Behaviour) -> Movement:
    if not values:
        why = "no value of a whole period"
    elif behaviour == "cumulative":
        why = "a single rate: a total that can only rise needs three values"
    else:
        why = "a single value"
    last = values[-1] if values else None
    return Movement(verdict="cannot be said", why=why, last=last)


def _judge(first: Value, last: Value, *, step: float, role: str, wanted: Wanted) -> Movement:
    difference = (last.value or 0) - (first.value or 0)
    verdict: Verdict
    why = ""
    if role not in HAPPENED:
        verdict, why = "cannot be said", f"a measure of {role} shows no result"
    elif wanted == "none":
        verdict, why = "cannot be said", "no direction was wanted"
    elif abs(difference) <= step:
        verdict = "no detectable change"
    else:
        verdict = "better" if (difference > 0) == (wanted == "up") else "worse"
    return Movement(verdict=verdict, why=why, first=first, last=last, difference=difference)


def _step(values: Sequence[Value]) -> float:
    """Find the unit that values are rounded to: two rounded values may differ by it and be equal.

    Until a measure's passport carries intervals, this is all that can be held against a difference.
    """
    decimals = [f"{value.value:.6f}".rstrip("0").partition(".")[2] for value in values]
    return 10.0 ** -max(len(digits) for digits in decimals) + 1e-9


def _days(value: Value) -> int:
    return (value.end - value.start).days
