"""What the spider and its middlewares share in a child: the order, and where its results go."""

from dataclasses import dataclass

from scrapy.crawler import Crawler

from crawlers.order import CrawlOrder
from crawlers.spool import Spool
from store.warc.write import SegmentWriter


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """An order being carried out."""

    order: CrawlOrder
    spool: Spool
    segment: SegmentWriter


def errand_of(crawler: Crawler) -> Errand:
    """Return what the crawler's spider was sent out with."""
    errand = getattr(crawler.spider, "errand", None)
    if not isinstance(errand, Errand):
        raise TypeError("this middleware serves crawlers.spider.SourceSpider only")
    return errand
