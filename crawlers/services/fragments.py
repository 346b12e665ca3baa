"""Pieces of HTML, as services hand them out inside their JSON, read as paragraphs.

A fragment is the article's own text already: nothing here looks for one, or leaves a part out
but for what is no text. Whole pages are read by `crawlers.extract`.
"""

from lxml import etree, html
from lxml.html import HtmlElement

from crawlers.extract.passages import passages, text_of

_DROPPED = (
    "script style noscript template iframe svg object embed video audio canvas figure head "
    "select textarea input button"
)
_NO_TEXT = _DROPPED.split()


def paragraphs(fragment: str, *, without: tuple[str, ...] = ()) -> str:
    """Return a fragment's text, its paragraphs separated by one empty line; "" for none.

    Headings, list items and block quotes are paragraphs of their own, a table's rows are one each,
    and two line breaks end a paragraph. Scripts, styles and figures are left out, and what stands
    in elements of the tags `without`.
    """
    root = _parsed(fragment, without)
    return "" if root is None else "\n\n".join(passage.text for passage in passages(root))


def line(fragment: str) -> str:
    """Return a fragment's text in one line: titles and names may hold tags and entities."""
    root = _parsed(fragment)
    return "" if root is None else text_of(root)


def _parsed(fragment: str, without: tuple[str, ...] = ()) -> HtmlElement | None:
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, encoding="utf-8")
    source = fragment.replace("\0", "").encode("utf-8", "replace")
    try:
        root: HtmlElement = html.document_fromstring(source, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None
    etree.strip_elements(root, *_NO_TEXT, *without, with_tail=False)
    return root
