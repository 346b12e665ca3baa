"""A page that keeps text back says so; that is no failure of ours."""

from typing import Any

import pytest

from store.records import NotAnArticle, Unreadable
from tests.extract.pages import BODY, BODY_HTML, SENTENCES, article, page, reading

STUB = f"<p>{SENTENCES[0]}</p>"
LONG = "".join(f"<p>{n} {s}</p>" for n in range(4) for s in SENTENCES)


def test_an_article_is_free_unless_something_says_otherwise() -> None:
    assert article(page()).access == "free"


@pytest.mark.parametrize("said", [False, "False", "https://schema.org/False"])
def test_a_declared_paywall_is_believed(said: object) -> None:
    linked = {"@type": "NewsArticle", "isAccessibleForFree": said}
    assert article(page(linked=linked)).access == "paywalled"


@pytest.mark.parametrize(
    "gate",
    [
        "Subscribe to continue reading",
        "To continue reading this article, please register.",
        "This article is for subscribers only.",
        "Already a subscriber? Log in.",
        "Register now to read the full article",
        "Sign in or register to continue reading",
    ],
)
def test_a_stub_with_a_gate_is_paywalled_and_the_gate_is_no_body(gate: str) -> None:
    read = article(page(f"{STUB}<p>{gate}</p>"))
    assert (read.access, read.body) == ("paywalled", SENTENCES[0])


def shown(markup: str, **of_response: Any) -> tuple[str, str]:
    read = article(markup, **of_response)
    return read.access, read.access_evidence


def test_a_long_text_before_a_gate_is_partial() -> None:
    assert shown(page(f"{LONG}<p>Subscribe to continue reading</p>")) == ("partial", "text")


def test_a_hard_wall_and_a_wall_of_registration_are_shown_by_what_is_there() -> None:
    for gate in ("This article is for subscribers only.", "Register now to read the full article"):
        assert shown(page(f"{STUB}<p>{gate}</p>")) == ("paywalled", "text")


def test_a_box_named_a_wall_shows_a_stub_to_be_one_and_leaves_a_long_text_free() -> None:
    wall = "<div class='c-paywall'><p>Become a member of the Sentinel from one pound.</p></div>"
    assert shown(page(STUB + wall)) == ("paywalled", "markup")
    assert shown(page(LONG + wall)) == ("free", "none")


def test_a_metered_article_is_partial_though_it_declares_itself_closed() -> None:
    head = "<meta property='article:content_tier' content='metered'>"
    closed = {"@type": "NewsArticle", "isAccessibleForFree": False}
    assert shown(page(head=head)) == ("partial", "markup")
    assert shown(page(head=head, linked=closed)) == ("partial", "markup")


def test_text_that_came_along_does_not_open_what_is_declared_closed() -> None:
    wall = {"@type": "WebPageElement", "isAccessibleForFree": False, "cssSelector": ".story"}
    closed = {"@type": "NewsArticle", "isAccessibleForFree": False, "hasPart": wall}
    read = article(page(LONG, linked=closed))
    assert (read.access, read.access_evidence) == ("paywalled", "markup")
    assert SENTENCES[-1] in read.body


def test_a_part_declared_closed_makes_an_article_partial() -> None:
    wall = {"@type": "WebPageElement", "isAccessibleForFree": "False", "cssSelector": ".rest"}
    for parts in (wall, [wall]):
        linked = {"@type": "NewsArticle", "isAccessibleForFree": True, "hasPart": parts}
        assert shown(page(linked=linked)) == ("partial", "markup")


def test_what_is_declared_free_is_so_in_spite_of_a_request_to_sign_in() -> None:
    linked = {"@type": "NewsArticle", "isAccessibleForFree": True}
    gate = "<p>Sign in to continue reading</p>"
    assert shown(page(LONG + gate, linked=linked)) == ("free", "markup")
    assert shown(page(STUB + gate, linked=linked)) == ("paywalled", "text")


@pytest.mark.parametrize("status", [401, 402, 403])
def test_an_article_shown_with_a_refusing_status_is_paywalled_by_it(status: int) -> None:
    linked = {"@type": "NewsArticle", "headline": "x"}
    assert shown(page(linked=linked), status=status) == ("paywalled", "status")


def test_a_closed_article_of_which_nothing_is_shown_is_none_and_says_why() -> None:
    linked = {"@type": "NewsArticle", "isAccessibleForFree": False}
    read = reading(page("<p>Village news</p>", linked=linked))
    assert isinstance(read, NotAnArticle)
    assert read.reason in {"empty", "too short"}


def test_half_the_declared_words_are_part_of_an_article() -> None:
    linked = {"@type": "NewsArticle", "wordCount": 10 * len(BODY.split())}
    assert article(page(linked=linked)).access == "partial"
    linked = {"@type": "NewsArticle", "wordCount": len(BODY.split())}
    assert article(page(linked=linked)).access == "free"


def test_few_words_of_many_declared_and_no_gate_is_a_page_not_understood() -> None:
    linked = {"@type": "NewsArticle", "wordCount": 700}
    read = reading(page(STUB, linked=linked))
    assert isinstance(read, Unreadable)
    assert read.reason == "broken"
    assert "700" in read.detail


def test_an_article_that_speaks_of_subscribers_is_free() -> None:
    told = "<p>The paper lost subscribers, and its members asked to read the books.</p>"
    assert article(page(BODY_HTML + told)).access == "free"
