"""What `crawl SOURCE --dry-run` shows: what a source's file would find. Kept is nothing."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from flows.manner import Manner
    from flows.stages.dry_run import Tried
    from store.outcomes import Found, Listed
    from store.records import Reading


def dry_run(
    database: Path,
    folder: Path | None,
    keys: Sequence[str],
    manner: "Manner",
    *,
    limit: int,
    as_json: bool,
) -> None:
    """Try sources out and print what came, `limit` entries and pages of each."""
    from flows.night import configured
    from flows.stages.dry_run import held, try_out

    _, sources = configured(folder, keys)
    with held(database, "crawl --dry-run") as archive:
        tried = try_out(archive, sources, manner, pages=limit)
    if as_json:
        click.echo(json.dumps([shown(one, limit) for one in tried], ensure_ascii=False, indent=2))
        return
    for one in tried:
        for line in lines(one, limit):
            click.echo(line)
    click.echo("Nothing was kept.")


def shown(one: "Tried", limit: int) -> dict[str, object]:
    """Give what came of a source as it is printed in JSON."""
    return {
        "source": one.source.key,
        "state": one.state,
        "reason": one.why,
        "listings": [asdict(listed) for listed in one.listed],
        "entries": [asdict(found) for found in one.found[:limit]],
        "pages": [{"url": page.url, **asdict(reading)} for page, reading in one.read],
        "failed": [asdict(failed) for failed in one.failed],
    }


def lines(one: "Tried", limit: int) -> Iterator[str]:
    """Say what came of a source, for a person."""
    yield f"{one.source.title} ({one.source.key}): {one.state}{f': {one.why}' if one.why else ''}"
    for listed in one.listed:
        yield f"  {_answer(listed)}"
    yield from map(_entry, one.found[:limit])
    if len(one.found) > limit:
        yield f"    … and {len(one.found) - limit:,} more"
    for page, reading in one.read:
        yield f"  read {page.url}"
        yield from (f"    {line}" for line in read_lines(reading))
    for failed in one.failed:
        yield f"  {failed.address}: {failed.state}: {failed.reason}"


def _answer(listed: "Listed") -> str:
    if listed.state in {"failed", "refused"}:
        return f"{listed.url}: {listed.state}: {listed.reason}"
    left = f", {listed.dropped:,} left out" if listed.dropped else ""
    more = ", and there are more pages" if listed.state == "partial" else ""
    return f"{listed.url}: {listed.links:,} addresses{left}{more}"


def _entry(found: "Found") -> str:
    day = found.published or found.modified or "no date"
    return f"    {day:<20}  {found.title or '(no title)'}\n    {'':<20}  {found.address}"


def read_lines(reading: "Reading") -> Iterator[str]:
    """Say what was read of a page."""
    from store.records import Article

    if not isinstance(reading, Article):
        yield f"no article: {reading.reason}{f' ({reading.detail})' if reading.detail else ''}"
        return
    evidence = f"({reading.published_evidence}, reliability {reading.published_reliability})"
    shown = "" if reading.access_evidence == "none" else f" ({reading.access_evidence})"
    yield f"title   {reading.title}"
    yield f"date    {reading.published or 'none'} {evidence}"
    yield f"words   {len(reading.body.split()):,}, {reading.access}{shown}"
