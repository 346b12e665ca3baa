"""From the blocks of `find:` and `archive:` to listings; the key with the address is the kind."""

import re
from collections import Counter
from datetime import date
from typing import get_args

from config.listing import ARCHIVE_KINDS, Listing, ListingKind
from config.reading.fields import Fields

_FIND = tuple(kind for kind in get_args(ListingKind) if kind not in ARCHIVE_KINDS)
_YEARS = re.compile(r"([12]\d{3})(?:-([12]\d{3}))?")
_VARIABLE = re.compile(r"[A-Z][A-Z0-9_]*")
_AT = {
    "wayback": "https://web.archive.org",
    "ukgwa": "https://webarchive.nationalarchives.gov.uk",
    "cc_news": "https://data.commoncrawl.org",
    "gdelt": "https://api.gdeltproject.org",
}
"""Where each archive lives; `at:` names another place."""
_WHAT = "a host with or without a path and * for any letters, such as outlet.example/news/*"


def read_find(fields: Fields) -> tuple[Listing, ...]:
    """Places that list a source's articles night by night."""
    blocks = fields.blocks("find", "places that list articles: - feed: https://…")
    listings = tuple(listing for block in blocks if (listing := _found(block)))
    _once(fields, "find", listings)
    return listings


def read_archive(fields: Fields) -> tuple[Listing, ...]:
    """Places that hold a source's past."""
    blocks = fields.blocks("archive", "archives: - wayback: outlet.example/news/*")
    listings = tuple(listing for block in blocks if (listing := _archived(block)))
    _once(fields, "archive", listings)
    return listings


def _once(fields: Fields, name: str, listings: tuple[Listing, ...]) -> None:
    """Refuse to ask the same twice: what came of it is kept by what is asked of whom."""
    for (kind, url), times in Counter((one.kind, one.url) for one in listings).items():
        if times > 1:
            fields.note(name, f"{kind}: {url}", "write it once, with all that is asked of it")


def _found(fields: Fields) -> Listing | None:
    urls = {kind: fields.url(kind, f"the {kind}'s address", default="") for kind in _FIND}
    given: list[ListingKind] = [kind for kind, url in urls.items() if url]
    if len(given) != 1:
        fields.note("", None, f"write one of feed:, sitemap:, …: {', '.join(_FIND)}")
        return None
    return _listing(fields, given[0], urls[given[0]])


def _archived(fields: Fields) -> Listing | None:
    whats = {kind: fields.text(kind, _WHAT, default="") for kind in ARCHIVE_KINDS}
    given: list[ListingKind] = [kind for kind, what in whats.items() if what]
    if len(given) != 1:
        fields.note("", None, f"write one of: {', '.join(ARCHIVE_KINDS)}")
        return None
    kind = given[0]
    if "://" in whats[kind]:
        fields.note(kind, whats[kind], f"write {_WHAT}")
    if kind == "cc_news" and "paths" in fields.raw:
        fields.note("paths", None, "leave it out: CC-NEWS is whole files, of everybody's news")
    return _listing(
        fields, kind, whats[kind], at=fields.url("at", "its address", default=_AT[kind])
    )


def _listing(fields: Fields, kind: ListingKind, url: str, *, at: str = "") -> Listing:
    since, until = _years(fields)
    budget = fields.number("budget", "requests a day", default=0, least=1)
    return Listing(
        kind=kind,
        url=url,
        at=at,
        paths=_paths(fields),
        terms=fields.texts("terms", "phrases to be searched for"),
        where=_where(fields.block("where", "parameters of the service, such as tag: …")),
        links=_selector(fields, "links"),
        next=_selector(fields, "next"),
        pages=int(fields.number("pages", "pages of the list to follow", default=5, least=1)),
        key=_key(fields),
        budget=int(budget) or None,
        since=since,
        until=until,
        browser=fields.flag("browser"),
    )


def _paths(fields: Fields) -> tuple[str, ...]:
    paths = fields.texts("paths", "parts of an article's path")
    for position, path in enumerate(paths):
        if "/" not in path:
            fields.note(f"paths[{position}]", path, "write a part of the path, such as /news/")
    return paths


def _where(fields: Fields) -> dict[str, str]:
    return {str(name): fields.text(str(name), "its value") for name in fields.raw}


def _key(fields: Fields) -> str:
    key = fields.text("key", "the environment variable that holds the key", default="")
    if key and not _VARIABLE.fullmatch(key):
        fields.note(
            "key",
            None,  # whoever wrote the key itself here must not read it in a log
            "write the name of the environment variable that holds it, such as GUARDIAN_API_KEY",
        )
        return ""
    return key


def _selector(fields: Fields, name: str) -> str:
    from config.reading.selectors import selector

    return selector(fields, name) or ""


def _years(fields: Fields) -> tuple[date | None, date | None]:
    text = fields.text("years", "years: 2007-2016", default="")
    if not text:
        return None, None
    match = _YEARS.fullmatch(text)
    if match is None or int(match[1]) > int(match[2] or match[1]):
        fields.note("years", text, "write a year or two, the earlier first: 2007-2016")
        return None, None
    return date(int(match[1]), 1, 1), date(int(match[2] or match[1]), 12, 31)
