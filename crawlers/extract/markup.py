"""A page's markup, parsed once: tree, meta tags, JSON-LD, links, and its text in order.

Nothing here judges what it finds.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree, html
from lxml.html import HtmlElement

from crawlers.extract.linked import Item, read_linked
from crawlers.extract.passages import Passage, passages, tidy

_NEVER = (
    "script style noscript template iframe svg object embed video audio canvas head select "
    "textarea input button"
)
_NEVER_TEXT = _NEVER.split()

ASIDES = frozenset({"aside", "nav", "footer"})
"""Elements that hold what is not the article's."""
_LEVELS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Markup:
    """What the rules of title, date, byline, kind and body look at."""

    tree: HtmlElement
    """Without scripts, styles, form controls and the head."""
    passages: tuple[Passage, ...]
    meta: Mapping[str, tuple[str, ...]]
    """Contents of meta tags by their lower-case name, property or itemprop, in order."""
    links: Mapping[str, tuple[str, ...]]
    """Addresses of link tags by their lower-case rel."""
    linked: Item
    """The JSON-LD object that describes the article; empty where there is none."""
    title: str
    """Text of the title tag."""
    language: str
    """The lang of the html tag."""
    cut: bool = False
    """Nested so deeply, or so large, that the parser gave up before the end."""

    def first(self, *names: str) -> str:
        """Return the first content there is under these names, empty when none."""
        return next((self.meta[name][0] for name in names if name in self.meta), "")


def parse(text: str) -> Markup | None:
    """Return the markup of a page, None when there is nothing in it."""
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, encoding="utf-8")
    source = text.replace("\0", "").encode("utf-8", "replace")
    try:
        tree = html.document_fromstring(source, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None
    meta = _collect(tree, "meta", ("property", "name", "itemprop"), "content")
    links = _collect(tree, "link", ("rel",), "href")
    linked = read_linked(tree)
    title = tidy(tree.findtext(".//title") or "")
    etree.strip_elements(tree, *_NEVER_TEXT, with_tail=False)
    return Markup(
        tree=tree,
        passages=tuple(passages(tree)),
        meta=meta,
        links=links,
        linked=linked,
        title=title,
        language=(tree.get("lang") or "").strip().lower(),
        cut=any(error.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for error in parser.error_log),
    )


def around_title(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the headline's element and what holds it, from the inside, short of the whole page."""
    heading = next(tree.iter("h1"), None)
    if heading is None:
        return
    for scope in [heading, *heading.iterancestors()][: _LEVELS + 1]:
        if scope.tag in {"body", "html"}:
            return
        yield scope


def _collect(
    tree: HtmlElement, tag: str, keys: tuple[str, ...], value: str
) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for element in tree.iter(tag):
        content = tidy(element.get(value) or "")
        names = {(element.get(key) or "").strip().lower() for key in keys}
        for name in names - {""} if content else ():
            found[name].append(content)
    return {name: tuple(contents) for name, contents in found.items()}
