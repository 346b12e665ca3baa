"""An outlet whose past is held on loopback, and back-fills of it without waits."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from unittest.mock import patch

from config.listing import ListingKind
from crawlers.services import service
from flows.night import begun
from flows.stages.backfill import Course
from flows.stages.backfill import backfill as walk_back
from flows.stages.windows import plan
from store.archive.archive import Archive
from tests.flows.gazette import MANNER, page
from tests.replay.server import Site
from tests.replay.wayback import Held

_SOURCE = """\
title: Outlet
newsroom: Outlet Press
kind: press
tier: regional
url: {home}
licence: {{full_text: inside, extract_chars: 256, evidence: http://outlet.example/terms}}
pace: 0
{blocks}
"""
BEGIN, END = date(2013, 12, 1), date(2014, 2, 1)


def outlet(folder: Path, blocks: str, home: str = "http://outlet.example") -> Path:
    """Write a configuration that watches the outlet, and nothing else."""
    for name in ("sources", "measures", "observations", "actors", "events"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    (folder / "sources" / "outlet.yml").write_text(
        _SOURCE.format(blocks=blocks, home=home), "utf-8"
    )
    return folder


def archived(site: Site, kind: str = "wayback", what: str = "outlet.example/news/*") -> str:
    """Write the block of an archive on the site."""
    return f"archive:\n  - {kind}: {what}\n    at: {site.url('').rstrip('/')}\n"


def held(timestamp: str, number: int) -> Held:
    """Capture a page of the outlet; its day of publication is in December 2013."""
    address = f"http://outlet.example/news/story-{number}"
    return Held(timestamp=timestamp, original=address, body=page(number).encode())


def walked(
    database: Path, config: Path, begin: date = BEGIN, end: date = END, hours: float = 24.0
) -> Course:
    """Back-fill the outlet once."""
    with hurried(), begun("backfill", database, config, sources=["outlet"]) as night:
        walks = plan(night.archive, night.sources[0], begin, end)
        return walk_back(night, walks, MANNER, hours=hours)


@contextmanager
def hurried() -> Iterator[None]:
    """Ask archives without their pace, which is tested where it is kept."""
    kinds: list[ListingKind] = ["wayback", "ukgwa", "cc_news", "gdelt"]
    with ExitStack() as stack:
        for kind in kinds:
            quick = replace(service(kind), pace=0.0)
            stack.enter_context(patch(f"crawlers.services.{kind}.SERVICE", quick))
        service.cache_clear()
        yield
    service.cache_clear()


def ask(database: Path, sql: str) -> list[tuple[object, ...]]:
    """Read rows of an archive."""
    with Archive.open(database) as archive:
        return [tuple(row) for row in archive.db.execute(sql)]
