"""Whether a page is an article at all; if not, why.

Not by its language: a text in another one is kept with its code. A named source keeps every
article, some are in Welsh, and no cue will ever be found in the others.
"""

import re
from urllib.parse import urlsplit

from crawlers.copies import original
from crawlers.extract.access import FEWEST_WORDS, OK, missing
from crawlers.extract.markup import Markup
from crawlers.extract.passages import teasers
from crawlers.extract.walls import declares_article, find_wall
from store.records import Access, NotAnArticle, Page, Response, Unreadable

_TEASER_WORDS = 10
_TEASERS = 5
_MOSTLY = 0.5
_GATED = (401, 402, 403)
"""Statuses of pages that may show an article in part."""
_SCRIPTED = re.compile(
    r"\b(?:enabl\w*|requires?|turn(?:ed)? on|needs?|allow) (?:your )?javascript\b"
    r"|\bjavascript (?:is (?:required|disabled|not enabled)|(?:must be|to be|has to be) enabled)",
    re.IGNORECASE,
)
_SNIFFED = 1024
_HTML_TYPES = ("text/html", "application/xhtml+xml", "application/xml", "text/xml", "")
_HTML_SIGNS = (b"<!doctype html", b"<html", b"<head", b"<body")
_PICTURES = ("/gallery/", "/galleries/", "/pictures/", "/picture/", "/slideshow/", "/video/")


def refuse(response: Response) -> NotAnArticle | None:
    """Refuse a response that cannot hold an article, before it is read."""
    if response.page.status not in {OK, *_GATED}:
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
    markup: Markup, page: Page, *, title: str, body: str, access: Access
) -> NotAnArticle | Unreadable | None:
    """Return why what was read is no article, None where it is one."""
    if wall := find_wall(markup, page, body):
        return wall
    if page.status != OK and not declares_article(markup):
        return NotAnArticle(reason="error status", detail=str(page.status))
    if why := _listing(markup, original(page.final_url), body):
        return NotAnArticle(reason="not an article", detail=why)
    if none := _too_little(markup, body, access):
        return Unreadable(reason="broken", detail="nested too deeply") if markup.cut else none
    return None if title else NotAnArticle(reason="not an article", detail="no headline")


def scripted(verdict: NotAnArticle | Unreadable, source: str) -> NotAnArticle | Unreadable:
    """Say so where a page that showed nothing asks for JavaScript; `source` is its markup."""
    if verdict.reason in {"empty", "too short"} and _SCRIPTED.search(source):
        return NotAnArticle(reason="needs JavaScript", detail=verdict.detail)
    return verdict


def _too_little(markup: Markup, body: str, access: Access) -> NotAnArticle | Unreadable | None:
    """Return what a text is that is too short: of a closed article, a teaser is enough."""
    words = len(body.split())
    if words >= (FEWEST_WORDS if access == "free" else _TEASER_WORDS):
        return None
    if access == "free" and missing(markup, body):
        declared = markup.linked.get("wordCount")
        return Unreadable(reason="broken", detail=f"{words} words of {declared} declared found")
    return NotAnArticle(reason="too short" if words else "empty", detail=f"{words} words")


def _listing(markup: Markup, url: str, body: str) -> str:
    parts = urlsplit(url)
    if parts.path in {"", "/"} and not parts.query:
        return "front page"
    if len(body.split()) < FEWEST_WORDS and any(name in parts.path for name in _PICTURES):
        return "pictures"
    if declares_article(markup):
        return ""
    return "list of articles" if _mostly_teasers(markup, body) else ""


def _mostly_teasers(markup: Markup, body: str) -> bool:
    """Whether most of what was read stands, on the page, right under a line that is a link."""
    paragraphs = set(body.split("\n\n"))
    among = len({teaser.text for teaser in teasers(markup.passages)} & paragraphs)
    return among >= _TEASERS and among > _MOSTLY * len(paragraphs)
