"""What is to be asked, host by host: from listings and addresses to crawl orders.

Politeness is a host's affair, so that all sources of one host share an order. Nothing is fetched
here, and nothing kept but the names of the segments to come.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, replace
from pathlib import Path

from config.model import Source
from crawlers.addresses import host_of
from crawlers.order import CrawlOrder, ListingToAsk, PageToAsk
from crawlers.services import service
from flows.manner import Manner
from flows.stages.asking import Asked
from store.archive.archive import Archive
from store.archive.clock import now
from store.archive.frontier import (
    Pending,
    documents_pending,
    found_of,
    host_state,
    listings_known,
    pending,
    requests_made,
)
from store.archive.segments import new_segment_path
from store.outcomes import Listed

PAGES_A_NIGHT = 2000
"""Of one source: at the default pace, three hours. The rest of a long list waits its turn."""


def spools(archive: Archive) -> Path:
    """Return the folder in which children leave what they report."""
    return archive.segments / "spool"


def listing_orders(
    archive: Archive, asked: Iterable[Asked], run: int, manner: Manner
) -> Iterator[CrawlOrder]:
    """One order a host for all these listings."""
    hosts: dict[str, list[Asked]] = defaultdict(list)
    for one in asked:
        hosts[host_of(one.to_ask.start or service(one.to_ask.kind).first(one.to_ask))].append(one)
    for host, listings in hosts.items():
        yield from _order(
            archive,
            host,
            run,
            manner,
            pace=max(max(one.source.pace, service(one.listing.kind).pace) for one in listings),
            budget=_budget(host, [one.source for one in listings]),
            listings=tuple(one.to_ask for one in listings),
            known=_sitemaps(archive, host, listings),
        )


def page_orders(
    archive: Archive,
    sources: Sequence[Source],
    run: int,
    manner: Manner,
    *,
    at_most: int = PAGES_A_NIGHT,
    untried: bool = False,
    documents: bool = False,
) -> Iterator[CrawlOrder]:
    """One order a host for the addresses of these sources that are still to be asked.

    Of each source `at_most` so many; `untried` leaves out those that failed before: they are for
    another night. `documents` asks for articles' documents alone.
    """
    hosts: dict[str, list[tuple[Source, PageToAsk]]] = defaultdict(list)
    for source in sources:
        wanted = documents_pending if documents else pending
        for one in wanted(archive, source.key, at_most):
            if not (untried and one.tries):
                hosts[host_of(one.address)].append((source, _page(archive, source, one)))
    for host, pages in hosts.items():
        yield from _order(
            archive,
            host,
            run,
            manner,
            pace=max(source.pace for source, _ in pages),
            budget=_budget(host, [source for source, _ in pages]),
            pages=tuple(page for _, page in pages),
        )


def _budget(host: str, sources: Iterable[Source]) -> int | None:
    """Return the requests a day that the host allows, whatever it is asked: the least said."""
    said = (
        one.budget or service(one.kind).budget
        for source in {source.key: source for source in sources}.values()
        for one in (*source.find, *source.archive)
        if host_of(one.at or one.url) == host
    )
    return min((budget for budget in said if budget), default=None)


def _sitemaps(archive: Archive, host: str, listings: Sequence[Asked]) -> tuple[Listed, ...]:
    """Return earlier answers of the sitemaps that the sources' indexes name."""
    sources = {one.source.key: one.source for one in listings}
    configured = {listing.url for source in sources.values() for listing in source.find}
    known = (listings_known(archive, key).values() for key in sources)
    found = {one.url: one for answers in known for one in answers}
    return tuple(
        found[url]
        for url in sorted(found.keys() - configured)
        if url.startswith("http") and host_of(url) == host
    )


def _page(archive: Archive, source: Source, one: Pending) -> PageToAsk:
    found = found_of(archive, one.address)
    return PageToAsk(
        source=one.source,
        address=one.address,
        etag=one.etag,
        last_modified=one.last_modified,
        digest=one.digest,
        listed=json.dumps(asdict(found)) if found else "",
        browser=any(listing.browser for listing in source.find),
    )


def _order(
    archive: Archive,
    host: str,
    run: int,
    manner: Manner,
    *,
    pace: float,
    budget: int | None,
    listings: tuple[ListingToAsk, ...] = (),
    pages: tuple[PageToAsk, ...] = (),
    known: tuple[Listed, ...] = (),
) -> Iterator[CrawlOrder]:
    """Write the host's order; none while it is to be left alone."""
    state = host_state(archive, host)
    if state and state.blocked_until and state.blocked_until > now():
        return
    left = None if budget is None else budget - requests_made(archive, host, now()[:10])
    segment = new_segment_path(archive, host, run)
    yield CrawlOrder(
        host=host,
        agent=manner.agent,
        proxy=manner.proxy,
        allow_private=manner.allow_private,
        limits=replace(manner.limits, requests=left),
        segment=segment,
        spool=spools(archive) / f"{segment.with_suffix('').name}.jsonl",
        listings=listings,
        pages=pages,
        known=known,
        pace=pace,
        next_allowed=state.next_allowed if state else None,
    )
