"""GDELT's DOC 2.0 search, which lists articles of the last years; they are fetched where they live.

`url` names the outlet's domain, `at` where GDELT is; `terms` are searched for as phrases, any of
them, and `where` takes its other operators: sourcecountry, sourcelang, theme, …. It tells 250
articles at most: a window that gives as many is asked in halves. Errors come as text with status
200. When GDELT saw an article is not when it was published.
"""

import json
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from crawlers.order import ListingToAsk
from crawlers.services.asking import any_of, objects, text
from crawlers.services.service import (
    Answer,
    Entry,
    LaterError,
    More,
    NotAListingError,
    Said,
    Service,
)

_MOST = 250
_NARROWEST = timedelta(minutes=15)
"""GDELT looks at the news every 15 minutes: a shorter window is no narrower."""
_SECOND = timedelta(seconds=1)
_MOMENT = "%Y%m%d%H%M%S"
_TOO_SOON = "limit requests"
_ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|[^u]|u)", re.DOTALL)


def _first(listing: ListingToAsk) -> str:
    begin, end = _window(listing)
    return _address(listing, begin, end)


def _window(listing: ListingToAsk) -> tuple[datetime, datetime]:
    """Return the window's first and last second."""
    begin = datetime.fromisoformat(listing.since).replace(tzinfo=UTC)
    end = datetime.fromisoformat(listing.until).replace(tzinfo=UTC)
    return begin, end + timedelta(days=1) - _SECOND


def _address(listing: ListingToAsk, begin: datetime, end: datetime) -> str:
    parameters = {
        "query": _query(listing),
        "mode": "artlist",
        "format": "json",
        "maxrecords": _MOST,
        "sort": "dateasc",
        "startdatetime": begin.strftime(_MOMENT),
        "enddatetime": end.strftime(_MOMENT),
    }
    return f"{listing.at}/api/v2/doc/doc?{urlencode(parameters)}"


def _query(listing: ListingToAsk) -> str:
    phrases = any_of(listing.terms)
    domain = listing.url.removeprefix("*.").removeprefix("www.").partition("/")[0]
    operators = [f"{name}:{value}" for name, value in listing.where.items()]
    asked = f"({phrases})" if len(listing.terms) > 1 else phrases
    return " ".join(filter(None, [asked, f"domainis:{domain}", *operators]))


def _read(listing: ListingToAsk, answer: Answer) -> Iterator[Said]:
    articles = objects(_said(answer).get("articles"))
    begin, end = _asked(answer.url)
    if len(articles) >= _MOST and end - begin > _NARROWEST:
        yield More(url=_address(listing, begin, begin + (end - begin) // 2))
        return
    for article in articles:
        if address := text(article.get("url")):
            yield Entry(url=address, title=text(article.get("title")).strip())
    _, last = _window(listing)
    if end < last:  # it was a part: what follows may be as wide as this one and its other half
        begin, width = end + _SECOND, 2 * (end - begin)
        yield More(url=_address(listing, begin, min(begin + width, last)))


def _asked(url: str) -> tuple[datetime, datetime]:
    """Return the first and last second that an address asks for."""
    given = parse_qs(urlsplit(url).query)
    begin, end = (
        datetime.strptime(given[name][0], _MOMENT).replace(tzinfo=UTC)
        for name in ("startdatetime", "enddatetime")
    )
    return begin, end


def _said(answer: Answer) -> dict[str, Any]:
    """Read the answer's JSON. Raises NotAListingError or LaterError, with GDELT's own words."""
    body = answer.body.decode("utf-8", "replace").strip()
    if not body.startswith("{"):
        if _TOO_SOON in body.lower():
            raise LaterError(f"says: {body[:200]}", wait=10.0)
        raise NotAListingError(f"says: {' '.join(body[:300].split()) or 'nothing'}")
    try:
        said = json.loads(_ESCAPE.sub(_valid, body), strict=False)
    except (ValueError, RecursionError) as error:
        raise NotAListingError(f"answered with something that is no JSON: {error}") from error
    return said if isinstance(said, dict) else {}


def _valid(escape: re.Match[str]) -> str:
    """Write an escape that JSON does not know as the backslash and the letter that it is."""
    known = escape[1] in set('"\\/bfnrt') or len(escape[1]) > 1
    return escape[0] if known else "\\" + escape[0]


SERVICE = Service(
    first=_first,
    read=_read,
    windows=True,
    pace=8.0,  # it asks for 5 s between requests, and was seen to complain at 5
    earliest=date(2017, 1, 1),
    why_earliest="GDELT's article search reaches back to January 2017 at most",
)
