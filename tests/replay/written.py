"""Parliament's service of written questions and statements on loopback.

Its lists take a phrase for any of its words, and cut texts off at 255 characters with three dots;
one of them alone is whole. A parameter that it cannot read is answered with 400 and a problem's
details.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.replay.server import Answer, Routes

QUESTIONS = "/api/writtenquestions/questions"
STATEMENTS = "/api/writtenstatements/statements"
Value = dict[str, Any]
_JSON = {"Content-Type": "application/json; charset=utf-8"}
_SHOWN = 255
_BOUNDS = {
    "tabledWhen": "dateTabled",
    "answeredWhen": "dateAnswered",
    "correctedWhen": "dateAnswerCorrected",
    "madeWhen": "dateMade",
}
_KNOWN = {
    *(f"{bound}{end}" for bound in _BOUNDS for end in ("From", "To")),
    *("searchTerm", "answered", "includeWithdrawn", "expandMember", "sessionStatus", "uIN"),
    *("answeringBodies", "members", "house", "skip", "take"),
}
_TEXTS = ("questionText", "answerText", "text")
_PROBLEM = {"type": "https://problem.example", "status": 400, "traceId": "|1.2"}


def service(path: str, values: Iterable[Value], *, each: int = 100) -> Routes:
    """Script the list at a path and each of its values alone; `each` bounds an answer's results."""
    known = list(values)
    one: dict[str, Answer | Callable[[str], Answer]] = {
        f"{path}/{value['id']}": _script(_enveloped(value)) for value in known
    }
    return {**one, path: lambda asked: _list(asked, known, each)}


def _script(value: Value) -> Callable[[str], Answer]:
    return lambda _: _answer(value)


def _list(asked: str, known: list[Value], each: int) -> Answer:
    given = parse_qs(urlsplit(asked).query)
    first = {name: values[0] for name, values in given.items()}
    for name in ("take", "skip"):
        if not first.get(name, "1").isdecimal():
            errors = {name: [f"The value '{first[name]}' is not valid."]}
            title = "One or more validation errors occurred."
            return _answer({**_PROBLEM, "title": title, "errors": errors}, status=400)
    found = [value for value in known if _matches(value, first, given)]
    skip, take = int(first.get("skip", "0")), min(each, int(first.get("take", "20")))
    results = [_enveloped(_cut(value, first)) for value in found[skip : skip + take]]
    return _answer({"totalResults": len(found), "results": results})


def _matches(value: Value, first: Mapping[str, str], given: Mapping[str, list[str]]) -> bool:
    assert set(given) <= _KNOWN, given
    words = first.get("searchTerm", "").lower().split()
    text = json.dumps(value).lower()
    within = all(
        first.get(f"{bound}From", "0") <= str(value.get(field) or "")[:10] <= until
        for bound, field in _BOUNDS.items()
        if (until := first.get(f"{bound}To", "9")) != "9" or f"{bound}From" in first
    )
    bodies = given.get("answeringBodies", [str(value["answeringBodyId"])])
    withdrawn = value.get("isWithdrawn") and first.get("includeWithdrawn") != "true"
    return (
        within
        and not withdrawn
        and str(value["answeringBodyId"]) in bodies
        and (not words or any(word in text for word in words))
    )


def _cut(value: Value, first: Mapping[str, str]) -> Value:
    shown = {
        name: f"{text[:_SHOWN]}..." if len(text) > _SHOWN else text
        for name in _TEXTS
        if (text := value.get(name))
    }
    members = {name for name in value if name.lower().endswith("member")}
    hidden = {} if first.get("expandMember") == "true" else dict.fromkeys(members)
    return {**value, **shown, **hidden}


def _enveloped(value: Value) -> Value:
    href = f"/Questions/{value['id']}"
    return {"value": value, "links": [{"rel": "self", "href": href, "method": "GET"}]}


def _answer(value: Value, *, status: int = 200) -> Answer:
    return Answer(status=status, headers=_JSON, body=json.dumps(value).encode())


def question(**given: Any) -> Value:
    """Write a question that was answered within a week."""
    usual = {
        "id": 1679703,
        "askingMemberId": 4000,
        "askingMember": {"id": 4000, "name": "Maud Pettigrew", "party": "Independent"},
        "house": "Commons",
        "memberHasInterest": False,
        "dateTabled": "2015-01-12T00:00:00",
        "dateForAnswer": "2015-01-15T00:00:00",
        "uin": "220001",
        "questionText": "To ask the Minister for Halls, what became of the Big Society in Ashby.",
        "answeringBodyId": 53,
        "answeringBodyName": "Cabinet Office",
        "isWithdrawn": False,
        "isNamedDay": False,
        "groupedQuestions": [],
        "answerIsHolding": False,
        "answerIsCorrection": False,
        "answeringMemberId": 4001,
        "answeringMember": {"id": 4001, "name": "Mr Silas Thorne", "party": "Independent"},
        "dateAnswered": "2015-01-16T00:00:00",
        "answerText": "<p>The hall of Ashby is kept open by those who use it.</p>",
        "originalAnswerText": None,
        "comparableAnswerText": None,
        "dateAnswerCorrected": None,
        "dateHoldingAnswer": None,
        "attachmentCount": 0,
        "heading": "Village Halls: Ashby",
        "attachments": [],
        "groupedQuestionsDates": [],
    }
    return {**usual, **given}


def statement(**given: Any) -> Value:
    """Write a statement."""
    usual = {
        "id": 900,
        "memberId": 4001,
        "member": {"id": 4001, "name": "Mr Silas Thorne", "party": "Independent"},
        "memberRole": "The Minister for Halls",
        "uin": "HCWS1",
        "dateMade": "2015-01-12T00:00:00",
        "answeringBodyId": 53,
        "answeringBodyName": "Cabinet Office",
        "title": "Village halls",
        "text": "<p>I am today laying the report on the Big Society in village halls.</p>",
        "house": "Commons",
        "noticeNumber": 1,
        "hasAttachments": False,
        "hasLinkedStatements": False,
        "linkedStatements": [],
        "attachments": [],
    }
    return {**usual, **given}
