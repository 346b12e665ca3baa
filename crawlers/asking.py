"""A listing in the course of being asked: where it stands, and what its answers name."""

import json
from dataclasses import asdict, dataclass, field, replace
from urllib.parse import urljoin, urlsplit

from scrapy.http import Response

from crawlers.addresses import canonical, same_site
from crawlers.answers import answer, of_item
from crawlers.errand import Errand
from crawlers.listings import Entry, Inner, NotAListingError
from crawlers.order import ListingToAsk
from crawlers.services import Service, service
from crawlers.services.service import More
from store.outcomes import Found, Listed

_ENDLESS = 500
"""Pages of one answer that no honest service fills for a month of one outlet."""


@dataclass(slots=True, kw_only=True)
class Asking:
    """One listing in the course of being asked, page after page."""

    listing: ListingToAsk
    asked: int = 1
    """Pages of it that were asked."""
    links: int = 0
    """Addresses that its pages named so far."""
    seen: set[str] = field(default_factory=set)
    """Addresses of its pages: some name themselves as the next."""

    @property
    def service(self) -> Service:
        """What its kind is to the crawl."""
        return service(self.listing.kind)

    @property
    def first(self) -> str:
        """The address to begin with: where an earlier order stopped, or the beginning."""
        return self.listing.start or self.service.first(self.listing)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """What one answer named beside its articles."""

    listed: Listed
    inner: tuple[Inner, ...] = ()
    more: str = ""
    """Address of the next page, to be asked now."""


def spool_answer(asking: Asking, listed: Listed, response: Response, errand: Errand) -> Named:
    """Spool what an answer names, and say how the listing stands then.

    Raises whatever its service raises, after what came before was spooled.
    """
    inner: list[Inner] = []
    more = ""
    links = dropped = 0
    for said in asking.service.read(asking.listing, answer(response)):
        match said:
            case Inner():
                inner.append(said)
            case More():
                more = said.url
            case Entry() if _spooled(said, asking.listing, errand):
                links += 1
            case Entry():
                dropped += 1
    asking.links += links
    if inner:  # its sitemaps may change where it does not: it is never asked on condition
        listed = replace(listed, etag="", last_modified="", digest="")
    if asking.asked > 1:  # the digest of a later page says nothing of the listing
        listed = replace(listed, digest="")
    counted = links if asking.listing.until else asking.links
    return _going_on(asking, replace(listed, links=counted, dropped=dropped), tuple(inner), more)


def found(entry: Entry, listing: ListingToAsk) -> Found | None:
    """Report an entry, unless it leads off the source's site or outside its paths."""
    try:
        address = canonical(urljoin(listing.url, entry.url))
    except ValueError:
        return None
    path = urlsplit(address).path
    if listing.paths and not any(part in path for part in listing.paths):
        return None
    elsewhere = service(listing.kind).elsewhere
    if not elsewhere and not same_site(address, listing.url, listing.home):
        return None
    return Found(
        address=address,
        source=listing.source,
        title=entry.title,
        published=entry.published,
        modified=entry.modified,
        via=listing.kind,
    )


def _spooled(entry: Entry, listing: ListingToAsk, errand: Errand) -> bool:
    link = found(entry, listing)
    if link is None:
        return False
    if entry.item:
        listed = json.dumps(asdict(link))
        errand.segment.write_item(link.address, entry.item, source=link.source, listed=listed)
    errand.spool.write(link)
    if entry.item:
        errand.spool.write(of_item(listing, link.address))
    return True


def _going_on(asking: Asking, listed: Listed, inner: tuple[Inner, ...], more: str) -> Named:
    """Follow the next page while the listing's bound allows: a window is asked to its end."""
    asking.seen.add(asking.first)
    if not more or more in asking.seen:
        return Named(listed=listed, inner=inner)
    asking.seen.add(more)
    if asking.asked >= _ENDLESS:
        raise NotAListingError(f"names ever more pages, {_ENDLESS} by now: narrow it with paths:")
    enough = not asking.listing.until and asking.asked >= asking.listing.pages
    if enough and not asking.service.windows:
        return Named(listed=listed, inner=inner)
    partial = replace(listed, state="partial", next=more, digest="")
    return Named(listed=partial, inner=inner, more="" if enough else more)
