"""Hansard: what is asked of its search, and what its contributions are as articles."""

import json
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from crawlers.order import ListingToAsk
from crawlers.services import service
from crawlers.services.service import Entry, NotAListingError
from store.records import Article, NotAnArticle
from tests.replay.hansard import SPOKEN, Said, search
from tests.replay.server import Answer
from tests.services.reading import read_item
from tests.services.walking import answered, listing, walk

HOME = "https://hansard-api.parliament.example"
HANSARD = service("hansard")
TEXT = (
    "<p>The hall of Ashby is kept open by forty neighbours. If that is the "
    "Big&nbsp;<em>Society</em>, it was there before.</p><p>Will the minister come and see it?</p>"
)


def asked(**given: Any) -> ListingToAsk:
    return listing("hansard", f"{HOME}{SPOKEN}", HOME, **{"terms": ("big society",), **given})


def named(*said: Said, **given: Any) -> list[Entry]:
    return walk(asked(**given), {SPOKEN: search(said)})[0]


def article(**given: Any) -> Article:
    (entry,) = named(Said(**{"text": TEXT, **given}))
    found = read_item("hansard", entry)
    assert isinstance(found, Article)
    return found


def form(one: ListingToAsk) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(HANSARD.first(one)).query))


def test_a_window_is_asked_by_its_days_in_the_order_of_time() -> None:
    assert form(asked(where={"house": "Commons", "queryParameters.memberId": "12"})) == {
        "queryParameters.searchTerm": "big society",
        "queryParameters.startDate": "2012-01-01",
        "queryParameters.endDate": "2012-01-31",
        "queryParameters.house": "Commons",
        "queryParameters.memberId": "12",
        "queryParameters.orderBy": "SittingDateAsc",
        "queryParameters.take": "100",
    }


def test_a_night_looks_back_a_fortnight_for_corrections() -> None:
    night = form(asked(until=""))
    assert night["queryParameters.startDate"] == "2011-12-18"
    assert "queryParameters.endDate" not in night


def test_pages_are_followed_and_then_the_next_phrase_is_asked_for() -> None:
    said = [Said(text=TEXT, key=f"C{n}") for n in range(7)]
    entries, addresses = walk(
        asked(terms=("big society", "localism")), {SPOKEN: search(said, each=3)}
    )
    assert len(entries) == 7
    skipped = [dict(parse_qsl(urlsplit(one).query)) for one in addresses]
    assert [one.get("queryParameters.skip", "0") for one in skipped] == ["0", "3", "6", "0"]
    assert skipped[-1]["queryParameters.searchTerm"] == "localism"


def test_of_what_holds_any_word_only_what_holds_the_phrase_is_kept() -> None:
    big = Said(text="<p>A big hall, and a society that meets in it.</p>", key="C2")
    titled = Said(text="<p>I thank him for his answer on society.</p>", key="C3")
    assert len(named(Said(text=TEXT), big)) == 1
    assert len(named(big, titled, terms=("village halls",))) == 0
    hyphened = Said(text="<p>A big-society hall.</p>", debate="The BIG  SOCIETY", key="C4")
    assert len(named(hyphened)) == 1
    assert len(named(big, titled, terms=())) == 2


def test_each_contribution_has_an_address_of_its_own_under_its_debate() -> None:
    two = named(Said(text=TEXT, debate="Big society: the halls' keys"), Said(text=TEXT, key="C2"))
    debates = "https://hansard.parliament.example/Commons/2012-01-10/debates/D1"
    assert [one.url for one in two] == [
        f"{debates}/BigSocietyTheHallsKeys?contribution=C1",
        f"{debates}/VillageHalls?contribution=C2",
    ]
    assert two[0].published == "2012-01-10"


def test_where_a_contribution_stands_among_the_results_is_no_part_of_it() -> None:
    first = Said(text=TEXT, key="C0", day="2012-01-09")
    (alone,), (_, after) = named(Said(text=TEXT)), named(first, Said(text=TEXT))
    assert alone.item == after.item
    assert "Rank" not in json.loads(alone.item)


def test_a_contribution_is_an_article_of_its_day() -> None:
    found = article()
    assert found.url.endswith("?contribution=C1")
    assert (found.title, found.byline) == ("Village halls: Maud Pettigrew", "Maud Pettigrew")
    assert found.body.endswith("it was there before.\n\nWill the minister come and see it?")
    assert (found.kind, found.access_evidence) == ("hansard", "api")
    assert (found.published, found.published_reliability) == ("2012-01-10", "high")


@pytest.mark.parametrize(
    ("member", "attributed", "byline"),
    [
        ("Mr Silas Thorne", "", "Silas Thorne"),
        ("", "Maud Pettigrew (Ashby) (Ind)", "Maud Pettigrew"),
        ("", "The Minister for Halls (Mr Silas Thorne)", "Silas Thorne"),
        ("", "The Rt Hon Sir Silas Thorne KC MP (Ashby)", "Sir Silas Thorne"),
        ("Baroness Quill", "", "Baroness Quill"),
        ("", "", ""),
    ],
)
def test_a_speaker_is_named_without_style_office_or_constituency(
    member: str, attributed: str, byline: str
) -> None:
    assert article(member=member, attributed=attributed).byline == byline


def test_a_nod_is_no_article() -> None:
    (entry,) = named(Said(text="<p>indicated assent.</p>", debate="Big Society"), terms=())
    found = read_item("hansard", entry)
    assert isinstance(found, NotAnArticle)
    assert found.reason == "too short"


@pytest.mark.parametrize("body", [b"<html>", b"[]", b"{}", b'{"Message": "no"}'])
def test_an_answer_that_is_no_search_is_none(body: bytes) -> None:
    with pytest.raises(NotAListingError):
        list(HANSARD.read(asked(), answered(HANSARD.first(asked()), Answer(body=body))))


def test_odd_results_are_passed_over_and_nulls_break_nothing() -> None:
    known = {"ContributionExtId": "C9", "ContributionTextFull": TEXT}
    body = json.dumps({"Results": [None, {}, known], "SpokenResultCount": "3"}).encode()
    (entry,) = HANSARD.read(asked(), answered(HANSARD.first(asked()), Answer(body=body)))
    assert isinstance(entry, Entry)
    assert entry.url == "https://hansard.parliament.example/debates?contribution=C9"
    found = read_item("hansard", entry, DebateSection=None, House=None, MemberName=7)
    assert isinstance(found, Article)
    assert (found.published, found.byline) == (None, "")
