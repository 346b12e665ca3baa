"""One request to a host at a time, at its pace, whoever leads there: seen from the host's side."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import pytest

from crawlers.crawl import crawl
from crawlers.order import CrawlOrder, PageToAsk
from crawlers.spool import read_spool
from store.outcomes import Fetched
from tests.crawlers.errands import QUICK
from tests.flows.gazette import config
from tests.flows.whole import crawled
from tests.hostile.listings import item, rss
from tests.hostile.server import Asked, Script, Site, Wire, html, http, serve, to
from tests.hostile.words import ARTICLE

PACE = 0.1
_SHARED = "http://shared.example"
_HOSTS = ("one.example", "two.example", "three.example", "shared.example")
_SOURCES = tuple(f"paper{letter}" for letter in "abcdefghijkl")


def _gaps(log: Sequence[Asked]) -> list[float]:
    begun = sorted(one.begun for one in log)
    return [after - before for before, after in pairwise(begun)]


def _overlap(log: Sequence[Asked]) -> bool:
    log = sorted(log, key=lambda one: one.begun)
    return any(before.ended > after.begun for before, after in pairwise(log))


@pytest.fixture(scope="module")
def led(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Asked], list[Fetched]]:
    """Let four children ask, three of them led to the fourth's host; one server is all hosts."""
    folder = tmp_path_factory.mktemp("led")

    def answer(wire: Wire) -> None:
        if wire.path.endswith("/robots.txt"):
            http(b"")(wire)
        elif wire.path.startswith(_SHARED):
            wire.gone.wait(0.02)  # so that two at once would be seen
            html(ARTICLE)(wire)
        else:
            to(f"{_SHARED}/from/{wire.path[7:]}")(wire)

    with serve({"*": answer}) as proxy:
        orders = [_order(host, folder, proxy) for host in _HOSTS]
        list(crawl(orders))
        fetched = [one for order in orders for one in read_spool(order.spool)]
        log = [one for one in proxy.log if one.path.startswith(_SHARED)]
    return log, [one for one in fetched if isinstance(one, Fetched)]


def _order(host: str, folder: Path, proxy: Site) -> CrawlOrder:
    return CrawlOrder(
        host=host,
        agent="bigsociety/0.1 (press@desk.example)",
        segment=folder / f"{host}.warc.gz.open",
        spool=folder / f"{host}.jsonl",
        pages=tuple(PageToAsk(source=host, address=f"http://{host}/{n}") for n in range(5)),
        pace=PACE,
        proxy=proxy.url(""),
        limits=QUICK,
    )


def test_four_children_that_are_led_to_one_host_take_turns(
    led: tuple[list[Asked], list[Fetched]],
) -> None:
    log, fetched = led
    assert [one.state for one in fetched] == ["kept"] * 20
    assert len(log) >= 20 + 1
    assert not _overlap(log)
    assert min(_gaps(log)) >= PACE


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[list[Asked], list[Asked]]]:
    """Ask twelve sources of one host for two nights; at the end of the first it wants an hour."""
    folder = tmp_path_factory.mktemp("shared")
    with serve({}) as site:
        site.scripts.update(_papers(site))
        settings = config(folder / "config", site, *_SOURCES)
        for file in (settings / "sources").glob("*.yml"):
            file.write_text(file.read_text().replace("pace: 0", f"pace: {PACE}"))
        nights = []
        for _ in range(2):
            seen = len(site.log)
            crawled(folder / "a.db", settings)
            nights.append(site.log[seen:])
        yield nights[0], nights[1]


def _papers(site: Site) -> dict[str, Script]:
    scripts: dict[str, Script] = {"/robots.txt": http(b"")}
    for key in _SOURCES:
        links = item(site.url(f"/{key}/1")) + item(site.url(f"/{key}/moved"))
        scripts[f"/{key}/feed"] = http(rss(links).encode(), "Content-Type: application/rss+xml")
        scripts[f"/{key}/1"] = html(ARTICLE.replace("bakery", key))
        scripts[f"/{key}/moved"] = to(f"/{key}/2")
        scripts[f"/{key}/2"] = html(ARTICLE.replace("bakery", f"{key} again"))
    return scripts | {"/paperl/2": http(b"", "Retry-After: 3600", status="503 Busy")}


def test_twelve_sources_on_one_host_take_turns_in_both_rounds(
    shared: tuple[list[Asked], list[Asked]],
) -> None:
    first, _ = shared
    asked = {one.path for one in first}
    assert {f"/{key}/{what}" for key in _SOURCES for what in ("feed", "1", "moved")} <= asked
    assert not _overlap(first)
    assert min(_gaps(first)) >= PACE


def test_an_hour_that_a_host_asked_for_is_kept_by_the_next_run(
    shared: tuple[list[Asked], list[Asked]],
) -> None:
    assert shared[1] == []
