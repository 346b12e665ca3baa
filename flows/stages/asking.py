"""What the sources' listings are to be asked for tonight, and which of them cannot be asked.

From the configuration and the archive's state to `ListingToAsk`; orders are made of them in
`flows.stages.orders`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from config.listing import Listing
from config.model import Source
from crawlers.order import ListingToAsk
from crawlers.secret import value_of
from crawlers.services import service
from store.archive.archive import Archive
from store.archive.frontier import listings_known
from store.outcomes import Found, Listed

_FIRST = timedelta(days=28)
"""How far back a service is asked in the first night."""
_OVERLAP = timedelta(days=2)
"""Asked for again each night: what is published late, or in another time zone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One listing of a source, to be asked."""

    source: Source
    listing: Listing
    to_ask: ListingToAsk


def tonight(archive: Archive, source: Source) -> Iterator[Asked]:
    """Give what a source's listings are to be asked, but for those whose key is missing."""
    known = listings_known(archive, source.key) if source.find else {}
    for listing in asked_of(source):
        if not missing_key(listing):
            before = known.get(listing.url)
            yield Asked(source=source, listing=listing, to_ask=_nightly(source, listing, before))


def asked_of(source: Source) -> tuple[Listing, ...]:
    """Return the listings that are asked in a night: none of a source that is not collected."""
    if source.status != "collected":
        return ()
    return source.find


def documents_of(source: Source) -> tuple[Found, ...]:
    """Return the documents that a source's configuration names itself."""
    if source.status != "collected":
        return ()
    return tuple(
        Found(address=address, source=source.key, via="documents") for address in source.documents
    )


def missing_key(listing: Listing) -> str:
    """Return the environment variable that must be set first; empty where none must."""
    return "" if not listing.key or value_of(listing.key) else listing.key


def window(source: Source, listing: Listing, since: date, until: date, start: str) -> ListingToAsk:
    """Ask a listing for the days from `since` to `until`; `start` is where to go on."""
    return replace(
        _to_ask(source, listing, None),
        since=since.isoformat(),
        until=until.isoformat(),
        start=start,
    )


def _nightly(source: Source, listing: Listing, before: Listed | None) -> ListingToAsk:
    if not service(listing.kind).windows and listing.kind != "discover":
        return _to_ask(source, listing, before)
    today = datetime.now(UTC).date()
    since = today - _FIRST
    if before and before.at:
        since = date.fromisoformat(before.at[:10]) - _OVERLAP
    start = before.next if before and before.state == "partial" else ""
    to_ask = _to_ask(source, listing, None if start else before)
    return replace(to_ask, since=since.isoformat(), start=start)


def _to_ask(source: Source, listing: Listing, before: Listed | None) -> ListingToAsk:
    return ListingToAsk(
        source=source.key,
        kind=listing.kind,
        url=listing.url,
        at=listing.at,
        home=source.url,
        paths=listing.paths,
        etag=before.etag if before else "",
        last_modified=before.last_modified if before else "",
        digest=before.digest if before else "",
        terms=listing.terms,
        where=dict(listing.where),
        links=listing.links,
        next=listing.next,
        pages=listing.pages,
        key=listing.key,
        browser=listing.browser,
    )
