"""The verb `sources frame`: of each outlet and year, what is known to exist and what is held."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from config.errors import UsageError
from flows.options import as_json, configuration, database

if TYPE_CHECKING:
    from store.ask.frame import OutletYear

_FIRST = 2007
_PIPE_WIDTH = 140


@click.command()
@click.argument("sources", nargs=-1)
@click.option("--from", "first", type=int, default=_FIRST, show_default=True, help="First year.")
@click.option("--to", "last", type=int, default=None, help="Last year.  [default: this one]")
@as_json
@database
@configuration
def frame(
    sources: Sequence[str],
    first: int,
    last: int | None,
    database: Path,
    folder: Path | None,
    *,
    as_json: bool,
) -> None:
    """Show, outlet by outlet and year by year, what is known to exist and what is held.

    Expected is what the configuration's `frame:` knows, else what is held and what is listed but
    not held. The denominator counts what is held and can be judged: English, not paywalled.

    Example: bigsociety sources frame third_sector --from 2010 --to 2015
    """
    from flows.night import configured
    from flows.stages.asking import asked_of, missing_key
    from store.archive.archive import Archive
    from store.ask.frame import frame as framed

    last = last or datetime.now(UTC).year
    if first > last:
        raise UsageError(f"--from {first} --to {last}: the first year comes after the last")
    _, chosen = configured(folder, sources)
    keys = {one.key: next(filter(None, map(missing_key, asked_of(one))), "") for one in chosen}
    waiting = {source: key for source, key in keys.items() if key}
    with Archive.open(database) as archive:
        rows = framed(archive, chosen, range(first, last + 1), waiting=waiting)
    if as_json:
        click.echo(json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=2))
    else:
        _show(rows)


def _show(rows: "Sequence[OutletYear]") -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    console = Console(markup=False, emoji=False, highlight=False)
    if not console.is_terminal:
        console.width = _PIPE_WIDTH
    table = Table(box=SIMPLE_HEAD if console.is_terminal else None, pad_edge=False)
    table.add_column("Outlet", no_wrap=True)
    for name in ("Year", "Expected", "Collected", "Denominator", "Gap"):
        table.add_column(name, justify="right")
    table.add_column("Reason", overflow="fold")
    for row in rows:
        numbers = (row.expected, row.collected, row.denominator, row.gap)
        shown = ("not known" if number is None else f"{number:,}" for number in numbers)
        table.add_row(row.title, str(row.year), *shown, row.reason)
    console.print(table)
