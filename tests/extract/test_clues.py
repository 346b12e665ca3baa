"""All that a page says of its dates is kept, each with its evidence, also what is refused."""

from dataclasses import replace
from datetime import date
from typing import Any

from store.outcomes import Found
from store.records import Article
from tests.extract.pages import SOURCE, URL, article, page

NEWS = {"@type": "NewsArticle", "headline": "x", "datePublished": "2013-12-09T06:45:00Z"}


def kept(read: Article, field: str = "published") -> list[tuple[str, str, str, str]]:
    return [
        (each.evidence, each.moment, each.reliability, each.refused)
        for each in read.dates
        if each.field == field
    ]


def test_conflicting_evidence_is_kept_beside_what_was_chosen() -> None:
    found = Found(address="x", source="sentinel", published="2014-02-01", via="feed")
    read = article(page(linked=NEWS, above="<p>9 December 2013</p>"), found=found)
    assert (read.published, read.published_evidence) == ("2013-12-09T06:45:00Z", "json-ld")
    assert kept(read) == [
        ("json-ld", "2013-12-09T06:45:00Z", "medium", ""),
        ("feed", "2014-02-01", "low", ""),
        ("text", "2013-12-09", "medium", ""),
    ]


def test_what_is_refused_is_kept_with_the_reason() -> None:
    source = replace(SOURCE, founded=date(2005, 1, 1), closed=date(2014, 1, 31))
    head = "".join(
        f"<meta name='{name}' content='{day}'>"
        for name, day in (
            ("date", "2019-01-01"),
            ("pubdate", "2004-12-31"),
            ("dc.date", "1970-01-01"),
            ("parsely-pub-date", "2014-02-01"),
        )
    )
    read = article(page(head=head, linked=NEWS), source)
    assert (read.published, read.published_reliability) == ("2013-12-09T06:45:00Z", "medium")
    assert sorted((moment, why) for _, moment, _, why in kept(read) if why) == [
        ("1970-01-01", "before the outlet existed"),
        ("2004-12-31", "before the outlet existed"),
        ("2014-02-01", "after the outlet had closed"),
        ("2019-01-01", "in the future of the capture"),
    ]
    early = article(page(linked={**NEWS, "datePublished": "1994-12-31"}))
    assert kept(early) == [("json-ld", "1994-12-31", "none", "before 1995")]


def test_a_change_has_evidence_and_reliability_of_its_own() -> None:
    linked = {**NEWS, "dateModified": "2013-12-10T08:00:00Z"}
    above = "<p>Published 9 December 2013. Last updated 10 December 2013 at 08.00</p>"
    read = article(page(linked=linked, above=above))
    assert (read.modified, read.modified_evidence, read.modified_reliability) == (
        "2013-12-10T08:00:00Z",
        "json-ld",
        "high",
    )
    assert kept(read, "modified")[1][:3] == ("text", "2013-12-10T08:00:00Z", "high")


def test_a_change_that_only_the_page_shows_is_read_there() -> None:
    read = article(page(above="<p>Last updated 10 December 2013</p>"))
    assert (read.published, read.modified, read.modified_evidence) == (None, "2013-12-10", "text")


def test_a_sitemaps_word_on_a_change_is_kept_and_not_taken() -> None:
    found = Found(address="x", source="sentinel", modified="2014-05-01", via="sitemap")
    read = article(page(linked=NEWS), found=found)
    assert read.modified is None
    assert kept(read, "modified") == [("sitemap", "2014-05-01", "medium", "")]
    feed = article(page(linked=NEWS), found=replace(found, via="feed"))
    assert (feed.modified, feed.modified_evidence) == ("2014-05-01", "feed")


def test_a_service_that_listed_a_page_is_evidence_of_its_own_kind() -> None:
    found = Found(address="x", source="sentinel", published="2013-12-09", via="gov_uk")
    assert article(page(), found=found).published_evidence == "api"


def test_a_copy_in_an_archive_is_not_dated_by_its_capture() -> None:
    copy = f"https://web.archive.org/web/20140531120000id_/{URL}"
    frame = (
        "<p>3 hours ago</p><p>Yesterday at 10:30</p>"
        "<p class='clock'>Saturday, 31st May</p><footer>Copyright 2014 The Sentinel</footer>"
    )
    listed = Found(address=copy, source="sentinel", via="wayback")
    asked: dict[str, Any] = {"url": copy, "captured": "2014-05-31T12:00:00Z", "found": listed}
    read = article(page(above=frame), **asked)
    assert (read.published, read.dates) == (None, ())
    dated = article(page(above=f"{frame}<p>9 December 2013</p>"), **asked)
    assert kept(dated) == [("text", "2013-12-09", "low", "")]
    clock = page().replace("<h1>", "<p>Saturday 31 May 2014</p><h1>")
    assert kept(article(clock, **asked)) == [
        ("text", "2014-05-31", "none", "the day of its capture, which templates print")
    ]
    assert article(clock, captured="2014-05-31T12:00:00Z").published == "2014-05-31"


def test_the_day_in_the_address_of_a_copy_is_the_originals() -> None:
    copy = "https://web.archive.org/web/20140531120000id_/http://sentinel.example/2013/12/09/hall"
    read = article(page(), url=copy)
    assert (read.published, read.published_evidence) == ("2013-12-09", "address")
