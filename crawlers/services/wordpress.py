"""WordPress: a site's posts by its REST API, or by its feed where the API is switched off.

`url` is https://site/wp-json/wp/v2/posts, `where` takes its further parameters: categories, tags,
… `terms` are searched for one after the other. A night asks for what was changed, a window for
what was published. Where the API refuses (401, 403, 404, or a web page) the site's feed is read
instead: https://site/feed/, by its pages in a window, and its articles are asked for as pages.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from urllib.parse import parse_qs, urljoin, urlsplit

from crawlers.feeds import read_feed
from crawlers.order import ListingToAsk
from crawlers.services.asking import ask, item, json_of, objects, text
from crawlers.services.fragments import line
from crawlers.services.post import gmt, read_post, rendered
from crawlers.services.service import Answer, Entry, More, NotAListingError, Said, Service

_EACH = 100
_FIELDS = (
    "id,date_gmt,modified_gmt,status,type,link,guid,title,content,excerpt,author,_links,_embedded"
)
_NOT_FOUND = 404
_REFUSALS = {401, 403, _NOT_FOUND}
_PAST_THE_END = "rest_post_invalid_page_number"
_DAY = timedelta(days=1)


def _first(listing: ListingToAsk) -> str:
    return _question(listing, next(iter(listing.terms), ""))


def _question(listing: ListingToAsk, term: str) -> str:
    return ask(
        listing.url,
        {
            **listing.where,
            **(_published(listing) if listing.until else _changed(listing)),
            "search": term,
            "per_page": str(_EACH),
            "_fields": _FIELDS,
            "_embed": "author",
        },
    )


def _published(listing: ListingToAsk) -> dict[str, str]:
    """Ask for a window's days; both bounds are outside it."""
    since, until = date.fromisoformat(listing.since), date.fromisoformat(listing.until)
    return {
        "after": f"{since - _DAY}T23:59:59",
        "before": f"{until + _DAY}T00:00:00",
        "orderby": "date",
        "order": "asc",
    }


def _changed(listing: ListingToAsk) -> dict[str, str]:
    """Ask for the latest changes first: a WordPress before 5.7 passes over `modified_after`."""
    after = f"{listing.since}T00:00:00" if listing.since else ""
    return {"modified_after": after, "orderby": "modified", "order": "desc"}


def _read(listing: ListingToAsk, answer: Answer) -> Iterator[Said]:
    if _is_feed(answer):
        yield from _feed(listing, answer)
    elif answer.status in _REFUSALS or not answer.body.lstrip().startswith((b"[", b"{")):
        yield More(url=_feed_address(listing))
    else:
        yield from _posts(listing, answer)


def _posts(listing: ListingToAsk, answer: Answer) -> Iterator[Said]:
    said = json_of(answer)
    if not isinstance(said, list) and said.get("code") != _PAST_THE_END:
        raise NotAListingError(f"says: {text(said.get('message')) or answer.status}")
    for post in objects(said):
        if post.get("status") == "publish" and (address := text(post.get("link"))):
            yield Entry(
                url=address,
                title=line(rendered(post, "title")),
                published=gmt(post, "date_gmt"),
                modified=gmt(post, "modified_gmt"),
                item=item(post),
            )
    if following := _following(listing, answer):
        yield More(url=following)


def _following(listing: ListingToAsk, answer: Answer) -> str:
    """Return the address of the next page, or of the next phrase's first."""
    page, pages = _page(answer, "page"), answer.headers.get("x-wp-totalpages", "")
    if pages.isdecimal() and page < int(pages):
        return ask(answer.url, {"page": page + 1})
    asked = parse_qs(urlsplit(answer.url).query).get("search", [""])[0]
    later = listing.terms[listing.terms.index(asked) + 1 :] if asked in listing.terms else ()
    return _question(listing, later[0]) if later else ""


def _page(answer: Answer, parameter: str) -> int:
    given = parse_qs(urlsplit(answer.url).query).get(parameter, [""])[0]
    return int(given) if given.isdecimal() else 1


def _feed_address(listing: ListingToAsk) -> str:
    """Return the site's feed: in a window, that of the posts of its month."""
    feed = urljoin(listing.url.partition("wp-json")[0], "feed/")
    return ask(feed, {"m": listing.since[:7].replace("-", "")}) if listing.until else feed


def _is_feed(answer: Answer) -> bool:
    return urlsplit(answer.url).path.endswith("/feed/") or b"<rss" in answer.body[:1024]


def _feed(listing: ListingToAsk, answer: Answer) -> Iterator[Said]:
    page = _page(answer, "paged")
    if answer.status == _NOT_FOUND and page > 1:
        return  # past its end
    if answer.status in _REFUSALS:
        raise NotAListingError(f"neither its REST API nor its feed answers: {answer.status}")
    named = read_feed(
        answer.body, url=answer.url, content_type=answer.headers.get("content-type", "")
    )
    inside = [entry for entry in named if _inside(entry, listing)]
    yield from inside
    if listing.until and inside:
        yield More(url=ask(answer.url, {"paged": page + 1}))


def _inside(entry: Entry, listing: ListingToAsk) -> bool:
    day = (entry.published or "")[:10]
    return not listing.until or not day or listing.since <= day <= listing.until


SERVICE = Service(
    first=_first,
    read=_read,
    article=read_post,
    reads=frozenset({200, 400, *_REFUSALS}),
    windows=True,
)
