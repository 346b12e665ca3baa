"""How a comparison looks at a terminal and in a pipe: `show(compare(archive))`."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from store.ask.compare import Comparison, StrandComparison
from store.ask.mentions import LEVELS, SENTIMENTS, Cell, Year
from store.ask.outcomes import Outcome
from store.method.change import Value

_PIPE_WIDTH = 110
_NONE = "-"
_SAID = "What was said: mentions by level; articles / distinct texts / newsrooms by sentiment"
_HAPPENED = "What happened: first and last whole period within one series"
_COLOURS = {"better": "green", "worse": "red"}


def show(comparison: Comparison, console: Console | None = None) -> None:
    """Print each strand's tables, then what the figures rest on."""
    console = console or _console()
    for strand in comparison.strands:
        console.print(strand.title.upper(), style="bold")
        _show_said(strand, console)
        _show_outcomes(strand.outcomes, console)
    console.print(_footing(comparison))


def _console() -> Console:
    console = Console(markup=False, emoji=False, highlight=False)
    if not console.is_terminal:
        console.width = _PIPE_WIDTH  # Rich takes 80 where there is no terminal to ask.
    return console


def _table(console: Console) -> Table:
    box = SIMPLE_HEAD if console.is_terminal else None
    return Table(box=box, pad_edge=False, padding=(0, 1, 0, 0))


def _show_said(strand: StrandComparison, console: Console) -> None:
    if not strand.years:
        console.print("What was said: cannot be said, no article of these days is kept.\n")
        return
    console.print(_SAID, style="italic")
    table = _table(console)
    for name in ("Year", "Read"):
        table.add_column(name, justify="right")
    for name in ("Side", "Who"):
        table.add_column(name)
    for name in (*LEVELS, *SENTIMENTS):
        table.add_column(name.capitalize(), justify="right")
    for year in strand.years:
        for row in _year_rows(year):
            table.add_row(*row)
    console.print(table)
    if strand.undated:
        console.print(f"Besides, in articles whose day is not known: {strand.undated} mentions.")
    console.print()


def _year_rows(year: Year) -> Iterator[Sequence[str]]:
    lead = (str(year.year), str(year.read))
    if not year.cells:
        yield (*lead, "nothing said")
    for role, cells in groupby(year.cells, key=lambda cell: cell.role):
        found = {cell.sentiment: cell for cell in cells}
        side = next(iter(found.values())).side
        levels = (sum(cell.mentions[level] for cell in found.values()) for level in LEVELS)
        yield (
            *lead,
            side,
            role or _NONE,
            *(str(count or _NONE) for count in levels),
            *(_three(found.get(sentiment)) for sentiment in SENTIMENTS),
        )
        lead = ("", "")


def _three(cell: Cell | None) -> str:
    return f"{cell.articles}/{cell.texts}/{cell.newsrooms}" if cell else _NONE


def _show_outcomes(outcomes: Sequence[Outcome], console: Console) -> None:
    told = [one for one in outcomes if one.movement.difference is not None]
    if told:
        console.print(_HAPPENED, style="italic")
        table = _table(console)
        table.add_column("Verdict")
        table.add_column("Change", justify="right")
        table.add_column("Measure, values, series, source of the last value")
        for one in told:
            table.add_row(*_outcome_row(one), style=_COLOURS.get(one.movement.verdict))
        console.print(table)
    untold = Counter(one.movement.why for one in outcomes if one.movement.difference is None)
    if untold:
        console.print(
            "Cannot be said: "
            + "; ".join(f"{why} ({count} series)" for why, count in untold.most_common())
            + "."
        )
    if not outcomes:
        console.print("What happened: cannot be said, no measure is configured.")
    console.print()


def _outcome_row(one: Outcome) -> tuple[str, ...]:
    moved = one.movement
    evidence = [
        f"{_value(moved.first)}, {_value(moved.last)}",
        f"{one.series_title} ({one.producer})",
        moved.last.source_title if moved.last else "",
        moved.why,
    ]
    measure = f"{one.title} ({one.unit}, {one.geography})"
    change = _number(moved.difference or 0)
    return (
        moved.verdict,
        change if change.startswith("-") or change == "0" else f"+{change}",
        f"{measure}\n{'; '.join(filter(None, evidence))}",
    )


def _value(value: Value | None) -> str:
    return f"{value.period}: {_number(value.value)}" if value and value.value is not None else ""


def _number(value: float) -> str:
    """Write no more digits than anybody reads, and no exponent."""
    written = f"{value:,.{1 if abs(value) >= 1 else 2}f}"
    return written.rstrip("0").rstrip(".")


def _footing(comparison: Comparison) -> str:
    if comparison.ruleset is None:
        return "No text is classified yet: run `bigsociety classify`."
    return (
        f"Mentions found by rule set {comparison.ruleset[:12]}; a strand holds from "
        f"{comparison.threshold:g}; mentions that hold none: {comparison.outside}. "
        "One rounding step is no detectable change; sampling error is not known here. "
        "--json gives the query and a digest of the rows behind each figure."
    )
