"""What a site says of itself on its front page and in robots.txt: name, language, lists. Pure.

For a person who drafts a source's file; nothing is guessed. A source whose lists are found anew
each night is `crawlers.services.discover`.
"""

import re
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from lxml import etree, html
from protego import Protego

from config.listing import Listing
from crawlers.services.discover import feeds, sitemaps, wordpress
from crawlers.services.service import Answer

_PARTS = re.compile(r"\s+[|:\u2022\u00b7\u2013\u2014-]\s+")
_WELCOME = re.compile(r"(?:welcome|home ?page|home)\b.*", re.IGNORECASE)
_LONGEST = 100
"""Letters of a name."""
_NO_LETTER = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A site by its own words."""

    url: str
    """Its front page."""
    title: str
    """Its name; its host where it does not say it."""
    language: str
    """As its front page says; empty where it does not."""
    lists: tuple[Listing, ...]
    """Places where it says that its articles are listed; none was asked."""
    pace: float
    """Seconds between two requests that it asks for; nought where it asks for nothing."""


def described(front: Answer, robots: Answer | None, *, agent: str) -> Site:
    """Read a front page and, where there is one, the site's robots.txt."""
    page = _page(front.body)
    named = [*wordpress(front), *feeds(front), *(sitemaps(robots) if robots else ())]
    kinds = {one.url: one.kind for one in named}
    return Site(
        url=urljoin(front.url, "/"),
        title=_title(page, urlsplit(front.url).hostname or ""),
        language=_language(page),
        lists=tuple(Listing(kind=kind, url=url) for url, kind in kinds.items() if kind),
        pace=_pace(robots, agent),
    )


def key_of(title: str, url: str) -> str:
    """Make the name of a source's file from its title, or else from its host."""
    for given in (title, (urlsplit(url).hostname or "").removeprefix("www.").partition(".")[0]):
        key = _NO_LETTER.sub("_", given.lower()).strip("_")
        if key[:1].isalpha():
            return key
    return "source"


def _page(body: bytes) -> html.HtmlElement | None:
    try:
        return html.document_fromstring(body)
    except (etree.ParserError, ValueError):
        return None


def _title(page: html.HtmlElement | None, host: str) -> str:
    """Return what the site calls itself, or the part of its title that is in its host."""
    if page is None:
        return host
    for name in page.xpath("//meta[@property='og:site_name']/@content"):
        if said := " ".join(str(name).split()):
            return said[:_LONGEST]
    whole = " ".join(str(page.findtext(".//title") or "").split())
    parts = [part for part in _PARTS.split(whole) if part and not _WELCOME.fullmatch(part)]
    squashed = host.replace("-", "")
    named = (part for part in parts if _NO_LETTER.sub("", part.lower()) in squashed)
    return next(named, parts[0] if parts else host)[:_LONGEST]


def _language(page: html.HtmlElement | None) -> str:
    return "" if page is None else str(page.get("lang") or "").partition("-")[0].lower()


def _pace(robots: Answer | None, agent: str) -> float:
    if robots is None:
        return 0.0
    asked = Protego.parse(robots.body.decode("utf-8", errors="replace")).crawl_delay(agent)
    return float(asked or 0.0)
