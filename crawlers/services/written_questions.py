"""Written questions to ministers, with their answers.

`url` is https://questions-statements-api.parliament.uk/api/writtenquestions/questions. `terms` are
asked for one after the other and looked for in what comes; `where` takes the service's parameters,
several values parted by commas: house, answeringBodies, … A window is asked by the day a question
was tabled, a night by what was tabled, answered or corrected since. What it holds begins in about
2014: earlier questions are in Hansard and TheyWorkForYou.
"""

from collections.abc import Iterator
from typing import Any

from config.model import Source
from crawlers.order import ListingToAsk
from crawlers.services.asking import fields, plain, text
from crawlers.services.fragments import line, paragraphs
from crawlers.services.parliament import day, page, proceeding
from crawlers.services.people import name
from crawlers.services.service import Answer, Said, Service
from crawlers.services.written import EARLIEST, READS, attachments, questions, read_list, value_of
from store.records import ChangeNote, Reading, Response

_TEXTS = ("heading", "questionText", "answerText")
_CHANGES = {
    "dateHoldingAnswer": "Holding answer given.",
    "dateAnswered": "Answered.",
    "dateAnswerCorrected": "Answer corrected.",
}
_ALL = [("answered", "Any"), ("includeWithdrawn", "true")]


def _first(listing: ListingToAsk) -> str:
    return _questions(listing)[0]


def _questions(listing: ListingToAsk) -> list[str]:
    if listing.since and not listing.until:
        asked = ("tabledWhenFrom", "answeredWhenFrom", "correctedWhenFrom")
        return questions(listing, [[(each, listing.since)] for each in asked], form=_ALL)
    bounds = [("tabledWhenFrom", listing.since), ("tabledWhenTo", listing.until)]
    return questions(listing, [bounds], form=_ALL)


def _read(listing: ListingToAsk, answer: Answer) -> Iterator[Said]:
    days = ("dateTabled", *_CHANGES)
    return read_list(listing, answer, _questions(listing), texts=_TEXTS, days=days)


def _article(response: Response, source: Source | None) -> Reading:
    value = value_of(response, source, "written_questions", texts=_TEXTS)
    if not isinstance(value, dict):
        return value
    tabled, uin = day(value.get("dateTabled")), plain(value.get("uin"))
    changes = _changes(value)
    asked_and_answered = (paragraphs(text(value.get(each))) for each in _TEXTS[1:])
    return proceeding(
        response,
        source,
        url=page(response.page.url, "written-questions", "detail", tabled or "", uin),
        title=line(text(value.get("heading"))) or f"Written question {uin}",
        byline=", ".join(filter(None, (_member(value, "asking"), _member(value, "answering")))),
        body="\n\n".join(filter(None, asked_and_answered)),
        published=tabled,
        modified=changes[-1].at if changes else None,
        notice="Withdrawn." if value.get("isWithdrawn") is True else "",
        changes=changes,
        attachments=attachments(value),
    )


def _member(value: dict[str, Any], part: str) -> str:
    return name(text(fields(value.get(f"{part}Member")).get("name")))


def _changes(value: dict[str, Any]) -> tuple[ChangeNote, ...]:
    dated = [(day(value.get(each)), note) for each, note in _CHANGES.items()]
    return tuple(ChangeNote(at=at, note=note) for at, note in sorted(dated, key=str) if at)


SERVICE = Service(
    first=_first,
    read=_read,
    article=_article,
    reads=READS,
    windows=True,
    earliest=EARLIEST,
    why_earliest=(
        "the service holds written questions since about 2014: earlier ones are in Hansard and"
        " TheyWorkForYou"
    ),
    accept="application/json",
)
