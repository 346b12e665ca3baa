"""GDELT's DOC 2.0 search on loopback: at most 250 articles, and errors in words with status 200."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit

from tests.replay.server import Answer, Routes

_KNOWN = {"query", "mode", "format", "maxrecords", "sort", "startdatetime", "enddatetime"}
_MOST = 250
TOO_SOON = b"Please limit requests to one every 5 seconds or contact the maintainers."
_HTML = {"Content-Type": "text/html; charset=utf-8"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """An article that GDELT has seen."""

    moment: str
    """14 digits, UTC."""
    url: str
    title: str = "A story"


def search(seen: Iterable[Seen], *, hasty: int = 0) -> Routes:
    """Script the search; it complains of haste before its first `hasty` answers."""
    told = sorted(seen, key=lambda one: one.moment)
    complaints = [Answer(headers=_HTML, body=TOO_SOON)] * hasty
    return {"/api/v2/doc/doc": lambda path: complaints.pop() if complaints else _answer(path, told)}


def _answer(path: str, told: list[Seen]) -> Answer:
    asked = dict(parse_qsl(urlsplit(path).query))
    if unknown := asked.keys() - _KNOWN:
        return Answer(headers=_HTML, body=f"Invalid parameter {sorted(unknown)}.\n".encode())
    words, _, domain = asked["query"].partition("domainis:")
    if any(len(word) < 3 for word in words.replace('"', " ").replace("OR", "").split()):
        return Answer(headers=_HTML, body=b"The specified phrase is too short.\n")
    found = [
        one
        for one in told
        if asked["startdatetime"] <= one.moment <= asked["enddatetime"]
        and (urlsplit(one.url).hostname or "").endswith(domain.strip())
    ]
    most = min(_MOST, int(asked["maxrecords"]))
    articles = [_article(one) for one in found[:most]]
    body = json.dumps({"articles": articles} if articles else {}).encode()
    return Answer(headers={"Content-Type": "application/json; charset=utf-8"}, body=body)


def _article(one: Seen) -> dict[str, str]:
    return {
        "url": one.url,
        "url_mobile": "",
        "title": one.title,
        "seendate": f"{one.moment[:8]}T{one.moment[8:]}Z",
        "socialimage": "",
        "domain": urlsplit(one.url).hostname or "",
        "language": "English",
        "sourcecountry": "United Kingdom",
    }
