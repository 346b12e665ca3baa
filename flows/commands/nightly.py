"""The verb `nightly`."""

from pathlib import Path

import click

from flows.options import as_json, configuration, database
from flows.options import contact as contact_option


@click.command()
@click.argument("sources", nargs=-1)
@contact_option
@as_json
@database
@configuration
def nightly(
    sources: tuple[str, ...],
    contact: str | None,
    database: Path,
    folder: Path | None,
    *,
    as_json: bool,
) -> None:
    """Run the whole flow once: collect, read, classify, group, and write the digest.

    SOURCES are keys of config/sources; without one, all are asked. A run that was killed is gone
    on with. Ends with status 1 when a source became ill since the last run.

    Example: bigsociety nightly --contact monitor@example.org
    """
    from flows.manner import live_manner
    from flows.run import run_nightly

    run_nightly(database, folder, sources, manner=live_manner(contact), as_json=as_json)
