"""Common Crawl's news crawl, CC-NEWS: a list a month of WARC files, each of the whole world's news.

`at` is where the files are; `url` says whose pages are wanted. What is listed are WARC files of
about 1 GB, which are no pages: a back-fill downloads them whole (`crawlers.download`) and imports
them, each once, for all sources that are watched.
"""

import re
from collections.abc import Iterator
from datetime import date

from crawlers.order import ListingToAsk
from crawlers.services.service import Answer, Entry, NotAListingError, Said, Service
from store.warc.coding import BrokenCodingError, TooLargeError, decoded

_FILE = re.compile(r"crawl-data/CC-NEWS/\d{4}/\d{2}/CC-NEWS-(\d{14})-\d+\.warc\.gz")


def _first(listing: ListingToAsk) -> str:
    year, month, _ = listing.since.split("-")
    return f"{listing.at}/crawl-data/CC-NEWS/{year}/{month}/warc.paths.gz"


def _read(listing: ListingToAsk, answer: Answer) -> Iterator[Said]:
    try:
        lines = decoded(answer.body, "gzip").decode("utf-8", "replace").split()
    except (BrokenCodingError, TooLargeError) as error:
        raise NotAListingError(f"is no list of WARC files: {error}") from error
    since, until = (day.replace("-", "") for day in (listing.since, listing.until))
    for line in lines:
        match = _FILE.fullmatch(line)
        if match is None:
            raise NotAListingError(f"is no list of WARC files: {line[:100]!r}")
        if since <= match[1][:8] <= until:
            yield Entry(url=f"{listing.at}/{line}")


SERVICE = Service(
    first=_first,
    read=_read,
    windows=True,
    elsewhere=True,
    pace=5.0,
    earliest=date(2016, 8, 26),
    why_earliest="Common Crawl's news crawl began on 26 August 2016",
)
