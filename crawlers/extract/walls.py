"""Pages that stand in an article's place: walls of consent, captchas, "not found" under status 200.

They are known by what they say of themselves. A page that declares an article and holds one is
never taken for one, whatever its headline.
"""

import re
from urllib.parse import urlsplit

from crawlers.copies import original
from crawlers.extract.access import STUB_WORDS
from crawlers.extract.markup import Markup
from crawlers.extract.passages import text_of
from store.records import NotAnArticle, Page

_CAPTCHA = re.compile(
    r"\b(?:are you (?:a |an? )?(?:robot|human)|(?:verify|confirm|prove)(?:ing)? (?:that )?you(?:"
    r" are|['\u2019]re) (?:not a robot|(?:a )?human)|i['\u2019]?m not a robot|checking your browser"
    r"|just a moment\.\.\.|attention required!|unusual (?:traffic|activity) from"
    r"|complete (?:the|a) (?:security check|captcha)|pardon our interruption|press (?:&|and) hold"
    r"|access to this page has been denied|you have been blocked|enter the characters you see)",
    re.IGNORECASE,
)
_CONSENT = re.compile(
    r"\b(?:cookies?|consent|our (?:\d+ )?partners|personal (?:data|information)|your privacy)\b",
    re.IGNORECASE,
)
_CONSENT_PLACE = re.compile(
    r"^(?:consent|guce|cookiewall|privacy-?(?:gate|wall))\."
    r"|/(?:consent|cookie-?(?:wall|consent)|privacy-?(?:gate|wall)|collectconsent)(?:[/?.]|$)",
    re.IGNORECASE,
)
_GATE_PLACE = re.compile(
    r"/(?:log-?in|sign-?in|sign-?up|register|registration|subscribe|subscription)(?:[/?.]|$)",
    re.IGNORECASE,
)
_THING = r"(?:page|article|story|content|document|post|link)s?\b"
_GONE = (
    r"(?:not (?:be )?found|can(?:no|['\u2019])t be found|no longer (?:available|exists?|here)"
    r"|does(?: not|n['\u2019]t) exist|(?:has been|was) (?:re)?moved|is (?:missing|unavailable))"
)
_UNABLE = r"(?:can(?:no|['\u2019])t|could(?: not|n['\u2019]t))"
_NOT_FOUND = re.compile(
    rf"(?:error:? ?)?404\b.{{0,40}}|(?:error: ?)?not found"
    rf"|(?:.{{0,40}}\b)?{_THING}.{{0,30}}\b{_GONE}.{{0,30}}"
    rf"|(?:.{{0,20}}\bwe )?{_UNABLE} find (?:the|that|this|your) (?:page|article|story).{{0,40}}",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s+[-\u2013\u2014|:]\s+|\s*\|\s*")
_MOSTLY = 0.6
"""Share of the page's running text that speaks of consent."""


def find_wall(markup: Markup, page: Page, body: str) -> NotAnArticle | None:
    """Return what stands where an article should, None where nothing does."""
    little = len(body.split()) < STUB_WORDS
    if not little and declares_article(markup):
        return None
    return _by_address(page, little=little) or _by_words(markup, little=little)


def _by_address(page: Page, *, little: bool) -> NotAnArticle | None:
    asked, answered = (urlsplit(original(url)) for url in (page.url, page.final_url))
    if _CONSENT_PLACE.search(f"{answered.hostname}{answered.path}"):
        return NotAnArticle(reason="consent wall", detail=page.final_url)
    if asked.path == answered.path:
        return None
    if answered.path in {"", "/"}:
        return NotAnArticle(reason="soft 404", detail="sent on to the front page")
    if little and _GATE_PLACE.search(answered.path):
        return NotAnArticle(reason="not an article", detail="sent on to register or sign in")
    return None


def _by_words(markup: Markup, *, little: bool) -> NotAnArticle | None:
    if found := next((head for head in _heads(markup) if _NOT_FOUND.fullmatch(head)), ""):
        return NotAnArticle(reason="soft 404", detail=found)
    if little and (said := _said(markup, _CAPTCHA)):
        return NotAnArticle(reason="captcha", detail=said)
    if little and _of_consent(markup):
        return NotAnArticle(reason="consent wall", detail=_said(markup, _CONSENT))
    return None


def declares_article(markup: Markup) -> bool:
    """Whether the page's markup says that there is an article on it."""
    return bool(markup.linked) or markup.first("og:type").lower() == "article"


def _heads(markup: Markup) -> list[str]:
    """Return what the page calls itself: its title, that without the site's name, its heading."""
    title = [markup.title, *_SEPARATOR.split(markup.title)]
    return [text for text in (*title, *map(text_of, markup.tree.iter("h1"))) if text]


def _said(markup: Markup, pattern: re.Pattern[str]) -> str:
    texts = [markup.title, *(passage.text for passage in markup.passages)]
    return next((found.group() for text in texts if (found := pattern.search(text))), "")


def _of_consent(markup: Markup) -> bool:
    prose = [passage.text for passage in markup.passages if passage.prose]
    about = sum(len(text) for text in prose if _CONSENT.search(text))
    return about > _MOSTLY * sum(map(len, prose))
