"""The verb `compare`: what was said, beside what happened. What is counted is `store.ask`'s."""

import json
from datetime import date, datetime
from pathlib import Path

import click

from config.errors import UsageError
from config.model import STRANDS, StrandKey
from flows.options import as_json, database

_day = click.DateTime(["%Y-%m-%d"])


@click.command()
@click.option("--strand", type=click.Choice(STRANDS), help="One strand only.  [default: all]")
@click.option("--from", "since", type=_day, help="First day, e.g. 2010-05-11 (London's).")
@click.option("--to", "until", type=_day, help="Last day, inclusive.")
@as_json
@database
def compare(
    database: Path,
    strand: StrandKey | None,
    since: datetime | None,
    until: datetime | None,
    *,
    as_json: bool,
) -> None:
    """Lay what was said beside what happened.

    Per strand and year: mentions by who holds the view and with what sentiment, as articles,
    distinct texts and newsrooms; then each measure's movement within one series.

    Example: bigsociety compare --strand social_action --from 2010-05-11 --to 2015-05-07
    """
    from store.archive.archive import Archive
    from store.ask import compare as ask

    first, last = (moment and moment.date() for moment in (since, until))
    _check(first, last)
    with Archive.open(database) as archive:
        comparison = ask.compare(archive, strand, first, last)
    if as_json:
        click.echo(json.dumps(ask.as_json(comparison), ensure_ascii=False, indent=2))
        return
    from flows.commands.comparison_table import show

    show(comparison)


def _check(since: date | None, until: date | None) -> None:
    if since and until and since > until:
        raise UsageError(f"--from {since} is after --to {until}: swap them")
