"""A PDF is read like a page: text in reading order, title and date with their evidence."""

from dataclasses import replace
from typing import Any

import pytest

from crawlers.extract.read import read
from crawlers.extract.worker import read_all
from store.records import Article, NotAnArticle, Reading, Unreadable
from tests.extract import reports
from tests.extract.pages import SOURCE, response
from tests.extract.pdfs import column, pdf

URL = "https://institute.example/audit.pdf"


def reading(body: bytes, **of_response: Any) -> Reading:
    given = {"url": URL, "content_type": "application/pdf"} | of_response
    return read(response(body, **given), SOURCE)


def article(body: bytes, **of_response: Any) -> Article:
    found = reading(body, **of_response)
    assert isinstance(found, Article), found
    return found


def test_a_report_is_read_in_order_without_what_runs_along_its_pages() -> None:
    assert article(reports.summary()).body.split("\n\n") == [
        "The Ambleford Institute",
        "December 2013",
        reports.OPENING,
        "A well-run hall is one that is open on three days a week at the very least.",
        reports.CROSSING,
        "\n".join(reports.ROWS),
        "What follows tells of each half of the country in its turn.",
        "Two halves of one country and what became of their village halls",
        reports.LEFT,
        reports.RIGHT,
    ]


def test_a_report_is_known_by_its_largest_words_and_dated_by_record_and_cover() -> None:
    found = article(reports.summary())
    assert (found.title, found.kind, found.byline) == (reports.TITLE, "report", "")
    assert (found.published, found.published_evidence, found.published_reliability) == (
        "2013-12-05",
        "document",
        "high",
    )


def test_a_record_made_in_another_month_than_the_covers_is_refused_and_kept() -> None:
    found = article(reports.summary({"CreationDate": "D:20140310"}))
    assert (found.published, found.published_evidence) == (None, "none")
    assert [(clue.moment, clue.refused) for clue in found.dates] == [
        ("2014-03-10", "not in the month on the cover")
    ]


def test_a_press_release_is_one_and_is_dated_by_its_text() -> None:
    found = article(reports.release())
    assert found.title == (
        "Volunteers cannot keep village halls open on good will alone, audit finds"
    )
    assert (found.kind, found.byline) == ("press_release", "Maud Pettigrew")
    assert found.published == "2013-12-09"
    assert (found.published_evidence, found.published_reliability) == ("text", "low")


@pytest.mark.parametrize(
    ("recorded", "title"),
    [
        (
            "Halls without walls: village halls audited",
            "Halls without walls: village halls audited",
        ),
        ("Microsoft Word - audit final.doc", reports.TITLE),
        ("audit_web.indd", reports.TITLE),
        ("Annual accounts of another charity", reports.TITLE),
        ("Untitled", reports.TITLE),
    ],
)
def test_a_recorded_title_counts_where_the_text_bears_it_out(recorded: str, title: str) -> None:
    assert article(reports.summary({"Title": recorded})).title == title


def test_an_author_counts_where_the_first_page_names_him() -> None:
    text = column([f"{reports.OPENING[:60]} {n}" for n in range(9)], down=200)
    lines = [*column(["A paper by the fire", "", "Idris Vane", ""], down=100, size=14), *text]
    assert article(pdf([lines], info={"Author": "Idris Vane"})).byline == "Idris Vane"
    assert article(pdf([lines], info={"Author": "Maud Pettigrew"})).byline == ""


def test_a_pdf_is_known_by_its_beginning_whatever_it_is_served_as() -> None:
    served = reading(reports.release(), content_type="application/octet-stream")
    assert isinstance(served, Article)


@pytest.mark.parametrize(
    ("body", "kind", "reason", "detail"),
    [
        (pdf([[]], picture=True), NotAnArticle, "scanned", "1 pages are pictures"),
        (pdf([[]]), NotAnArticle, "empty", "0 words"),
        (pdf([[]], locked=True), NotAnArticle, "encrypted", "password"),
        (b"%PDF-1.4\nno more came", Unreadable, "broken", ""),
        (b"<html>Sign in</html>", NotAnArticle, "not HTML", "application/pdf"),
        (reports.summary()[:900], Unreadable, "broken", ""),
        (pdf([[]] * 401), Unreadable, "too slow", "401 pages"),
    ],
    ids=["scanned", "empty", "encrypted", "broken", "no PDF", "cut off", "huge"],
)
def test_what_cannot_be_read_says_why(body: bytes, kind: type, reason: str, detail: str) -> None:
    found = reading(body)
    assert isinstance(found, kind), found
    assert isinstance(found, NotAnArticle | Unreadable)
    assert found.reason == reason
    assert detail in found.detail


def test_a_pdf_is_read_within_a_workers_limits() -> None:
    asked = response(reports.summary(), url=URL, content_type="application/pdf")
    twice = [asked, replace(asked, page=replace(asked.page, url=f"{URL}?again"))]
    readings = [found for _, found in read_all(twice, {SOURCE.key: SOURCE}, workers=1)]
    assert all(isinstance(found, Article) for found in readings), readings
