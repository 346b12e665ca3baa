"""The UK Government Web Archive's index: one object a line, by either of two sets of names."""

import json

import pytest

from crawlers.services import service
from crawlers.services.service import NotAListingError
from tests.replay import server
from tests.replay.ukgwa import archive
from tests.replay.wayback import Held
from tests.services.walking import answered, listing, walk

AT = "https://archive.example"
ASKED = listing("ukgwa", "outlet.example/news/*", AT)


def test_captures_are_replayed_raw_one_an_address() -> None:
    held = [
        Held(timestamp=f"201201{day}000000", original=f"http://outlet.example/news/{name}")
        for day, name in (("03", "hall"), ("04", "hall"), ("05", "pool.css"))
    ]
    entries, addresses = walk(ASKED, archive(held))
    assert [one.url for one in entries] == [
        f"{AT}/ukgwa/20120103000000id_/http://outlet.example/news/hall"
    ]
    assert addresses == [
        (
            f"{AT}/ukgwa/cdx?url=outlet.example%2Fnews%2F&matchType=prefix"
            "&from=20120101&to=20120131&output=json"
        )
    ]


def test_an_archive_that_holds_nothing_is_empty() -> None:
    assert walk(ASKED, archive([])) == ([], [service("ukgwa").first(ASKED)])


def test_the_other_archives_names_are_understood() -> None:
    row = {
        "urlkey": "example,outlet)/news/hall",
        "timestamp": "20120103000000",
        "original": "http://outlet.example/news/hall",
        "mimetype": "text/html",
        "statuscode": 200,
    }
    given = answered(AT, server.Answer(body=json.dumps(row).encode()))
    assert len(list(service("ukgwa").read(ASKED, given))) == 1


@pytest.mark.parametrize("body", [b"<html>", b'["a"]', b'{"timestamp": "2012', b"[" * 10_000])
def test_what_is_no_index_is_told_in_words(body: bytes) -> None:
    with pytest.raises(NotAListingError, match="is no index of captures"):
        list(service("ukgwa").read(ASKED, answered(AT, server.Answer(body=body))))
