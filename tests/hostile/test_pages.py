"""Pages that misbehave: each is reported in plain words, and the ones beside it are kept."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest

from crawlers.crawl import crawl
from crawlers.extract.worker import read_all
from crawlers.order import CrawlOrder, Limits, PageToAsk
from crawlers.spool import read_spool
from store.outcomes import Fetched
from store.records import Article, Response
from store.warc.read import read_segment
from tests.hostile.bodies import LARGEST, bodies
from tests.hostile.heads import heads
from tests.hostile.redirects import redirects
from tests.hostile.server import Site, html, serve
from tests.hostile.trick import SLOW, Trick, Tricks

LIMITS = Limits(tries=1, backoff=0.0, timeout=20.0, body=LARGEST, failures=10**6)
PAGES: Tricks = {**redirects(0), **bodies(), **heads()}
Met = dict[str, tuple[Fetched, str]]
"""By path: how it answered, and what was read of it: "article", or why there is none."""


@pytest.fixture(scope="module")
def forbidden() -> Iterator[Site]:
    """Run a server on loopback that nobody is to ask."""
    with serve({"*": html("<p>secret</p>")}) as site:
        yield site


@pytest.fixture(scope="module")
def met(forbidden: Site, tmp_path_factory: pytest.TempPathFactory) -> Met:
    """Two children ask for every page; those that take for ever have a second each."""
    folder = tmp_path_factory.mktemp("pages")
    tricks: Tricks = {**PAGES, **redirects(forbidden.port)}
    with ExitStack() as stack:
        orders: list[tuple[Site, CrawlOrder]] = []
        for name, timeout in (("quick", 20.0), ("slow", 1.0)):
            mine = {
                path: one for path, one in tricks.items() if (one.says == SLOW) is (name == "slow")
            }
            site = stack.enter_context(serve({path: one.script for path, one in mine.items()}))
            order = _order(site, folder / name, [*mine])
            orders.append((site, replace(order, limits=replace(LIMITS, timeout=timeout))))
        list(crawl(order for _, order in orders))
        return {path: one for site, order in orders for path, one in _met(site, order)}


def _order(site: Site, folder: Path, paths: list[str]) -> CrawlOrder:
    return CrawlOrder(
        host=site.host,
        agent="bigsociety/0.1 (press@desk.example)",
        segment=folder / "a.warc.gz.open",
        spool=folder / "a.spool",
        pages=tuple(PageToAsk(source="sentinel", address=site.url(path)) for path in paths),
        pace=0.0,
        allow_private=True,
    )


def _met(site: Site, order: CrawlOrder) -> Iterator[tuple[str, tuple[Fetched, str]]]:
    read = _read(order)
    for outcome in read_spool(order.spool):
        if isinstance(outcome, Fetched):
            said = read.get(outcome.address, "")
            yield outcome.address.removeprefix(site.url("")), (outcome, said)


def _read(order: CrawlOrder) -> dict[str, str]:
    sealed = order.segment.with_suffix("")  # there is none where nothing is kept
    records = [*read_segment(sealed)] if sealed.exists() else []
    whole = [one for _, one in records if isinstance(one, Response)]
    readings = read_all(whole, {}) if whole else ()
    return {page.url: str(one) for page, one in records} | {
        page.url: "article" if isinstance(one, Article) else f"{one.reason}: {one.detail}"
        for page, one in readings
    }


@pytest.mark.parametrize(("path", "trick"), PAGES.items(), ids=[*PAGES])
def test_a_page_that_misbehaves_is_reported_in_plain_words(
    met: Met, path: str, trick: Trick
) -> None:
    fetched, read = met[path]
    assert fetched.state == trick.state
    assert trick.says in fetched.reason
    assert bool(fetched.reason) == (trick.state in {"failed", "refused"})
    assert trick.again in {None, fetched.again}
    assert trick.reads in read


def test_nobody_is_asked_who_is_not_to_be(met: Met, forbidden: Site) -> None:
    assert met
    assert forbidden.log == []
