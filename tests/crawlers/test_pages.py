"""Pages over HTTP: kept as they were on the wire, or not, and why."""

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastwarc.warc import ArchiveIterator, WarcRecordType

from crawlers.order import PageToAsk
from store.records import Response
from store.warc.write import payload_digest
from tests.crawlers.errands import HTML, PAGE, Result, ask_page, carry_out, order
from tests.replay.server import Answer, Routes, Site, serve

WIRE = gzip.compress(b"<p>Neighbours run the hall.</p>" * 9)
SECRET = "http://10.0.0.7/secret"
ROUTES: Routes = {
    "/robots.txt": Answer(body=b"User-agent: *\nDisallow: /forbidden"),
    "/zipped": Answer(headers={**HTML, "Content-Encoding": "gzip"}, body=WIRE, etag='"z1"'),
    "/nothing": Answer(headers=HTML),
    "/moved": Answer(status=301, headers={"Location": "/moved/here?id=1"}),
    "/moved/here?id=1": PAGE,
    "/out": Answer(status=302, headers={"Location": "file:///etc/hostname"}),
    "/same": Answer(headers=HTML, body=b"same", etag='"s1"'),
    "/lying": Answer(headers=HTML, body=b"changed", etag='"new"'),
    "/unlying": Answer(headers=HTML, body=b"same", etag='"new"'),
    "/large": Answer(headers=HTML, body=b" " * (20 * 2**20 + 1)),
    "/full": Answer(headers=HTML, body=b"x" * (20 * 2**20)),
    "/bomb": Answer(
        headers={**HTML, "Content-Encoding": "gzip"}, body=gzip.compress(b" " * 60_000_000)
    ),
    "/busy": [Answer(status=503), PAGE],
    "/broken": Answer(status=500),
    "/cut": Answer(headers=HTML, body=b"half", cut=True),
}
FORBIDDEN = ("/forbidden", "/missing")


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Site, Result, Path]]:
    """One child's errand to all of them."""
    folder = tmp_path_factory.mktemp("pages")
    same = payload_digest(b"same")
    known = {
        "/same": {"etag": '"s1"', "last_modified": "Mon, 09 Dec 2013 06:45:00 GMT", "digest": same},
        "/lying": {"etag": '"old"', "digest": same},
        "/unlying": {"etag": '"old"', "digest": same},
    }
    with serve(dict(ROUTES)) as site:
        paths = [path for path in [*ROUTES, *FORBIDDEN] if path != "/robots.txt"]
        one = order(
            site, folder, pages=tuple(ask_page(site, path, **known.get(path, {})) for path in paths)
        )
        yield site, carry_out(site, one), one.segment.with_suffix("")


Asked = tuple[Site, Result, Path]


def test_a_compressed_page_is_kept_compressed(asked: Asked) -> None:
    with asked[2].open("rb") as stream:
        first = next(ArchiveIterator(stream, record_types=WarcRecordType.response))
        assert first.headers["WARC-Target-URI"] == asked[0].url("/zipped")
        assert first.http_headers["Content-Encoding"] == "gzip"
        assert first.reader.read() == WIRE
    page, response = asked[1].captured["/zipped"]
    assert (page.source, page.status, page.etag) == ("sentinel", 200, '"z1"')
    assert isinstance(response, Response)
    assert response.body == gzip.decompress(WIRE)


def test_a_page_of_no_bytes_is_kept(asked: Asked) -> None:
    assert asked[1].fetched["/nothing"].state == "kept"
    response = asked[1].captured["/nothing"][1]
    assert isinstance(response, Response)
    assert response.body == b""


def test_a_page_that_moved_is_kept_under_the_address_asked_for_and_the_one_that_answered(
    asked: Asked,
) -> None:
    page, _ = asked[1].captured["/moved"]
    assert page.final_url == asked[0].url("/moved/here?id=1")
    assert asked[1].fetched["/moved"].state == "kept"


def test_a_page_that_was_not_modified_is_unchanged(asked: Asked) -> None:
    sent = asked[0].asked("/same")[0].headers
    assert sent["If-None-Match"] == '"s1"'
    assert sent["If-Modified-Since"] == "Mon, 09 Dec 2013 06:45:00 GMT"
    assert (asked[1].fetched["/same"].state, asked[1].fetched["/same"].status) == ("unchanged", 304)


def test_a_changed_page_is_kept_and_one_merely_sent_again_is_not(asked: Asked) -> None:
    assert asked[1].fetched["/lying"].state == "kept"
    assert asked[1].fetched["/unlying"].state == "unchanged"
    assert "/unlying" not in asked[1].captured


def test_a_page_of_twenty_megabytes_is_kept_and_a_larger_one_is_not(asked: Asked) -> None:
    assert asked[1].fetched["/full"].state == "kept"
    assert asked[1].fetched["/large"].reason == "larger than 20 MB"
    assert not asked[1].fetched["/large"].again
    assert asked[1].captured["/bomb"][1] == "too large"


def test_a_page_is_asked_again_after_a_moment_and_not_for_ever(asked: Asked) -> None:
    assert asked[1].fetched["/busy"].state == "kept"
    broken = asked[1].fetched["/broken"]
    assert (broken.state, broken.status, broken.again) == ("failed", 500, True)
    assert broken.reason == "answered 500 Internal Server Error"
    assert len(asked[0].asked("/broken")) == 2
    assert asked[1].fetched["/cut"].reason == "cut its answer off"


def test_a_page_that_is_not_there_is_not_worth_another_night(asked: Asked) -> None:
    missing = asked[1].fetched["/missing"]
    assert (missing.state, missing.status, missing.again) == ("failed", 404, False)


def test_what_robots_txt_forbids_is_not_asked(asked: Asked) -> None:
    assert asked[1].fetched["/forbidden"].state == "refused"
    assert asked[0].asked("/forbidden") == []


def test_a_redirect_to_another_scheme_is_not_followed(asked: Asked) -> None:
    assert asked[1].fetched["/out"].reason == "answered 302, leading to no web address"


def test_no_page_is_without_an_answer_and_only_those_kept_are_captured(asked: Asked) -> None:
    fetched = asked[1].fetched
    assert fetched.keys() == {*ROUTES, *FORBIDDEN} - {"/robots.txt"}
    assert asked[1].captured.keys() == {
        path for path, one in fetched.items() if one.state == "kept"
    }


def test_a_proxy_is_asked_for_every_address_and_resolves_it(tmp_path: Path) -> None:
    address = "http://sentinel.example/hall"
    routes: Routes = {address: PAGE, "http://sentinel.example/robots.txt": Answer(status=404)}
    with serve(routes) as proxy:
        asked = PageToAsk(source="sentinel", address=address)
        one = order(
            proxy,
            tmp_path,
            host="sentinel.example",
            proxy=proxy.url(""),
            allow_private=False,
            pages=(asked,),
        )
        result = carry_out(proxy, one)
        assert [request.path for request in proxy.log] == [*reversed(routes)]
    assert result.fetched[address].state == "kept"
    assert result.captured[address][0].final_url == address
    assert result.state is not None
    assert result.state.host == "sentinel.example"
