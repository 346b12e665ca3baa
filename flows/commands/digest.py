"""The verb `digest`. What is new is asked in `store.ask`, and written in `flows.digest`."""

from datetime import datetime
from pathlib import Path

import click

from flows.options import database


@click.command()
@click.option(
    "--since",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Tell what is new from this day on (London's).  [default: since the last digest]",
)
@click.option("--dry-run", is_flag=True, help="Print it as Markdown; write nothing.")
@database
def digest(database: Path, since: datetime | None, *, dry_run: bool) -> None:
    """Write what is new, grouped by story, as HTML and Markdown.

    It goes into the folder beside the archive, `<db>.out`, under today's date.

    Example: bigsociety digest --since 2013-12-09 --dry-run
    """
    from flows.digest import LONDON, midnight, render, write_digest
    from store.archive.archive import Archive
    from store.ask.digest import news_since
    from store.ask.recent import digested

    today = datetime.now(LONDON).date()
    with Archive.open(database) as archive:
        moment = midnight(since.date()) if since else digested(archive, midnight(today))
        if dry_run:
            click.echo(render(news_since(archive, moment), today, "md"), nl=False)
            return
        for path in write_digest(archive, today, moment):
            click.echo(path)
