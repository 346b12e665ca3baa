"""Dates come with the evidence for them and with how far to trust it."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from store.outcomes import Found
from tests.extract.pages import SOURCE, article, page

NEWS = {"@type": "NewsArticle", "headline": "x"}
FOUND = Found(address="x", source="sentinel", published="2013-12-09T07:00:00Z", via="feed")


def dated(**parts: Any) -> tuple[str | None, str, str]:
    of_page = {k: v for k, v in parts.items() if k in {"head", "above", "linked"}}
    read = article(page(**of_page), **{k: v for k, v in parts.items() if k not in of_page})
    return read.published, read.published_evidence, read.published_reliability


@pytest.mark.parametrize(
    ("parts", "evidence", "reliability"),
    [
        ({"linked": {**NEWS, "datePublished": "2013-12-09T06:45:00Z"}}, "json-ld", "medium"),
        (
            {"head": "<meta property='article:published_time' content='2013-12-09T06:45:00Z'>"},
            "meta",
            "medium",
        ),
        ({"above": "<time datetime='2013-12-09T06:45:00Z'>on Monday</time>"}, "time", "medium"),
        ({"above": "<p>Monday 9 December 2013 06.45 GMT</p>"}, "text", "low"),
    ],
)
def test_each_kind_of_evidence_is_named(
    parts: dict[str, Any], evidence: str, reliability: str
) -> None:
    assert dated(**parts) == ("2013-12-09T06:45:00Z", evidence, reliability)


def test_a_feeds_date_is_evidence() -> None:
    assert dated(found=FOUND) == ("2013-12-09T07:00:00Z", "feed", "medium")


def test_a_day_stays_a_day() -> None:
    assert dated(above="<p>09/12/2013</p>") == ("2013-12-09", "text", "low")


def test_the_address_comes_last() -> None:
    url = "https://www.sentinel.example/2013/12/09/hall"
    assert dated(url=url) == ("2013-12-09", "address", "low")


def test_two_kinds_that_agree_are_highly_reliable() -> None:
    linked = {**NEWS, "datePublished": "2013-12-09T06:45:00Z"}
    url = "https://www.sentinel.example/2013/12/hall"
    assert dated(linked=linked, url=url) == ("2013-12-09T06:45:00Z", "json-ld", "high")


def test_a_wrong_date_in_the_markup_loses_to_a_page_and_an_address_that_agree() -> None:
    head = "<meta property='article:published_time' content='2014-05-30T00:00:00Z'>"
    linked = {**NEWS, "datePublished": "2014-05-30T00:00:00Z"}
    above = "<p class='dateline'>9 December 2013</p>"
    url = "https://www.sentinel.example/2013/12/09/hall"
    assert dated(head=head, linked=linked, above=above, url=url) == ("2013-12-09", "text", "medium")


def test_a_conflict_that_nothing_decides_lowers_reliability() -> None:
    linked = {**NEWS, "datePublished": "2014-03-01T06:45:00Z"}
    assert dated(linked=linked, above="<p>9 December 2013</p>") == (
        "2014-03-01T06:45:00Z",
        "json-ld",
        "low",
    )


@pytest.mark.parametrize("impossible", ["2014-06-03T00:00:00Z", "1994-12-31", "1970-01-01"])
def test_a_date_after_the_capture_or_before_the_web_is_no_evidence(impossible: str) -> None:
    linked = {**NEWS, "datePublished": impossible}
    above = "<time datetime='2013-12-09'>9 December</time>"
    assert dated(linked=linked, above=above) == ("2013-12-09", "time", "medium")


def test_a_date_before_the_source_was_founded_is_no_evidence() -> None:
    young = replace(SOURCE, founded=date(2012, 1, 1))
    linked = {**NEWS, "datePublished": "2011-12-31"}
    read = article(page(linked=linked), young)
    assert (read.published, read.published_evidence) == (None, "none")


def test_a_page_without_a_date_says_so() -> None:
    assert dated() == (None, "none", "none")


def test_a_date_of_change_is_not_one_of_publication() -> None:
    above = "<p>Last updated <time datetime='2013-12-10'>10 December 2013</time></p>"
    assert dated(above=above)[0] is None


def test_a_line_that_goes_on_to_a_change_gives_the_date_before_it() -> None:
    above = "<p>Published 9 December 2013, last updated 10 December 2013</p>"
    assert dated(above=above)[0] == "2013-12-09"


def test_a_date_in_the_text_does_not_speak_against_the_one_above_it() -> None:
    linked = {**NEWS, "datePublished": "2013-12-09T06:45:00Z"}
    above = "<p>9 December 2013</p><p>The hall had closed on 3 March 2010.</p>"
    assert dated(linked=linked, above=above) == ("2013-12-09T06:45:00Z", "json-ld", "high")


def test_a_related_storys_date_is_not_the_articles() -> None:
    below = "<aside><time datetime='2012-01-01'>1 January 2012</time></aside>" * 3
    markup = page(below="").replace("</body>", f"{below}</body>")
    assert article(markup).published is None


def test_the_publishers_last_change_is_kept_apart() -> None:
    linked = {
        **NEWS,
        "datePublished": "2013-12-09T06:45:00Z",
        "dateModified": "2013-12-10T08:00:00Z",
    }
    assert article(page(linked=linked)).modified == "2013-12-10T08:00:00Z"


@pytest.mark.parametrize("change", ["2013-12-09T06:45:00Z", "2013-12-01", "2019-01-01", "soon"])
def test_a_change_that_is_none_or_cannot_be_is_left_out(change: str) -> None:
    linked = {**NEWS, "datePublished": "2013-12-09T06:45:00Z", "dateModified": change}
    assert article(page(linked=linked)).modified is None
