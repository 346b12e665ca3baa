"""Carries out crawl orders, each in a child process, a few at a time; hands over their spools."""

import re
import signal
import subprocess
import sys
import time
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import replace
from pathlib import Path
from threading import Event

from crawlers.moments import moment
from crawlers.order import CrawlOrder, ListingToAsk, write_order
from crawlers.spool import Spool, read_spool
from store.outcomes import CrawlOutcome, Fetched, Listed

_ERROR = re.compile(r"^[\w.]+: (\[Errno \d+\] )?")
"""What Python puts before the words of an error in the last line of its report."""
_Child = subprocess.Popen[str]


def crawl(orders: Iterable[CrawlOrder], *, at_most: int = 4) -> Iterator[Path]:
    """Carry out the orders; yield each one's spool when its child has ended, however it did.

    Orders must be for different hosts: a host is asked by one child at a time. A child that
    crashed has that in its spool, and its segment keeps the suffix `.open`. Children end with this
    process, and when the iterator is closed.
    """
    children: set[_Child] = set()
    stopping = Event()
    with ThreadPoolExecutor(at_most, thread_name_prefix="crawl") as pool:
        jobs = [pool.submit(_carry_out, order, children, stopping) for order in orders]
        try:
            for job in as_completed(jobs):
                yield job.result()
        finally:
            stopping.set()
            for job in jobs:
                job.cancel()
            for child in tuple(children):
                child.kill()


def _carry_out(order: CrawlOrder, children: set[_Child], stopping: Event) -> Path:
    path = order.spool.with_suffix(".order.json")
    write_order(order, path)
    with subprocess.Popen(
        [sys.executable, "-m", "crawlers.child", str(path)],
        stdin=subprocess.PIPE,  # never written to: it ends when we do, and the child with it
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        errors="replace",
        start_new_session=True,  # a Ctrl-C is ours to act on, not the child's
    ) as child:
        children.add(child)
        if stopping.is_set():  # it was too late to be seen by the one who ends them all
            child.kill()
        tail = deque(child.stderr or (), maxlen=1)
    children.discard(child)
    path.unlink(missing_ok=True)
    if child.returncode != 0 and not stopping.is_set():
        _report_crash(order, _last_words(child.returncode, "".join(tail)))
    return order.spool


def _last_words(status: int, line: str) -> str:
    if status == -signal.SIGALRM:
        return "the crawl did not come to an end in its time"
    if status < 0:
        return f"the crawl was killed by signal {-status}"
    return f"the crawl stopped: {_ERROR.sub('', line.strip()) or f'status {status}'}"


def _report_crash(order: CrawlOrder, reason: str) -> None:
    """Blame the listings without an answer and the first page without one: it may be the cause."""
    told = {_address(outcome) for outcome in read_spool(order.spool)}
    listings = [listing for listing in order.listings if listing.name not in told]
    pages = [page for page in order.pages if page.address not in told]
    with Spool(order.spool) as spool:
        for one in listings:
            spool.write(_failed(one, reason))
        for page in pages[:1]:
            failed = Fetched(
                address=page.address, source=page.source, state="failed", reason=reason, again=True
            )
            spool.write(replace(failed, at=moment(time.time())))


def _failed(listing: ListingToAsk, reason: str) -> Listed:
    return Listed(
        url=listing.name,
        source=listing.source,
        state="failed",
        reason=reason,
        since=listing.since if listing.until else "",
        until=listing.until,
    )


def _address(outcome: CrawlOutcome) -> str:
    match outcome:
        case Listed():
            return outcome.url
        case Fetched():
            return outcome.address
    return ""
