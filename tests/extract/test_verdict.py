"""A page that is no article is counted, with the reason."""

from typing import Any

import pytest

from store.outcomes import Found
from store.records import Article, NotAnArticle
from tests.extract.pages import BODY_HTML, article, page, reading

TEASER = "They met in the old school last night and agreed to ask the council for more time"
CARDS = "".join(
    f"<div><h3><a href='/{n}'>Story number {n}</a></h3><p>{TEASER} ({n}).</p></div>"
    for n in range(12)
)


def reason(markup: str | bytes, **of_response: Any) -> str:
    found = reading(markup, **of_response)
    assert isinstance(found, NotAnArticle), found
    return found.reason


@pytest.mark.parametrize("status", [301, 403, 404, 410, 500, 503])
def test_an_error_page_is_no_article(status: int) -> None:
    assert reason(page(), status=status) == "error status"


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"<html>Sign in</html>", "application/pdf"),
        (b"\x89PNG\r\n<html>", "image/png"),
        (b'{"a": 1}', "application/json"),
        (b"plain words", "text/html"),
        (b"<rss><channel></channel></rss>", "application/xml"),
    ],
)
def test_what_is_no_html_is_no_article(body: bytes, content_type: str) -> None:
    assert reason(body, content_type=content_type) == "not HTML"


@pytest.mark.parametrize("body", [b"", b" \n\t ", b"<!-- -->"])
def test_an_empty_page_is_empty(body: bytes) -> None:
    assert reason(body) == "empty"


def test_a_few_words_are_too_short() -> None:
    assert reason(page("<p>The hall is open again, and everybody in it is happy now.</p>")) == (
        "too short"
    )


def test_a_front_page_is_no_article() -> None:
    assert reason(page(), url="https://www.sentinel.example/") == "not an article"


def test_a_list_of_articles_is_no_article() -> None:
    assert reason(page(CARDS), url="https://www.sentinel.example/society") == "not an article"


def test_an_article_with_as_many_teasers_below_is_one() -> None:
    assert isinstance(reading(page(BODY_HTML, below=f"<section>{CARDS}</section>")), Article)


def test_a_page_of_pictures_is_no_article() -> None:
    url = "https://www.sentinel.example/gallery/hall"
    assert reason(page("<p>Maud at the door.</p>"), url=url) == "not an article"


def test_a_page_without_a_headline_takes_the_feeds() -> None:
    bare = f"<html><body>{BODY_HTML}</body></html>"
    found = Found(address="x", source="sentinel", title="The hall is open")
    assert article(bare, found=found).title == "The hall is open"
    assert reason(bare) == "not an article"


def test_another_language_is_kept_and_named() -> None:
    welsh = (
        "<p>Agorodd gwirfoddolwyr neuadd y pentref ddydd Sadwrn ar \u00f4l dwy flynedd o waith.</p>"
    )
    german = (
        "<p>Freiwillige haben am Samstag nach zwei Jahren das Gemeindehaus wieder er\u00f6ffnet,"
        " und alle Nachbarn kamen, um mit ihnen zu feiern und den Laden zu sehen.</p>"
    )
    assert article(page(welsh * 4)).language == "cy"
    assert article(page(german * 3)).language == "de"


def test_a_page_that_says_nothing_of_its_language_is_english_when_it_reads_so() -> None:
    assert article(page().replace("lang='en'", "lang='fr'")).language == "en"
