"""Who wrote an article: names of people only, and none rather than a wrong one.

In order: the line that begins with "By" under the headline, which is what a reader sees; JSON-LD;
meta tags; elements marked as author, those by the headline first.
"""

import re
from collections.abc import Iterable, Iterator

from lxml.html import HtmlElement

from crawlers.extract.linked import strings, types
from crawlers.extract.markup import ASIDES, Markup, around_title
from crawlers.extract.names import clean
from crawlers.extract.passages import tidy

__all__ = ["clean", "find_byline"]

_META = [
    "author",
    "article:author",
    "byl",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "citation_author",
]
_BY = re.compile(r"(?i:(?:\w+\s+)?by\b\s*:?)\s+(?=[^\W\d_a-z])")
_AUTHOR = re.compile(
    r"(?:^|[\s_-])(?:by-?line|author(?:s|-?name)?|contributor)(?=$|[\s_-])", re.IGNORECASE
)
_OTHERS = re.compile(
    r"(?:^|[\s_-])(?:comments?(?:-?\w+)?|related\S*|teasers?|widget|side-?bar)(?=$|[\s_-])",
    re.IGNORECASE,
)
_PAGE = frozenset({"html", "body"})
_DIGIT = re.compile(r"\d")
_BELOW = 8
"""Passages under the headline in which a line that begins with "By" is the article's."""
_LINE_CHARS = 160


def find_byline(markup: Markup, names: frozenset[str]) -> str:
    """Return author names, comma-separated; empty where there are none to be sure of."""
    persons, others = _linked(markup.linked.get("author"))
    tried = (
        _first(([line] for line in _written(markup)), names),
        clean(persons, names, persons=True),
        clean(others, names),
        _first((markup.meta.get(name, ()) for name in _META), names),
        _first(([line] for line in _marked(markup.tree)), names),
    )
    return next(filter(None, tried), "")


def _first(groups: Iterable[Iterable[str]], names: frozenset[str]) -> str:
    return next(filter(None, (clean(lines, names) for lines in groups)), "")


def _written(markup: Markup) -> Iterator[str]:
    """Yield the lines under the headline that begin with "By" or "Written by"."""
    found = markup.passages
    place = next((i for i, passage in enumerate(found) if passage.block.tag == "h1"), None)
    near = [] if place is None else found[place + 1 : place + 1 + _BELOW]
    for passage in near:
        if len(passage.text) <= _LINE_CHARS and _BY.match(passage.text):
            yield passage.text


def _linked(author: object) -> tuple[list[str], list[str]]:
    """Return the names that JSON-LD says are persons', and those it says nothing of.

    An organisation is no author.
    """
    persons: list[str] = []
    others: list[str] = []
    for one in author if isinstance(author, list) else [author]:
        kinds = types(one) if isinstance(one, dict) else ()
        if not any(kind.endswith("Organization") for kind in kinds):
            (persons if "Person" in kinds else others).extend(strings(one, "name"))
    return persons, others


def _marked(tree: HtmlElement) -> Iterator[str]:
    """Yield the lines of elements marked as author, by the headline and then anywhere.

    What follows a date in one is no author; comments and teasers have authors of their own.
    """
    seen = set()
    for scope in (*around_title(tree), tree):
        for element in _author_elements(scope):
            if element not in seen and not _of_another(element):
                yield element.get("content") or " | ".join(_before_date(element))
            seen.add(element)


def _before_date(element: HtmlElement) -> Iterator[str]:
    named = False
    left = _LINE_CHARS
    for text in filter(None, map(tidy, element.itertext())):
        left -= len(text)
        if left < 0 or (named and _DIGIT.search(text)):
            return
        named = named or bool(clean([text]))
        yield text


def _of_another(element: HtmlElement) -> bool:
    return any(
        holder.tag in ASIDES
        or (holder.tag not in _PAGE and _OTHERS.search(holder.get("class") or ""))
        for holder in (element, *element.iterancestors())
    )


def _author_elements(tree: HtmlElement) -> Iterator[HtmlElement]:
    for element in tree.iter("a", "span", "p", "div", "address", "li", "strong"):
        if (
            element.get("rel") == "author"
            or element.get("itemprop") == "author"
            or _AUTHOR.search(element.get("class") or "")
        ):
            yield element
