"""Who wrote an article: names only, and none rather than a wrong one.

In order: JSON-LD; meta tags; elements marked as author. A title, a handle, a date, an address or
the outlet's own name is not a name.
"""

import re
from collections.abc import Iterable, Iterator

from lxml.html import HtmlElement

from crawlers.extract.linked import strings
from crawlers.extract.markup import Markup
from crawlers.extract.passages import tidy
from crawlers.extract.site import plain

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
_LEAD = re.compile(
    r"^(?:posted|written|words|story|report(?:ed|ing)?|published|interview|analysis|review)?\s*"
    r"by\s*:?\s+|^(?:authors?|from)\s*:\s*",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"\s*(?:,|;|\||/|\u2022|\u00b7|\s&\s|\b(?i:and|with)\b|\bin\s+[A-Z]\w+"
    r"|\b(?i:mon|tues|wednes|thurs|fri|satur|sun)day\b)\s*"
)
_NOT_A_NAME = re.compile(
    r"\b(?:reporters?|editors?|editorial|correspondents?|columnist|writers?|staff|admin(?:istrator)?"
    r"|newsroom|news ?desk|desk|team|contributors?|guest|bureau|journalist|director|chief"
    r"|executive|manager|officer|minister|secretary|professor of|lecturer|author|anonymous|unknown"
    r"|follow|read more|view|profile|updated|published|comments?|share|subscribe|by)\b"
    r"|https?:|www\.|@|\d|\.(?:com|co\.uk|org)\b",
    re.IGNORECASE,
)
_SMALL = "de del della der den di da du la le van von bin al of the y e"
_PARTICLES = frozenset(_SMALL.split())
_AUTHOR = re.compile(
    r"(?:^|[\s_-])(?:by-?line|author(?:s|-?name)?|contributor)(?=$|[\s_-])", re.IGNORECASE
)
_LETTERS = re.compile(r"[^\W\d_](?:[^\W\d_]|[ .'\u2019-])*")
_LINE_CHARS = 160
_NAME_CHARS = 60
_MOST_WORDS = 6


def find_byline(markup: Markup, names: frozenset[str]) -> str:
    """Return author names, comma-separated; empty where there are none to be sure of."""
    for lines in (strings(markup.linked.get("author"), "name"), _meta(markup), _marked(markup)):
        if authors := clean(lines, names):
            return authors
    return ""


def clean(lines: Iterable[str], names: frozenset[str] = frozenset()) -> str:
    """Return the authors in some lines, comma-separated, each once; `names` are the site's own."""
    short = (tidy(line)[:_LINE_CHARS] for line in lines)
    parts = (part for line in short for part in _BETWEEN.split(_LEAD.sub("", line)))
    authors = (_cased(part) for part in parts if _is_name(part) and plain(part) not in names)
    return ", ".join(dict.fromkeys(authors))


def _is_name(text: str) -> bool:
    words = text.split()
    if not 1 <= len(words) <= _MOST_WORDS or len(text) > _NAME_CHARS or _NOT_A_NAME.search(text):
        return False
    if not _LETTERS.fullmatch(text) or words[0] == "The":
        return False
    return all(not word[0].islower() or word in _PARTICLES for word in words)


def _cased(name: str) -> str:
    return name.title() if name.isupper() and " " in name else name


def _meta(markup: Markup) -> list[str]:
    return next((list(markup.meta[name]) for name in _META if name in markup.meta), [])


def _marked(markup: Markup) -> list[str]:
    """Return the full names in the first marked line that has any; later ones are of teasers."""
    for element in _author_elements(markup.tree):
        if names := [name for name in clean([_line(element)]).split(", ") if " " in name]:
            return names
    return []


def _line(element: HtmlElement) -> str:
    return element.get("content") or " | ".join(element.itertext())


def _author_elements(tree: HtmlElement) -> Iterator[HtmlElement]:
    for element in tree.iter("a", "span", "p", "div", "address", "li", "strong"):
        if (
            element.get("rel") == "author"
            or element.get("itemprop") == "author"
            or _AUTHOR.search(element.get("class") or "")
        ):
            yield element
