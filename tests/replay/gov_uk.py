"""GOV.UK's search on loopback.

It is as strict as the real one: what it does not know, more than 1,500 results and what is no date
are answered with 422 and all that is wrong.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.replay.server import Answer, Script

SEARCH = "/api/search.json"
JSON = {"Content-Type": "application/json; charset=utf-8"}
_KNOWN = {"q", "count", "start", "order", "fields", "debug", "ab_tests", "c"}
_FILTERS = {"organisations", "content_store_document_type", "public_timestamp", "people", "format"}
_FIELDS = {
    *("title", "link", "description", "public_timestamp", "first_published_at", "organisations"),
    *("content_store_document_type", "is_historic", "is_withdrawn", "government_name", "format"),
}
_ORDERS = {"public_timestamp", "closing_date", "title", "start_date", "popularity"}
_MOST = 1500


@dataclass(frozen=True, slots=True, kw_only=True)
class Indexed:
    """A document in the index of the search."""

    link: str
    title: str = "A Big Society hall"
    words: str = "big society"
    public_timestamp: str = "2012-01-10T09:00:00Z"
    organisations: tuple[str, ...] = ("cabinet-office",)
    content_store_document_type: str = "news_story"


def search(documents: Iterable[Indexed]) -> Script:
    """Script the search over some documents."""
    known = sorted(documents, key=lambda one: one.public_timestamp)

    def answer(path: str) -> Answer:
        given = parse_qs(urlsplit(path).query)
        if mistakes := list(_mistakes(given)):
            return _json({"error": ". ".join(mistakes)}, status=422)
        found = [one for one in known if _matches(one, given)]
        start, count = int(_one(given, "start", "0")), int(_one(given, "count", "10"))
        fields = [
            name for value in given.get("fields", ["title,link"]) for name in value.split(",")
        ]
        return _json(
            {
                "results": [_result(one, fields) for one in found[start : start + count]],
                "total": len(found),
                "start": start,
                "aggregates": {},
                "suggested_queries": [],
                "suggested_autocomplete": [],
                "es_cluster": "A",
            }
        )

    return answer


def _mistakes(given: Mapping[str, list[str]]) -> Iterable[str]:
    filters = {name for name in given if name.startswith(("filter_", "reject_"))}
    for name in sorted(filters):
        if name.partition("_")[2] not in _FILTERS:
            yield f'"{name.partition("_")[2]}" is not a valid filter field'
    for name in ("count", "start"):
        if not (value := _one(given, name, "1")).isdecimal():
            yield f'Invalid value "{value}" for parameter "{name}" (expected positive integer)'
        elif name == "count" and int(value) > _MOST:
            yield f"Maximum result set size (as specified in 'count') is {_MOST}"
    if (order := _one(given, "order", "title").lstrip("-")) not in _ORDERS:
        yield f'"{order}" is not a valid sort field'
    asked = {name for value in given.get("fields", []) for name in value.split(",")}
    if unknown := sorted(asked - _FIELDS):
        yield f"Some requested fields are not valid return fields: {unknown}"
    yield from _wrong_days(given.get("filter_public_timestamp", []))
    if unexpected := sorted(given.keys() - _KNOWN - filters):
        yield f"Unexpected parameters: {', '.join(unexpected)}"


def _wrong_days(values: list[str]) -> Iterable[str]:
    if len(values) > 1:
        yield (
            f'Too many values ({len(values)}) for parameter "public_timestamp" '
            "(must occur at most once)"
        )
    for bound in ",".join(values).split(",") if values else ():
        try:
            date.fromisoformat(bound.partition(":")[2])
        except ValueError:
            yield (
                f'Invalid value "{bound.partition(":")[2]}" for parameter "public_timestamp" '
                "(expected ISO8601 date"
            )


def _matches(one: Indexed, given: Mapping[str, list[str]]) -> bool:
    days = _one(given, "filter_public_timestamp", "from:0001-01-01").split(",")
    bounds = dict(bound.split(":", 1) for bound in days)
    day = one.public_timestamp[:10]
    kinds = given.get("filter_content_store_document_type", [one.content_store_document_type])
    return (
        _one(given, "q", "").strip('"').lower() in one.words
        and bounds.get("from", "0") <= day <= bounds.get("to", "9")
        and bool(set(given.get("filter_organisations", one.organisations)) & {*one.organisations})
        and one.content_store_document_type in kinds
    )


def _result(one: Indexed, fields: list[str]) -> dict[str, Any]:
    every = {
        "title": one.title,
        "link": one.link,
        "public_timestamp": one.public_timestamp,
        "content_store_document_type": one.content_store_document_type,
    }
    always = {"index": "government", "es_score": None, "_id": one.link, "document_type": "edition"}
    return {name: value for name, value in every.items() if name in fields} | always


def _one(given: Mapping[str, list[str]], name: str, default: str) -> str:
    return given.get(name, [default])[0]


def _json(value: dict[str, Any], *, status: int = 200) -> Answer:
    return Answer(status=status, headers=JSON, body=json.dumps(value).encode())
