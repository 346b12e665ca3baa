"""How each source is, in plain words: from how its listings answered and what it promises.

healthy: it gave something new; quiet: it answered and had nothing new; ill: it did not answer, or
gives less than it promises; blocked: it asked to be left alone.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Literal, TypeAlias

from config.model import Expectation, Source
from crawlers.addresses import host_of
from flows.stages.telling import Counts
from store.archive.archive import Archive
from store.archive.clock import now
from store.archive.frontier import host_state, listings_known
from store.archive.runs import Health, keep_health
from store.ask.recent import Recent, recent, watched_since
from store.records import Listed

State: TypeAlias = Literal["healthy", "quiet", "ill", "blocked"]
_WINDOW = timedelta(days=28)


def keep(archive: Archive, run: int, sources: Iterable[Source], counts: Counts) -> list[Health]:
    """Keep how each of the sources is, one row a source; return them."""
    found = [judge(archive, source, counts) for source in sources]
    with archive.transaction():
        for health in found:
            keep_health(archive, run, health)
    return found


def judge(archive: Archive, source: Source, counts: Counts) -> Health:
    """Say how a source is after a run in which these counts were made."""
    count = counts.get(source.key, Counter())
    known = listings_known(archive, source.key)
    listings = [known[one.url] for one in source.find if one.url in known]
    listed = sum(one.links for one in listings)
    silent = [one for one in listings if one.state in {"failed", "refused"}]
    promised = None if silent else listed  # one that does not answer is reason enough
    kept = recent(archive, source.key, _ago(_WINDOW))
    troubles = [
        *_unanswered(silent, count),
        *_broken(archive, source, promised, kept, "at least"),
    ]
    warnings = [*_broken(archive, source, promised, kept, "at most")]
    blocked = _blocked(archive, source)
    state: State = "healthy"
    why = warnings
    if blocked:
        state, why = "blocked", blocked
    elif troubles:
        state, why = "ill", [*troubles, *warnings]
    elif not (count["found"] or count["fetched"] or count["articles"]):
        state, why = "quiet", [*_quiet(archive, source), *warnings]
    return Health(
        source=source.key,
        state=state,
        reason="; ".join(why),
        listed=listed,
        found=count["found"],
        fetched=count["fetched"],
        articles=count["articles"],
        failed=count["failed"],
    )


def _ago(time: timedelta) -> str:
    return (datetime.now(UTC) - time).strftime("%Y-%m-%dT%H:%M:%SZ")


def _blocked(archive: Archive, source: Source) -> list[str]:
    states = (host_state(archive, host) for host in {host_of(one.url) for one in source.find})
    return [
        f"{one.host}: {one.reason}; left alone until {one.blocked_until}"
        for one in states
        if one and one.blocked_until and one.blocked_until > now()
    ]


def _unanswered(silent: list[Listed], count: Counter[str]) -> Iterator[str]:
    for one in silent:
        yield f"{one.url}: {one.reason or one.state}"
    if count["failed"] and not (count["fetched"] or count["unchanged"]):
        yield f"none of the {count['failed']} pages asked for could be fetched"


def _broken(
    archive: Archive, source: Source, listed: int | None, kept: Recent, bound: str
) -> Iterator[str]:
    for promise in source.expects:
        given = _given(archive, source, promise, listed, kept)
        if promise.bound != bound or given is None:
            continue
        if given < promise.value if bound == "at least" else given > promise.value:
            yield f"{promise.what}: {given:g}, where {bound} {promise.value:g} is expected"


def _given(
    archive: Archive, source: Source, promise: Expectation, listed: int | None, kept: Recent
) -> float | None:
    """Find what was promised, as it is; None where it is too early to tell."""
    if promise.what == "listed":
        return listed
    if promise.what == "articles per 28 days":
        since = watched_since(archive, source.key)
        return kept.articles if since and since <= _ago(_WINDOW) else None
    shares = {"dated": kept.dated, "titled": kept.titled, "bodied": kept.bodied}
    return round(shares[promise.what] / kept.articles, 3) if kept.articles else None


def _quiet(archive: Archive, source: Source) -> list[str]:
    newest = recent(archive, source.key).newest
    return [f"nothing new; its latest article is of {newest}" if newest else "nothing new"]
