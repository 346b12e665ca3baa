"""Which windows of the past are to be asked of whom, and what that will take. Nothing is asked.

A window is a calendar month: small enough to be asked for whole, and the same whatever range a
person names, so that no month is asked for twice.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from config.listing import Listing
from config.model import Source
from crawlers.services import service
from flows.stages.asking import Asked, missing_key, window
from store.archive.archive import Archive
from store.archive.frontier import waiting, windows_known
from store.outcomes import Listed

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class Window:
    """A month, or what a service has of it: first and last day, both included."""

    since: date
    until: date

    @property
    def name(self) -> str:
        """As a person writes it: 2011-03."""
        return self.since.isoformat()[:7]


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """One listing's part of a back-fill."""

    source: Source
    listing: Listing
    todo: tuple[Window, ...]
    """To be asked, the oldest first."""
    done: int = 0
    """Windows of the range that earlier runs have asked to their end."""
    links: float | None = None
    """Pages that a window names, as far as earlier runs can tell."""
    why_not: tuple[str, ...] = ()
    """Why windows are not asked, each reason once."""

    @property
    def name(self) -> str:
        """As a person knows it: wayback: outlet.example/news/*."""
        return f"{self.listing.kind}: {self.listing.url}"

    def ask(self, archive: Archive, one: Window) -> Asked:
        """Say what the listing is to be asked for a window, from where it stopped."""
        before = self.answer(archive, one)
        start = before.next if before else ""
        to_ask = window(self.source, self.listing, one.since, one.until, start)
        return Asked(source=self.source, listing=self.listing, to_ask=to_ask)

    def answer(self, archive: Archive, one: Window) -> Listed | None:
        """Return how it answered for a window, if it did."""
        known = windows_known(archive, self.source.key, _name(self.source, self.listing))
        return known.get((one.since.isoformat(), one.until.isoformat()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """What a back-fill will take."""

    requests: int
    hours: float
    days: int
    """That the services' budgets make it last; 1 where they allow it all."""
    whole: bool
    """Whether pages are counted that the windows will name, not only the windows."""


def plan(archive: Archive, source: Source, begin: date, end: date) -> tuple[Walk, ...]:
    """Lay out the back-fill of a source over the months from `begin`'s to `end`'s."""
    past = [one for one in source.find if service(one.kind).windows]
    return tuple(_walk(archive, source, one, begin, end) for one in (*source.archive, *past))


def estimate(archive: Archive, walks: Sequence[Walk]) -> Estimate:
    """Estimate requests, hours at the pace that is kept, and days that budgets allow.

    Where no window was asked yet, what its listing promises for 28 days stands for what it names.
    """
    pages = sum(waiting(archive, key) for key in {walk.source.key for walk in walks})
    seconds, days, whole = 0.0, 1, True
    for walk in walks:
        kind, number = service(walk.listing.kind), len(walk.todo)
        named = 0.0 if kind.article else _links(walk)
        whole &= named is not None or not number
        pages += round(number * (named or 0))
        seconds += number * max(walk.source.pace, kind.pace)
        if budget := walk.listing.budget or kind.budget:
            days = max(days, -(-number // budget))
    pace = max((walk.source.pace for walk in walks), default=0.0)
    asked = sum(len(walk.todo) for walk in walks)
    hours = (seconds + pages * pace) / 3600
    return Estimate(requests=asked + pages, hours=hours, days=days, whole=whole)


def _links(walk: Walk) -> float | None:
    if walk.links is not None:
        return walk.links
    promised = (one for one in walk.source.expects if one.what == "articles per 28 days")
    return next((one.value * 30 / 28 for one in promised), None)


def _name(source: Source, listing: Listing) -> str:
    return window(source, listing, date.min, date.min, "").name


def _walk(archive: Archive, source: Source, listing: Listing, begin: date, end: date) -> Walk:
    known = windows_known(archive, source.key, _name(source, listing))
    done = {days: one.links for days, one in known.items() if one.state == "new"}
    months = list(_months(begin, end))
    why = {one: reason for one in months if (reason := _why_not(listing, one))}
    asked = [one for one in months if one not in why]
    todo = [one for one in asked if (one.since.isoformat(), one.until.isoformat()) not in done]
    missing = missing_key(listing)
    waits = (f"waits for a key: set {missing}",) if missing else ()
    return Walk(
        source=source,
        listing=listing,
        todo=() if missing else tuple(todo),
        done=len(asked) - len(todo),
        links=sum(done.values()) / len(done) if done else None,
        why_not=tuple(dict.fromkeys([*waits, *why.values()])),
    )


def _why_not(listing: Listing, one: Window) -> str:
    """Say why a listing cannot be asked for a window; empty where it can."""
    kind = service(listing.kind)
    if kind.earliest and one.until < kind.earliest:
        return f"nothing before {kind.earliest:%Y-%m}: {kind.why_earliest}"
    if (listing.since and one.until < listing.since) or (
        listing.until and one.since > listing.until
    ):
        return f"its years are {_year(listing.since)}-{_year(listing.until)}"
    return "" if one.until < datetime.now(UTC).date() else "a month that is not over yet"


def _year(day: date | None) -> str:
    return str(day.year) if day else ""


def _months(begin: date, end: date) -> Iterator[Window]:
    since = begin.replace(day=1)
    while since <= end:
        after = (since + 31 * _DAY).replace(day=1)
        yield Window(since, after - _DAY)
        since = after
