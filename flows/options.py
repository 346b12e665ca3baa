"""Options that several verbs share, spelled once."""

from pathlib import Path

import click

database = click.option(
    "--db",
    "database",
    type=click.Path(dir_okay=False, path_type=Path),
    default="bigsociety.db",
    show_default=True,
    help="The archive.",
)
configuration = click.option(
    "--config",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=None,
    help="Configuration folder; what it lacks is taken from the one shipped.  [default: ./config]",
)
as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a table.")
contact = click.option(
    "--contact",
    envvar="BIGSOCIETY_CONTACT",
    show_envvar=True,
    help="E-mail address or web page that the sources are told.",
)
again = click.option("--again", is_flag=True, help="Redo all of it with today's rules.")
