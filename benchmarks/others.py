"""Other ways through the same pages, each in a process of its own: addresses on standard input."""

import sys
from collections.abc import AsyncIterator
from contextlib import suppress
from typing import Any


def scrapy(links: list[str]) -> None:
    """Download with Scrapy as it comes, and do nothing with the answers."""
    from scrapy import Request, Spider
    from scrapy.crawler import AsyncCrawlerProcess

    class Download(Spider):
        name = "download"

        async def start(self) -> AsyncIterator[Any]:
            for link in links:
                yield Request(link)

        def parse(self, response: Any) -> None:
            """Do nothing."""

    process = AsyncCrawlerProcess({"LOG_ENABLED": False, "TELNETCONSOLE_ENABLED": False})
    process.crawl(Download)
    process.start()


def trafilatura(links: list[str]) -> None:
    """Fetch and extract with metadata, one after the other.

    Its own downloader refuses loopback addresses, so that urllib3, which it wraps, fetches.
    """
    import urllib3
    from trafilatura import bare_extraction

    pool = urllib3.PoolManager()
    for link in links:
        bare_extraction(pool.request("GET", link).data, url=link, with_metadata=True)


def newspaper(links: list[str]) -> None:
    """Download and parse, one after the other; without the images, which are on other hosts."""
    from newspaper import Article

    for link in links:
        article = Article(link, fetch_images=False)
        article.download()
        with suppress(ImportError):  # some languages need a package it does not bring
            article.parse()


if __name__ == "__main__":
    {"scrapy": scrapy, "trafilatura": trafilatura, "newspaper": newspaper}[sys.argv[1]](
        sys.stdin.read().split()
    )
