"""The Internet Archive's index: what is asked, what of its captures is worth a replay."""

from urllib.parse import parse_qsl, urlsplit

import pytest

from crawlers.services import service
from crawlers.services.service import NotAListingError
from tests.replay import server
from tests.replay.wayback import EXCLUDED, Held, archive
from tests.services.walking import answered, listing, walk

AT = "https://archive.example"
ASKED = listing("wayback", "outlet.example/news/*", AT)


def held(path: str, day: str = "05", **given: str) -> Held:
    return Held(timestamp=f"201201{day}120000", original=f"http://outlet.example{path}", **given)  # type: ignore[arg-type]


def replays(*holdings: Held, asked: object = ASKED) -> list[str]:
    assert asked is ASKED or asked
    entries, _ = walk(asked, archive(holdings))  # type: ignore[arg-type]
    return [one.url.removeprefix(f"{AT}/web/") for one in entries]


def test_a_window_is_asked_by_address_first() -> None:
    asked = parse_qsl(urlsplit(service("wayback").first(ASKED)).query)
    assert {("url", "outlet.example/news/"), ("matchType", "prefix")} < set(asked)
    assert {("from", "20120101"), ("to", "20120131"), ("collapse", "urlkey")} < set(asked)


def test_rows_told_twice_are_one_and_the_page_is_replayed_raw() -> None:
    assert replays(held("/news/hall")) == ["20120105120000id_/http://outlet.example/news/hall"]


def test_of_an_address_the_first_capture_of_a_window_is_taken() -> None:
    found = replays(held("/news/hall", "05"), held("/news/hall", "09"), held("/news/pool", "02"))
    assert [one[:14] for one in found] == ["20120105120000", "20120102120000"]


def test_scheme_www_and_port_make_no_other_address() -> None:
    same = Held(timestamp="20120107000000", original="https://www.outlet.example:443/news/hall")
    assert len(replays(held("/news/hall"), same)) == 1


@pytest.mark.parametrize(
    ("path", "given"),
    [
        ("/jobs/hall", {}),
        ("/news/style.css", {}),
        ("/news/photo.JPG", {}),
        ("/news/data", {"media_type": "application/json"}),
        ("/news/hall", {"media_type": "warc/revisit"}),
        ("/news/hall", {"status": 404}),
        ("/news/hall?utm_source=post", {}),
    ],
)
def test_what_is_no_page_of_its_own_is_not_replayed(path: str, given: dict[str, str]) -> None:
    assert replays(held(path, **given)) == []


def test_paths_narrow_what_is_asked_for() -> None:
    asked = listing("wayback", "outlet.example/*", AT, paths=("/article/",))
    found = replays(held("/news/1"), held("/article/2"), asked=asked)
    assert found == ["20120105120000id_/http://outlet.example/article/2"]


def test_a_star_in_the_middle_stands_for_any_letters() -> None:
    asked = listing("wayback", "outlet.example/*article*", AT)
    found = replays(held("/news/1"), held("/old/article/2"), asked=asked)
    assert found == ["20120105120000id_/http://outlet.example/old/article/2"]


def test_a_star_before_the_host_stands_for_every_host_of_the_site() -> None:
    asked = listing("wayback", "*.outlet.example", AT)
    other = Held(timestamp="20120105000000", original="http://blogs.outlet.example/hall")
    foreign = Held(timestamp="20120105000000", original="http://notoutlet.example/hall")
    assert len(replays(held("/news/1"), other, foreign, asked=asked)) == 2


def test_a_long_answer_is_gone_on_with_from_its_resume_key_encoded_once_more() -> None:
    holdings = [held(f"/news/{number}") for number in range(7)]
    entries, addresses = walk(ASKED, archive(holdings, most=3))
    assert len(entries) == 7
    assert len(addresses) == 3
    assert "resumeKey=example%252Coutlet" in addresses[1]


def test_an_archive_that_holds_nothing_is_empty() -> None:
    assert replays() == []


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (EXCLUDED, "its owner had it excluded"),
        (server.Answer(status=504, body=b"<html>Gateway Time-out"), "ask for less"),
        (server.Answer(body=b"<html>We are sorry"), "is no index of captures: <html>We"),
        (server.Answer(body=b'{"error": "x"}'), "is no index of captures"),
        (server.Answer(body=b'["x"]'), "its rows are no lists"),
    ],
)
def test_what_is_no_index_is_told_in_words(given: server.Answer, words: str) -> None:
    with pytest.raises(NotAListingError, match=words):
        list(service("wayback").read(ASKED, answered(AT, given)))


def test_values_that_are_missing_are_passed_over() -> None:
    body = b'[["urlkey","timestamp","original","mimetype","statuscode"],["a","-","-","-","-"],[]]'
    assert list(service("wayback").read(ASKED, answered(AT, server.Answer(body=body)))) == []
