"""GOV.UK: its search, and the content items that stand behind what it finds.

`url` is the search's address, https://www.gov.uk/api/search.json. `terms` are searched for as
phrases, one after the other; `where` takes the search's own filters, several values parted by
commas: filter_organisations, filter_content_store_document_type, … A parameter that the search
does not know is answered with status 422 and why. A night asks for what was published or changed in
substance since, a window for what was last changed in substance in it: the search knows no other
day. What it names is asked of the Content API and read by `crawlers.services.content_item`.
"""

from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from crawlers.order import ListingToAsk
from crawlers.services.asking import fields, json_of, objects, text
from crawlers.services.content_item import API, read_item
from crawlers.services.fragments import line
from crawlers.services.service import Answer, Entry, NotAListingError, Said, Service
from crawlers.services.stated import moment
from crawlers.services.turns import more, question, several

_DAYS = "filter_public_timestamp"
_FIELDS = "title,link,public_timestamp"
_COUNT = 200
"""Results an answer; the search allows 1,500."""


def _first(listing: ListingToAsk) -> str:
    return _questions(listing)[0]


def _questions(listing: ListingToAsk) -> list[str]:
    bounds = (("from", listing.since), ("to", listing.until))
    days = ",".join(f"{name}:{day}" for name, day in bounds if day)
    where = [pair for name, values in listing.where.items() for pair in several(name, values)]
    form = [("fields", _FIELDS), ("order", "public_timestamp"), ("count", str(_COUNT))]
    phrases = [f'"{term}"' for term in listing.terms] or [""]
    return [
        question(listing.url, [("q", phrase), (_DAYS, days)], where, form) for phrase in phrases
    ]


def _read(listing: ListingToAsk, answer: Answer) -> Iterator[Said]:
    said = fields(json_of(answer))
    if "results" not in said:
        why = text(said.get("error"))
        raise NotAListingError(f"says: {why}" if why else "is not GOV.UK's search: no results")
    for result in objects(said["results"]):
        if link := text(result.get("link")):
            yield Entry(
                url=_content(link, listing.url),
                title=line(text(result.get("title"))),
                modified=moment(result.get("public_timestamp")),
            )
    yield from more(
        _questions(listing),
        answer,
        offset="start",
        days=(_DAYS,),
        results=said["results"],
        total=said.get("total"),
    )


def _content(link: str, search: str) -> str:
    """Return the content item's address; a link may lack its slash, or lead to another site."""
    if "://" in link and not link.startswith(urljoin(search, "/")):
        return link
    return urljoin(search, API + urlsplit(urljoin(urljoin(search, "/"), link)).path)


SERVICE = Service(
    first=_first,
    read=_read,
    article=read_item,
    reads=frozenset({200, 400, 422}),
    windows=True,
    pace=0.1,  # ten requests a second are noted for the Content API
    accept="application/json",
)
