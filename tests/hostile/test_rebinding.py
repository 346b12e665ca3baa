"""A name may lead to a public address when it is first looked up, and to a private one later."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from scrapy.resolver import CachingThreadedResolver
from twisted.internet.base import ReactorBase
from twisted.internet.defer import Deferred, succeed
from twisted.internet.error import DNSLookupError
from twisted.python.failure import Failure

from crawlers.guard import PublicResolver, leads_to_private
from crawlers.order import CrawlOrder
from tests.crawlers.errands import QUICK, Result, ask_feed, ask_page, carry_out
from tests.hostile.listings import item, rss
from tests.hostile.server import Site, html, http, serve

_PUBLIC, _PRIVATE = "93.184.215.14", "127.0.0.1"
# In the child, 127.0.0.2 stands for the public web, and a name leads to where it is told.
_CHILD = """
import os, socket
from ipaddress import ip_address
import crawlers.guard
crawlers.guard.is_public = lambda address: str(ip_address(address)) == "127.0.0.2"
socket.gethostbyname = lambda name: os.environ["LEADS_TO"]
"""


class _Turncoat:
    """A site under a name, whose port answers on 127.0.0.2 and on 127.0.0.1."""

    def __init__(self, public: Site) -> None:
        self.host = f"turncoat.example:{public.port}"

    def url(self, path: str) -> str:
        return f"http://{self.host}{path}"


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Have look-ups answered from a list."""
    given: list[str] = []

    def looked_up(*_: object) -> "Deferred[str]":
        return succeed(given.pop(0))

    monkeypatch.setattr(CachingThreadedResolver, "getHostByName", looked_up)
    yield given
    assert given == []


def test_every_look_up_is_judged_and_its_answer_is_what_is_connected_to(
    answers: list[str],
) -> None:
    from twisted.internet import reactor

    assert isinstance(reactor, ReactorBase)
    resolver = PublicResolver(reactor, cache_size=0, timeout=1.0)
    answers += [_PUBLIC, _PRIVATE, _PUBLIC]
    got: list[str | Failure] = []
    for _ in range(3):
        resolver.getHostByName("rebound.example").addBoth(got.append)
    assert [got[0], got[2]] == [_PUBLIC, _PUBLIC]
    assert isinstance(got[1], Failure)
    assert isinstance(got[1].value, DNSLookupError)
    assert leads_to_private("http://rebound.example/a")


def test_a_name_that_turns_private_between_two_rounds_is_not_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sitecustomize.py").write_text(_CHILD)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    scripts = {"/robots.txt": http(b""), "/a": html("<p>Neighbours run the hall.</p>")}
    with (
        serve(scripts, address="127.0.0.2") as public,
        serve({"*": html("secret")}, port=public.port) as private,
    ):
        site = _Turncoat(public)
        scripts["/feed"] = http(rss(item(site.url("/a"))).encode())
        monkeypatch.setenv("LEADS_TO", "127.0.0.2")
        first = _carry_out(site, tmp_path, "listings")
        monkeypatch.setenv("LEADS_TO", "127.0.0.1")
        second = _carry_out(site, tmp_path, "pages")
        assert first.listed["/feed"].links == 1
        assert [one.path for one in public.log] == ["/robots.txt", "/feed"]
        assert private.log == []
        assert second.fetched["/a"].reason.endswith("that is not on the public web")


def _carry_out(site: _Turncoat, folder: Path, what: str) -> Result:
    listings = (ask_feed(site, "/feed"),) if what == "listings" else ()
    pages = (ask_page(site, "/a"),) if what == "pages" else ()
    order = CrawlOrder(
        host=site.host,
        agent="bigsociety/0.1 (press@desk.example)",
        segment=folder / f"{what}.warc.gz.open",
        spool=folder / f"{what}.spool",
        listings=listings,
        pages=pages,
        pace=0.0,
        limits=QUICK,
    )
    return carry_out(site, order)
