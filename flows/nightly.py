"""The nightly flow: the whole pipeline once, as a story.

Prefect is known here, in `flows.server` and in `flows.scheduling` only: the steps call plain
stages, which run and are tested without it. Steps are coarse, and only the night passes between
them. Import it within `flows.server.prefect_server`, as `flows.run` does.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ParamSpec

from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.utilities.annotations import quote

from flows.listeners import following
from flows.manner import Manner
from flows.night import Night, begun
from flows.server import end_with_parent
from flows.stages import classify, crawl, group, health, import_, publish
from flows.summary import summed_up, tell

P = ParamSpec("P")


def step(stage: Callable[P, None]) -> Callable[P, None]:
    """Make a step of the flow: a task, which is handed its arguments as they are, unread."""
    made: Callable[..., None] = task(cache_policy=NO_CACHE)(stage)

    def taken(*args: P.args, **kwargs: P.kwargs) -> None:
        made(*map(quote, args), **kwargs)

    return taken


@flow
def nightly(
    database: Path,
    folder: Path | None = None,
    sources: Sequence[str] = (),
    *,
    manner: Manner,
    as_json: bool = False,
) -> None:
    """Collect what is new, read it, find what it says, and say how it went."""
    end_with_parent()
    with (
        following() as listener,
        begun("nightly", database, folder, sources=sources, listener=listener) as night,
    ):
        collect(night, manner)
        read(night)
        follow(night, manner)
        label(night)
        bring_together(night)
        look_after(night)
        send_out(night)
        summary = summed_up(night)
    tell(summary, as_json=as_json)


@step
def collect(night: Night, manner: Manner) -> None:
    """Ask every source what is new, and fetch it into WARC segments."""
    night.add(
        crawl.crawl(
            night.archive,
            night.sources,
            run=night.run,
            manner=manner,
            listener=night.listener,
        )
    )


@step
def read(night: Night) -> None:
    """Read the pages into articles, or say why they are none."""
    night.add(import_.import_(night.archive, night.config, listener=night.listener))


@step
def follow(night: Night, manner: Manner) -> None:
    """Fetch the documents that new articles name, and read them as well."""
    counts = crawl.fetch_documents(
        night.archive, night.sources, run=night.run, manner=manner, listener=night.listener
    )
    night.add(counts)
    if any(count["fetched"] for count in counts.values()):
        night.add(import_.import_(night.archive, night.config, listener=night.listener))


@step
def label(night: Night) -> None:
    """Find the passages that speak of the agenda, and what they say."""
    classify.classify(night.archive, night.config, listener=night.listener)


@step
def bring_together(night: Night) -> None:
    """Make stories of articles that are one text."""
    group.group(night.archive, listener=night.listener)


@step
def look_after(night: Night) -> None:
    """Say how each source is."""
    night.health.extend(health.keep(night.archive, night.run, night.sources, night.counts))


@step
def send_out(night: Night) -> None:
    """Bring counts up to date, and write the digest."""
    night.written.extend(publish.publish(night.archive))
