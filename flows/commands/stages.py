"""The verbs that are one stage each, without Prefect; all of them in order are `nightly`."""

from pathlib import Path

import click

from config.errors import UsageError
from flows.options import again as again_option
from flows.options import as_json as json_option
from flows.options import configuration, contact, database


@click.command()
@click.argument("sources", nargs=-1)
@click.option("--dry-run", is_flag=True, help="Show what the sources' files find; keep nothing.")
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    default=5,
    show_default=True,
    help="Entries to show and pages to read of each source in a dry run.",
)
@contact
@json_option
@database
@configuration
def crawl(
    sources: tuple[str, ...],
    contact: str | None,
    database: Path,
    folder: Path | None,
    *,
    dry_run: bool,
    limit: int,
    as_json: bool,
) -> None:
    """Collect new pages from the sources into WARC segments; reads none of them.

    SOURCES are keys of config/sources; without one, all are asked. A dry run asks their lists,
    reads a few pages, and shows what it found.

    Example: bigsociety crawl third_sector --contact monitor@example.org
    """
    from flows.listeners import following
    from flows.manner import live_manner
    from flows.night import begun
    from flows.stages.crawl import crawl as collect
    from flows.stages.health import keep
    from flows.summary import summed_up, tell

    manner = live_manner(contact)
    if dry_run:
        from flows.commands.dry_run import dry_run as try_out

        try_out(database, folder, sources, manner, limit=limit, as_json=as_json)
        return
    with (
        following() as listener,
        begun("crawl", database, folder, sources=sources, listener=listener) as night,
    ):
        found = collect(
            night.archive, night.sources, run=night.run, manner=manner, listener=listener
        )
        night.add(found)
        night.health.extend(keep(night.archive, night.run, night.sources, night.counts))
        summary = summed_up(night)
    tell(summary, as_json=as_json)


@click.command("import")
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--all", "everything", is_flag=True, help="Keep pages without an anchor, too.")
@click.option(
    "--on",
    "where",
    metavar="CLUSTER",
    help="Read whole files on a Dask cluster: dask for one on this machine, or tcp://HOST:PORT.",
)
@click.option(
    "--parts",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder, seen by all workers, for what they read.  [default: <db>.warc/parts]",
)
@again_option
@json_option
@database
@configuration
def import_(
    files: tuple[Path, ...],
    database: Path,
    folder: Path | None,
    *,
    everything: bool,
    where: str | None,
    parts: Path | None,
    again: bool,
    as_json: bool,
) -> None:
    """Read the pages that were collected, or WARC FILES from anywhere, into articles.

    FILES are read where they lie, once each. Of their pages that belong to no source of
    config/sources, those that nowhere name the agenda are dropped and counted, but for one in a
    hundred; --all keeps them. With --on, many files are read at once, and kept here one by one.

    Example: bigsociety import crawl-2013.warc.gz --all
    """
    from flows.elsewhere import elsewhere
    from flows.listeners import following
    from flows.night import begun
    from flows.stages.import_ import import_ as read
    from flows.summary import summed_up, tell

    if where and again:
        raise UsageError("--again reads pages of the archive, and those are here: leave --on out")
    readers = elsewhere(where, database) if where else None
    with following() as listener, begun("import", database, folder, listener=listener) as night:
        counts = read(
            night.archive,
            night.config,
            files=files,
            everything=everything,
            again=again,
            elsewhere=readers,
            parts=parts,
            listener=listener,
        )
        night.add(counts)
        summary = summed_up(night)
    tell(summary, as_json=as_json)


@click.command()
@again_option
@database
@configuration
def classify(database: Path, folder: Path | None, *, again: bool) -> None:
    """Find the passages of new articles that speak of the agenda, and what they say.

    After a change of cues, actors or models all articles are classified again by themselves.

    Example: bigsociety classify --again
    """
    from flows.listeners import following
    from flows.night import begun
    from flows.stages.classify import classify as label

    with following() as listener, begun("classify", database, folder, listener=listener) as night:
        done = label(night.archive, night.config, again=again, listener=listener)
    click.echo(f"{done:,} texts classified.")


@click.command()
@again_option
@database
@configuration
def group(database: Path, folder: Path | None, *, again: bool) -> None:
    """Group new articles that are one text into stories.

    Example: bigsociety group --db bigsociety.db
    """
    from flows.listeners import following
    from flows.night import begun
    from flows.stages.group import group as bring_together

    with following() as listener, begun("group", database, folder, listener=listener) as night:
        done = bring_together(night.archive, again=again, listener=listener)
    click.echo(f"{done:,} articles grouped.")


@click.command()
@database
@configuration
def publish(database: Path, folder: Path | None) -> None:
    """Bring the search index and the daily counts up to date, and write the digest.

    Example: bigsociety publish --db bigsociety.db
    """
    from flows.night import begun
    from flows.stages.publish import publish as send_out

    with begun("publish", database, folder) as night:
        written = send_out(night.archive)
    for path in written:
        click.echo(path)
