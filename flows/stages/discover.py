"""Drafts a source's file for a site: asks its front page, and each list that it names.

How a site is read is `crawlers.discover`, how a draft is written `config.draft`. No address is
guessed, and nothing is written here.
"""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urljoin

from config import read_config
from config.draft import Place, draft
from config.errors import BigSocietyError, UsageError
from config.listing import Listing
from config.model import Licence, Source
from crawlers.addresses import canonical
from crawlers.discover import Site, described, key_of
from crawlers.services.service import Answer
from flows.manner import Manner
from flows.stages.dry_run import Tried, fetched, try_out
from store.archive.archive import Archive
from store.outcomes import Listed
from store.records import Response

_LISTS = 8
"""Named lists that are asked."""
_PAGES = 3
_CHOSEN = 3
_ORDER = ("wordpress", "feed", "sitemap")
"""The first kind of which any answers is chosen: whole texts, what is new, all there ever was."""
_ANSWERED = {"new", "partial", "unchanged"}
_PACE = 5.0


class NothingListedError(BigSocietyError):
    """A site does not say where it lists its articles, or none of these places answers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A drafted source."""

    key: str
    text: str
    """Its YAML."""
    tried: Tried
    """What its lists and some pages answered."""


def drafted(archive: Archive | None, address: str, manner: Manner, *, key: str = "") -> Draft:
    """Draft a source for a site.

    Raises UsageError for what is no web address, NothingListedError where no list was found that
    answers, with what to do then.
    """
    url = _address(address)
    site = _site(archive, url, manner)
    if not site.lists:
        raise NothingListedError(
            f"{site.url}: its front page names no feed, and its robots.txt no sitemap: look for a "
            "page that lists articles, and write it as page: in a file of your own"
        )
    name = key or key_of(site.title, site.url)
    source = _source(name, site)
    (tried,) = try_out(archive, [source], manner, pages=_PAGES)
    text = _text(site, tried)
    _check(name, text)
    return Draft(key=name, text=text, tried=tried)


def _address(address: str) -> str:
    given = address if "://" in address else f"https://{address}"
    try:
        return canonical(given)
    except ValueError as error:
        raise UsageError(f"{address!r}: write the address of a site: https://…") from error


def _site(archive: Archive | None, url: str, manner: Manner) -> Site:
    robots = urljoin(url, "/robots.txt")
    source = replace(_source("draft", None, url=url), documents=(url, robots))
    responses, failed = fetched(archive, source, manner)
    front = next((one for one in responses if one.page.url == url), None)
    if front is None:
        why = next(
            (one.reason for one in failed if one.address == url),
            "gives no answer, or no robots.txt",
        )
        raise NothingListedError(f"{url}: {why}")
    rules = next((_answer(one) for one in responses if one.page.url == robots), None)
    return described(_answer(front), rules, agent=manner.agent)


def _answer(response: Response) -> Answer:
    page = response.page
    return Answer(url=page.final_url, status=page.status, headers={}, body=response.body)


def _source(key: str, site: Site | None, *, url: str = "") -> Source:
    lists = site.lists[:_LISTS] if site else ()
    return Source(
        key=key,
        title=site.title if site else key,
        newsroom=site.title if site else key,
        kind="press",
        tier="sector trade",
        url=site.url if site else url,
        licence=Licence(full_text="none"),
        find=lists,
        pace=max(_PACE, site.pace) if site else _PACE,
    )


def _text(site: Site, tried: Tried) -> str:
    answers = {one.url: one for one in tried.listed}
    works = [one for one in site.lists if _works(one, answers)]
    kind = next((kind for kind in _ORDER if any(one.kind == kind for one in works)), None)
    if kind is None:
        raise NothingListedError(
            f"{site.url}: none of the lists that it names answers: "
            + "; ".join(f"{one.url}: {_seen(one, tried)}" for one in site.lists)
        )
    places = [Place(kind=one.kind, url=one.url, seen=_seen(one, tried)) for one in site.lists]
    chosen = [
        place
        for place, one in zip(places, site.lists, strict=True)
        if one in works and one.kind == kind
    ]
    said = f"Its front page says that it is written in {site.language!r}." if site.language else ""
    return draft(
        title=site.title,
        url=site.url,
        pace=max(_PACE, site.pace),
        places=chosen,
        others=[place for place in places if place not in chosen],
        notes=f"Drafted on {datetime.now(UTC):%Y-%m-%d}. Licence unchecked. {said}",
    )


def _works(one: Listing, answers: dict[str, Listed]) -> bool:
    return one.url in answers and answers[one.url].state in _ANSWERED


def _seen(one: Listing, tried: Tried) -> str:
    """Say what a list answered, with the day: it is what is recorded of it."""
    where = "robots.txt names it" if one.kind == "sitemap" else "the front page names it"
    listed = next((answer for answer in tried.listed if answer.url == one.url), None)
    if listed is None:
        return f"{where}; not asked"
    if listed.state not in _ANSWERED:
        return f"{where}; {listed.reason or listed.state}"
    entries = [found for found in tried.found if found.via == one.kind]
    links = listed.links or (len(entries) if one.kind == "sitemap" else 0)
    dated = sum(bool(found.published or found.modified) for found in entries)
    share = f", {dated / len(entries):.0%} of these dated" if entries else ""
    return f"{where}; {links:,} {'entry' if links == 1 else 'entries'}{share}"


def _check(key: str, text: str) -> None:
    """Have the draft read as it will be. Raises ConfigError: a key may be none."""
    with TemporaryDirectory(prefix="bigsociety-") as folder:
        path = Path(folder) / "sources" / f"{key}.yml"
        path.parent.mkdir()
        path.write_text(text, encoding="utf-8")
        read_config(Path(folder))
