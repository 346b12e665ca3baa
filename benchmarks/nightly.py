"""What a night costs with much kept, against the same night with little kept.

Two archives, of 1,000 and of 100,000 made-up articles, take in the same new pages through every
stage (crawl, import, classify, group, publish). Prefect is left out: its cost is a constant, and
would only bring the ratio nearer to one. The median of three nights each, in turn.
"""

import random
import shutil
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from benchmarks.crawl import with_sources
from benchmarks.pages import real_or_sample
from benchmarks.site import site
from config import read_config
from config.model import Config
from flows.manner import Manner
from flows.stages.classify import classify
from flows.stages.crawl import crawl
from flows.stages.group import group
from flows.stages.import_ import import_
from flows.stages.publish import publish
from store.archive.archive import Archive
from store.archive.pages import keep_readings
from store.archive.runs import begin_run, end_run
from store.archive.setup import keep_config
from store.records import Article, Page

FEW, MANY, NEW, NIGHTS = 1_000, 100_000, 90, 3
_BEFORE = "2022-01-01T05:00:00Z"


def measure() -> dict[str, float]:
    """Return seconds a night with few and with many articles kept, and their ratio."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        scratch = Path(folder)
        home = stack.enter_context(site(real_or_sample(scratch), NEW))
        config = with_sources(read_config(), [home])
        kept = {count: _archive(scratch / f"{count}.db", config, count) for count in (FEW, MANY)}
        nights: dict[int, list[float]] = {FEW: [], MANY: []}
        for number in range(NIGHTS):
            for count, path in kept.items():
                copy = Path(shutil.copy(path, scratch / f"night-{count}-{number}.db"))
                nights[count].append(_night(copy, config))
                copy.unlink()
        few, many = (statistics.median(nights[count]) for count in (FEW, MANY))
    return {
        f"a night of {NEW} new pages, {FEW:,} kept (s)": few,
        f"the same, {MANY:,} kept (s)": many,
        "many / few": many / few,
    }


def _night(path: Path, config: Config) -> float:
    begun = time.perf_counter()
    with Archive.open(path, write=True) as archive:
        run = begin_run(archive, "benchmark")
        manner = Manner(agent="bigsociety/benchmark (loopback)", allow_private=True)
        crawl(archive, list(config.sources.values()), run=run, manner=manner)
        import_(archive, config)
        classify(archive, config)
        group(archive)
        publish(archive)
    return time.perf_counter() - begun


def _archive(path: Path, config: Config, count: int) -> Path:
    """Make an archive of so many articles, each of its own words, one in fifty on the agenda."""
    with Archive.open(path, write=True) as archive:
        keep_config(archive, config)
        keep_readings(archive, _readings(count))
        classify(archive, config)
        group(archive)
        publish(archive)
        _yesterday(archive)
        archive.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path


def _yesterday(archive: Archive) -> None:
    """Let all that is kept have been digested before, as it has on any night but the first."""
    run = begin_run(archive, "nightly")
    end_run(archive, run, status="done", summary={})
    archive.db.execute("UPDATE runs SET started = ?, ended = ?", [_BEFORE, _BEFORE])


def _readings(count: int) -> Iterator[tuple[Page, Article]]:
    chance = random.Random(1)
    words = [f"{a}{b}{c}" for a in "bdfglmprst" for b in "aeiou" for c in ("n", "r", "st", "ll")]
    for number in range(count):
        text = " ".join(chance.choices(words, k=300)).capitalize() + "."
        if number % 50 == 0:
            text += " The Big Society came up again at the council meeting on Monday."
        url = f"http://kept.example/{number}"
        day = f"{2007 + number % 15}-{1 + number % 12:02}-{1 + number % 28:02}"
        page = Page(
            url=url,
            final_url=url,
            source="site_0",
            captured=f"{day}T06:00:00Z",
            status=200,
            digest=f"sha1:{number}",
            segment="made-up.warc.gz",
            offset=number,
            length=1,
        )
        article = Article(
            url=url,
            source="site_0",
            title=f"Made-up article {number}",
            body=text,
            published=day,
            published_evidence="meta",
            published_reliability="high",
        )
        yield page, article


if __name__ == "__main__":
    for label, figure in measure().items():
        print(f"{label:<56} {figure:>10.3f}")
