"""The Guardian: what is asked of its search, and what its items are as articles."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from crawlers.order import ListingToAsk
from crawlers.services import service
from crawlers.services.service import Entry, NotAListingError, QuotaError
from store.records import Article, Dated, NotAnArticle, Reading, Unreadable
from tests.replay import server
from tests.replay.guardian import KEY, Item, search
from tests.services.reading import read_item
from tests.services.walking import answered, listing, walk

HOME = "https://guardian.example"
GUARDIAN = service("guardian")
BODY = (
    "<p>The hall is kept by <a href='/x'>neighbours</a>, the minister said: a Big Society.</p>"
    '<aside class="element-rich-link"><p>Related: something else</p></aside>'
    "<figure><figcaption>The hall</figcaption></figure><h2>Keys</h2>"
    "<blockquote><p>Nobody asked us.</p></blockquote><ul><li>One</li></ul><script>x()</script>"
)


def asked(**given: Any) -> ListingToAsk:
    usual = {"terms": ("big society",), "key": "GUARDIAN_API_KEY", "home": HOME}
    return listing("guardian", f"{HOME}/search", HOME, **{**usual, **given})


def item(number: int = 1, **given: Any) -> Item:
    usual = {"path": f"society/{number}", "title": "A Big Society hall", "body": BODY}
    return Item(**{**usual, "published": "2012-01-05T09:00:00Z", **given})


def walked(one: ListingToAsk, *items: Item, **given: int) -> tuple[list[Entry], list[str]]:
    script = search(HOME, items, **given)
    return walk(one, {"/search": lambda path: script(f"{path}&api-key={KEY}")})


def article(*, one: Item | None = None, **changes: Any) -> Reading:
    (entry,), _ = walked(asked(), one or item())
    return read_item("guardian", entry, **changes)


def test_a_window_is_asked_by_publication_and_a_night_by_change() -> None:
    window = parse_qs(urlsplit(GUARDIAN.first(asked(terms=("big society", "localism")))).query)
    assert window["q"] == ['"big society" OR "localism"']
    assert (window["use-date"], window["from-date"]) == (["published"], ["2012-01-01"])
    assert window["to-date"] == ["2012-01-31"]
    night = parse_qs(urlsplit(GUARDIAN.first(asked(until=""))).query)
    assert (night["use-date"], "to-date" in night) == (["last-modified"], False)


def test_parameters_of_the_source_go_with_the_question_but_never_the_key() -> None:
    address = GUARDIAN.first(asked(where={"section": "society", "page-size": "200"}))
    assert "section=society" in address
    assert "page-size=50" in address
    assert "api-key" not in address
    assert GUARDIAN.key_parameter == "api-key"


def test_pages_are_followed_to_the_last() -> None:
    entries, addresses = walked(asked(), *(item(number) for number in range(7)), each=3)
    assert [entry.url for entry in entries] == [f"{HOME}/society/{n}" for n in range(7)]
    assert ["page=" in address for address in addresses] == [False, True, True]


def test_an_empty_window_names_nothing() -> None:
    assert walked(asked(since="2009-01-01", until="2009-01-31"), item()) == (
        [],
        [GUARDIAN.first(asked(since="2009-01-01", until="2009-01-31"))],
    )


def test_an_item_changed_since_is_named_again_whenever_it_was_published() -> None:
    old = item(1, published="2001-01-01T00:00:00Z", modified="2012-01-06T10:00:00Z")
    (entry,), _ = walked(asked(until=""), old, item(2, modified="2011-01-01T00:00:00Z"))
    assert entry.modified == "2012-01-06T10:00:00Z"


def said(status: int, body: bytes) -> server.Answer:
    return server.Answer(status=status, body=body)


BEYOND = b'{"response":{"status":"error","message":"requested page is beyond the number"}}'


def test_a_page_that_is_no_longer_there_is_the_end() -> None:
    assert list(GUARDIAN.read(asked(), answered(HOME, said(400, BEYOND)))) == []


@pytest.mark.parametrize(
    ("status", "body", "error", "words"),
    [
        (401, b'{"message":"Unauthorized"}', NotAListingError, "GUARDIAN_API_KEY"),
        (429, b"{}", QuotaError, "quota"),
        (400, b'{"response":{"status":"error","message":"no such tag"}}', NotAListingError, "tag"),
        (200, b"<html></html>", NotAListingError, "no JSON"),
        (200, b"[1]", NotAListingError, "no response"),
        (200, b"[" * 200_000, NotAListingError, "no JSON"),
    ],
)
def test_an_error_says_what_to_do(
    status: int, body: bytes, error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words):
        list(GUARDIAN.read(asked(), answered(HOME, said(status, body))))


def test_an_item_is_an_article_with_its_dates_from_the_api() -> None:
    found = article(one=item(byline="Rosa Lindqvist, society editor", trail="<b>Kept</b> open"))
    assert isinstance(found, Article)
    assert found.body.split("\n\n") == [
        "The hall is kept by neighbours, the minister said: a Big Society.",
        "Keys",
        "Nobody asked us.",
        "One",
    ]
    assert (found.title, found.standfirst) == ("A Big Society hall", "Kept open")
    assert (found.byline, found.kind, found.access) == ("Rosa Lindqvist", "news", "free")
    assert found.published == "2012-01-05T09:00:00Z"
    assert (found.published_evidence, found.published_reliability) == ("api", "high")
    assert (found.modified, found.modified_evidence) == ("2010-07-19T11:30:00Z", "api")
    assert found.addresses[0].startswith(f"{HOME}/p/")
    assert Dated(
        field="modified", moment="2010-07-19T11:30:00Z", evidence="api", reliability="high"
    ) in (found.dates)


@pytest.mark.parametrize(
    ("given", "kind"),
    [
        ({"tags": ("tone/comment",)}, "comment"),
        ({"section": "commentisfree"}, "comment"),
        ({"type": "liveblog", "tags": ("tone/comment",)}, "news"),
        ({"tags": ("tone/news",)}, "news"),
    ],
)
def test_its_tags_say_what_sort_of_text_it_is(given: dict[str, Any], kind: str) -> None:
    found = article(one=item(**given))
    assert isinstance(found, Article)
    assert found.kind == kind


WITHHELD = {"body": "<!-- Redistribution rights for this field are unavailable -->"}


@pytest.mark.parametrize(
    ("changes", "detail"),
    [
        ({"fields": WITHHELD}, "no right"),
        ({"isHosted": True, "fields": {}}, "hosted"),
        ({"fields": None, "type": "interactive"}, "without a text: interactive"),
    ],
)
def test_an_item_without_a_text_is_no_article_and_says_why(
    changes: dict[str, Any], detail: str
) -> None:
    found = article(**changes)
    assert isinstance(found, NotAnArticle)
    assert detail in found.detail


def test_a_date_in_the_future_is_refused_as_evidence() -> None:
    found = article(webPublicationDate="2031-01-01T00:00:00Z")
    assert isinstance(found, Article)
    assert (found.published, found.published_evidence) == (None, "none")
    assert found.dates[0].refused


def test_an_item_that_is_no_object_is_broken() -> None:
    found = read_item("guardian", Entry(url=HOME, item=b"[]"))
    assert isinstance(found, Unreadable)
