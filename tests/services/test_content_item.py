"""A content item of GOV.UK is an article: its text, its dates, its notices and its history."""

import json
from typing import Any

import pytest

from config.model import Source
from crawlers.services import service
from store.records import Article, Attachment, ChangeNote, NotAnArticle, Page, Reading, Response
from tests.replay.content_items import details, government, item

HOME = "https://gov.example"
NOTICE = "Published under the 2010 to 2015 Conservative and Liberal Democrat coalition government."
PATH = "/government/news/hall"


def read(body: bytes, *, path: str = PATH, asked: str = PATH, status: int = 200) -> Reading:
    page = Page(
        url=f"{HOME}/api/content{asked}",
        final_url=f"{HOME}/api/content{path}",
        source="gov_uk",
        captured="2026-01-01T00:00:00Z",
        status=status,
        digest="",
        content_type="application/json; charset=utf-8",
    )
    article = service("gov_uk").article
    assert article is not None
    source: Source | None = None
    return article(Response(page=page, headers=(), body=body), source)


def article(path: str = PATH, **given: Any) -> Article:
    found = read(json.dumps(item(path, **given)).encode(), path=path)
    assert isinstance(found, Article), found
    return found


def test_an_item_is_an_article_at_its_readers_address() -> None:
    found = article()
    assert found.url == f"{HOME}{PATH}"
    assert found.addresses == (f"{HOME}/api/content{PATH}",)
    assert (found.title, found.kind, found.access) == ("A Big Society hall", "news", "free")
    assert found.standfirst == "A hall is kept open by those who use it."
    assert found.body.split("\n\n")[0] == "Who holds the keys"
    assert found.body.split("\n\n")[2:] == ["It opens at seven.", "It closes after the last one."]


def test_an_address_that_led_to_another_is_one_of_its_addresses() -> None:
    found = read(json.dumps(item(PATH)).encode(), asked="/hall")
    assert isinstance(found, Article)
    assert found.addresses == (f"{HOME}/api/content/hall", f"{HOME}/api/content{PATH}")


@pytest.mark.parametrize(
    ("given", "notice"),
    [
        ({}, NOTICE),
        ({"links": {"government": [government(current=True)]}}, ""),
        ({"details": details(political=False)}, ""),
        (
            {
                "links": {},
                "details": details(government={"title": "2005 to 2010 Labour", "current": False}),
            },
            "Published under the 2005 to 2010 Labour.",
        ),
        (
            {
                "details": details(political=False),
                "withdrawn_notice": {
                    "explanation": '<div class="govspeak"><p>It is <b>out of date</b>.</p></div>',
                    "withdrawn_at": "2016-05-03T10:00:00Z",
                },
            },
            "Withdrawn on 3 May 2016: It is out of date.",
        ),
        (
            {"withdrawn_notice": {"withdrawn_at": "2016-05-03T23:30:00Z"}},
            f"{NOTICE} Withdrawn on 4 May 2016.",
        ),
    ],
)
def test_what_stands_above_a_page_is_its_notice(given: dict[str, Any], notice: str) -> None:
    assert article(**given).notice == notice


def test_a_speech_has_its_speaker_and_the_day_it_was_given() -> None:
    found = article(
        "/government/speeches/hall",
        document_type="speech",
        details=details(delivered_on="2010-07-19T12:30:00+01:00"),
        links={"speaker": [{"title": "The Rt Hon Maud Pettigrew MP"}]},
    )
    assert (found.kind, found.byline) == ("speech", "Maud Pettigrew")
    assert (found.published, found.published_evidence) == ("2010-07-19", "api")
    refused = [each for each in found.dates if each.refused]
    assert [each.moment for each in refused] == ["2012-01-10T09:00:00Z"] * 2
    assert "first public" in refused[0].refused


def test_a_speaker_without_a_page_is_named_too() -> None:
    found = article(details=details(speaker_without_profile="Her Majesty the Queen"))
    assert found.byline == "Her Majesty the Queen"


def test_the_day_of_the_move_to_gov_uk_does_not_hide_the_day_it_was_first_public() -> None:
    found = article(
        first_published_at="2012-12-12T00:00:00Z",
        details=details(first_public_at="2010-11-15T00:00:00.000+00:00"),
    )
    assert found.published == "2010-11-15T00:00:00Z"
    assert found.published_reliability == "high"
    assert found.dates[1].moment == "2012-12-12T00:00:00Z"
    assert "move to GOV.UK" in found.dates[1].refused


@pytest.mark.parametrize(
    ("first", "trust"),
    [
        ("2013-03-01T00:00:00Z", "medium"),  # while departments moved there
        ("2012-01-10T09:00:00Z", "high"),
        ("2016-01-10T09:00:00Z", "low"),  # after the government it was published under
    ],
)
def test_a_date_that_stands_alone_is_trusted_as_far_as_its_time_allows(
    first: str, trust: str
) -> None:
    found = article(first_published_at=first, details=details(first_public_at=None))
    assert (found.published, found.published_reliability) == (first, trust)


def test_a_date_in_the_future_is_refused_and_an_item_without_any_has_none() -> None:
    found = article(
        first_published_at="2031-01-01T00:00:00Z",
        public_updated_at=None,
        details=details(first_public_at=None),
    )
    assert (found.published, found.published_reliability) == (None, "none")
    assert "future" in found.dates[0].refused


def test_only_a_later_change_is_a_modification() -> None:
    assert article().modified is None
    found = article(public_updated_at="2014-02-02T10:00:00.000+00:00")
    assert (found.modified, found.modified_reliability) == ("2014-02-02T10:00:00Z", "high")


def test_the_publishers_history_of_changes_is_kept_in_the_order_of_time() -> None:
    notes = [
        {"public_timestamp": "2014-02-02T10:00:00.000+00:00", "note": "Added <b>keys</b>."},
        {"public_timestamp": "2012-01-10T09:00:00.000+00:00", "note": "First published."},
    ]
    assert article(details=details(change_history=notes)).changes == (
        ChangeNote(at="2012-01-10T09:00:00Z", note="First published."),
        ChangeNote(at="2014-02-02T10:00:00Z", note="Added keys."),
    )


def test_attachments_are_named_and_html_ones_are_pages_of_the_same_site() -> None:
    given = [
        {
            "attachment_type": "file",
            "title": "The report",
            "url": "https://assets.gov.example/r.pdf",
            "content_type": "application/pdf",
        },
        {"attachment_type": "html", "title": "In full", "url": "/government/publications/r/full"},
        {"title": "nothing", "url": None},
        {"title": "no address", "url": "http://["},
    ]
    assert article(details=details(attachments=given)).attachments == (
        Attachment(
            url="https://assets.gov.example/r.pdf",
            title="The report",
            content_type="application/pdf",
        ),
        Attachment(
            url=f"{HOME}/government/publications/r/full",
            title="In full",
            content_type="text/html",
        ),
    )


def test_an_html_publication_is_of_its_publications_sort_and_dated_by_its_first_edition() -> None:
    given = details(
        first_public_at=None, public_timestamp="2011-02-01T00:00:00Z", first_published_version=True
    )
    found = article(
        document_type="html_publication",
        first_published_at=None,
        details=given,
        links={"parent": [{"document_type": "independent_report"}]},
    )
    assert (found.kind, found.published) == ("report", "2011-02-01T00:00:00Z")


def test_a_guide_is_read_part_by_part_and_a_body_in_several_forms_as_html() -> None:
    parts = [{"title": "Ask first", "body": "<p>Ask the keeper of the hall for its keys.</p>"}]
    found = article(details={"parts": [*parts, {"title": "Then", "body": "<p>Open it.</p>"}]})
    assert found.body.split("\n\n")[::2] == ["Ask first", "Then"]
    forms = [
        {"content_type": "text/govspeak", "content": "# no"},
        {"content_type": "text/html", "content": f"<p>{'word ' * 12}</p>"},
    ]
    assert article(details={"body": forms}).body == ("word " * 12).strip()


@pytest.mark.parametrize(
    ("body", "status", "reason"),
    [
        (b'{"base_path": "/x", "schema_name": "redirect", "redirects": []}', 200, "not an article"),
        (b'{"base_path": "/x", "schema_name": "gone"}', 410, "error status"),
        (b'{"base_path": "/x", "details": {"body": "<p>Soon.</p>"}}', 200, "too short"),
        (b'{"base_path": "/x", "details": null, "links": null}', 200, "empty"),
    ],
)
def test_what_moved_went_or_says_nothing_is_no_article(
    body: bytes, status: int, reason: str
) -> None:
    found = read(body, status=status)
    assert isinstance(found, NotAnArticle)
    assert found.reason == reason


def test_fields_of_other_types_than_expected_break_nothing() -> None:
    odd: dict[str, Any] = {
        "locale": 7,
        "title": None,
        "description": [],
        "withdrawn_notice": "no",
        "links": [1],
    }
    found = article(**odd, details=details(change_history={"a": 1}, attachments="none"))
    assert (found.title, found.language, found.notice) == ("", "en", "")
