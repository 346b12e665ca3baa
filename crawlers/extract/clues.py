"""Gathers what a page and its listing say of an article's dates; weighs nothing."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from lxml.html import HtmlElement

from config.listing import ARCHIVE_KINDS, Via
from crawlers.copies import original
from crawlers.extract.days import day_of, read_address, read_moment
from crawlers.extract.linked import strings
from crawlers.extract.markup import ASIDES, Markup, around_title
from crawlers.extract.passages import Passage
from store.records import DateField, Evidence, Response

_PUBLISHED = (
    "article:published_time article:published govuk:first-published-at datepublished"
    " article.published dc.date.issued dcterms.issued parsely-pub-date sailthru.date publishdate"
    " publish-date pubdate publication_date dcterms.created pdate dc.date dcterms.date date"
    " cxenseparse:recs:publishtime"
)
_META = _PUBLISHED.split()
_MODIFIED = (
    "article:modified_time article:modified govuk:public-updated-at og:updated_time datemodified"
    " dcterms.modified last-modified"
)
_META_MODIFIED = _MODIFIED.split()
_CHANGED = re.compile(r"modif|updat|revis|amend|edited|checked", re.IGNORECASE)
_BELOW, _ABOVE = 10, 2
"""Passages below and above the headline in which a date is the article's."""
_LINE_CHARS = 120
_LISTED: dict[Via, Evidence] = {
    "feed": "feed",
    "sitemap": "sitemap",
    "page": "listing",
    "discover": "listing",
    "documents": "listing",
    **dict.fromkeys(ARCHIVE_KINDS, "archive"),
}
"""What kind of evidence a listing's word is; of every other kind of listing it is a service's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clue:
    """A day or moment of one of an article's dates, and what kind of evidence it is."""

    evidence: Evidence
    moment: str
    field: DateField = "published"

    @property
    def day(self) -> date:
        """London's day of it."""
        return day_of(self.moment)


def clues(markup: Markup, response: Response, layout: str) -> Iterator[Clue]:
    """Yield the evidence for publication, the most trusted kind first."""
    yield from read_clues("layout", [layout])
    yield from read_clues("json-ld", strings(markup.linked.get("datePublished")))
    yield from read_clues("meta", [markup.first(name) for name in _META])
    yield from listed(response)
    yield from read_clues("time", _times(markup.tree, changed=False))
    yield from read_clues("text", [before for before, _ in _lines(markup)])
    yield from addressed(response)


def changes(markup: Markup, response: Response) -> Iterator[Clue]:
    """Yield the evidence for the publisher's last change, the most trusted kind first."""
    yield from read_clues("json-ld", strings(markup.linked.get("dateModified")), "modified")
    yield from read_clues("meta", [markup.first(name) for name in _META_MODIFIED], "modified")
    yield from read_clues("time", _times(markup.tree, changed=True), "modified")
    yield from read_clues("text", [after for _, after in _lines(markup)], "modified")
    if response.found:
        kind = _LISTED.get(response.found.via, "api")
        yield from read_clues(kind, [response.found.modified or ""], "modified")


def listed(response: Response) -> Iterator[Clue]:
    """Yield the publication date that the listing gave."""
    if response.found:
        kind = _LISTED.get(response.found.via, "api")
        yield from read_clues(kind, [response.found.published or ""])


def addressed(response: Response) -> Iterator[Clue]:
    """Yield the day in the address; that of a copy in an archive is the capture's."""
    day, _ = read_address(original(response.page.final_url))
    yield from read_clues("address", [day or ""])


def read_clues(
    evidence: Evidence, texts: Iterable[str], field: DateField = "published"
) -> Iterator[Clue]:
    """Yield a clue for each text that holds a date."""
    for moment in filter(None, map(read_moment, texts)):
        yield Clue(evidence=evidence, moment=moment, field=field)


def days_of_change(markup: Markup) -> set[date]:
    """Return the days that the page, as read, names as those of a change and of nothing else."""
    lines = [p.text for p in markup.passages if len(p.text) <= _LINE_CHARS]
    halves = [[*_CHANGED.split(line, maxsplit=1), ""][:2] for line in lines]
    changed = [after for _, after in halves]
    changed += [_time(element) for element in markup.tree.iter("time") if _of_change(element)]
    return _days(changed) - _days([before for before, _ in halves])


def _days(texts: Iterable[str]) -> set[date]:
    return {day_of(moment) for moment in map(read_moment, texts) if moment}


def _times(tree: HtmlElement, *, changed: bool) -> list[str]:
    """Return the first <time> beside the headline that is, or is not, about a change."""
    for scope in around_title(tree):
        said = [_time(each) for each in scope.iter("time") if _of_change(each) == changed]
        if said:
            return said[:1]
    return []


def _time(element: HtmlElement) -> str:
    return str(element.get("datetime") or element.text_content())


def _of_change(element: HtmlElement) -> bool:
    parent = element.getparent()
    said = [
        element.get("itemprop"),
        element.get("class"),
        parent.text if parent is not None else "",
    ]
    return any(_CHANGED.search(text or "") for text in said)


def _lines(markup: Markup) -> list[tuple[str, str]]:
    """Return the short lines with a date around the headline, those below it first.

    Each is parted where it speaks of a change. After the first date of publication none is
    another: later ones may belong to the text.
    """
    found = markup.passages
    place = next((i for i, passage in enumerate(found) if passage.block.tag == "h1"), None)
    if place is None:
        return []
    near = [*found[place : place + _BELOW], *found[max(0, place - _ABOVE) : place]]
    short = [p.text for p in near if len(p.text) <= _LINE_CHARS and not _aside(p)]
    lines: list[tuple[str, str]] = []
    for text in short:
        before, after, *_ = [*_CHANGED.split(text, maxsplit=1), ""]
        if read_moment(before) and any(read_moment(earlier) for earlier, _ in lines):
            break
        lines.append((before, after))
    return lines


def _aside(passage: Passage) -> bool:
    return any(element.tag in ASIDES for element in (passage.block, *passage.block.iterancestors()))
