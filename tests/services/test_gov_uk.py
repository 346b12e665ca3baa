"""GOV.UK: what is asked of its search, and which content items it names."""

from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from crawlers.order import ListingToAsk
from crawlers.services import service
from crawlers.services.service import Entry, NotAListingError
from tests.replay.gov_uk import SEARCH, Indexed, search
from tests.replay.server import Answer
from tests.services.walking import answered, listing, walk

HOME = "https://gov.example"
GOV_UK = service("gov_uk")


def asked(**given: Any) -> ListingToAsk:
    return listing("gov_uk", f"{HOME}{SEARCH}", HOME, **{"terms": ("big society",), **given})


def named(one: ListingToAsk, *documents: Indexed) -> list[Entry]:
    return walk(one, {SEARCH: search(documents)})[0]


def form(one: ListingToAsk) -> list[tuple[str, str]]:
    return parse_qsl(urlsplit(GOV_UK.first(one)).query)


def test_a_phrase_is_asked_for_with_explicit_fields_in_the_order_of_time() -> None:
    assert form(asked()) == [
        ("q", '"big society"'),
        ("filter_public_timestamp", "from:2012-01-01,to:2012-01-31"),
        ("fields", "title,link,public_timestamp"),
        ("order", "public_timestamp"),
        ("count", "200"),
    ]


def test_a_night_asks_for_all_since_a_day_and_a_first_visit_without_days_for_everything() -> None:
    assert ("filter_public_timestamp", "from:2012-01-01") in form(asked(until=""))
    assert "public_timestamp=" not in GOV_UK.first(asked(since="", until="")).replace("order=", "")


def test_a_filter_takes_several_values_parted_by_commas() -> None:
    where = {"filter_organisations": "cabinet-office, home-office"}
    assert form(asked(where=where)).count(("filter_organisations", "home-office")) == 1
    both = [
        Indexed(link="/a", organisations=("home-office",)),
        Indexed(link="/b", organisations=("hm-treasury",)),
    ]
    assert len(named(asked(where=where), *both)) == 1


def test_what_it_finds_is_asked_of_the_content_api() -> None:
    (entry,) = named(asked(), Indexed(link="/government/news/hall", title="Halls &amp; keys"))
    assert entry == Entry(
        url=f"{HOME}/api/content/government/news/hall",
        title="Halls & keys",
        modified="2012-01-10T09:00:00Z",
    )


@pytest.mark.parametrize(
    ("link", "url"),
    [
        ("government/news/hall", f"{HOME}/api/content/government/news/hall"),
        (f"{HOME}/government/news/hall#keys", f"{HOME}/api/content/government/news/hall"),
        ("https://elsewhere.example/hall", "https://elsewhere.example/hall"),
    ],
)
def test_a_link_may_lack_its_slash_or_be_absolute_and_only_its_own_become_items(
    link: str, url: str
) -> None:
    assert [entry.url for entry in named(asked(), Indexed(link=link))] == [url]


def test_several_phrases_are_asked_for_one_after_the_other_page_by_page() -> None:
    many = [Indexed(link=f"/{n}") for n in range(450)]
    other = Indexed(link="/localism", words="localism")
    entries, addresses = walk(
        asked(terms=("big society", "localism", "big society")), {SEARCH: search([*many, other])}
    )
    assert [entry.url.rpartition("/")[2] for entry in entries][-2:] == ["449", "localism"]
    assert [dict(parse_qsl(urlsplit(one).query)).get("start", "0") for one in addresses] == [
        *("0", "200", "400"),
        "0",
    ]


@pytest.mark.parametrize(
    ("where", "words"),
    [
        ({"filter_mood": "glad"}, 'says: "mood" is not a valid filter field'),
        ({"page": "2"}, "Unexpected parameters: page"),
        ({"count": "many"}, 'Invalid value "many" for parameter "count"'),
    ],
)
def test_what_the_search_finds_wrong_is_said_in_its_words(
    where: dict[str, str], words: str
) -> None:
    with pytest.raises(NotAListingError, match=words):
        named(asked(where=where), Indexed(link="/a"))


@pytest.mark.parametrize("body", [b"<html>", b"[]", b"{}", b'{"error": {}}', b"\xff"])
def test_an_answer_that_is_no_search_is_none(body: bytes) -> None:
    with pytest.raises(NotAListingError):
        list(GOV_UK.read(asked(), answered(GOV_UK.first(asked()), Answer(body=body))))


@pytest.mark.parametrize(
    "body",
    [
        b'{"results": null, "total": null}',
        b'{"results": [null, 1, {}, {"link": null}], "total": "x"}',
        b'{"results": [], "total": 9000}',
    ],
)
def test_odd_results_are_passed_over(body: bytes) -> None:
    assert list(GOV_UK.read(asked(), answered(GOV_UK.first(asked()), Answer(body=body)))) == []


def test_the_real_search_replayed_here_refuses_too_many_results_and_bad_days() -> None:
    refused = search([])(f"{SEARCH}?count=1501&filter_public_timestamp=from:then&fields=x&order=y")
    assert refused.status == 422
    said = refused.body.decode()
    assert all(word in said for word in ("1500", "ISO8601", "valid return fields", "sort field"))
