"""A page that keeps text back says so; that is no failure of ours."""

import pytest

from store.records import Unreadable
from tests.extract.pages import BODY, BODY_HTML, SENTENCES, article, page, reading

STUB = f"<p>{SENTENCES[0]}</p>"


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


def test_a_long_text_before_a_gate_is_partial() -> None:
    long = "".join(f"<p>{n} {s}</p>" for n in range(4) for s in SENTENCES)
    assert article(page(f"{long}<p>Subscribe to continue reading</p>")).access == "partial"


def test_a_metered_article_is_partial() -> None:
    head = "<meta property='article:content_tier' content='metered'>"
    assert article(page(head=head)).access == "partial"


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
