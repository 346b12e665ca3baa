"""Common Crawl's news: what a month's list names."""

import gzip
from datetime import date

import pytest

from crawlers.services import service
from crawlers.services.service import NotAListingError
from tests.replay import server
from tests.replay.cc_news import month, name
from tests.services.walking import answered, listing, walk

AT = "https://data.example"
ASKED = listing("cc_news", "outlet.example/*", AT, since="2016-08-01", until="2016-08-31")


def test_a_month_names_its_warc_files() -> None:
    files = [name("20160826124520", 0), name("20160827085023", 1)]
    entries, addresses = walk(ASKED, month(2016, 8, dict.fromkeys(files, b"")))
    assert [one.url for one in entries] == [f"{AT}/{one}" for one in files]
    assert addresses == [f"{AT}/crawl-data/CC-NEWS/2016/08/warc.paths.gz"]


def test_a_list_that_its_server_unpacked_is_read_as_well() -> None:
    given = server.Answer(body=f"{name('20160826124520', 0)}\n".encode())
    assert len(list(service("cc_news").read(ASKED, answered(AT, given)))) == 1


@pytest.mark.parametrize(
    "body",
    [b"<html>Slow down", gzip.compress(b"crawl-data/CC-MAIN/x.warc.gz"), b"\x1f\x8b\0\0\0"],
    ids=["a web page", "another list", "a torn one"],
)
def test_what_is_no_list_of_files_is_told_in_words(body: bytes) -> None:
    with pytest.raises(NotAListingError, match="is no list of WARC files"):
        list(service("cc_news").read(ASKED, answered(AT, server.Answer(body=body))))


def test_it_says_when_it_began() -> None:
    assert service("cc_news").earliest == date(2016, 8, 26)
    assert "26 August 2016" in service("cc_news").why_earliest
