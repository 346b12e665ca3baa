"""Pages a second from HTTP to archived article, against other ways through the same pages.

The pages are real ones where they lie beside the checkout, else the sample's. Ours is the crawl
and the import stage over four hosts, children's start-up included; Scrapy does nothing but
download; trafilatura and newspaper4k fetch and extract in their own way.
"""

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from benchmarks.pages import real_or_sample
from benchmarks.site import addresses, site
from config import read_config
from config.listing import Listing
from config.model import Config, Licence, Source

HOSTS = 4
EACH = 180


def measure() -> dict[str, float]:
    """Return pages a second for each way, their ratios, and our peak memory in MB."""
    with tempfile.TemporaryDirectory() as scratch, ExitStack() as stack:
        folder = real_or_sample(Path(scratch))
        homes = [stack.enter_context(site(folder, EACH)) for _ in range(HOSTS)]
        links = [one for home in homes for one in addresses(home, EACH)]
        count = len(links)
        ours = count / _seconds(lambda: _ours(homes, Path(scratch) / "ours.db"))
        scrapy = count / _seconds(lambda: _child("scrapy", links))
        trafilatura = count / _seconds(lambda: _child("trafilatura", links))
        newspaper = count / _seconds(lambda: _child("newspaper", links))
    return {
        "ours, HTTP to archived article (pages/s)": ours,
        "Scrapy, download only (pages/s)": scrapy,
        "trafilatura, fetch and extract (pages/s)": trafilatura,
        "newspaper4k, download and parse (pages/s)": newspaper,
        "ours / Scrapy": ours / scrapy,
        "ours / trafilatura": ours / trafilatura,
        "ours / newspaper4k": ours / newspaper,
        "our largest process, peak memory (MB)": _peak(),
    }


def _seconds(work: Callable[[], None]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _peak() -> float:
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return max(own, children) / 1024


def _ours(homes: list[str], database: Path) -> None:
    from flows.manner import Manner
    from flows.stages.crawl import crawl
    from flows.stages.import_ import import_
    from store.archive.archive import Archive
    from store.archive.runs import begin_run
    from store.archive.setup import keep_config

    config = with_sources(read_config(), homes)
    with Archive.open(database, write=True) as archive:
        keep_config(archive, config)
        run = begin_run(archive, "benchmark")
        manner = Manner(agent="bigsociety/benchmark (loopback)", allow_private=True)
        crawl(archive, list(config.sources.values()), run=run, manner=manner)
        import_(archive, config)


def with_sources(config: Config, homes: list[str]) -> Config:
    """Return the configuration with one source a loopback site, asked without a pause."""
    listings = [Listing(kind="sitemap", url=f"{home}/sitemap.xml") for home in homes]
    return replace(config, sources=sources_of(homes, listings))


def sources_of(homes: Iterable[str], listings: Iterable[Listing]) -> dict[str, Source]:
    """Make one source of each home and its listing, asked without a pause."""
    return {
        f"site_{n}": Source(
            key=f"site_{n}",
            title=f"Site {n}",
            newsroom=f"Newsroom {n}",
            kind="press",
            tier="national",
            url=home,
            licence=Licence(),
            find=(listing,),
            pace=0.0,
        )
        for n, (home, listing) in enumerate(zip(homes, listings, strict=True))
    }


def _child(way: str, links: list[str]) -> None:
    subprocess.run(
        [sys.executable, "-m", "benchmarks.others", way],
        input="\n".join(links),
        text=True,
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


if __name__ == "__main__":
    for label, figure in measure().items():
        print(f"{label:<56} {figure:>10.3f}")
