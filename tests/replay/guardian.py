"""The Guardian's Open Platform on loopback: its search, as its documentation describes it.

It refuses parameters that the documentation does not name, pages of more than 50 results, and keys
but its own; its fields are texts, whatever they hold. Bodies of errors are not documented.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlsplit
from zlib import crc32

from tests.replay.server import Answer, Script

KEY = "a-guardian-key"
_KNOWN = {
    *("api-key", "q", "section", "tag", "reference", "reference-type", "rights", "ids"),
    *("from-date", "to-date", "page", "page-size", "order-by", "use-date"),
    *("show-fields", "show-tags", "show-elements", "show-blocks"),
}
_MOST = 50
_JSON = {"Content-Type": "application/json"}
_UNAUTHORIZED = Answer(status=401, headers=_JSON, body=b'{"message":"Unauthorized"}')
_BEYOND = "requested page is beyond the number of available pages"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One item that the Guardian has published."""

    path: str
    title: str
    body: str
    published: str = "2010-07-19T09:00:00Z"
    modified: str = "2010-07-19T11:30:00Z"
    byline: str = ""
    trail: str = ""
    section: str = "society"
    type: str = "article"
    tags: tuple[str, ...] = ()
    hosted: bool = False
    """Paid for by an advertiser: it has no text."""


def search(home: str, items: Iterable[Item], *, each: int = _MOST, quota: int = 5000) -> Script:
    """Script the search; `each` bounds the results of a page, `quota` the requests it answers."""
    known = list(items)
    asked = 0

    def answer(path: str) -> Answer:
        nonlocal asked
        asked += 1
        given = dict(parse_qsl(urlsplit(path).query))
        if given.get("api-key") != KEY:
            return _UNAUTHORIZED
        if asked > quota:
            return Answer(status=429, headers=_JSON, body=b'{"message":"API rate limit exceeded"}')
        if unknown := given.keys() - _KNOWN:
            return _error(f"unknown parameters {sorted(unknown)}")
        if not 1 <= int(given.get("page-size", "10")) <= _MOST:
            return _error("page-size must be an integer between 1 and 50")
        return _page(home, _chosen(known, given), given, each)

    return answer


def _chosen(items: list[Item], given: dict[str, str]) -> list[Item]:
    changed = given.get("use-date") == "last-modified"
    since, until = given.get("from-date", "0"), given.get("to-date", "9")
    phrases = [part.strip('"').lower() for part in given.get("q", "").split(" OR ")]

    def date(item: Item) -> str:
        return item.modified if changed else item.published

    chosen = [
        item
        for item in items
        if since <= date(item)[:10] <= until
        and any(phrase in f"{item.title} {item.body}".lower() for phrase in phrases)
        and given.get("section", item.section) == item.section
    ]
    return sorted(chosen, key=date, reverse=given.get("order-by") != "oldest")


def _page(home: str, items: list[Item], given: dict[str, str], each: int) -> Answer:
    size = min(each, int(given.get("page-size", "10")))
    page, pages = int(given.get("page", "1")), -(-len(items) // size)
    if page > max(1, pages):
        return _error(_BEYOND)
    fields = given.get("show-fields", "").split(",")
    first = (page - 1) * size
    return _json(
        {
            "status": "ok",
            "userTier": "developer",
            "total": len(items),
            "startIndex": first + 1 if items else 0,
            "pageSize": size,
            "currentPage": page,
            "pages": pages,
            "orderBy": given.get("order-by", "relevance"),
            "results": [_result(home, item, fields) for item in items[first : first + size]],
        }
    )


def _result(home: str, item: Item, fields: list[str]) -> dict[str, Any]:
    every = {
        "headline": item.title,
        "trailText": item.trail,
        "byline": item.byline,
        "body": item.body,
        "wordcount": str(len(item.body.split())),
        "lastModified": item.modified,
        "shortUrl": f"{home}/p/{crc32(item.path.encode())}",
        "publication": "theguardian.com",
        "commentable": "true",
    }
    shown = {name: value for name, value in every.items() if name in fields and value}
    result = {
        "id": item.path,
        "type": item.type,
        "sectionId": item.section,
        "sectionName": item.section.title(),
        "webPublicationDate": item.published,
        "webTitle": item.title,
        "webUrl": f"{home}/{item.path}",
        "apiUrl": f"{home}/api/{item.path}",
        "fields": shown,
        "tags": [{"id": tag, "type": tag.partition("/")[0]} for tag in item.tags],
        "isHosted": item.hosted,
        "pillarId": "pillar/news",
        "pillarName": "News",
    }
    if item.hosted:
        del result["pillarId"], result["pillarName"], shown["body"]
    return result


def _error(message: str) -> Answer:
    return _json({"status": "error", "message": message}, status=400)


def _json(response: dict[str, Any], *, status: int = 200) -> Answer:
    return Answer(status=status, headers=_JSON, body=json.dumps({"response": response}).encode())
