"""The first stage: collect new pages from the sources into WARC segments.

Two rounds a host: what its listings name, then the pages that are new or changed. Children ask
and write segments and spools; only this process, the writer, keeps what they report.
"""

from collections import Counter
from collections.abc import Container, Iterable, Sequence
from http import HTTPStatus
from pathlib import Path

from config.model import Source
from crawlers.crawl import crawl as crawl_hosts
from crawlers.order import CrawlOrder
from crawlers.spool import read_spool
from flows.manner import Manner
from flows.stages.asking import documents_of, tonight
from flows.stages.orders import listing_orders, page_orders, spools
from flows.stages.telling import SILENT, Counts, Listener
from store.archive.archive import Archive
from store.archive.frontier import keep_outcomes, waiting
from store.archive.segments import recover_open
from store.outcomes import Fetched

_GONE = {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}


def crawl(
    archive: Archive,
    sources: Sequence[Source],
    *,
    run: int,
    manner: Manner,
    listener: Listener = SILENT,
) -> Counts:
    """Ask the sources what is new, fetch it, and keep what the children report.

    A crawl that was killed is taken up where it stopped: its segments are sealed and its reports
    kept before anything is asked. Returns found, fetched, unchanged, gone, failed, refused by
    source.
    """
    counts: Counts = {source.key: Counter() for source in sources}
    take_up(archive)
    before = {source.key: waiting(archive, source.key) for source in sources}
    keep_outcomes(archive, (found for source in sources for found in documents_of(source)))
    asked = [one for source in sources for one in tonight(archive, source)]
    carry_out(archive, "ask", listing_orders(archive, asked, run, manner), counts, listener)
    for source in sources:
        counts[source.key]["found"] = waiting(archive, source.key) - before[source.key]
    carry_out(archive, "fetch", page_orders(archive, sources, run, manner), counts, listener)
    recover_open(archive)
    return counts


def fetch_documents(
    archive: Archive,
    sources: Sequence[Source],
    *,
    run: int,
    manner: Manner,
    listener: Listener = SILENT,
) -> Counts:
    """Fetch the documents that articles turned out to have; counts as `crawl` does."""
    counts: Counts = {source.key: Counter() for source in sources}
    orders = list(page_orders(archive, sources, run, manner, documents=True))
    if orders:
        carry_out(archive, "fetch", orders, counts, listener)
        recover_open(archive)
    return counts


def take_up(archive: Archive) -> None:
    """Keep what a killed crawl left behind; nothing is lost and nothing is twice."""
    recover_open(archive)
    for spool in sorted(spools(archive).glob("*.jsonl")):
        _keep(archive, spool)
    for order in spools(archive).glob("*.order.json"):
        order.unlink()


def carry_out(
    archive: Archive, stage: str, orders: Iterable[CrawlOrder], counts: Counts, listener: Listener
) -> None:
    """Carry out a round of orders, and keep what each child reports when it ends."""
    given = list(orders)
    had = {page.address for order in given for page in order.pages if page.digest}
    sizes = {order.spool: len(order.listings) + len(order.pages) for order in given}
    done = 0
    listener.reached(stage, done, sum(sizes.values()))
    for spool in crawl_hosts(given):
        _count(spool, counts, had)
        _keep(archive, spool)
        done += sizes[spool]
        listener.reached(stage, done, sum(sizes.values()))


def _count(spool: Path, counts: Counts, had: Container[str]) -> None:
    """Count what came of asking; a page that we have and that is gone now is no failure."""
    for outcome in read_spool(spool):
        if isinstance(outcome, Fetched):
            gone = outcome.status in _GONE and outcome.address in had
            kept = "fetched" if outcome.state == "kept" else outcome.state
            counts[outcome.source]["gone" if gone else kept] += 1


def _keep(archive: Archive, spool: Path) -> None:
    keep_outcomes(archive, read_spool(spool))
    spool.unlink(missing_ok=True)
