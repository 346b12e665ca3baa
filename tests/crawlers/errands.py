"""Orders for the crawl's tests, quick ones, and what came of them by path."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from crawlers.crawl import crawl
from crawlers.order import CrawlOrder, Limits, ListingToAsk, PageToAsk
from crawlers.spool import read_spool
from store.outcomes import CrawlOutcome, Fetched, Found, HostState, Listed
from store.records import Page, Response
from store.warc.read import Repeat, read_segment
from tests.replay.server import Answer, Place

HTML = {"Content-Type": "text/html; charset=utf-8"}
XML = {"Content-Type": "application/xml"}
PAGE = Answer(headers=HTML, body=b"<p>Neighbours run the hall.</p>")
QUICK = Limits(tries=2, backoff=0.01, slow=0.1, timeout=20.0)


def order(site: Place, folder: Path, name: str = "a", **given: Any) -> CrawlOrder:
    """Write an order for a site of the replay server; without a pace, where none is given."""
    usual = {
        "host": site.host,
        "agent": "bigsociety/0.1 (press@desk.example)",
        "segment": folder / f"{name}.warc.gz.open",
        "spool": folder / f"{name}.spool",
        "pace": 0.0,
        "allow_private": True,
        "limits": QUICK,
    }
    return CrawlOrder(**{**usual, **given})


def ask_page(site: Place, path: str, **given: Any) -> PageToAsk:
    """Ask for a page of the site."""
    return PageToAsk(source="sentinel", address=site.url(path), **given)


def ask_feed(site: Place, path: str, **given: Any) -> ListingToAsk:
    """Ask for a feed of the site."""
    return ListingToAsk(source="sentinel", kind="feed", url=site.url(path), **given)


def ask_sitemap(site: Place, path: str, **given: Any) -> ListingToAsk:
    """Ask for a sitemap of the site."""
    return ListingToAsk(source="sentinel", kind="sitemap", url=site.url(path), **given)


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What an order came to."""

    outcomes: Sequence[CrawlOutcome]
    listed: dict[str, Listed]
    """By path of the listing."""
    found: dict[str, Found]
    fetched: dict[str, Fetched]
    captured: dict[str, tuple[Page, Response | str | Repeat]]
    """By the path that was asked for."""
    state: HostState | None


def carry_out(site: Place, one: CrawlOrder) -> Result:
    """Run an order in a child, and read what it left."""
    (spool,) = crawl([one])
    return result(site, one, list(read_spool(spool)))


def result(site: Place, one: CrawlOrder, outcomes: Sequence[CrawlOutcome]) -> Result:
    """Sort outcomes and captured pages by path."""
    sealed = one.segment.with_suffix("")
    records = read_segment(sealed) if sealed.exists() else iter(())

    def path(url: str) -> str:
        return url.removeprefix(site.url(""))

    return Result(
        outcomes=outcomes,
        listed={path(one.url): one for one in outcomes if isinstance(one, Listed)},
        found={path(one.address): one for one in outcomes if isinstance(one, Found)},
        fetched={path(one.address): one for one in outcomes if isinstance(one, Fetched)},
        captured={path(page.url): (page, response) for page, response in records},
        state=next((one for one in outcomes if isinstance(one, HostState)), None),
    )
