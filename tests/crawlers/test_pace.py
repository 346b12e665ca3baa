"""Hosts are asked gently, and left alone when they say so: as the servers saw it."""

import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from itertools import pairwise

import pytest

from crawlers.crawl import crawl
from crawlers.moments import moment, seconds
from crawlers.order import PageToAsk
from crawlers.spool import read_spool
from tests.crawlers.errands import PAGE, QUICK, Result, ask_feed, ask_page, order, result
from tests.replay.server import Answer, Site, serve

PACE = 0.25
PATHS = ("/1", "/2", "/3")


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What a host saw of its child, and what the child made of it."""

    site: Site
    result: Result
    gaps: list[float]
    """Seconds from the start of the crawl to the first request, and between any two."""


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Seen]]:
    """Several hosts with manners of their own, asked at the same time."""
    folder = tmp_path_factory.mktemp("pace")
    late = moment(time.time() + 1)
    captcha = Answer(status=403, body=b"<title>Just a moment...</title>")
    asks_for_two = Answer(status=429, headers={"Retry-After": "2"})
    asks_for_an_hour = Answer(status=503, headers={"Retry-After": "3600"})
    hosts: dict[str, tuple[dict[str, Answer | list[Answer]], dict[str, object]]] = {
        "patient": ({"/2": [asks_for_two, PAGE]}, {"pace": PACE, "next_allowed": late}),
        "hour": ({"/2": asks_for_an_hour}, {}),
        "blocking": ({"/2": captcha}, {}),
        "private": ({}, {"allow_private": False}),
        "ill": (dict.fromkeys(PATHS, Answer(status=500)), {"limits": replace(QUICK, failures=2)}),
        "down": ({}, {}),
    }
    with ExitStack() as open_until_read:
        sites, orders = {}, {}
        for name, (routes, given) in hosts.items():
            site = open_until_read.enter_context(serve({**dict.fromkeys(PATHS, PAGE), **routes}))
            sites[name] = site
            asked = tuple(ask_page(site, path) for path in PATHS)
            if name == "private":
                by_name = f"http://localhost:{site.port}/4"
                asked += (PageToAsk(source="sentinel", address=by_name),)
            listings = (ask_feed(site, "/feed"),) if name == "down" else ()
            orders[name] = order(site, folder, name, listings=listings, pages=asked, **given)
        sites["down"].stop()
        begun = time.monotonic()
        assert set(crawl(orders.values())) == {one.spool for one in orders.values()}
        yield {
            name: Seen(
                site=site,
                result=result(site, orders[name], list(read_spool(orders[name].spool))),
                gaps=gaps(site, begun),
            )
            for name, site in sites.items()
        }


def gaps(site: Site, begun: float) -> list[float]:
    times = [begun, *(one.at for one in site.log)]
    return [after - before for before, after in pairwise(times)]


def states(seen: Seen) -> dict[str, str]:
    return {path: one.state for path, one in seen.result.fetched.items()}


def test_a_host_is_asked_at_its_pace_one_request_at_a_time(seen: dict[str, Seen]) -> None:
    assert [one.path for one in seen["patient"].site.log] == ["/robots.txt", "/1", "/2", "/2", "/3"]
    assert min(seen["patient"].gaps[1:]) >= PACE


def test_the_wait_of_an_earlier_run_is_kept(seen: dict[str, Seen]) -> None:
    assert seen["patient"].gaps[0] >= 0.9


def test_retry_after_is_waited_for_and_the_page_is_kept(seen: dict[str, Seen]) -> None:
    assert seen["patient"].gaps[3] >= 2
    assert states(seen["patient"]) == dict.fromkeys(PATHS, "kept")


def test_a_host_that_asks_for_an_hour_is_left_for_another_night(seen: dict[str, Seen]) -> None:
    state = seen["hour"].result.state
    assert state is not None
    assert seconds(state.next_allowed) > time.time() + 3000
    assert state.blocked_until is None
    assert states(seen["hour"]) == {"/1": "kept"}  # the others stay to be asked
    assert seen["hour"].site.asked("/3") == []


def test_a_host_that_blocks_is_left_until_tomorrow(seen: dict[str, Seen]) -> None:
    state = seen["blocking"].result.state
    assert state is not None
    assert state.blocked_until is not None
    assert seconds(state.blocked_until) > time.time() + 12 * 3600
    assert state.reason == "answers 403 with a captcha or a block"
    assert states(seen["blocking"]) == {"/1": "kept", "/2": "failed"}
    assert len(seen["blocking"].site.asked("/2")) == 1


def test_a_private_address_is_never_asked(seen: dict[str, Seen]) -> None:
    assert seen["private"].site.log == []
    fetched = list(seen["private"].result.fetched.values())
    assert [one.state for one in fetched] == ["refused"] * 4
    assert {one.reason for one in fetched} == {
        "127.0.0.1 is not on the public web",
        "localhost leads to an address that is not on the public web",
    }


def test_a_host_that_fails_again_and_again_is_left_for_another_night(seen: dict[str, Seen]) -> None:
    assert states(seen["ill"]) == {"/1": "failed", "/2": "failed"}
    assert seen["ill"].site.asked("/3") == []


def test_a_host_that_is_down_costs_its_pages_no_try_and_stops_no_other(
    seen: dict[str, Seen],
) -> None:
    down = seen["down"]
    reason = f"{down.site.host} gives no robots.txt: refuses the connection"
    assert down.result.listed["/feed"].reason == reason
    assert states(down) == {}
    assert states(seen["patient"])["/1"] == "kept"
