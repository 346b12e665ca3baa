"""The digest: what it says, and that crawled words stay words."""

from dataclasses import replace
from datetime import date

import pytest

from flows.digest import FORMS, Form, midnight, render
from store.ask.digest import Link, News, StoryNews, Voice

DAY = date(2013, 12, 9)
NASTY = (
    "[pay](javascript:alert(1)) <script>alert(1)</script> *now* | `x`\n# Heading www.evil.example"
)


def news(title: str = "The village shop", url: str = "http://courier.example/shop") -> News:
    link = Link(
        article="a7",
        title=title,
        url=url,
        outlet="The Courier",
        newsroom="Courier",
        published="2013-12-09",
        state="new",
    )
    voice = Voice(
        text=title,
        speaker="Percy Vane",
        role="government",
        office="Minister for Halls",
        strands=("community_empowerment",),
        sentiment="negative",
        level="named",
        article="a7",
    )
    story = StoryNews(
        story="a7",
        title=title,
        url=url,
        published="2013-12-09",
        articles=3,
        newsrooms=2,
        mentions=1,
        links=(link,),
        voices=(voice,),
    )
    return News(since="", stories=(story,), articles=5, silent=2)


@pytest.mark.parametrize("form", FORMS)
def test_a_digest_says_what_is_new_who_said_it_and_how(form: Form) -> None:
    text = render(news(), DAY, form).replace("\\", "")
    for said in (
        "Monday 9 December 2013",
        "5 new or changed articles; 3 of them in 1 story on the agenda.",
        "The village shop",
        "3 articles in 2 newsrooms",
        "The Courier",
        "Percy Vane, Minister for Halls (government)",
        "community empowerment",
        "negative",
        "http://courier.example/shop",
    ):
        assert said in text


@pytest.mark.parametrize("form", FORMS)
def test_a_label_of_little_confidence_is_marked(form: Form) -> None:
    told = news()
    (story,) = told.stories
    voice = replace(story.voices[0], uncertain=("sentiment", "public_services"))
    told = replace(told, stories=(replace(story, voices=(voice,)),))
    text = render(told, DAY, form).replace("\\", "")
    assert "negative (uncertain)" in text
    assert "community empowerment (uncertain)" not in text
    assert "public services" not in text


def test_nothing_crawled_becomes_html() -> None:
    text = render(news(NASTY, "javascript:alert(1)"), DAY, "html")
    assert "<script>" not in text
    assert "href" not in text


def test_nothing_crawled_becomes_markdown() -> None:
    text = render(news(NASTY, "javascript:alert(1)"), DAY, "md")
    for active in ("](", "<script", "*now*", "`x`", "\n# Heading", "www.evil"):
        assert active not in text.replace("# What is new", "")


def test_an_address_cannot_leave_its_link_in_markdown() -> None:
    text = render(news(url="http://courier.example/a>b\n# c"), DAY, "md")
    assert "<http://courier.example/a%3Eb%0A# c>".replace(" ", "%20") in text


@pytest.mark.parametrize("form", FORMS)
def test_a_day_without_news_says_so(form: Form) -> None:
    nothing = News(since="", stories=(), articles=0, silent=0)
    assert "Nothing new speaks of the agenda" in render(nothing, DAY, form)


def test_a_digest_page_fetches_nothing_from_elsewhere() -> None:
    text = render(news(), DAY, "html")
    assert all(mark not in text for mark in ("src=", "<link", "@import", "url("))


def test_a_day_begins_at_londons_midnight() -> None:
    assert midnight(date(2013, 7, 1)) == "2013-06-30T23:00:00Z"
    assert midnight(date(2013, 12, 9)) == "2013-12-09T00:00:00Z"
