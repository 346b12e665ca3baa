"""Whether a page is an article at all; if not, why.

Not by its language: a text in another one is kept with its code. A named source keeps every
article, some are in Welsh, and no cue will ever be found in the others.
"""

from urllib.parse import urlsplit

from crawlers.extract.access import FEWEST_WORDS, missing
from crawlers.extract.markup import Markup
from crawlers.extract.passages import teasers
from store.records import Access, NotAnArticle, Response, Unreadable

_STUB_WORDS = 10
_TEASERS = 5
_MOSTLY = 0.5
_OK = 200
_SNIFFED = 1024
_HTML_TYPES = ("text/html", "application/xhtml+xml", "application/xml", "text/xml", "")
_HTML_SIGNS = (b"<!doctype html", b"<html", b"<head", b"<body")
_PICTURES = ("/gallery/", "/galleries/", "/pictures/", "/picture/", "/slideshow/", "/video/")


def refuse(response: Response) -> NotAnArticle | None:
    """Refuse a response that cannot hold an article, before it is read."""
    if response.page.status != _OK:
        return NotAnArticle(reason="error status", detail=str(response.page.status))
    if not response.body.strip():
        return NotAnArticle(reason="empty", detail="no bytes")
    kind = response.page.content_type.split(";")[0].strip().lower()
    start = response.body[:_SNIFFED].lower()
    markup = any(sign in start for sign in _HTML_SIGNS)
    if (
        kind not in _HTML_TYPES
        or (b"<" not in start)
        or (kind not in _HTML_TYPES[:2] and not markup)
    ):
        return NotAnArticle(reason="not HTML", detail=kind)
    return None


def judge(
    markup: Markup, *, url: str, title: str, body: str, access: Access
) -> NotAnArticle | Unreadable | None:
    """Return why what was read is no article, None where it is one."""
    words = len(body.split())
    if why := _listing(markup, url, body):
        return NotAnArticle(reason="not an article", detail=why)
    if words < (FEWEST_WORDS if access == "free" else _STUB_WORDS):
        if access == "free" and missing(markup, body):
            declared = markup.linked.get("wordCount")
            return Unreadable(reason="broken", detail=f"{words} words of {declared} declared found")
        return NotAnArticle(reason="too short" if words else "empty", detail=f"{words} words")
    if not title:
        return NotAnArticle(reason="not an article", detail="no headline")
    return None


def _listing(markup: Markup, url: str, body: str) -> str:
    parts = urlsplit(url)
    if parts.path in {"", "/"} and not parts.query:
        return "front page"
    if len(body.split()) < FEWEST_WORDS and any(name in parts.path for name in _PICTURES):
        return "pictures"
    if markup.linked or markup.first("og:type").lower() == "article":
        return ""
    return "list of articles" if _mostly_teasers(markup, body) else ""


def _mostly_teasers(markup: Markup, body: str) -> bool:
    """Whether most of what was read stands, on the page, right under a line that is a link."""
    paragraphs = set(body.split("\n\n"))
    among = len({teaser.text for teaser in teasers(markup.passages)} & paragraphs)
    return among >= _TEASERS and among > _MOSTLY * len(paragraphs)
