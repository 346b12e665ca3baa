"""What an archive replays is the page that was captured then, at its own address."""

from collections.abc import Mapping

import pytest

from config.listing import ListingKind
from crawlers.archives import as_captured
from crawlers.extract.address import find_addresses
from crawlers.extract.markup import parse
from store.outcomes import Found
from store.records import Page, Response

ORIGINAL = "http://www.outlet.example:80/news/hall?id=3"
REPLAY = f"https://web.archive.org/web/20120105120000id_/{ORIGINAL}"
HEADERS = {
    "Memento-Datetime": "Thu, 05 Jan 2012 12:00:01 GMT",
    "x-archive-orig-content-type": "text/html; charset=windows-1252",
    "Content-Type": "text/html",
}


def replayed(
    url: str = REPLAY,
    asked: str = "",
    via: ListingKind | None = None,
    headers: Mapping[str, str] = HEADERS,
) -> Page:
    page = Page(
        url=asked or url,
        final_url=url,
        source="outlet",
        captured="2026-11-24T00:00:00Z",
        status=200,
        digest="sha1:A",
        content_type="text/html",
    )
    found = Found(address=asked or url, source="outlet", via=via) if via else None
    given = tuple(headers.items())
    return as_captured(Response(page=page, headers=given, body=b"", found=found)).page


def test_it_has_the_original_address_and_the_moment_of_its_capture() -> None:
    page = replayed()
    assert page.final_url == "http://www.outlet.example/news/hall?id=3"
    assert (page.captured, page.archive) == ("2012-01-05T12:00:01Z", "web.archive.org")
    assert page.content_type == "text/html; charset=windows-1252"


def test_the_copys_own_address_stays_as_the_one_that_was_asked_for() -> None:
    assert replayed().url == REPLAY


def test_the_nearest_capture_counts_with_its_own_moment() -> None:
    page = replayed(asked=REPLAY.replace("20120105120000", "20111231000000"))
    assert page.captured == "2012-01-05T12:00:01Z"


@pytest.mark.parametrize("header", ["", "long ago", "Thu, 05 Jan 99999 12:00:01 GMT"])
def test_the_moment_in_the_address_counts_where_no_header_says_one(header: str) -> None:
    assert replayed(headers={"memento-datetime": header}).captured == "2012-01-05T12:00:00Z"


def test_a_cache_is_no_archive() -> None:
    url = "https://outlet-example.cdn.ampproject.org/c/s/outlet.example/news/hall"
    assert replayed(url, headers={}).archive == ""


def test_an_archive_that_a_listing_asked_is_believed() -> None:
    url = f"http://127.0.0.1:8000/ukgwa/20120105120000id_/{ORIGINAL}"
    assert replayed(url, via="ukgwa").archive == "127.0.0.1:8000"


@pytest.mark.parametrize(
    ("url", "asked", "via"),
    [
        ("https://outlet.example/web/20120105120000id_/https://other.example/a", "", "feed"),
        ("https://outlet.example/web/20120105120000id_/https://other.example/a", "", None),
        ("https://outlet.example/web/20120105120000id_/https://a.example/", REPLAY, "wayback"),
        ("https://outlet.example/news/hall", REPLAY, "wayback"),
        ("https://web.archive.org/web/20120105120000id_/http://[bad/", "", None),
        ("https://web.archive.org/web/20120105120000id_/http://?x", "", None),
        ("https://web.archive.org/web/20120105120000id_/http://a.example:99999/", "", None),
        ("dns:outlet.example", "", None),
    ],
)
def test_nobody_else_is(url: str, asked: str, via: ListingKind | None) -> None:
    page = replayed(url, asked, via)
    assert (page.final_url, page.archive, page.captured[:4]) == (url, "", "2026")


def test_no_site_can_give_its_pages_out_for_anothers() -> None:
    url = "https://outlet.example/20120105120000/https://other.example/news/hall"
    page = replayed(url)
    markup = parse("<html><body><p>Neighbours run the hall.</p></body></html>")
    assert markup is not None
    first, others = find_addresses(markup, page)
    assert first == url
    assert not any("//other.example" in one.removeprefix(url) for one in others)
