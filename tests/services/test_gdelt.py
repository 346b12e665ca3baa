"""GDELT's article search: windows in halves, and errors in words with status 200."""

from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawlers.services import service
from crawlers.services.service import LaterError, NotAListingError
from tests.replay import server
from tests.replay.gdelt import TOO_SOON, Seen, search
from tests.services.walking import answered, listing, walk

AT = "https://search.example"
DAYS = {"since": "2018-01-01", "until": "2018-01-31"}
ASKED = listing("gdelt", "outlet.example", AT, terms=("big society",), **DAYS)
BEGIN = datetime(2018, 1, 1, tzinfo=UTC)


def seen(minutes: int, number: int) -> Seen:
    moment = (BEGIN + timedelta(minutes=minutes)).strftime("%Y%m%d%H%M%S")
    return Seen(moment=moment, url=f"https://outlet.example/{number}", title=f"Story {number}")


def read(body: bytes) -> list[object]:
    return list(service("gdelt").read(ASKED, answered(service("gdelt").first(ASKED), reply(body))))


def reply(body: bytes) -> server.Answer:
    return server.Answer(headers={"Content-Type": "text/html"}, body=body)


def test_phrases_the_domain_and_further_operators_make_the_question() -> None:
    asked = listing(
        "gdelt", "www.outlet.example", AT, terms=("big society", "localism"),
        where={"sourcecountry": "uk"}, **DAYS,
    )  # fmt: skip
    question = parse_qs(urlsplit(service("gdelt").first(asked)).query)
    assert question["query"] == [
        '("big society" OR "localism") domainis:outlet.example sourcecountry:uk'
    ]
    assert question["startdatetime"] == ["20180101000000"]
    assert question["enddatetime"] == ["20180131235959"]


def test_articles_keep_their_titles_and_no_date() -> None:
    entries, addresses = walk(ASKED, search([seen(60, 1)]))
    assert [(one.url, one.title, one.published) for one in entries] == [
        ("https://outlet.example/1", "Story 1", None)
    ]
    assert len(addresses) == 1


def test_a_window_without_articles_is_empty() -> None:
    assert walk(ASKED, search([]))[0] == []


@settings(max_examples=20, deadline=None)
@given(st.lists(st.integers(0, 31 * 24 * 60 - 1), unique=True, max_size=900))
def test_a_full_answer_is_asked_in_halves_until_nothing_is_missing(minutes: list[int]) -> None:
    told = [seen(minute, number) for number, minute in enumerate(minutes)]
    entries, _ = walk(ASKED, search(told))
    assert {one.url for one in entries} == {one.url for one in told}


def test_a_quarter_of_an_hour_is_not_divided_further() -> None:
    entries, addresses = walk(ASKED, search([seen(0, number) for number in range(300)]))
    assert len(entries) == 250
    assert len(addresses) < 40


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"The specified phrase is too short.\n", "says: The specified phrase is too short"),
        (b"", "says: nothing"),
        (b'{"articles": [', "no JSON"),
    ],
)
def test_an_error_under_status_200_is_told_in_its_own_words(body: bytes, words: str) -> None:
    with pytest.raises(NotAListingError, match=words):
        read(body)


def test_a_complaint_of_haste_under_status_200_asks_to_wait() -> None:
    with pytest.raises(LaterError, match="one every 5 seconds") as caught:
        read(TOO_SOON)
    assert caught.value.wait == 10.0


def test_escapes_that_json_does_not_know_are_read_as_they_are() -> None:
    body = (
        rb'{"articles": [{"url": "https://outlet.example/1", "title": "It\'s \uZZ \"so\" \\ \n"}]}'
    )
    (entry,) = read(body)
    assert entry.title == 'It\\\'s \\uZZ "so" \\'  # type: ignore[attr-defined]


@pytest.mark.parametrize("body", [b"{}", b'{"articles": null}', b'{"articles": [1, {"url": 2}]}'])
def test_what_an_answer_lacks_is_passed_over(body: bytes) -> None:
    assert read(body) == []
