"""A listing of several questions is asked to its end, wherever an earlier order stopped."""

from dataclasses import replace

import pytest

from config.listing import ListingKind
from crawlers.services import service
from crawlers.services.service import Answer, More
from tests.services.walking import listing

HOME = "https://service.example/ask.json"
EMPTY = {
    "gov_uk": b'{"results": [], "total": 0}',
    "hansard": b'{"Results": [], "TotalResultCount": 0}',
    "written_statements": b'{"results": [], "totalResults": 0}',
    "written_questions": b'{"results": [], "totalResults": 0}',
}


@pytest.mark.parametrize("kind", list(EMPTY))
def test_a_later_night_goes_on_with_the_days_of_the_night_that_stopped(kind: ListingKind) -> None:
    first = listing(kind, HOME, HOME, until="", terms=("big society", "localism"))
    later = replace(first, since="2012-01-29")
    one = service(kind)
    asked = [one.first(first)]
    for address in asked:
        answer = Answer(url=address, status=200, headers={}, body=EMPTY[kind])
        asked += [said.url for said in one.read(later, answer) if isinstance(said, More)]
    assert len(asked) == (6 if kind == "written_questions" else 2)
    assert "localism" in asked[-1]
    since = "2011-12-18" if kind == "hansard" else "2012-01-01"
    assert all(since in address for address in asked)


@pytest.mark.parametrize("kind", list(EMPTY))
def test_an_address_that_the_listing_no_longer_asks_for_is_the_end(kind: ListingKind) -> None:
    one = service(kind)
    given = listing(kind, HOME, HOME, terms=("big society", "localism"))
    address = one.first(replace(given, terms=("shared society",)))
    answer = Answer(url=address, status=200, headers={}, body=EMPTY[kind])
    assert list(one.read(given, answer)) == []
