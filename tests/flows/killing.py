"""Nights in processes that are cheap to start, so that many can be killed.

A fork server imports the libraries and loads the pipeline once (`tests.flows.preloaded`).
"""

import multiprocessing
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from unittest.mock import patch

from spacy.language import Language

from config import read_config
from config.model import Config, Source
from crawlers.extract.read import read
from flows.night import begun
from flows.stages import classify, import_
from flows.stages.crawl import crawl
from nlp.pipeline import load
from store.records import Page, Reading, Response
from tests.flows.gazette import MANNER
from tests.flows.whole import content, imported, night

_CONTEXT = multiprocessing.get_context("forkserver")
_CONTEXT.set_forkserver_preload(["tests.flows.preloaded"])
Work = Callable[[Path, Path], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """A configuration of a loopback world, and what undisturbed work makes of it."""

    folder: Path
    config: Path
    content: list[str]
    seconds: float
    """That the work took."""


def undisturbed(work: Work, folder: Path, config: Path) -> World:
    """Do the work to its end in `whole.db`, and say what came of it."""
    began = time.monotonic()
    assert survives(work, folder / "whole.db", config, None)
    seconds = time.monotonic() - began
    return World(
        folder=folder, config=config, content=content(folder / "whole.db"), seconds=seconds
    )


def survives(work: Work, database: Path, config: Path, seconds: float | None) -> bool:
    """Do the work in a process that is killed after so many seconds; say whether it was done."""
    worker = _CONTEXT.Process(target=work, args=(database, config))
    worker.start()
    worker.join(seconds)
    if worker.exitcode is None:
        worker.kill()
        worker.join()
        return False
    assert worker.exitcode == 0
    return True


def whole_night(database: Path, config: Path) -> None:
    """Crawl, read, label, group, publish."""
    patch.object(classify, "load", _loaded).start()
    night(database, config)


def only_crawl(database: Path, config: Path) -> None:
    """Collect pages into segments, and read none."""
    with begun("crawl", database, config) as tonight:
        crawl(tonight.archive, tonight.sources, run=tonight.run, manner=MANNER)


def after_the_crawl(database: Path, config: Path) -> None:
    """Read, label, group, publish, without the reader's workers: their deaths are tested apart."""
    patch.object(classify, "load", _loaded).start()
    patch.object(import_, "read_all", _read_here).start()
    imported(database, config)


@cache
def shipped_pipeline() -> Language:
    """Load it once."""
    return load(read_config())


def _loaded(_: Config) -> Language:
    return shipped_pipeline()


def _read_here(
    responses: Iterable[Response], sources: Mapping[str, Source]
) -> Iterator[tuple[Page, Reading]]:
    for response in responses:
        yield response.page, read(response, sources.get(response.page.source))
