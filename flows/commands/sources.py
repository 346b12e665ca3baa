"""The verb `sources`: every source, how it is, and what of it is quarantined."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from flows.commands.frame import frame
from flows.commands.sources_add import add
from flows.commands.sources_check import check
from flows.options import as_json, database

if TYPE_CHECKING:
    from store.ask.sources import SourceState

_PIPE_WIDTH = 120


@click.group(invoke_without_command=True)
@as_json
@database
@click.pass_context
def sources(ctx: click.Context, database: Path, *, as_json: bool) -> None:
    """Show every source: its last crawl, its counts, its health, and what is quarantined.

    A quarantined page is one that should have been understood and was not, or that failed three
    times.

    Example: bigsociety sources --db bigsociety.db
    """
    from store.archive.archive import Archive
    from store.ask.sources import overview

    if ctx.invoked_subcommand:  # what stands before it is for it, too
        ctx.default_map = {ctx.invoked_subcommand: {"database": database, "as_json": as_json}}
        return
    with Archive.open(database) as archive:
        states = overview(archive)
    if as_json:
        click.echo(json.dumps([asdict(one) for one in states], ensure_ascii=False, indent=2))
    else:
        _show(states)


for _verb in (add, check, frame):
    sources.add_command(_verb)


def _show(states: "tuple[SourceState, ...]") -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    console = Console(markup=False, emoji=False, highlight=False)
    if not console.is_terminal:
        console.width = _PIPE_WIDTH
    table = Table(box=SIMPLE_HEAD if console.is_terminal else None, pad_edge=False)
    for name in ("Source", "Is", "Last crawl"):
        table.add_column(name)
    for name in ("Articles", "Newest", "Pending", "Quarantined"):
        table.add_column(name, justify="right")
    table.add_column("Why", overflow="fold")
    for one in states:
        table.add_row(
            one.key,
            one.state if one.watched else "not watched",
            (one.last_crawl or "-")[:10],
            f"{one.articles:,}",
            one.newest or "-",
            f"{one.pending:,}",
            f"{sum(one.quarantined.values()):,}",
            _why(one),
        )
    console.print(table)


def _why(one: "SourceState") -> str:
    quarantined = (f"{count} quarantined: {why}" for why, count in one.quarantined.items())
    return "; ".join(part for part in (one.reason, *quarantined) if part)
