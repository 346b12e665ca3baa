"""Whether a run could see a source, and what hid it: a block, a quota, a key, JavaScript, silence.

What could be seen, and whether it is enough, is judged in `flows.stages.habits`.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from config.model import Source
from crawlers.addresses import host_of
from crawlers.browser import NEEDS, available
from crawlers.services import service
from flows.stages.asking import asked_of, documents_of, missing_key
from store.archive.archive import Archive
from store.archive.clock import now
from store.archive.frontier import host_state, listings_known
from store.archive.runs import Run, State
from store.ask.recent import scripted
from store.outcomes import Listed

_SILENT = {"failed", "refused"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What a run could see of a source."""

    state: State | None
    """What hid it, or a part of it; None where all its listings answered."""
    why: tuple[str, ...]
    listed: int
    """Addresses that its listings name."""


def looked_at(archive: Archive, source: Source, count: Counter[str], run: Run) -> Sight:
    """Say whether a run could see a source; the gravest of what hid it comes first."""
    known = listings_known(archive, source.key)
    configured = {one.url for one in asked_of(source)}
    asked = [known[url] for url in configured if url in known]
    inner = [
        one
        for url, one in known.items()
        if url not in configured and one.at >= run.started and one.state not in _SILENT
    ]
    blocked = _blocked(archive, source)
    silent = [one for one in [*asked, *_found_silent(source, known, inner)] if _is_silent(one)]
    reasons: list[tuple[State, list[str]]] = [
        ("blocked", [why for why, quota in blocked if not quota]),
        ("quota used up", [why for why, quota in blocked if quota]),
        ("ill", [*_unanswered(silent, count)]),
        ("needs JavaScript", [*_unrendered(archive, source, count, run)]),
        ("waiting for a key", [*_keyless(source)]),
    ]
    hidden = next(((state, tuple(why)) for state, why in reasons if why), (None, ()))
    return Sight(state=hidden[0], why=hidden[1], listed=sum(one.links for one in asked + inner))


def _found_silent(source: Source, known: dict[str, Listed], inner: list[Listed]) -> list[Listed]:
    """Return what a site's front page named and does not answer, where nothing it named does."""
    named = any(one.kind == "discover" for one in source.find)
    return list(known.values()) if named and not inner else []


def _is_silent(one: Listed) -> bool:
    return one.state in _SILENT and not one.reason.startswith(NEEDS)


def _blocked(archive: Archive, source: Source) -> list[tuple[str, bool]]:
    """Say which of its hosts are left alone, until when, and whether for a quota."""
    states = (host_state(archive, host) for host in sorted(_hosts(source)))
    return [
        (f"{one.host}: {one.reason}; {_until(one.blocked_until, quota=one.quota)}", one.quota)
        for one in states
        if one and one.blocked_until and one.blocked_until > now()
    ]


def _until(moment: str, *, quota: bool) -> str:
    return f"goes on {moment}" if quota else f"left alone until {moment}"


def _hosts(source: Source) -> set[str]:
    """Return the hosts of its listings and, where those name pages, of its site.

    Of a source that has archives only, those of the archives.
    """
    listings = asked_of(source)
    pages = [one.address for one in documents_of(source)]
    if any(service(one.kind).article is None for one in listings):
        pages.append(source.url)
    archives = [] if listings or pages else [one.at for one in source.archive]
    return {host_of(url) for url in [*(one.url for one in listings), *pages, *archives]}


def _unanswered(silent: list[Listed], count: Counter[str]) -> Iterator[str]:
    for one in {one.url: one for one in silent}.values():
        yield f"{one.url}: {one.reason or one.state}"
    if count["failed"] and not (count["fetched"] or count["unchanged"]):
        yield f"none of the {count['failed']} pages asked for could be fetched"


def _unrendered(archive: Archive, source: Source, count: Counter[str], run: Run) -> Iterator[str]:
    missing = available() if any(one.browser for one in source.find) else ""
    if missing:
        yield missing
    pages = scripted(archive, source.key, run.started)
    if pages and not count["articles"]:
        remedy = "" if any(one.browser for one in source.find) else ": write browser: true"
        yield f"{pages} pages show nothing without JavaScript{remedy}"


def _keyless(source: Source) -> Iterator[str]:
    for variable in dict.fromkeys(missing_key(one) for one in asked_of(source)):
        if variable:
            yield f"set the environment variable {variable} to its key"
