"""The verb `backfill`: a source's past, from its archives and services."""

import math
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from config.errors import BigSocietyError, UsageError
from flows.options import configuration, contact, database

if TYPE_CHECKING:
    from config.model import Source
    from flows.stages.backfill import Course
    from flows.stages.windows import Walk
    from store.archive.archive import Archive

_PIPE_WIDTH = 110


class UnfinishedError(BigSocietyError):
    """Windows were left behind for another reason than a quota."""


def _month(usual: int) -> Callable[[click.Context, click.Parameter, str], date]:
    """Read 2011-03, or a year for its `usual` month."""

    def read(ctx: click.Context, param: click.Parameter, value: str) -> date:
        year, _, month = value.partition("-")
        try:
            return date(int(year), int(month or usual), 1)
        except ValueError as error:
            told = f"{value!r}: write a month such as 2011-03, or a year"
            raise click.BadParameter(told, ctx, param) from error

    return read


@click.command()
@click.argument("source")
@click.option("--from", "begin", required=True, callback=_month(1), help="First month.")
@click.option("--to", "end", required=True, callback=_month(12), help="Last month.")
@click.option("--dry-run", is_flag=True, help="Print the plan and its estimate; ask nothing.")
@click.option("--hours", type=click.FloatRange(min=0), help="Begin no window after so many hours.")
@contact
@database
@configuration
def backfill(
    source: str,
    begin: date,
    end: date,
    *,
    hours: float | None,
    dry_run: bool,
    contact: str | None,
    database: Path,
    folder: Path | None,
) -> None:
    """Collect a SOURCE's past from its archives, month by month, and read it into articles.

    It keeps its place: stopped anyhow, the same command goes on. A day's quota that is used up
    ends it, with the moment at which it may go on. It keeps others from writing while it runs:
    --hours leaves room for the night.

    Example: bigsociety backfill third_sector --from 2007-01 --to 2016-12
    """
    from flows.listeners import following
    from flows.manner import live_manner
    from flows.night import begun, configured
    from flows.stages.backfill import backfill as walk_back
    from flows.stages.windows import plan

    (chosen,) = configured(folder, [source])[1]
    _check(chosen, begin, end)
    if dry_run:
        with _looked_at(database) as archive:
            _show(archive, plan(archive, chosen, begin, end))
        return
    manner = live_manner(contact)
    with (
        _stoppable(),
        following() as listener,
        begun("backfill", database, folder, sources=[source], listener=listener) as night,
    ):
        walks = plan(night.archive, chosen, begin, end)
        _show(night.archive, walks)
        course = walk_back(night, walks, manner, hours=math.inf if hours is None else hours)
        counts = dict(night.counts[source])
    _end(course, sum(len(walk.todo) for walk in walks), counts)


def _check(source: "Source", begin: date, end: date) -> None:
    if source.status != "collected":
        raise UsageError(f"{source.key}: is not collected ({source.status}): {source.why}")
    if begin > end:
        raise UsageError(f"--from {begin:%Y-%m} is after --to {end:%Y-%m}: give the earlier first")


@contextmanager
def _stoppable() -> Iterator[None]:
    """Say, where a person stops it, that this is no loss."""
    try:
        yield
    except KeyboardInterrupt as error:
        click.echo("Stopped; the same command goes on from here.", err=True)
        raise click.Abort from error


@contextmanager
def _looked_at(database: Path) -> "Iterator[Archive]":
    """Open the archive to look at it; an empty one that goes away where there is none."""
    from store.archive.archive import Archive

    with tempfile.TemporaryDirectory() as folder:
        there = database.exists()
        path = database if there else Path(folder) / "none.db"
        with Archive.open(path, write=not there) as archive:
            yield archive


def _show(archive: "Archive", walks: "Sequence[Walk]") -> None:
    """Print the plan and what it will take. Raises UsageError where there is nothing to ask."""
    from flows.stages.windows import estimate

    _print(walks)
    if not any(walk.todo or walk.done for walk in walks):
        reasons = "; ".join(f"{walk.name}: {', '.join(walk.why_not)}" for walk in walks)
        raise UsageError(
            f"nothing can be asked: {reasons or 'add an archive: block to the source'}"
        )
    whole = estimate(archive, walks)
    pages = "with the pages they name" if whole.whole else "and the pages they name on top"
    click.echo(
        f"Estimate: {'about' if whole.whole else 'at least'} {whole.requests:,} requests, {pages}: "
        f"{_lasting(whole.hours)} at the pace kept{_days(whole.days)}."
    )
    if any(walk.todo for walk in walks if walk.listing.kind == "cc_news"):
        click.echo("Each window of CC-NEWS names hundreds of WARC files of about 1 GB, kept whole.")


def _lasting(hours: float) -> str:
    minutes = math.ceil(hours * 60)
    return f"{hours:,.1f} hours" if hours > 1 else f"{minutes} minute{'s' * (minutes != 1)}"


def _days(days: int) -> str:
    return f", spread over {days:,} days by a service's quota" if days > 1 else ""


def _print(walks: "Sequence[Walk]") -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    console = Console(markup=False, emoji=False, highlight=False)
    if not console.is_terminal:
        console.width = _PIPE_WIDTH
    table = Table(box=SIMPLE_HEAD if console.is_terminal else None, pad_edge=False)
    table.add_column("Asked", overflow="fold")
    for name in ("From", "To"):
        table.add_column(name)
    for name in ("Windows", "Done"):
        table.add_column(name, justify="right")
    table.add_column("Not asked for", overflow="fold")
    for walk in walks:
        ends = (walk.todo[0].name, walk.todo[-1].name) if walk.todo else ("-", "-")
        counts = f"{len(walk.todo):,}", f"{walk.done:,}"
        table.add_row(walk.name, *ends, *counts, "; ".join(walk.why_not))
    console.print(table)


def _end(course: "Course", total: int, counts: dict[str, int]) -> None:
    """Say what came of it, and how it goes on."""
    told = ", ".join(f"{count:,} {what}" for what, count in sorted(counts.items()))
    click.echo(f"{course.done:,} of {total:,} windows are done: {told or 'nothing new'}.")
    for name, reason in course.left.items():
        click.echo(f"{name}: left for now: {reason}")
    if course.resumes:
        click.echo(f"Run the same command again from {course.resumes}: the day's quota is used up.")
    if course.failed:
        raise UnfinishedError(
            f"{course.failed:,} windows were not asked to their end: run the same command again"
        )
