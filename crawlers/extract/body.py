"""Reads an article's body where no layout says where it is.

One opinion is our own: the element where the prose is. Where that case is clear it stands. Where it
is not, readability and trafilatura are asked about the same stripped page, and of the three the one
that agrees most with the other two is taken: they go wrong on different pages.
"""

import re
from collections import Counter
from collections.abc import Sequence
from copy import deepcopy

from lxml import etree, html
from lxml.html import HtmlElement

from crawlers.extract.clutter import strip_clutter
from crawlers.extract.container import find_container
from crawlers.extract.linked import strings
from crawlers.extract.markup import Markup
from crawlers.extract.passages import Passage, passages, tidy
from crawlers.extract.trim import size, trim

_DECLARED_FROM = 400
"""A body declared in JSON-LD counts from this many characters."""
_HELD = 0.5
_WORD = re.compile(r"\w+")


def find_body(markup: Markup, title: str) -> str:
    """Return the body, paragraphs separated by one empty line. Takes the page's clutter out."""
    body = strip_clutter(markup)
    found = passages(body)
    container = find_container(found, body)
    own = trim(container.passages, title)
    if found and not container.clear:
        heard = [trim(heard_in(found, text), title) for text in _other_opinions(markup.tree)]
        own = _most_agreed([own, *heard])
    text = join(own)
    declared = _declared(markup)
    return declared if len(text) < _HELD * len(declared) else text


def join(found: Sequence[Passage]) -> str:
    """Return passages as a body."""
    return "\n\n".join(passage.text for passage in found)


def heard_in(found: Sequence[Passage], text: str) -> list[Passage]:
    """Return the passages whose words a text holds; what is said once is heard once."""
    left = Counter(_triples(text))
    heard = []
    for passage in found:
        triples = Counter(_triples(passage.text))
        shared = Counter({each: min(n, left[each]) for each, n in triples.items()})
        if shared.total() >= _HELD * triples.total():
            heard.append(passage)
            left.subtract(shared)
    return heard


def _triples(text: str) -> list[tuple[str, ...]]:
    words = _WORD.findall(text)
    return [tuple(words[i : i + 3]) for i in range(max(1, len(words) - 2))]


def _other_opinions(tree: HtmlElement) -> list[str]:
    from readability import Document
    from trafilatura import bare_extraction

    texts = []
    try:
        summary = Document(deepcopy(tree)).summary(html_partial=True)
        texts.append("\n".join(p.text for p in passages(html.document_fromstring(summary))))
    except (etree.LxmlError, ValueError, TypeError, AttributeError):
        pass  # readability's `Unparseable` is a ValueError; it also stumbles over odd trees
    said = bare_extraction(deepcopy(tree), fast=True, include_comments=False, with_metadata=False)
    if said is not None:
        texts.append(getattr(said, "text", "") or "")
    return texts


def _most_agreed(opinions: Sequence[list[Passage]]) -> list[Passage]:
    """Return the opinion that agrees most with the others; the first of equals."""
    return max(opinions, key=lambda one: sum(_agreement(one, other) for other in opinions))


def _agreement(one: list[Passage], other: list[Passage]) -> float:
    both = set(map(id, one)) & set(map(id, other))
    shared = sum(len(passage.text) for passage in one if id(passage) in both)
    return 2 * shared / max(1, size(one) + size(other))


def _declared(markup: Markup) -> str:
    """Return the body that JSON-LD declares, for pages that a script puts together."""
    text = "\n\n".join(strings(markup.linked.get("articleBody")))
    if "<" in text or len(text) < _DECLARED_FROM:
        return ""
    return "\n\n".join(line for part in text.splitlines() if (line := tidy(part)))
