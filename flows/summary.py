"""What a person is told when a run is over: what came, what is ill and why, what to do next."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

import click
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from config.errors import BigSocietyError
from flows.night import Night
from flows.stages.telling import total
from store.archive.runs import Health, last_health

_PIPE_WIDTH = 110
_COLOURS = {"healthy": "green", "quiet": "dim", "ill": "bold red"}
"""Of a source's state; any other one is not ill, and yet wants something of somebody."""
_ASKED = ("listed", "found", "fetched", "articles", "failed")
_READ = ("articles", "known", "junk", "off topic", "quarantined")


class BecameIllError(BigSocietyError):
    """A source that was not ill in the run before does not answer, or gives too little."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """How a run went."""

    run: int
    database: Path
    titles: dict[str, str]
    """Of the sources that were asked."""
    health: tuple[Health, ...]
    became_ill: tuple[str, ...]
    """Keys of the sources that were not ill in the run before."""
    read: dict[str, int]
    """Pages read, by what came of them."""
    written: tuple[Path, ...]


def summed_up(night: Night) -> Summary:
    """Sum the run up while its archive is open."""
    return Summary(
        run=night.run,
        database=night.archive.path,
        titles={source.key: source.title for source in night.sources},
        health=tuple(night.health),
        became_ill=tuple(one.source for one in night.health if _became_ill(night, one)),
        read={what: count for what in _READ if (count := total(night.counts, what))},
        written=tuple(night.written),
    )


def _became_ill(night: Night, health: Health) -> bool:
    if health.state != "ill":
        return False
    before = last_health(night.archive, health.source, before=night.run)
    return before is None or before.state != "ill"


def tell(summary: Summary, *, as_json: bool = False) -> None:
    """Print the summary; raise BecameIllError where a source became ill since the last run."""
    if as_json:
        click.echo(json.dumps(asdict(summary), ensure_ascii=False, indent=2, default=str))
    else:
        _print(summary)
    if summary.became_ill:
        names = ", ".join(summary.titles[key] for key in summary.became_ill)
        raise BecameIllError(f"became ill since the last run: {names}")


def _print(summary: Summary) -> None:
    console = Console(markup=False, emoji=False, highlight=False)
    if not console.is_terminal:
        console.width = _PIPE_WIDTH  # Rich takes 80 where there is no terminal to ask.
    if summary.health:
        console.print(_table(summary, console))
    read = ", ".join(f"{count:,} {what}" for what, count in summary.read.items())
    console.print(f"Read: {read or 'nothing new'}.")
    for line in _next(summary):
        console.print(line)


def _table(summary: Summary, console: Console) -> Table:
    table = Table(box=SIMPLE_HEAD if console.is_terminal else None, pad_edge=False)
    table.add_column("Source")
    for name in _ASKED:
        table.add_column(name.capitalize(), justify="right")
    table.add_column("Is")
    table.add_column("Why", overflow="fold")
    for health in summary.health:
        table.add_row(
            summary.titles[health.source],
            *(str(getattr(health, name) or "-") for name in _ASKED),
            Text(health.state, style=_COLOURS.get(health.state, "yellow")),
            health.reason,
        )
    return table


def _next(summary: Summary) -> list[str]:
    """Say what a person may do now, the most pressing first."""
    lines = []
    if any(one.state == "ill" for one in summary.health) or "quarantined" in summary.read:
        lines.append(f"What is ill or quarantined: bigsociety sources --db {summary.database}")
    if summary.written:
        lines.append(f"The digest: {summary.written[0]}")
    return [*lines, f"The desk: bigsociety desk --db {summary.database}"]
