"""A crawling child: `python -m crawlers.child ORDER.json` carries out one order, and ends.

It lives in a process of its own because Scrapy's reactor starts once in a process. It never opens
the database, and ends at once when its standard input does: its parent holds the other end.
"""

import math
import os
import signal
import sys
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

from crawlers import browser
from crawlers.guard import PRIVATE_NAME, name_of
from crawlers.order import CrawlOrder, Limits, read_order
from crawlers.spool import Spool
from store.warc.write import SegmentWriter

# Around the download itself, below Scrapy's redirects (600): the guard refuses before anybody
# waits, and what is captured is what was on the wire.
_ON = {
    "crawlers.unpack.Unpack": 590,
    "crawlers.capture.Capture": 595,
    "crawlers.guard.Guard": 605,
    "crawlers.politeness.Politeness": 610,
}
_OFF = (
    "COMPRESSION",
    "COOKIES",
    "HTTPPROXY",
    "METAREFRESH",
    "REMOTE_CONTROL",
    "RETRY",
    "TELNETCONSOLE",
)


def main() -> None:
    """Carry out the order named on the command line."""
    Thread(target=_end_with_parent, daemon=True).start()
    given = Path(sys.argv[1])
    order = read_order(given)
    given.unlink()
    _end_after(order.limits)
    segment = SegmentWriter(order.segment)
    with Spool(order.spool) as spool:
        _carry_out(order, spool, segment)
    segment.seal()


def _end_after(limits: Limits) -> None:
    """Have the system end this process where it cannot do so itself: a reader may never return."""
    rest = limits.patience + 2 * limits.timeout  # for what is under way when the run is over
    signal.alarm(math.ceil(limits.run + rest))


def _end_with_parent() -> None:
    while os.read(sys.stdin.fileno(), 1024):
        pass
    os._exit(1)


def _carry_out(order: CrawlOrder, spool: Spool, segment: SegmentWriter) -> None:
    from scrapy.crawler import AsyncCrawlerProcess

    from crawlers.errand import Errand
    from crawlers.spider import SourceSpider

    process = AsyncCrawlerProcess(settings(order))
    process.crawl(SourceSpider, Errand(order=order, spool=spool, segment=segment))
    process.start(install_signal_handlers=False)


def settings(order: CrawlOrder) -> dict[str, Any]:
    """Return Scrapy's settings for an order; what is not here is as Scrapy has it."""
    private = urlsplit(order.proxy).hostname if order.proxy else name_of(order.host)
    limits = order.limits
    return {
        "USER_AGENT": order.agent,
        "ROBOTSTXT_OBEY": True,
        "ROBOTSTXT_USER_AGENT": order.agent.partition("/")[0],
        # One request at a time, at the pace that `politeness` keeps across runs and redirects.
        "CONCURRENT_REQUESTS": 1,
        "DOWNLOAD_DELAY": 0,
        "SCHEDULER_MEMORY_QUEUE": "scrapy.squeues.FifoMemoryQueue",
        "DOWNLOAD_TIMEOUT": limits.timeout,
        "DOWNLOAD_VERIFY_CERTIFICATES": True,  # Scrapy trusts anybody by default
        "DOWNLOAD_MAXSIZE": limits.body,
        "DOWNLOAD_WARNSIZE": 0,
        "DOWNLOAD_HANDLERS": {
            **dict.fromkeys(("data", "file", "ftp", "s3")),
            **dict.fromkeys(("http", "https"), "crawlers.keys.KeyedHandler"),
            **browser.handlers(order),
        },
        "DOWNLOADER_MIDDLEWARES": _ON,
        "DUPEFILTER_CLASS": "scrapy.dupefilters.BaseDupeFilter",
        "TWISTED_DNS_RESOLVER": "crawlers.guard.PublicResolver",
        PRIVATE_NAME: private if order.proxy or order.allow_private else "",
        "CLOSESPIDER_TIMEOUT": limits.run,
        "REDIRECT_MAX_TIMES": 10,
        "HTTPERROR_ALLOW_ALL": True,
        "LOG_LEVEL": "ERROR",
        "LOGSTATS_INTERVAL": 0,
        **dict.fromkeys((f"{name}_ENABLED" for name in _OFF), False),
    }


if __name__ == "__main__":
    main()
