"""Parliament's written questions and statements: what is asked, and what they are as articles."""

import json
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from config.listing import Listing, ListingKind
from config.model import Licence, Source
from crawlers.order import ListingToAsk
from crawlers.services import service
from crawlers.services.service import Entry, NotAListingError
from store.records import Article, Attachment, ChangeNote, NotAnArticle, Page, Reading, Response
from tests.replay import written
from tests.replay.server import Answer
from tests.replay.written import QUESTIONS, STATEMENTS, question, statement
from tests.services.walking import answered, listing, walk

HOME = "https://questions-statements-api.parliament.example"
PAGES = "https://questions-statements.parliament.example"
LONG = f"<p>{'The hall is open. ' * 20}</p><p>This is no Big Society, it is a hall.</p>"
KINDS: dict[ListingKind, str] = {"written_questions": QUESTIONS, "written_statements": STATEMENTS}


def asked(kind: ListingKind = "written_questions", **given: Any) -> ListingToAsk:
    usual = {"terms": ("big society",), "since": "2015-01-01", "until": "2015-01-31"}
    return listing(kind, f"{HOME}{KINDS[kind]}", HOME, **{**usual, **given})


def walked(
    one: ListingToAsk, *values: dict[str, Any], each: int = 100
) -> tuple[list[Entry], list[dict[str, str]]]:
    entries, addresses = walk(one, written.service(KINDS[one.kind], values, each=each))
    return entries, [dict(parse_qsl(urlsplit(address).query)) for address in addresses]


def read(
    kind: ListingKind, body: Any, *, status: int = 200, terms: tuple[str, ...] = ()
) -> Reading:
    number = body.get("id", 7) if isinstance(body, dict) else 7
    page = Page(
        url=f"{HOME}{KINDS[kind]}/{number}?expandMember=true",
        final_url=f"{HOME}{KINDS[kind]}/{number}?expandMember=true",
        source="written",
        captured="2026-01-01T00:00:00Z",
        status=status,
        digest="",
    )
    source = Source(
        key="written",
        title="Written",
        newsroom="Parliament",
        kind="parliament",
        tier="official",
        url=PAGES,
        licence=Licence(),
        find=(Listing(kind=kind, url=f"{HOME}{KINDS[kind]}", terms=terms),),
    )
    article = service(kind).article
    assert article is not None
    return article(Response(page=page, headers=(), body=json.dumps(body).encode()), source)


def article(kind: ListingKind, body: dict[str, Any]) -> Article:
    found = read(kind, body)
    assert isinstance(found, Article), found
    return found


def test_a_window_of_questions_is_asked_by_the_day_they_were_tabled() -> None:
    _, (form,) = walked(asked(where={"answeringBodies": "53"}))
    assert form == {
        "searchTerm": "big society",
        "tabledWhenFrom": "2015-01-01",
        "tabledWhenTo": "2015-01-31",
        "answeringBodies": "53",
        "answered": "Any",
        "includeWithdrawn": "true",
        "sessionStatus": "Any",
        "expandMember": "true",
        "take": "100",
    }


def test_a_night_asks_for_what_was_tabled_answered_or_corrected_since() -> None:
    old = {"dateTabled": "2014-06-01T00:00:00", "dateAnswered": "2014-06-08T00:00:00"}
    values = [
        question(id=1, **old),
        question(id=2, **{**old, "dateAnswered": "2015-01-16T00:00:00"}),
        question(id=3, **old, dateAnswerCorrected="2015-01-20T00:00:00"),
        question(id=4, dateAnswered=None, answerText=None),
    ]
    entries, forms = walked(asked(until=""), *values)
    assert {entry.url.rpartition("/")[2][0] for entry in entries} == {"2", "3", "4"}
    assert [next(name for name in form if name.endswith("From")) for form in forms] == [
        "tabledWhenFrom",
        "answeredWhenFrom",
        "correctedWhenFrom",
    ]
    assert max(entry.modified or "" for entry in entries) == "2015-01-20"


def test_statements_are_asked_by_the_day_they_were_made_page_by_page_for_every_phrase() -> None:
    values = [statement(id=n) for n in range(5)]
    one = asked("written_statements", terms=("big society", "localism"), where={"house": "Commons"})
    entries, forms = walked(one, *values, each=2)
    assert len(entries) == 5
    assert [(form["searchTerm"], form.get("skip")) for form in forms] == [
        ("big society", None),
        ("big society", "2"),
        ("big society", "4"),
        ("localism", None),
    ]
    assert forms[0]["madeWhenFrom"] == "2015-01-01"


def test_several_answering_bodies_are_asked_for_at_once() -> None:
    one = asked(where={"answeringBodies": "53,7"})
    values = [question(id=1), question(id=2, answeringBodyId=7), question(id=3, answeringBodyId=9)]
    assert len(walked(one, *values)[0]) == 2


def test_what_is_whole_is_kept_from_the_list_if_it_holds_the_phrase() -> None:
    other = question(id=2, questionText="To ask the Minister about a society of big bands.")
    entries, _ = walked(asked(), question(), other)
    assert [entry.url for entry in entries] == [f"{HOME}{QUESTIONS}/1679703?expandMember=true"]
    assert json.loads(entries[0].item)["uin"] == "220001"
    assert (entries[0].title, entries[0].published) == ("Village Halls: Ashby", "2015-01-12")


@pytest.mark.parametrize("kind", list(KINDS))
def test_what_is_cut_off_is_asked_for_alone_since_the_phrase_may_stand_in_the_rest(
    kind: ListingKind,
) -> None:
    value = (
        question(questionText="To ask about a hall in society.", answerText=LONG)
        if kind == "written_questions"
        else statement(text=LONG)
    )
    (entry,), _ = walked(asked(kind), value)
    assert entry.item == b""
    whole = written.service(KINDS[kind], [value])[entry.url.removeprefix(HOME).partition("?")[0]]
    assert callable(whole)
    found = read(kind, json.loads(whole("").body), terms=("big society",))
    assert isinstance(found, Article)
    assert found.body.endswith("This is no Big Society, it is a hall.")


def test_what_turns_out_to_hold_no_phrase_is_no_article() -> None:
    found = read("written_questions", question(), terms=("localism", "free schools"))
    assert isinstance(found, NotAnArticle)
    assert "phrases" in found.detail


def test_a_question_is_an_article_of_the_day_it_was_tabled_with_its_answer() -> None:
    found = article("written_questions", question())
    assert found.url == f"{PAGES}/written-questions/detail/2015-01-12/220001"
    assert found.addresses == (f"{HOME}{QUESTIONS}/1679703?expandMember=true",)
    assert (found.title, found.kind) == ("Village Halls: Ashby", "hansard")
    assert found.byline == "Maud Pettigrew, Silas Thorne"
    assert found.body.split("\n\n") == [
        "To ask the Minister for Halls, what became of the Big Society in Ashby.",
        "The hall of Ashby is kept open by those who use it.",
    ]
    assert (found.published, found.modified) == ("2015-01-12", "2015-01-16")
    assert found.changes == (ChangeNote(at="2015-01-16", note="Answered."),)


def test_a_correction_and_a_withdrawal_show() -> None:
    given = {"dateHoldingAnswer": "2015-01-14T00:00:00", "dateAnswerCorrected": "2015-02-01"}
    found = article("written_questions", question(**given, isWithdrawn=True))
    assert [change.note for change in found.changes] == [
        "Holding answer given.",
        "Answered.",
        "Answer corrected.",
    ]
    assert (found.modified, found.notice) == ("2015-02-01", "Withdrawn.")


def test_a_statement_is_an_article_with_its_documents() -> None:
    document = {"url": "https://data.example/r.pdf", "title": "Report", "fileType": "pdf"}
    found = article("written_statements", statement(attachments=[document, {"url": None}]))
    assert found.url == f"{PAGES}/written-statements/detail/2015-01-12/HCWS1"
    assert (found.title, found.byline) == ("Village halls", "Silas Thorne")
    assert (found.published, found.modified) == ("2015-01-12", None)
    assert found.attachments == (
        Attachment(url="https://data.example/r.pdf", title="Report", content_type="pdf"),
    )


def test_numbers_for_texts_and_nulls_break_nothing() -> None:
    odd = question(uin=220001, id="9", heading=None, askingMember=None, answeringMember=None)
    (entry,), _ = walked(asked(), {**odd, "attachments": None, "groupedQuestions": None})
    found = article("written_questions", json.loads(entry.item))
    assert found.url.endswith("/220001")
    assert (found.title, found.byline) == ("Written question 220001", "")


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"<html>", "no JSON"),
        (b'{"totalResults": 0}', "no results"),
        (b'{"title": "Bad Request", "detail": "No.", "status": 400}', "says: Bad Request No."),
    ],
)
def test_an_answer_that_is_no_list_says_what_the_service_says(body: bytes, words: str) -> None:
    one, questions = asked(), service("written_questions")
    with pytest.raises(NotAListingError, match=words):
        list(questions.read(one, answered(questions.first(one), Answer(body=body))))


def test_a_parameter_that_the_service_cannot_read_is_named() -> None:
    with pytest.raises(NotAListingError, match="take: The value 'many' is not valid"):
        walked(replace(asked(), where={"take": "many"}))


def test_an_error_in_place_of_a_question_is_no_article() -> None:
    found = read("written_questions", {"title": "Not Found", "status": 404}, status=404)
    assert isinstance(found, NotAnArticle)
    assert found.reason == "error status"


@pytest.mark.parametrize("kind", list(KINDS))
def test_a_window_before_the_service_began_has_its_reason(kind: ListingKind) -> None:
    earliest = service(kind).earliest
    assert earliest is not None
    assert earliest.year == 2014
    assert "Hansard" in service(kind).why_earliest
