"""A web page that lists articles: a section's front, an archive by month, results of a search.

`url` is the page. `links` selects the links to articles, or elements that hold one each; without it
every link of the page is taken, and `paths` should narrow them. `next` selects the link to the
following page of the list; `pages` bounds how many of them a night follows.
"""

from collections.abc import Iterator
from urllib.parse import urljoin

from bs4 import BeautifulSoup, Tag

from crawlers.addresses import canonical, same_site
from crawlers.extract.days import read_moment
from crawlers.extract.decode import decode
from crawlers.extract.passages import tidy
from crawlers.order import ListingToAsk
from crawlers.services.service import Answer, Entry, More, NotAListingError, Said, Service

_LINK = "a[href], area[href]"
_LARGEST = 5 * 2**20
_ITEMS = ["li", "article", "tr", "dd"]
"""Elements that hold one entry of a list."""


def _first(listing: ListingToAsk) -> str:
    return listing.url


def _read(listing: ListingToAsk, answer: Answer) -> Iterator[Said]:
    if len(answer.body) > _LARGEST:
        raise NotAListingError(f"is larger than {_LARGEST / 2**20:g} MB, too large for a list")
    soup = BeautifulSoup(decode(answer.body, answer.headers.get("content-type", "")), "lxml")
    base = soup.select_one("base[href]")
    home = urljoin(answer.url, str(base["href"])) if base else answer.url
    entries: dict[str, Entry] = {}
    for chosen, link in _links(soup, listing.links):
        entry = _entry(home, chosen, link)
        # A picture and a headline often lead to the same place: the headline has the words.
        if entry and not (entry.url in entries and entries[entry.url].title):
            entries[entry.url] = entry
    if not entries:
        raise NotAListingError(_why_none(listing))
    yield from entries.values()
    if following := _following(soup, listing, home, answer.url):
        yield More(url=following)


def _entry(home: str, chosen: Tag, link: Tag) -> Entry | None:
    address = _address(home, link)
    if not address:
        return None
    return Entry(url=address, title=tidy(link.get_text(" ")), published=_date_beside(chosen, link))


def _links(soup: BeautifulSoup, selector: str) -> Iterator[tuple[Tag, Tag]]:
    """Yield each element that was selected, with the link that it is or holds."""
    for chosen in soup.select(selector or _LINK):
        link = chosen if chosen.name in {"a", "area"} else chosen.select_one(_LINK)
        if link is not None and link.get("href"):
            yield chosen, link


def _why_none(listing: ListingToAsk) -> str:
    if listing.links:
        return f"has no link at {listing.links!r}: look whether the page's layout has changed"
    return "is a page without a link: look whether it needs JavaScript (browser: true)"


def _address(home: str, link: Tag) -> str:
    """Return where a link leads; empty where that is no web address."""
    try:
        return canonical(urljoin(home, str(link["href"]).strip()))
    except ValueError:
        return ""


def _date_beside(chosen: Tag, link: Tag) -> str | None:
    """Return the date in the link's own entry of the list; of several none is to be trusted."""
    entry = chosen if chosen is not link else link.find_parent(_ITEMS)
    times = entry.select("time[datetime]") if entry else []
    return read_moment(str(times[0]["datetime"])) if len(times) == 1 else None


def _following(soup: BeautifulSoup, listing: ListingToAsk, home: str, here: str) -> str:
    """Return the address of the following page, where there is one on the same site."""
    link = next(_links(soup, listing.next), None) if listing.next else None
    address = _address(home, link[1]) if link else ""
    if not address or address == canonical(here) or not same_site(address, listing.url):
        return ""
    return address


SERVICE = Service(first=_first, read=_read, conditional=True)
