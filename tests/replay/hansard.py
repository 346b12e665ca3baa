"""Hansard's search of contributions on loopback.

It takes a phrase for any of its words, and answers with whole texts in the order that was asked
for. It knows its own parameters only; what the real one says of others is not known.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from tests.replay.server import Answer, Script

SPOKEN = "/search/contributions/Spoken.json"
_PREFIX = "queryParameters."
_KNOWN = {"searchTerm", "house", "startDate", "endDate", "memberId", "skip", "take", "orderBy"}
_JSON = {"Content-Type": "application/json; charset=utf-8"}
_MOST = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One contribution."""

    text: str
    """HTML, as the search hands it out."""
    key: str = "C1"
    day: str = "2012-01-10"
    debate: str = "Village halls"
    debate_key: str = "D1"
    member: str = "Maud Pettigrew"
    attributed: str = "Maud Pettigrew (Ashby) (Ind)"
    house: str = "Commons"


def search(contributions: Iterable[Said], *, each: int = _MOST) -> Script:
    """Script the search; `each` bounds the results of an answer."""
    known = list(contributions)

    def answer(path: str) -> Answer:
        given = dict(parse_qsl(urlsplit(path).query))
        if {name.removeprefix(_PREFIX) for name in given} - _KNOWN or not all(
            name.startswith(_PREFIX) for name in given
        ):
            return Answer(status=400, headers=_JSON, body=b'{"Message": "The request is invalid."}')
        asked = {name.removeprefix(_PREFIX): value for name, value in given.items()}
        late = asked.get("orderBy") == "SittingDateDesc"
        found = [one for one in known if _matches(one, asked)]
        found.sort(key=lambda one: one.day, reverse=late)
        skip, take = int(asked.get("skip", "0")), min(each, int(asked.get("take", "20")))
        results = [_result(one, rank) for rank, one in enumerate(found)][skip : skip + take]
        counts = {"TotalResultCount": len(found) + 3, "SpokenResultCount": len(found)}
        body = {"SearchTerms": asked.get("searchTerm", "").split(), **counts, "Results": results}
        return Answer(headers=_JSON, body=json.dumps(body).encode())

    return answer


def _matches(one: Said, asked: Mapping[str, str]) -> bool:
    words = asked.get("searchTerm", "").lower().split()
    return (
        asked.get("startDate", "0") <= one.day <= asked.get("endDate", "9")
        and asked.get("house", one.house) == one.house
        and (not words or any(word in one.text.lower() for word in words))
    )


def _result(one: Said, rank: int) -> dict[str, Any]:
    return {
        "MemberName": one.member,
        "MemberId": 12,
        "AttributedTo": one.attributed,
        "ItemId": 4711,
        "ContributionExtId": one.key,
        "ContributionText": f"{one.text[:40]}...",
        "ContributionTextFull": one.text,
        "HRSTag": "hs_Para",
        "HansardSection": "Commons Chamber",
        "Timecode": None,
        "DebateSection": one.debate,
        "DebateSectionId": 99,
        "DebateSectionExtId": one.debate_key,
        "SittingDate": f"{one.day}T00:00:00",
        "Section": "Debate",
        "House": one.house,
        "OrderInDebateSection": 3,
        "DebateSectionOrder": 1,
        "Rank": rank,
    }
