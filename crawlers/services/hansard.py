"""Hansard: what was said in Parliament, each contribution whole in the answers of its search.

`url` is https://hansard-api.parliament.uk/search/contributions/Spoken.json, or Written.json for
what was put in writing. `terms` are asked for one after the other, and looked for again in what
comes: the search may take a phrase for any of its words. `where` takes the search's parameters,
with or without their prefix: house, memberId, … A text may be corrected after its day, and the
search cannot say so: a night looks back a fortnight further than it was asked to.

A contribution's address is its debate's page with `contribution=` behind it. The site itself leads
there by a fragment, which an address loses when it is kept; the parameter changes nothing there.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from urllib.parse import quote, urlsplit

from config.model import Source
from crawlers.order import ListingToAsk
from crawlers.services.asking import fields, item, item_of, json_of, objects, text
from crawlers.services.fragments import line, paragraphs
from crawlers.services.parliament import day, page, proceeding
from crawlers.services.people import name
from crawlers.services.phrases import speaks_of
from crawlers.services.service import Answer, Entry, NotAListingError, Said, Service
from crawlers.services.turns import Pairs, more, question
from store.records import Reading, Response

_PREFIX = "queryParameters."
_TAKE = 100
_SETTLES = timedelta(days=14)
_VOLATILE = "Rank"
"""Where a result stands among those of one question: no part of what was said."""
_WORD = re.compile(r"[^\W_]+")


def _first(listing: ListingToAsk) -> str:
    return _questions(listing)[0]


def _questions(listing: ListingToAsk) -> list[str]:
    since = listing.since
    if since and not listing.until:
        since = (date.fromisoformat(since) - _SETTLES).isoformat()
    where = [(each.removeprefix(_PREFIX), value) for each, value in listing.where.items()]
    form = [("orderBy", "SittingDateAsc"), ("take", str(_TAKE))]
    return [
        question(listing.url, *map(_prefixed, (_what(phrase, since, listing.until), where, form)))
        for phrase in listing.terms or ("",)
    ]


def _what(phrase: str, since: str, until: str) -> Pairs:
    return [("searchTerm", phrase), ("startDate", since), ("endDate", until)]


def _prefixed(pairs: Pairs) -> Pairs:
    return [(_PREFIX + name, value) for name, value in pairs]


def _read(listing: ListingToAsk, answer: Answer) -> Iterator[Said]:
    said = fields(json_of(answer))
    if "Results" not in said:
        raise NotAListingError("is not Hansard's search of contributions: it has no Results")
    for result in objects(said["Results"]):
        if _id(result) and speaks_of(listing.terms, _debate(result), _text(result)):
            yield _entry(listing.url, result)
    yield from more(
        _questions(listing),
        answer,
        offset=f"{_PREFIX}skip",
        days=(f"{_PREFIX}startDate", f"{_PREFIX}endDate"),
        results=said["Results"],
        total=_total(said, answer.url),
    )


def _total(said: dict[str, Any], url: str) -> Any:
    """Return how many there are: of the kind that was asked for, else of all."""
    asked = urlsplit(url).path.rpartition("/")[2].removesuffix(".json")
    return said.get(f"{asked}ResultCount", said.get("TotalResultCount"))


def _entry(search: str, result: dict[str, Any]) -> Entry:
    kept = {name: value for name, value in result.items() if name != _VOLATILE}
    return Entry(
        url=_address(search, result),
        title=_title(result),
        published=day(result.get("SittingDate")),
        item=item(kept),
    )


def _address(search: str, result: dict[str, Any]) -> str:
    slug = "".join(word[:1].upper() + word[1:] for word in _WORD.findall(_debate(result)))
    where = (text(result.get("House")), day(result.get("SittingDate")) or "", "debates")
    debate = page(search, *where, text(result.get("DebateSectionExtId")), slug)
    return f"{debate}?contribution={quote(_id(result), safe='')}"


def _id(result: dict[str, Any]) -> str:
    return text(result.get("ContributionExtId"))


def _debate(result: dict[str, Any]) -> str:
    return line(text(result.get("DebateSection")))


def _text(result: dict[str, Any]) -> str:
    return text(result.get("ContributionTextFull")) or text(result.get("ContributionText"))


def _speaker(result: dict[str, Any]) -> str:
    return name(text(result.get("MemberName")) or text(result.get("AttributedTo")))


def _title(result: dict[str, Any]) -> str:
    return ": ".join(filter(None, (_debate(result), _speaker(result))))


def _article(response: Response, source: Source | None) -> Reading:
    result = item_of(response)
    if not isinstance(result, dict):
        return result
    return proceeding(
        response,
        source,
        url=response.page.url,
        title=_title(result),
        byline=_speaker(result),
        body=paragraphs(_text(result)),
        published=day(result.get("SittingDate")),
    )


SERVICE = Service(
    first=_first,
    read=_read,
    article=_article,
    windows=True,
    pace=0.5,  # what its other clients keep to; no rate is published
    accept="application/json",
)
