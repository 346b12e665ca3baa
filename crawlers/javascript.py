"""Whether a page says anything without JavaScript. Pure: the bytes as they came are looked at."""

import re
from itertools import islice

from lxml import etree, html
from lxml.html import HtmlElement

_LEAST = 200
"""Letters that a page with something to read has at least."""
_SCANNED = 2 * 2**20
_NOTICE = 2000
"""Letters of a notice that are looked at."""
_FEW = 5
_NO_TEXT = ("head", "script", "style", "noscript", "template", "svg")
_ASKS = re.compile(
    r"\b(?:enable|requires?|needs?|activate|without|(?:turn|switch) on)\W+(?:\w+\W+){0,4}javascript"
    r"|\bjavascript\W+(?:\w+\W+){0,4}(?:enabled|required|disabled|(?:switched|turned) off)",
    re.IGNORECASE,
)
_ROOTS = frozenset({"root", "app", "__next", "__nuxt", "main-app", "app-root", "react-root"})
_MARKS = ("data-reactroot", "ng-app", "ng-version")


def needs_javascript(body: bytes) -> bool:
    """Say whether a web page is a shell that scripts fill: next to no text, and signs of it.

    The signs are a sentence that asks for JavaScript, or an element into which the usual frameworks
    write their pages.
    """
    try:
        page = html.document_fromstring(body[:_SCANNED])
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return False
    if next(page.iter("script"), None) is None:
        return False
    notices = " ".join(map(_text, islice(page.iter("noscript"), _FEW)))
    filled = any(map(_is_root, page.iter("div", "main", "app-root", "body", "html")))
    etree.strip_elements(page, *_NO_TEXT, with_tail=False)
    text = _text(page)
    if sum(map(str.isalpha, text)) >= _LEAST:
        return False
    return filled or _ASKS.search(f"{text} {notices}"[:_NOTICE]) is not None


def _text(element: HtmlElement) -> str:
    return " ".join(" ".join(map(str, element.itertext())).split())


def _is_root(element: HtmlElement) -> bool:
    named = {element.get("id"), element.tag} & _ROOTS
    return bool(named) or any(mark in element.attrib for mark in _MARKS)
