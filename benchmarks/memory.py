"""Whether a long crawl needs more memory than a short one: peak of the crawl's child, in MB.

One host, 2,000 pages and 20,000, each in a process of its own, since a peak never falls.
"""

import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.pages import sample_pages
from benchmarks.site import addresses, site
from crawlers.addresses import host_of
from crawlers.crawl import crawl
from crawlers.order import CrawlOrder, Limits, PageToAsk
from crawlers.spool import read_spool
from store.outcomes import Fetched

SHORT, LONG = 2_000, 20_000


def measure() -> dict[str, float]:
    """Return the peak of both crawls, and their ratio."""
    short, long = (_apart(count) for count in (SHORT, LONG))
    return {
        f"a crawl of {SHORT:,} pages, peak (MB)": short,
        f"a crawl of {LONG:,} pages, peak (MB)": long,
        "long / short": long / short,
    }


def _apart(count: int) -> float:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.memory", str(count)],
        check=True,
        capture_output=True,
        text=True,
    )
    return float(done.stdout)


def _crawled(count: int) -> float:
    """Crawl so many pages and return the peak of the child."""
    with tempfile.TemporaryDirectory() as scratch, site(sample_pages(Path(scratch)), count) as home:
        pages = tuple(
            PageToAsk(source="site", address=address) for address in addresses(home, count)
        )
        order = CrawlOrder(
            host=host_of(home),
            agent="bigsociety/benchmark (loopback)",
            segment=Path(scratch) / "a.warc.gz.open",
            spool=Path(scratch) / "a.jsonl",
            pages=pages,
            pace=0.0,
            allow_private=True,
            limits=Limits(pages=count),
        )
        (spool,) = crawl([order])
        kept = sum(isinstance(one, Fetched) and one.state == "kept" for one in read_spool(spool))
        if kept != count:
            raise RuntimeError(f"{kept} of {count} pages were kept")
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


if __name__ == "__main__":
    print(_crawled(int(sys.argv[1])))
