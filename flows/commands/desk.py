"""The verb `desk`. What it shows is `store.desk`'s."""

import sys
from pathlib import Path

import click

from flows.options import database


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8001, show_default=True, help="Port to listen on; 0: any free one.")
@click.option("--open/--no-open", "open_", default=True, help="Open a browser at a terminal.")
@database
def desk(database: Path, host: str, port: int, *, open_: bool) -> None:
    """Open the analysts' desk: facets, search, ready questions, articles with their mentions.

    It is for inside: full texts are shown as far as each source's licence lets the house read.

    Example: bigsociety desk --db demo.db --port 8001
    """
    from store.desk.serve import serve

    at_terminal = sys.stdout.isatty()
    serve(database, host, port, open_ and at_terminal, ready=_announce)


def _announce(address: str) -> None:
    click.echo(f"The desk is at {address} (Ctrl-C ends it)")
