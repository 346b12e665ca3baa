"""What stands in an article's place is told from it, and from a failure to read it."""

from typing import Any

import pytest

from store.records import Article, NotAnArticle
from tests.extract.pages import BODY_HTML, SENTENCES, page, reading

LONG = BODY_HTML * 4
DECLARED = {"@type": "NewsArticle", "headline": "x"}
COOKIES = (
    "<p>We and our partners use cookies to store and read personal data on your device.</p>"
    "<p>By choosing Accept you consent to these cookies; you may withdraw consent at any time.</p>"
)
PUZZLE = "<p>Please complete the security check below to go on to the page that you asked for.</p>"


def reason(markup: str, **of_response: Any) -> str:
    found = reading(markup, **of_response)
    assert isinstance(found, NotAnArticle), found
    return found.reason


@pytest.mark.parametrize(
    "title",
    [
        "Page not found",
        "Page not found | The Sentinel",
        "404 - The Sentinel",
        "Sorry, the page you are looking for could not be found",
        "This article is no longer available",
        "We can't find the page you asked for",
        "Error: Not found",
    ],
)
def test_a_page_that_calls_itself_not_found_is_none_though_served_as_one(title: str) -> None:
    assert reason(page(LONG, title=title)) == "soft 404"


def test_an_article_may_speak_of_what_was_not_found() -> None:
    title = "Missing page cannot be found"
    assert isinstance(reading(page(LONG, title=title, linked=DECLARED)), Article)
    longer = "Archivist says the missing page of the Ambleford charter will never be found again"
    assert isinstance(reading(page(LONG, title=longer)), Article)


def test_a_deep_address_that_leads_to_the_front_page_is_not_found() -> None:
    front, deep = "https://www.sentinel.example/", "https://www.sentinel.example/news/gone"
    assert reason(page(), url=front, asked=deep) == "soft 404"
    assert reason(page(), url=front) == "not an article"


def test_one_that_leads_to_a_form_to_register_is_no_article() -> None:
    form = "<p>Register for free to read as many articles of the Sentinel as you care to.</p>"
    asked = "https://www.sentinel.example/news/hall"
    sent = "https://www.sentinel.example/register?next=/news/hall"
    found = reading(page(form), url=sent, asked=asked)
    assert found == NotAnArticle(reason="not an article", detail="sent on to register or sign in")


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Attention Required!", PUZZLE),
        ("Just a moment...", "<p>This may take some seconds.</p>"),
        ("The Sentinel", "<p>Please verify you are a human by pressing the button below.</p>"),
        ("Security", "<p>We have seen unusual traffic from your network and must be sure.</p>"),
    ],
)
@pytest.mark.parametrize("status", [200, 403])
def test_a_captcha_is_told_by_its_words(title: str, body: str, status: int) -> None:
    assert reason(page(body, title=title), status=status) == "captcha"


def test_a_wall_of_cookies_is_told_by_its_words_or_its_address() -> None:
    assert reason(page(COOKIES, title="Before you continue")) == "consent wall"
    assert reason(page(COOKIES, title="Hall reopens", linked=DECLARED)) == "consent wall"
    url = "https://consent.sentinel.example/collect?next=/news/hall"
    assert reason(page(LONG), url=url) == "consent wall"


def test_a_cookie_banner_on_an_article_is_no_wall() -> None:
    banner = f"<div class='cookie-banner'>{COOKIES}</div>"
    found = reading(page(below=banner))
    assert isinstance(found, Article)
    assert found.body.startswith(SENTENCES[0])


@pytest.mark.parametrize(
    "asked", ["Please enable JavaScript to read this.", "JavaScript is required."]
)
def test_a_page_that_shows_nothing_without_javascript_says_so(asked: str) -> None:
    scripted = f"<div id='root'></div><noscript>{asked}</noscript>"
    assert reason(page(scripted)) == "needs JavaScript"
    assert isinstance(reading(page(BODY_HTML + scripted)), Article)
