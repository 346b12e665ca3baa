"""The verb `export`: the archive's tables for other tools; cells never act as formulas."""

from pathlib import Path
from typing import Literal

import click

from config.errors import UsageError
from flows.options import database


@click.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(["csv", "jsonl"]),
    default="csv",
    show_default=True,
    help="CSV, or JSON lines.",
)
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for articles, mentions and observations.",
)
@click.option(
    "--canonical",
    is_flag=True,
    help="Print the content without surrogate keys, moments of capture and offsets.",
)
@database
def export(
    database: Path, form: Literal["csv", "jsonl"], out: Path | None, *, canonical: bool
) -> None:
    """Write articles, mentions and observations as CSV or JSON lines.

    Text is as its source's licence allows. A cell of a CSV file that a spreadsheet would take for
    a formula is led by an apostrophe. Two archives with the same --canonical hold the same.

    Example: bigsociety export --out export --format jsonl
    """
    from store.archive.archive import Archive

    if canonical == bool(out):
        raise UsageError("export: say where to with --out FOLDER, or print with --canonical")
    with Archive.open(database) as archive:
        if out is None:
            from store.archive.canonical import canonical as content

            for line in content(archive):
                click.echo(line)
            return
        from flows.exports import write_tables

        for path in write_tables(archive, out, form):
            click.echo(path)
