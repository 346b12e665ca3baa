"""The Guardian's Open Platform: its content search, whose items hold the whole text.

`url` is the search's address, `terms` are searched for as phrases, any of them, and `where` takes
its further parameters: section, tag, … (`,` is and, `|` or, `-` not). A night asks for what was
changed, a window for what was published. It wants a key, and allows 5,000 requests a day.
"""

from collections.abc import Iterator
from typing import Any

from config.model import Source
from crawlers.addresses import canonical
from crawlers.extract.byline import clean
from crawlers.order import ListingToAsk
from crawlers.services.asking import any_of, ask, item, item_of, json_of, objects, text
from crawlers.services.fragments import line, paragraphs
from crawlers.services.service import (
    Answer,
    Entry,
    More,
    NotAListingError,
    QuotaError,
    Said,
    Service,
)
from crawlers.services.stated import moment, stated
from store.records import Article, Kind, NotAnArticle, Reading, Response

_FIELDS = "headline,trailText,byline,body,wordcount,lastModified,shortUrl,publication"
_WITHHELD = "Redistribution rights for this field are unavailable"
_COMMENT = "tone/comment"


def _first(listing: ListingToAsk) -> str:
    since, until = listing.since, listing.until
    return ask(
        listing.url,
        {
            **listing.where,
            "q": any_of(listing.terms),
            "show-fields": _FIELDS,
            "show-tags": "tone",
            "page-size": "50",
            "order-by": "oldest",
            "use-date": "published" if until else "last-modified",
            "from-date": since,
            "to-date": until,
        },
    )


def _read(listing: ListingToAsk, answer: Answer) -> Iterator[Said]:
    if answer.status == 429:  # noqa: PLR2004
        raise QuotaError("says that the day's quota is used up")
    if answer.status in {401, 403}:
        raise NotAListingError(f"does not know the key: set {listing.key} to one that is valid")
    said = _response(answer)
    if said.get("status") != "ok":
        if answer.status == 400 and "beyond" in text(said.get("message")):  # noqa: PLR2004
            return  # fewer pages than there were a moment ago
        raise NotAListingError(f"says: {text(said.get('message')) or answer.status}")
    for result in objects(said.get("results")):
        if address := text(result.get("webUrl")):
            yield _entry(address, result)
    page, pages = said.get("currentPage"), said.get("pages")
    if isinstance(page, int) and isinstance(pages, int) and page < pages:
        yield More(url=ask(answer.url, {"page": page + 1}))


def _response(answer: Answer) -> dict[str, Any]:
    """Return what is in the envelope; an error may come without one."""
    whole = json_of(answer)
    said = whole.get("response", whole) if isinstance(whole, dict) else None
    if not isinstance(said, dict):
        raise NotAListingError("is not the Guardian's content search: it has no response")
    return said


def _entry(address: str, result: dict[str, Any]) -> Entry:
    return Entry(
        url=address,
        title=line(text(result.get("webTitle"))),
        published=moment(result.get("webPublicationDate")),
        modified=moment(_fields(result).get("lastModified")),
        item=item(result),
    )


def _fields(result: dict[str, Any]) -> dict[str, str]:
    """Return the item's fields: all of them are texts, numbers and truths included."""
    fields = result.get("fields")
    return {name: text(each) for name, each in fields.items()} if isinstance(fields, dict) else {}


def _article(response: Response, source: Source | None) -> Reading:
    result = item_of(response)
    if not isinstance(result, dict):
        return result
    fields = _fields(result)
    markup = fields.get("body", "")
    body = paragraphs(markup, without=("aside",))
    if not body or _WITHHELD in body:
        return NotAnArticle(reason="empty", detail=_why_empty(result, markup))
    return _told(response, source, result, fields, body)


def _why_empty(result: dict[str, Any], body: str) -> str:
    if _WITHHELD in body:
        return "the Guardian has no right to hand its text on"
    if result.get("isHosted") is True:
        return "hosted for an advertiser: it comes without a text"
    return f"without a text: {text(result.get('type')) or 'no type'}"


def _told(
    response: Response,
    source: Source | None,
    result: dict[str, Any],
    fields: dict[str, str],
    body: str,
) -> Article:
    short = fields.get("shortUrl", "")
    return Article(
        url=response.page.url,
        addresses=(canonical(short),) if short.startswith(("http://", "https://")) else (),
        source=source.key if source else response.page.source,
        title=line(fields.get("headline") or text(result.get("webTitle"))),
        standfirst=line(fields.get("trailText", "")),
        byline=clean([line(fields.get("byline", ""))]),
        body=body,
        kind=_kind(result),
        access="free",
        access_evidence="api",
        **stated(
            moment(result.get("webPublicationDate")),
            moment(fields.get("lastModified")),
            source=source,
            captured=response.page.captured,
        ),
    )


def _kind(result: dict[str, Any]) -> Kind:
    tags = {text(tag.get("id")) for tag in objects(result.get("tags"))}
    opinion = _COMMENT in tags or result.get("sectionId") == "commentisfree"
    return "comment" if opinion and result.get("type") != "liveblog" else "news"


SERVICE = Service(
    first=_first,
    read=_read,
    article=_article,
    reads=frozenset({200, 400, 401, 403, 429}),
    windows=True,
    budget=5000,
    key_parameter="api-key",
)
