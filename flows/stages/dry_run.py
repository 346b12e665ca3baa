"""Tries sources out: asks their listings and a few pages as a night would, and keeps nothing.

All goes into an archive of the moment, which is gone afterwards. Of the real archive, where there
is one, the hosts' states are heeded and kept: politeness holds across all that asks.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

from config.model import Source
from crawlers.crawl import crawl as crawl_hosts
from crawlers.extract.worker import read_all
from crawlers.order import CrawlOrder
from crawlers.spool import read_spool
from flows.manner import Manner
from flows.stages.asking import Asked, documents_of, tonight
from flows.stages.habits import Habits, judged_by_habit
from flows.stages.orders import listing_orders, page_orders
from flows.stages.sight import Sight, looked_at
from store.archive.archive import Archive
from store.archive.frontier import host_states, keep_outcomes
from store.archive.runs import Run, begin_run, run_of
from store.archive.segments import recover_open, unread_segments
from store.outcomes import CrawlOutcome, Fetched, Found, HostState, Listed
from store.records import Article, Page, Reading, Response
from store.warc.read import read_segment

_SITEMAPS = 3
"""Followed of an index: enough to see that they answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """What came of trying a source out."""

    source: Source
    sight: Sight
    listed: tuple[Listed, ...]
    found: tuple[Found, ...]
    read: tuple[tuple[Page, Reading], ...]
    failed: tuple[Fetched, ...]
    """Pages that gave nothing to read."""
    habits: Habits = field(default_factory=Habits)
    """Its promises held against what came, and what the archive knows of its habits."""

    @property
    def state(self) -> str:
        """How it is, in plain words."""
        if self.source.status != "collected":
            return self.source.status
        return self.sight.state or ("ill" if self.habits.troubles else "healthy")

    @property
    def why(self) -> str:
        """Why it is so."""
        why = self.sight.why if self.sight.state else (*self.habits.troubles, *self.habits.warnings)
        return self.source.why or "; ".join(why)


@contextmanager
def held(database: Path, verb: str) -> Iterator[Archive | None]:
    """Hold the archive, if there is one: nobody else asks the same hosts meanwhile."""
    if not database.exists():
        yield None
        return
    with Archive.open(database, write=True, verb=verb) as archive:
        yield archive


def try_out(
    archive: Archive | None, sources: Sequence[Source], manner: Manner, *, pages: int
) -> list[Tried]:
    """Ask the listings of the sources, and `pages` of what each of them names."""
    limits = replace(manner.limits, sitemaps=_SITEMAPS)
    with _scratch() as scratch:
        outcomes = _asked_politely(archive, scratch, sources, replace(manner, limits=limits), pages)
        readings = _readings(scratch, sources, pages)
        seen = [_tried(scratch, source, outcomes, readings[source.key]) for source in sources]
        return [_judged(archive or scratch, one, run_of(scratch, 1)) for one in seen]


def fetched(
    archive: Archive | None, source: Source, manner: Manner
) -> tuple[list[Response], list[Fetched]]:
    """Ask the documents that a source names, and return them as they came, and what failed."""
    with _scratch() as scratch:
        outcomes = _asked_politely(archive, scratch, [source], manner, len(source.documents))
        responses = [one for some in _responses(scratch, len(outcomes)).values() for one in some]
    return responses, [one for one in outcomes if isinstance(one, Fetched) and one.state != "kept"]


@contextmanager
def _scratch() -> Iterator[Archive]:
    with (
        TemporaryDirectory(prefix="bigsociety-") as folder,
        Archive.open(Path(folder) / "dry-run.db", write=True, verb="dry run") as archive,
    ):
        yield archive


def _asked_politely(
    archive: Archive | None,
    scratch: Archive,
    sources: Sequence[Source],
    manner: Manner,
    pages: int,
) -> list[CrawlOutcome]:
    """Heed what the archive knows of the hosts, and keep in it what they say now."""
    if archive is None:
        return _asked(scratch, sources, manner, pages)
    keep_outcomes(scratch, host_states(archive))
    outcomes = _asked(scratch, sources, manner, pages)
    keep_outcomes(archive, (one for one in outcomes if isinstance(one, HostState)))
    return outcomes


def _asked(
    scratch: Archive, sources: Sequence[Source], manner: Manner, pages: int
) -> list[CrawlOutcome]:
    run = begin_run(scratch, "crawl")
    keep_outcomes(scratch, chain.from_iterable(documents_of(source) for source in sources))
    asked = [_briefly(one) for source in sources for one in tonight(scratch, source)]
    listings = _carried_out(scratch, listing_orders(scratch, asked, run, manner))
    orders = page_orders(scratch, sources, run, manner, at_most=pages)
    return [*listings, *(_carried_out(scratch, orders) if pages else ())]


def _briefly(one: Asked) -> Asked:
    """Ask a list for its first page only."""
    return replace(one, to_ask=replace(one.to_ask, pages=1))


def _carried_out(scratch: Archive, orders: Iterable[CrawlOrder]) -> list[CrawlOutcome]:
    outcomes: list[CrawlOutcome] = []
    for spool in crawl_hosts(list(orders)):
        outcomes += read_spool(spool)
    keep_outcomes(scratch, outcomes)
    return outcomes


def _responses(scratch: Archive, at_most: int) -> dict[str, list[Response]]:
    """Give what came by source: items of its lists first, then pages."""
    recover_open(scratch)
    responses: dict[str, list[Response]] = defaultdict(list)
    for segment in unread_segments(scratch):
        for page, response in read_segment(segment.path, name=segment.name):
            if isinstance(response, Response) and len(responses[page.source]) < at_most:
                responses[page.source].append(response)
    return responses


def _readings(
    scratch: Archive, sources: Sequence[Source], pages: int
) -> dict[str, list[tuple[Page, Reading]]]:
    read: dict[str, list[tuple[Page, Reading]]] = defaultdict(list)
    some = chain.from_iterable(_responses(scratch, pages).values())
    for page, reading in read_all(some, {source.key: source for source in sources}):
        read[page.source].append((page, reading))
    return read


def _tried(
    scratch: Archive,
    source: Source,
    outcomes: Iterable[CrawlOutcome],
    read: Sequence[tuple[Page, Reading]],
) -> Tried:
    own = [one for one in outcomes if not isinstance(one, HostState) and one.source == source.key]
    failed = tuple(one for one in own if isinstance(one, Fetched) and one.state != "kept")
    count = Counter(
        failed=len(failed),
        fetched=sum(isinstance(one, Fetched) and one.state == "kept" for one in own),
        articles=sum(isinstance(reading, Article) for _, reading in read),
    )
    return Tried(
        source=source,
        sight=looked_at(scratch, source, count, run_of(scratch, 1)),
        listed=tuple(one for one in own if isinstance(one, Listed)),
        found=tuple(one for one in own if isinstance(one, Found)),
        read=tuple(read),
        failed=failed,
    )


def _judged(archive: Archive, tried: Tried, run: Run) -> Tried:
    if tried.source.status != "collected" or tried.sight.state:
        return tried
    return replace(tried, habits=judged_by_habit(archive, tried.source, tried.sight.listed, run))
