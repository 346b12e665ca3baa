"""Whether a source gives what it promises and what is its habit: counts, silence, whole articles.

A minimum broken, a fall below the band, a fall that lasts and an unusual silence make a source
ill; a maximum broken, more than the band and articles that are not whole are warnings. The
statistics are in `store.method`; whether there was anything to be seen: `flows.stages.sight`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from config.model import Expectation, Source
from store.archive.archive import Archive
from store.archive.clock import london_day
from store.archive.runs import Run
from store.ask.nights import nights
from store.ask.recent import LAST, Filled, came, filled, watched_since
from store.method.band import WEEK, WINDOW, held_against_band
from store.method.breaks import lasting_fall
from store.method.silence import unusual_silence

_FOUR_WEEKS = timedelta(days=WINDOW)
_YEAR = timedelta(days=365)
_WHOLE = 0.8
"""A smaller share of articles with a title, date or body is a warning, whatever was promised."""
_ENOUGH = 20
"""Of fewer articles a share says little."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits:
    """What is as it was promised and what is not, or not as it used to be."""

    troubles: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    """Promises that are kept."""


def judged_by_habit(archive: Archive, source: Source, listed: int, run: Run) -> Habits:
    """Judge a source that could be seen in a run."""
    promises = _promises(archive, source, listed)
    counts = _counts(archive, source, run)
    return Habits(
        troubles=(*promises.troubles, *counts.troubles),
        warnings=(*promises.warnings, *counts.warnings, *_unwhole(archive, source)),
        kept=promises.kept,
    )


def _promises(archive: Archive, source: Source, listed: int) -> Habits:
    whole = filled(archive, source.key)
    said: dict[str, list[str]] = {"kept": [], "at least": [], "at most": []}
    for promise in source.expects:
        value = _given(archive, source, promise, listed, whole)
        if value is not None:
            kept = value >= promise.value if promise.bound == "at least" else value <= promise.value
            words = (
                f"{promise.what}: {value:g}, where {promise.bound} {promise.value:g} is expected"
            )
            said["kept" if kept else promise.bound].append(words)
    return Habits(
        troubles=tuple(said["at least"]), warnings=tuple(said["at most"]), kept=tuple(said["kept"])
    )


def _given(
    archive: Archive, source: Source, promise: Expectation, listed: int, whole: Filled
) -> float | None:
    """Find what was promised, as it is; None where it is too early to tell."""
    if promise.what == "listed":
        return listed
    if promise.what == "articles per 28 days":
        ago = (datetime.now(UTC) - _FOUR_WEEKS).strftime("%Y-%m-%dT%H:%M:%SZ")
        since = watched_since(archive, source.key)
        return came(archive, source.key, ago) if since and since <= ago else None
    return round(_shares(whole)[promise.what], 3) if whole.articles else None


def _shares(whole: Filled) -> dict[str, float]:
    return {"titled": whole.titled, "dated": whole.dated, "bodied": whole.bodied}


def _unwhole(archive: Archive, source: Source) -> Iterator[str]:
    whole = filled(archive, source.key)
    named = {promise.what for promise in source.expects}
    for what, share in _shares(whole).items():
        if whole.articles >= _ENOUGH and share < _WHOLE and what not in named:
            yield f"{what}: {share:.2f} of the last {min(whole.articles, LAST)} articles"


def _counts(archive: Archive, source: Source, run: Run) -> Habits:
    """Hold the nights' counts against those before; a silence says all that there is to say."""
    today = date.fromisoformat(london_day(run.started))
    read = run.verb != "crawl"  # which leaves its pages for another verb to read
    known = nights(
        archive, source.key, since=today - _YEAR, tonight=(run.id, today) if read else None
    )
    if silence := unusual_silence([night.articles > 0 for night in known]):
        said = f"silent for {silence.nights} nights; usually at most {silence.usual}"
        return Habits(troubles=(said,))
    rates = [(night.day, night.rate) for night in known if night.rate is not None]
    held, fallen = _held(rates, today), _fallen(rates)
    return Habits(
        troubles=held.troubles + fallen.troubles, warnings=held.warnings + fallen.warnings
    )


def _held(rates: list[tuple[date, float]], today: date) -> Habits:
    week = today - timedelta(days=WEEK)
    month = week - _FOUR_WEEKS
    held = held_against_band(
        [rate for day, rate in rates if month < day <= week],
        [rate for day, rate in rates if day > week],
    )
    if held is None or not (held.too_little or held.too_much):
        return Habits()
    usual = f"usually {max(held.low, 0):.1f} to {held.high:.1f}"
    said = (f"{held.mean:.1f} articles a day in the last week; {usual}",)
    return Habits(troubles=said) if held.too_little else Habits(warnings=said)


def _fallen(rates: list[tuple[date, float]]) -> Habits:
    fall = lasting_fall(rates)
    if fall is None:
        return Habits()
    day = f"{fall.since.day} {fall.since:%B %Y}"
    said = (f"gives less since {day}: {fall.after:.1f} articles a day, {fall.before:.1f} before",)
    return Habits(troubles=said) if fall.halved else Habits(warnings=said)
