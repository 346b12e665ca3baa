"""The verb `sources check`: asks sources now, and says which of their expectations are kept."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from config.errors import BigSocietyError
from flows.options import as_json as json_option
from flows.options import configuration, database
from flows.options import contact as contact_option

if TYPE_CHECKING:
    from flows.stages.dry_run import Tried

_PAGES = 3


class ExpectationBrokenError(BigSocietyError):
    """A source that was asked does not answer, or gives less than it promises."""


@click.command()
@click.argument("sources", nargs=-1)
@contact_option
@json_option
@database
@configuration
def check(
    sources: tuple[str, ...],
    contact: str | None,
    database: Path,
    folder: Path | None,
    *,
    as_json: bool,
) -> None:
    """Ask sources now, and say which of their expectations are kept and which broken.

    SOURCES are keys of config/sources; without one, all are asked. Each is asked for its lists and
    three pages. No article is kept; what the archive knows of a source's habits is looked up in it.
    Ends with status 1 where an expectation is broken.

    Example: bigsociety sources check third_sector --contact monitor@example.org
    """
    from flows.manner import live_manner
    from flows.night import configured
    from flows.stages.dry_run import held, try_out

    manner = live_manner(contact)
    _, chosen = configured(folder, sources)
    with held(database, "sources check") as archive:
        tried = try_out(archive, chosen, manner, pages=_PAGES)
    if as_json:
        click.echo(json.dumps([_counted(one) for one in tried], ensure_ascii=False, indent=2))
    else:
        for one in tried:
            for line in _lines(one):
                click.echo(line)
    if ill := [one.source.title for one in tried if one.state == "ill"]:
        raise ExpectationBrokenError(f"does not give what is expected of it: {', '.join(ill)}")


def _counted(one: "Tried") -> dict[str, object]:
    from store.records import Article

    return {
        "source": one.source.key,
        "state": one.state,
        "reason": one.why,
        "listed": one.sight.listed,
        "dated": sum(bool(found.published or found.modified) for found in one.found),
        "pages": len(one.read),
        "articles": sum(isinstance(reading, Article) for _, reading in one.read),
        "kept": one.habits.kept,
        "broken": one.habits.troubles,
    }


def _lines(one: "Tried") -> Iterator[str]:
    said = _counted(one)
    yield f"{one.source.title}: {one.state}{f': {one.why}' if one.why else ''}"
    if one.found or one.read:
        yield (
            f"  {said['listed']:,} addresses listed, {said['dated']:,} of them with a date; "
            f"{said['articles']} of {said['pages']} pages read are articles"
        )
    yield from (f"  kept    {promise}" for promise in one.habits.kept)
    yield from (f"  broken  {promise}" for promise in one.habits.troubles)
