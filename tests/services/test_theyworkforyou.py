"""TheyWorkForYou: one question, errors with status 200, speeches with ids of their own."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from crawlers.order import ListingToAsk
from crawlers.services import service
from crawlers.services.service import Entry, NotAListingError, QuotaError
from store.records import Article, NotAnArticle, Reading
from tests.replay import server
from tests.replay.theyworkforyou import KEY, Row, search
from tests.services.reading import read_item
from tests.services.walking import answered, listing, walk

HOME = "https://theyworkforyou.example"
API = "/api/getHansard"
THEYWORKFORYOU = service("theyworkforyou")
BODY = "<p>The Big Society is a hall.</p><p>It has a kettle.</p>"


def asked(**given: Any) -> ListingToAsk:
    usual = {"terms": ("big society",), "key": "THEYWORKFORYOU_API_KEY", "home": HOME}
    return listing("theyworkforyou", HOME + API, HOME, **{**usual, **given})


def row(number: int, day: str = "2012-01-05", **given: str) -> Row:
    return Row(**{"gid": f"{day}a.9.{number}", "day": day, "body": BODY, **given})


def walked(one: ListingToAsk, *rows: Row, **given: int) -> tuple[list[Entry], list[str]]:
    script = search(rows, **given)
    return walk(one, {API: lambda path: script(f"{path}&key={KEY}")})


def question(one: ListingToAsk) -> dict[str, list[str]]:
    return parse_qs(urlsplit(THEYWORKFORYOU.first(one)).query)


def test_phrases_days_and_filters_are_one_question() -> None:
    window = question(asked(where={"section": "wms"}))
    assert window["search"] == ['"big society" 20120101..20120131 section:wms']
    assert (window["num"], window["order"], window["output"]) == (["1000"], ["d"], ["json"])
    several = question(asked(terms=("big society", "localism"), until=""))
    assert several["search"] == ['("big society" OR "localism")']
    assert several["num"] == ["100"]


def test_a_kind_of_debate_is_a_parameter_of_its_own() -> None:
    debates = question(asked(where={"type": "lords"}))
    assert debates["type"] == ["lords"]
    assert "type" not in debates["search"][0]


def test_a_window_is_followed_to_its_end() -> None:
    rows = [row(number, f"2012-01-{number:02}") for number in range(1, 8)]
    entries, addresses = walked(asked(), *rows, row(9, "2012-02-01"), each=3)
    assert (len(entries), len(addresses)) == (7, 3)


def test_a_night_ends_where_the_days_are_known_already() -> None:
    rows = [row(number, f"2012-01-{number:02}") for number in range(1, 10)]
    _, addresses = walked(asked(since="2012-01-08", until=""), *rows, each=3)
    assert len(addresses) == 1


def test_each_speech_of_a_debate_has_an_address_of_its_own() -> None:
    entries, _ = walked(asked(), row(1), row(2))
    assert [entry.url for entry in entries] == [
        f"{HOME}/debates/?id=2012-01-05a.9.1",
        f"{HOME}/debates/?id=2012-01-05a.9.2",
    ]


@pytest.mark.parametrize(
    ("body", "error", "words"),
    [
        (b'{"error":"Invalid API key."}', NotAListingError, "THEYWORKFORYOU_API_KEY"),
        (b'{"error":"No search term."}', NotAListingError, "No search term"),
        (b'{"error":"API key has exceeded its limit"}', QuotaError, "exceeded"),
        (b'{"error":"You have used up your quota of calls."}', QuotaError, "quota"),
        (b"[]", NotAListingError, "no object"),
        (b"<html>", NotAListingError, "no JSON"),
    ],
)
def test_an_error_under_status_200_is_an_error(
    body: bytes, error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words):
        list(THEYWORKFORYOU.read(asked(), answered(HOME + API, server.Answer(body=body))))


def test_a_wrong_key_and_a_used_up_quota_are_told_apart() -> None:
    refused = search([])(f"{API}?output=json&search=x&key=wrong")
    with pytest.raises(NotAListingError, match="valid key"):
        list(THEYWORKFORYOU.read(asked(), answered(HOME + API, refused)))
    with pytest.raises(QuotaError):
        walked(asked(), *(row(number) for number in range(1, 9)), each=2, quota=2)


def article(one: Row, **changes: Any) -> Reading:
    (entry,), _ = walked(asked(), one)
    return read_item("theyworkforyou", entry, **changes)


def test_a_speech_is_an_article_without_the_marks_of_the_search() -> None:
    found = article(row(1))
    assert isinstance(found, Article)
    assert found.body == "The Big Society is a hall.\n\nIt has a kettle."
    assert (found.title, found.byline, found.kind) == ("Localism", "Ada Thornbury", "hansard")
    assert (found.published, found.published_evidence) == ("2012-01-05", "api")
    assert (found.modified, found.access) == (None, "free")


@pytest.mark.parametrize(
    ("changes", "reason"),
    [({"htype": "11"}, "not an article"), ({"body": ""}, "empty"), ({"body": None}, "empty")],
)
def test_headings_and_empty_rows_are_no_articles(changes: dict[str, Any], reason: str) -> None:
    found = article(row(1), **changes)
    assert isinstance(found, NotAnArticle)
    assert found.reason == reason


@pytest.mark.parametrize("speaker", [None, [], {"name": None}])
def test_a_row_without_a_speaker_has_no_byline(speaker: object) -> None:
    found = article(row(1), speaker=speaker)
    assert isinstance(found, Article)
    assert found.byline == ""
