"""Hosts that ask for peace: seen from their side, each is given it, and the reason is kept."""

import time
from dataclasses import dataclass, field, replace
from email.utils import formatdate
from itertools import pairwise
from typing import Any

import pytest

from crawlers.moments import seconds
from crawlers.order import Limits
from tests.crawlers.errands import QUICK, ask_page
from tests.hostile.meeting import Met, meet
from tests.hostile.server import Script, Site, Wire, html, http

LIMITS = replace(QUICK, tries=2, backoff=0.05, slow=0.1, patience=30.0, failures=2)
PATHS = ("/1", "/2", "/3", "/4")
_PAGE = html("<p>Neighbours run the hall.</p>")
_DAY = 86400


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """What a host answers to the second page, and what comes of it."""

    script: Script
    asked: int
    """Requests for that page."""
    gap: float = 0.0
    """Seconds before the second of them, at least."""
    waits: tuple[float, float] | None = None
    """For how long from now the host is left in peace at the end, at least and at most."""
    reason: str = ""
    """Why it is blocked."""
    limits: Limits = field(default=LIMITS)


def _says(status: str, *headers: str) -> Script:
    return http(b"", *headers, status=status)


def _then_good(*headers: str) -> Script:
    answered: list[Wire] = []

    def script(wire: Wire) -> None:
        answered.append(wire)
        (_PAGE if len(answered) > 1 else _says("429 Slow", *headers))(wire)

    return script


def _by_date(wire: Wire) -> None:
    """Ask for peace until a moment two seconds from now, or three: dates have no fractions."""
    date = formatdate(time.time() + 3, usegmt=True)
    script = _PAGE if _dated else _says("503 Busy", f"Retry-After: {date}")
    _dated.append(wire)
    script(wire)


_dated: list[Wire] = []
MANNERS = {
    "in seconds": Manner(script=_then_good("Retry-After: 2"), asked=2, gap=2.0),
    "by a date": Manner(script=_by_date, asked=2, gap=2.0),
    "in the past": Manner(
        script=_then_good("Retry-After: Mon, 09 Dec 2013 06:45:00 GMT"), asked=2, gap=0.1
    ),
    "below nothing": Manner(script=_then_good("Retry-After: -5"), asked=2, gap=0.1),
    "in no words": Manner(script=_then_good("Retry-After: \0 soon"), asked=2, gap=0.1),
    "absurdly": Manner(
        script=_says("429 Slow", f"Retry-After: {'9' * 400}"), asked=1, waits=(_DAY, 31 * _DAY)
    ),
    "till the end of time": Manner(
        script=_says("503 Busy", "Retry-After: Fri, 31 Dec 9999 23:59:59 GMT"),
        asked=1,
        waits=(_DAY, 31 * _DAY),
    ),
    "by a captcha": Manner(
        script=html("<p>Please complete the captcha</p>", status="403 No"),
        asked=1,
        waits=(_DAY / 2, _DAY),
        reason="answers 403 with a captcha or a block",
    ),
    "by a captcha that is a page": Manner(
        script=html("<title>Just a moment...</title>"),
        asked=1,
        waits=(_DAY / 2, _DAY),
        reason="answers 200 with a captcha or a block",
    ),
    "by a budget": Manner(
        script=_PAGE,
        asked=1,
        waits=(0, _DAY),
        reason="used up the day's budget of requests",
        limits=replace(LIMITS, requests=3),
    ),
}


STORMS = {f"storm of {status}": _says(f"{status} Storm") for status in (429, 503)}


@pytest.fixture(scope="module")
def met(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Met]:
    """Ask every host for its pages."""
    hosts = {name: {"/2": manner.script, "*": _PAGE} for name, manner in MANNERS.items()}
    storms = {name: {"*": script, "/robots.txt": http(b"")} for name, script in STORMS.items()}
    return meet(tmp_path_factory.mktemp("hosts"), hosts | storms, _ask)


def _ask(name: str, site: Site) -> dict[str, Any]:
    limits = MANNERS[name].limits if name in MANNERS else LIMITS
    return {"pages": tuple(ask_page(site, path) for path in PATHS), "limits": limits}


@pytest.mark.parametrize("name", MANNERS)
def test_a_host_that_asks_for_peace_is_given_it(met: dict[str, Met], name: str) -> None:
    manner, one = MANNERS[name], met[name]
    asked = [request.begun for request in one.site.asked("/2")]
    assert len(asked) == manner.asked
    assert all(after - before >= manner.gap for before, after in pairwise(asked))
    assert bool(one.site.asked("/3")) == (manner.waits is None)
    state = one.result.state
    assert state is not None
    assert state.requests == len(one.site.log)
    assert state.reason == manner.reason
    if manner.waits:
        wait = seconds(state.blocked_until or state.next_allowed) - time.time()
        assert manner.waits[0] <= wait <= manner.waits[1]


def test_pages_of_a_host_that_is_left_in_peace_stay_to_be_asked(met: dict[str, Met]) -> None:
    for name, manner in MANNERS.items():
        if manner.waits:
            assert "/3" not in met[name].result.fetched


@pytest.mark.parametrize("name", STORMS)
def test_in_a_storm_a_host_is_left_after_a_few_addresses(met: dict[str, Met], name: str) -> None:
    one = met[name]
    assert len(one.site.log) == 1 + LIMITS.failures * LIMITS.tries
    assert [*one.result.fetched] == ["/1", "/2"]
    assert all(fetched.again for fetched in one.result.fetched.values())


def test_a_host_has_one_request_at_a_time(met: dict[str, Met]) -> None:
    for one in met.values():
        log = sorted(one.site.log, key=lambda request: request.begun)
        assert all(before.ended <= after.begun for before, after in pairwise(log))
