"""The back-fill: a source's past, window by window, from its archives and services.

Half a year is asked for, and its pages are fetched and read, before the next one: what was fetched
before a stop has been read. Its place is in the archive (windows, frontier, segments), so that it
can be stopped anyhow and run again at any time.
"""

import math
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from crawlers.addresses import host_of
from crawlers.order import CrawlOrder
from crawlers.services import service
from flows.manner import Manner
from flows.night import Night
from flows.stages.crawl import carry_out, take_up
from flows.stages.downloads import fetch_files
from flows.stages.health import keep
from flows.stages.import_ import import_
from flows.stages.orders import PAGES_A_NIGHT, listing_orders, page_orders
from flows.stages.telling import Counts
from flows.stages.windows import Walk, Window
from store.archive.clock import now
from store.archive.frontier import host_state, waiting
from store.archive.segments import recover_open
from store.outcomes import HostState

_AT_ONCE = 6
"""Months that are asked for in one order: a host is asked for its robots.txt once in each."""
_FAILURES = 3
"""Windows that fail in a row, after all tries, before their listing is left for this run."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One window of one listing."""

    walk: Walk
    window: Window


@dataclass(slots=True, kw_only=True)
class Course:
    """How a back-fill comes on."""

    done: int = 0
    """Windows asked to their end in this run."""
    failed: int = 0
    """Windows that could not be asked to their end, but for a quota."""
    left: dict[str, str] = field(default_factory=dict)
    """Listings that were left for this run, each with the reason."""
    resumes: str = ""
    """Moment at which a quota that was used up begins anew; empty where none was."""
    in_a_row: Counter[str] = field(default_factory=Counter)
    """By listing, the windows that failed in a row."""


def backfill(
    night: Night, walks: Sequence[Walk], manner: Manner, *, hours: float = math.inf
) -> Course:
    """Walk the windows that are to be asked, the oldest first, for so many hours at most.

    What an earlier run left behind is taken up first. A listing is left for this run where its
    host blocks us, its quota is used up, or window after window fails; the others go on.
    """
    course, began = Course(), time.monotonic()
    take_up(night.archive)
    _fetch(night, manner, untried=False)
    every = [Step(window=window, walk=walk) for walk in walks for window in walk.todo]
    steps = [one for one in every if not _is_done(night, one)]
    course.done = len(every) - len(steps)  # a stopped run had asked for them
    months = sorted({step.window for step in steps})
    for first in range(0, len(months), _AT_ONCE):
        some = months[first : first + _AT_ONCE]
        going = [one for one in steps if one.window in some and one.walk.name not in course.left]
        if not going or time.monotonic() - began > hours * 3600:
            continue
        _ask(night, going, manner)
        _fetch(night, manner, untried=True)
        for step in going:
            _judge(night, step, course)
        _tell(night, course, some[-1], len(every), time.monotonic() - began)
    # How a source is, its nights tell; of one that only archives hold, this does.
    held = [source for source in night.sources if not source.find]
    night.health.extend(keep(night.archive, night.run, held, night.counts))
    return course


def _read(night: Night) -> None:
    night.add(import_(night.archive, night.config, listener=night.listener))


def _fetch(night: Night, manner: Manner, *, untried: bool) -> None:
    """Fetch and read the pages and files that wait; `untried` leaves out those that failed.

    At least one round, for what came as items of a listing is read here, too.
    """
    archive, sources = night.archive, night.sources
    rounds = sum(waiting(archive, source.key) for source in sources) / PAGES_A_NIGHT
    for _ in range(max(1, math.ceil(rounds))):
        orders = page_orders(archive, sources, night.run, manner, untried=untried)
        _carry_out(night, "fetch", orders)
        _read(night)
    for source in sources:
        for _ in fetch_files(archive, source, manner, night.listener, untried=untried):
            _read(night)


def _carry_out(night: Night, stage: str, orders: Iterable[CrawlOrder]) -> None:
    counts: Counts = defaultdict(Counter)
    carry_out(night.archive, stage, orders, counts, night.listener)
    recover_open(night.archive)
    night.add(counts)


def _ask(night: Night, steps: Sequence[Step], manner: Manner) -> None:
    """Ask for windows until no answer says that there is more, or none gets further."""
    while steps:
        asked = [one.walk.ask(night.archive, one.window) for one in steps]
        _carry_out(night, "ask", listing_orders(night.archive, asked, night.run, manner))
        steps = [
            one
            for one, before in zip(steps, asked, strict=True)
            if _start(night, one) not in {"", before.to_ask.start} and not _resting(night, one)
        ]


def _is_done(night: Night, step: Step) -> bool:
    answer = step.walk.answer(night.archive, step.window)
    return answer is not None and answer.state == "new"


def _start(night: Night, step: Step) -> str:
    """Return where a window that was asked for in part is to be gone on with."""
    answer = step.walk.answer(night.archive, step.window)
    return answer.next if answer and answer.state == "partial" else ""


def _judge(night: Night, step: Step, course: Course) -> None:
    """Count what came of a window; leave the listing where there is no going on tonight."""
    walk, window = step.walk, step.window
    answer, resting = walk.answer(night.archive, window), _resting(night, step)
    if _is_done(night, step):
        course.done += 1
        course.in_a_row[walk.name] = 0
        return
    if resting and resting.quota:
        course.resumes = min(filter(None, (course.resumes, resting.blocked_until)))
        course.left[walk.name] = f"{resting.host}: {resting.reason}"
        return
    course.failed += 1
    course.in_a_row[walk.name] += 1
    reason = (answer.reason if answer else "") or "was not asked to its end"
    if resting:
        reason = f"{resting.host}: {resting.reason}; left alone until {resting.blocked_until}"
    else:
        night.listener.noted(f"{window.name}: {walk.name}: {reason}")
    if resting or course.in_a_row[walk.name] == _FAILURES:
        course.left[walk.name] = reason


def _resting(night: Night, step: Step) -> HostState | None:
    """Return the state of the listing's host while that is to be left alone."""
    to_ask = step.walk.ask(night.archive, step.window).to_ask
    state = host_state(night.archive, host_of(service(to_ask.kind).first(to_ask)))
    return state if state and state.blocked_until and state.blocked_until > now() else None


def _tell(night: Night, course: Course, last: Window, total: int, seconds: float) -> None:
    """Say how far it is, and how long it will take if it goes on like this."""
    gone = course.done + course.failed
    night.listener.reached("backfill", gone, total)
    if 0 < gone < total:
        left, hours = total - gone, seconds / gone * (total - gone) / 3600
        night.listener.noted(
            f"Up to {last.name}: {left:,} of {total:,} windows left, {hours:.1f} h at this rate"
        )
