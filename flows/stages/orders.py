"""What is to be asked tonight, host by host: from the archive's state to crawl orders.

Politeness is a host's affair, so that all sources of one host share an order. Nothing is fetched
here, and nothing kept but the names of the segments to come.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from config.model import Listing, Source
from crawlers.addresses import host_of
from crawlers.order import CrawlOrder, ListingToAsk, PageToAsk
from flows.manner import Manner
from store.archive.archive import Archive
from store.archive.clock import now
from store.archive.frontier import Pending, found_of, host_state, listings_known, pending
from store.archive.segments import new_segment_path
from store.records import Listed

PAGES_A_NIGHT = 2000
"""Of one source: at the default pace, three hours. The rest of a long list waits its turn."""


def spools(archive: Archive) -> Path:
    """Return the folder in which children leave what they report."""
    return archive.segments / "spool"


def listing_orders(
    archive: Archive, sources: Sequence[Source], run: int, manner: Manner
) -> Iterator[CrawlOrder]:
    """One order a host for every listing of these sources."""
    asked: dict[str, list[tuple[Source, ListingToAsk]]] = defaultdict(list)
    known: dict[str, list[Listed]] = defaultdict(list)
    for source in sources:
        before = listings_known(archive, source.key)
        for listing in source.find:
            asked[host_of(listing.url)].append((source, _to_ask(source, listing, before)))
        for url in before.keys() - {listing.url for listing in source.find}:
            known[host_of(url)].append(before[url])
    for host, listings in asked.items():
        yield from _order(
            archive,
            host,
            run,
            manner,
            pace=max(source.pace for source, _ in listings),
            listings=tuple(listing for _, listing in listings),
            known=tuple(sorted(known[host], key=lambda one: one.url)),
        )


def page_orders(
    archive: Archive, sources: Sequence[Source], run: int, manner: Manner
) -> Iterator[CrawlOrder]:
    """One order a host for the addresses of these sources that are still to be asked."""
    asked: dict[str, list[tuple[Source, PageToAsk]]] = defaultdict(list)
    for source in sources:
        for one in pending(archive, source.key, PAGES_A_NIGHT):
            asked[host_of(one.address)].append((source, _page(archive, one)))
    for host, pages in asked.items():
        yield from _order(
            archive,
            host,
            run,
            manner,
            pace=max(source.pace for source, _ in pages),
            pages=tuple(page for _, page in pages),
        )


def _page(archive: Archive, one: Pending) -> PageToAsk:
    found = found_of(archive, one.address)
    return PageToAsk(
        source=one.source,
        address=one.address,
        etag=one.etag,
        last_modified=one.last_modified,
        digest=one.digest,
        listed=json.dumps(asdict(found)) if found else "",
    )


def _to_ask(source: Source, listing: Listing, before: dict[str, Listed]) -> ListingToAsk:
    known = before.get(listing.url)
    return ListingToAsk(
        source=source.key,
        kind=listing.kind,
        url=listing.url,
        home=source.url,
        paths=listing.paths,
        etag=known.etag if known else "",
        last_modified=known.last_modified if known else "",
        digest=known.digest if known else "",
    )


def _order(
    archive: Archive,
    host: str,
    run: int,
    manner: Manner,
    *,
    pace: float,
    listings: tuple[ListingToAsk, ...] = (),
    pages: tuple[PageToAsk, ...] = (),
    known: tuple[Listed, ...] = (),
) -> Iterator[CrawlOrder]:
    """Write the host's order; none while it is to be left alone."""
    state = host_state(archive, host)
    if state and state.blocked_until and state.blocked_until > now():
        return
    segment = new_segment_path(archive, host, run)
    yield CrawlOrder(
        host=host,
        agent=manner.agent,
        proxy=manner.proxy,
        allow_private=manner.allow_private,
        limits=manner.limits,
        segment=segment,
        spool=spools(archive) / f"{segment.with_suffix('').name}.jsonl",
        listings=listings,
        pages=pages,
        known=known,
        pace=pace,
        next_allowed=state.next_allowed if state else None,
    )
