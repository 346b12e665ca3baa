"""Reads a page by its source's selectors, where they fit.

A layout that finds nothing, or too little, has been overtaken by a redesign: its word is not taken,
and the generic rules read that part of the page.
"""

from dataclasses import dataclass
from datetime import date

from bs4 import BeautifulSoup, Tag
from lxml import html

from config.model import Layout, Source
from crawlers.extract.passages import passages, tidy

_BODY_CHARS = 250


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """What a layout found, empty where it has no selector or does not fit; the rest of the page."""

    page: str
    """The page's markup without what the layout drops."""
    title: str = ""
    standfirst: str = ""
    byline: tuple[str, ...] = ()
    body: str = ""
    published: str = ""


def layout_for(source: Source | None, captured: date) -> Layout | None:
    """Return the layout in force on the day of capture, None when the source has none."""
    layouts = source.layouts if source else ()
    return next((each for each in layouts if each.until is None or each.until >= captured), None)


def lay(page: str, layout: Layout | None) -> Laid:
    """Read a page by a layout."""
    if layout is None:
        return Laid(page=page)
    soup = BeautifulSoup(page, "lxml")
    for selector in layout.drop:
        for element in soup.select(selector):
            element.decompose()
    return Laid(
        page=str(soup) if layout.drop else page,
        title=_only(soup, layout.title),
        standfirst=_only(soup, layout.standfirst),
        byline=tuple(_text(element) for element in _all(soup, layout.byline)),
        body=_body(soup, layout.body),
        published=_only(soup, layout.published),
    )


def _all(soup: BeautifulSoup, selector: str | None) -> list[Tag]:
    return list(soup.select(selector)) if selector else []


def _only(soup: BeautifulSoup, selector: str | None) -> str:
    """Return the text of the one element selected; several or none, and the layout has changed."""
    found = _all(soup, selector)
    return _text(found[0]) if len(found) == 1 else ""


def _text(element: Tag) -> str:
    machine = element.get("datetime") or element.get("content")
    return tidy(str(machine or element.get_text(" ")))


def _body(soup: BeautifulSoup, selector: str | None) -> str:
    chosen = _all(soup, selector)
    inside = {id(part) for element in chosen for part in element.find_all()}
    outermost = [element for element in chosen if id(element) not in inside]
    body = "\n\n".join(
        passage.text
        for element in outermost
        for passage in passages(html.document_fromstring(str(element)))
    )
    return body if len(body) >= _BODY_CHARS else ""
