"""The verb `demo`: two nights over the sample archive, and what came of them.

The nights are `flows.nightly`'s own; the sample and its server are `flows.sample`'s.
"""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from config.errors import BigSocietyError, UsageError

CONFIG = Path(__file__).parents[1] / "sample" / "config"
ILL_ON_PURPOSE = "wexley_chronicle"
AGENT = "bigsociety/0.1 (demo)"


@click.command()
@click.option(
    "--db",
    "database",
    type=click.Path(dir_okay=False, path_type=Path),
    default="demo.db",
    show_default=True,
    help="The archive to make; one that an earlier demo made is replaced.",
)
def demo(database: Path) -> None:
    """Run the whole flow over the bundled sample archive, twice: no network, no keys.

    The sample's outlets, people and quotations are invented. Between the two nights one article
    changes and a few are new. What is left is an archive to play with.

    Example: bigsociety demo --db demo.db
    """
    _make_room(database)
    _run_two_nights(database)
    _show(database)


def _make_room(database: Path) -> None:
    """Remove what an earlier demo left; refuse to touch anything else."""
    if not database.exists():
        return
    from store.archive.lock import WriterLock

    _check_is_demo(database)
    lock = WriterLock.take(database, "demo")  # another demo may be writing it
    try:
        for ending in ("", "-wal", "-shm"):
            database.with_name(database.name + ending).unlink(missing_ok=True)
        for ending in (".warc", ".out"):
            shutil.rmtree(database.with_name(database.name + ending), ignore_errors=True)
    finally:
        lock.release()


def _check_is_demo(database: Path) -> None:
    from config import read_config
    from store.archive.archive import Archive
    from store.ask.sources import overview

    refusal = UsageError(
        f"--db {database}: this is not an archive that a demo made, and a demo replaces no other: "
        "name another file, or move this one away"
    )
    try:
        with Archive.open(database) as archive:
            kept = {source.key for source in overview(archive)}
    except BigSocietyError as error:
        raise refusal from error
    if not kept <= set(read_config(CONFIG).sources):
        raise refusal


def _run_two_nights(database: Path) -> None:
    from flows.sample.server import serve
    from flows.server import prefect_server

    with TemporaryDirectory() as home, prefect_server(Path(home)), serve() as site:
        click.echo("The first night: 15 invented outlets, served on this machine.\n")
        _run_night(database, site.proxy_url)
        site.set_edition(2)
        click.echo("\nThe second night: one article has changed, and a few are new.\n")
        _run_night(database, site.proxy_url)


def _run_night(database: Path, proxy: str) -> None:
    from flows.manner import Manner
    from flows.run import run_nightly
    from flows.summary import BecameIllError

    try:
        run_nightly(database, CONFIG, manner=Manner(agent=AGENT, proxy=proxy))
    except BecameIllError:
        if _ill(database) != {ILL_ON_PURPOSE}:
            raise
        click.echo("The Wexley Chronicle's server fails on purpose: an ill source stops no other.")


def _ill(database: Path) -> set[str]:
    from store.archive.archive import Archive
    from store.ask.sources import overview

    with Archive.open(database) as archive:
        return {source.key for source in overview(archive) if source.state == "ill"}


def _show(database: Path) -> None:
    from flows.commands.comparison_table import show
    from store.archive.archive import Archive
    from store.ask import compare as ask

    click.echo("\nWhat was said, beside what happened:\n")
    with Archive.open(database) as archive:
        show(ask.compare(archive))
    click.echo(f"\nOpen the desk on it: bigsociety desk --db {database}")
