"""How a run is followed: moving lines at a terminal, one line a stage in a log."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from flows.stages.telling import Listener

_SAID = {
    "ask": "asking what is new",
    "fetch": "fetching pages",
    "download": "downloading MB",
    "backfill": "walking windows",
    "import": "reading pages",
    "classify": "classifying texts",
    "group": "grouping stories",
}


@contextmanager
def following() -> Iterator[Listener]:
    """Yield the listener that suits standard error: a person's terminal, or a log."""
    if not sys.stderr.isatty():
        lines = _Lines()
        yield lines
        lines.end()
        return
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description:<20}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield _Moving(progress)


class _Moving:
    """A moving line for each stage."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._lines: dict[str, TaskID] = {}

    def reached(self, stage: str, done: int, of: int = 0) -> None:
        """Move the stage's line."""
        if stage not in self._lines:
            self._lines[stage] = self._progress.add_task(_SAID[stage], total=None)
        self._progress.update(self._lines[stage], completed=done, total=of or None)

    def noted(self, sentence: str) -> None:
        """Print the sentence above the lines."""
        self._progress.console.print(sentence, style="yellow", markup=False, highlight=False)


class _Lines:
    """A line for each stage once it is over."""

    def __init__(self) -> None:
        self._last: tuple[str, int] | None = None

    def reached(self, stage: str, done: int, of: int = 0) -> None:  # noqa: ARG002
        """Print the stage before, if this is another one."""
        if self._last and self._last[0] != stage:
            self.end()
        self._last = (stage, done)

    def end(self) -> None:
        """Print the last stage."""
        if self._last:
            click.echo(f"{_SAID[self._last[0]]}: {self._last[1]}", err=True)
        self._last = None

    def noted(self, sentence: str) -> None:
        """Print the sentence."""
        click.echo(sentence, err=True)
