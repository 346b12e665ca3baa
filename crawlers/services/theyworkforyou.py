"""TheyWorkForYou: what was said and written in Parliament, from 1918 on, by its API.

`url` is the address of one of its functions: https://www.theyworkforyou.com/api/getHansard, or
getWrans and getWMS for written answers and statements, or getDebates, which needs a `type` in
`where`. It takes one question only: `terms` become phrases in it, the rest of `where` its filters
(section, speaker, party, …). It wants a key; without a plan it allows ten requests a day.
"""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin, urlsplit

from config.model import Source
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
from store.records import Article, NotAnArticle, Reading, Response

_QUOTA = re.compile(r"quota|limit|exceed|too many|used up", re.IGNORECASE)
_KEY = re.compile(r"\bkey\b", re.IGNORECASE)
_HEADINGS = {"10", "11"}
_TOO_MANY = 429
_A_NIGHT, _A_WINDOW = 100, 1000
_VOLATILE = {"relevance", "collapsed"}
"""What a row says of the search that found it."""


def _first(listing: ListingToAsk) -> str:
    phrases = any_of(listing.terms)
    filters = [f"{name}:{value}" for name, value in listing.where.items() if name != "type"]
    days = f"{listing.since}..{listing.until}".replace("-", "") if listing.until else ""
    question = [f"({phrases})" if len(listing.terms) > 1 else phrases, days, *filters]
    return ask(
        listing.url,
        {
            "search": " ".join(part for part in question if part),
            "type": listing.where.get("type", ""),
            "order": "d",
            "num": _A_WINDOW if listing.until else _A_NIGHT,
            "output": "json",
        },
    )


def _read(listing: ListingToAsk, answer: Answer) -> Iterator[Said]:
    if answer.status == _TOO_MANY:
        raise QuotaError("says that the day's quota is used up")
    said = json_of(answer)
    if not isinstance(said, dict):
        raise NotAListingError("is not TheyWorkForYou's API: its answer is no object")
    if error := text(said.get("error")):
        raise _refused(listing, error)
    rows = objects(said.get("rows"))
    for row in rows:
        if address := _address(answer.url, row):
            yield _entry(address, row)
    days = [day for row in rows if (day := moment(row.get("hdate")))]
    older = not listing.until and bool(days) and min(days) < listing.since
    if following := None if older else _following(answer.url, said.get("info")):
        yield following


def _refused(listing: ListingToAsk, error: str) -> NotAListingError | QuotaError:
    """Tell its errors apart by their words: all of them come with status 200."""
    if _QUOTA.search(error):
        return QuotaError(f"says: {error}")
    remedy = f": set {listing.key} to a valid key" if _KEY.search(error) and listing.key else ""
    return NotAListingError(f"says: {error.rstrip('.')}{remedy}")


def _following(url: str, info: Any) -> More | None:
    """Say where the next page is: what has newer dates comes first."""
    stated = info if isinstance(info, dict) else {}
    page, each, total = (
        _number(stated.get(name)) for name in ("page", "results_per_page", "total_results")
    )
    return More(url=ask(url, {"page": page + 1})) if 0 < page * each < total else None


def _number(value: Any) -> int:
    return int(value) if str(value).isdecimal() else 0


def _address(url: str, row: dict[str, Any]) -> str:
    """Return the address of one speech: its debate's, with the speech's own id.

    The site leads to a speech by a fragment of its debate's page, which an address loses when it
    is kept; asked for the speech's id it leads to the same place.
    """
    path = urlsplit(text(row.get("listurl"))).path
    gid = text(row.get("gid")).rpartition("/")[2]
    return ask(urljoin(url, path), {"id": gid}) if path and gid else ""


def _entry(address: str, row: dict[str, Any]) -> Entry:
    kept = {name: value for name, value in row.items() if name not in _VOLATILE}
    return Entry(
        url=address, title=_title(row), published=moment(row.get("hdate")), item=item(kept)
    )


def _title(row: dict[str, Any]) -> str:
    """Return the heading that it was said under."""
    parent = row.get("parent")
    return line(text(parent.get("body"))) if isinstance(parent, dict) else ""


def _article(response: Response, source: Source | None) -> Reading:
    row = item_of(response)
    if not isinstance(row, dict):
        return row
    body = paragraphs(text(row.get("body")))
    if str(row.get("htype")) in _HEADINGS:
        return NotAnArticle(reason="not an article", detail="a heading")
    if not body:
        return NotAnArticle(reason="empty", detail="a row without words")
    found = response.found
    return Article(
        url=response.page.url,
        source=source.key if source else response.page.source,
        title=_title(row) or (found.title if found else ""),
        byline=_speaker(row),
        body=body,
        kind="hansard",
        access="free",
        access_evidence="api",
        **stated(moment(row.get("hdate")), None, source=source, captured=response.page.captured),
    )


def _speaker(row: dict[str, Any]) -> str:
    speaker = row.get("speaker")
    return line(text(speaker.get("name"))) if isinstance(speaker, dict) else ""


SERVICE = Service(
    first=_first,
    read=_read,
    article=_article,
    reads=frozenset({200, 401, 403, 429}),
    windows=True,
    budget=10,
    key_parameter="key",
)
