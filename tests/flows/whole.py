"""All stages of a night in order, without Prefect."""

from collections.abc import Sequence
from pathlib import Path

from flows.manner import Manner
from flows.night import begun
from flows.stages.classify import classify
from flows.stages.crawl import crawl
from flows.stages.group import group
from flows.stages.health import keep
from flows.stages.import_ import import_
from flows.stages.publish import publish
from flows.stages.telling import Counts
from flows.summary import Summary, summed_up
from store.archive.archive import Archive
from store.archive.canonical import canonical
from tests.flows.gazette import MANNER


def night(
    database: Path, config: Path, sources: Sequence[str] = (), manner: Manner = MANNER
) -> Summary:
    """Run every stage once."""
    with begun("nightly", database, config, sources=sources) as tonight:
        archive = tonight.archive
        tonight.add(crawl(archive, tonight.sources, run=tonight.run, manner=manner))
        tonight.add(import_(archive, tonight.config))
        classify(archive, tonight.config)
        group(archive)
        tonight.health.extend(keep(archive, tonight.run, tonight.sources, tonight.counts))
        tonight.written.extend(publish(archive))
        return summed_up(tonight)


def crawled(database: Path, config: Path, manner: Manner = MANNER) -> None:
    """Run the first stage once."""
    with begun("crawl", database, config) as tonight:
        crawl(tonight.archive, tonight.sources, run=tonight.run, manner=manner)


def imported(database: Path, config: Path, *files: Path, everything: bool = False) -> Counts:
    """Run what follows the crawl once."""
    with begun("import", database, config) as tonight:
        counts = import_(tonight.archive, tonight.config, files=files, everything=everything)
        classify(tonight.archive, tonight.config)
        group(tonight.archive)
        publish(tonight.archive)
    return counts


def content(database: Path) -> list[str]:
    """Say what an archive holds."""
    with Archive.open(database) as archive:
        return list(canonical(archive))


def rows(database: Path) -> dict[str, int]:
    """Count the rows of every table."""
    with Archive.open(database) as archive:
        return {table.name: table.count for table in archive.db.tables}
