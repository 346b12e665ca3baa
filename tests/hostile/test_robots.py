"""What robots.txt says is obeyed; where there is no saying what it says, its host is left alone."""

import gzip
import time
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any, Literal

import pytest

from crawlers.moments import seconds
from crawlers.robots import LARGEST, LONGEST_DELAY, NoRobotsError, rules
from tests.crawlers.errands import QUICK, ask_feed, ask_page
from tests.hostile.listings import rss
from tests.hostile.meeting import Met, meet
from tests.hostile.server import Script, Site, Wire, html, http, to

FORBIDS = b"User-agent: *\nDisallow: /a\n"
DELAY = 0.4
LIMITS = replace(QUICK, tries=1, backoff=0.0, timeout=1.5, body=200_000, patience=5.0)
_LEFT = "gives no robots.txt: "


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A robots.txt, and what becomes of the host's page and feed."""

    script: Script
    page: Literal["kept", "refused", "left"]
    says: str = ""


def _never_ends(wire: Wire) -> None:
    wire.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n")
    while True:
        wire.send(b"Allow: /\n" * 1000)


ROBOTS = {
    "disallows": Rule(script=http(FORBIDS), page="refused", says="robots.txt forbids it"),
    "has a BOM": Rule(script=http(b"\xef\xbb\xbf" + FORBIDS), page="refused"),
    "is packed": Rule(
        script=http(gzip.compress(FORBIDS), "Content-Encoding: gzip"), page="refused"
    ),
    "is HTML": Rule(script=html("<html>\nUser-agent: *\nDisallow: /\n"), page="kept"),
    "is noise": Rule(script=http(bytes(range(256)) * 40), page="kept"),
    "is missing": Rule(script=http(FORBIDS, status="404 Not Found"), page="kept"),
    "goes round": Rule(script=to("/robots.txt"), page="kept"),
    "leads away": Rule(script=to("http://10.0.0.1/robots.txt"), page="kept"),
    "fails": Rule(
        script=http(status="500 Oh"), page="left", says=_LEFT + "answered 500 Internal Server Error"
    ),
    "fails oddly": Rule(script=http(status="501 Oh"), page="left", says=_LEFT + "answered 501"),
    "times out": Rule(script=Wire.hold, page="left", says=_LEFT + "takes too long to answer"),
    "is never there": Rule(script=Wire.reset, page="left", says=_LEFT + "closed the connection"),
    "never ends": Rule(script=_never_ends, page="left", says=_LEFT + "larger than"),
    "bursts": Rule(
        script=http(gzip.compress(bytes(2**25)), "Content-Encoding: gzip"),
        page="left",
        says=_LEFT + "more than",
    ),
    "is a captcha": Rule(
        script=html("<title>Just a moment...</title>", status="403 Forbidden"),
        page="left",
        says="answers 403 with a captcha or a block",
    ),
    "asks for a delay": Rule(script=http(b"User-agent: *\nCrawl-delay: 0.4\n"), page="kept"),
    "asks for a day": Rule(
        script=http(b"User-agent: bigsociety\nCrawl-delay: 86400\n"),
        page="left",
        says="asks to be left alone until",
    ),
}


@pytest.fixture(scope="module")
def met(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Met]:
    """Ask a host with each robots.txt."""
    others = {"/feed": http(rss("").encode()), "/a": html("<p>Neighbours run the hall.</p>")}
    hosts = {name: {"/robots.txt": rule.script, **others} for name, rule in ROBOTS.items()}
    return meet(tmp_path_factory.mktemp("robots"), hosts, _ask)


def _ask(_: str, site: Site) -> dict[str, Any]:
    listings, pages = (ask_feed(site, "/feed"),), (ask_page(site, "/a"),)
    return {"listings": listings, "pages": pages, "limits": LIMITS}


@pytest.mark.parametrize("name", ROBOTS)
def test_a_robots_txt_is_obeyed_or_its_host_is_left(met: dict[str, Met], name: str) -> None:
    rule, one = ROBOTS[name], met[name]
    fetched = one.result.fetched.get("/a")
    assert (fetched.state if fetched else "left") == rule.page
    assert bool(one.site.asked("/a")) == (rule.page == "kept")
    reason = fetched.reason if fetched else one.result.listed["/feed"].reason
    assert rule.says in reason


def test_the_delay_that_robots_txt_asks_for_is_kept(met: dict[str, Met]) -> None:
    begun = [one.begun for one in met["asks for a delay"].site.log]
    assert len(begun) == 3
    assert min(after - before for before, after in pairwise(begun)) >= DELAY


def test_a_delay_of_a_day_is_cut_to_a_minute(met: dict[str, Met]) -> None:
    state = met["asks for a day"].result.state
    assert state is not None
    assert LIMITS.patience < seconds(state.next_allowed) - time.time() <= LONGEST_DELAY + 1


def test_of_ten_megabytes_the_first_half_is_read() -> None:
    body = FORBIDS + b"# nothing\n" * 10**6
    read = rules(200, "", body)
    assert read.startswith(FORBIDS)
    assert read.endswith(b"\n")
    assert LARGEST - 10 < len(read) <= LARGEST


def test_one_line_of_ten_megabytes_says_nothing() -> None:
    assert rules(200, "", b"Allow: /" + b"a" * 10**7) == b""


@pytest.mark.parametrize(("status", "codings"), [(500, ""), (503, ""), (599, ""), (200, "sorbet")])
def test_where_there_is_no_saying_nothing_is_allowed(status: int, codings: str) -> None:
    with pytest.raises(NoRobotsError):
        rules(status, codings, b"Allow: /")
