"""TheyWorkForYou's API on loopback: one search parameter, ids as texts, errors with status 200."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from tests.replay.server import Answer, Script

KEY = "a-theyworkforyou-key"
_KNOWN = {"key", "output", "search", "person", "order", "page", "num", "type"}
_DAYS = re.compile(r"(\d{8})\.\.(\d{8})")
_PHRASE = re.compile(r'"([^"]+)"')
_MOST = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One contribution or heading."""

    gid: str
    day: str
    body: str
    heading: str = "Localism"
    speaker: str = "Ada Thornbury"
    htype: str = "12"


def search(rows: Iterable[Row], *, quota: int = 1000, each: int = _MOST) -> Script:
    """Script a function; `quota` calls are answered, `each` bounds the rows of a page."""
    known = sorted(rows, key=lambda row: row.day, reverse=True)
    asked = 0

    def answer(path: str) -> Answer:
        nonlocal asked
        asked += 1
        given = dict(parse_qsl(urlsplit(path).query))
        if given.get("key") != KEY:
            return _said({"error": "Invalid API key."})
        if asked > quota:
            return _said({"error": "You have used up your quota of calls."})
        if given.get("output") != "json" or given.keys() - _KNOWN:
            return _said({"error": "Unknown parameter or output."})
        if "search" not in given:
            return _said({"error": "Please supply a search or a person."})
        return _said(_page(_chosen(known, given["search"]), given, each))

    return answer


def _chosen(rows: list[Row], question: str) -> list[Row]:
    since, until = next(iter(_DAYS.findall(question)), ("0", "9"))
    phrases = _PHRASE.findall(question) or [""]
    return [
        row
        for row in rows
        if since <= row.day.replace("-", "") <= until
        and any(phrase.lower() in row.body.lower() for phrase in phrases)
    ]


def _page(rows: list[Row], given: dict[str, str], each: int) -> dict[str, Any]:
    size, page = min(each, int(given.get("num", "20"))), int(given.get("page", "1"))
    first = (page - 1) * size
    words = _PHRASE.findall(given["search"])
    return {
        "info": {
            "s": given["search"],
            "results_per_page": size,
            "page": page,
            "total_results": len(rows),
            "first_result": first + 1,
        },
        "searchdescription": f"containing {given['search']}",
        "rows": [_row(row, words, at) for at, row in enumerate(rows[first : first + size])],
    }


def _row(row: Row, words: list[str], position: int) -> dict[str, Any]:
    debate = row.gid.rpartition(".")[0] + ".0"
    body = row.body
    for word in words:
        body = re.sub(f"({word})", r'<span class="hi">\1</span>', body, flags=re.IGNORECASE)
    return {
        "gid": row.gid,
        "hdate": row.day,
        "htype": row.htype,
        "major": "1",
        "section_id": "11",
        "subsection_id": "12",
        "relevance": 90 - position,
        "person_id": "40",
        "hpos": "29",
        "body": body,
        "listurl": f"/debates/?id={debate}&s=big+society#g{row.gid.partition('.')[2]}",
        "speaker": {
            "member_id": "400",
            "name": row.speaker,
            "party": "Independent",
            "person_id": "40",
            "url": "/mp/ada_thornbury",
            "office": [{"dept": "", "position": "Chair", "pretty": "Chair"}],
        },
        "parent": {"body": row.heading},
    }


def _said(value: dict[str, Any]) -> Answer:
    headers = {"Content-Type": "application/json; charset=utf-8"}
    return Answer(headers=headers, body=json.dumps(value, indent=2).encode())
