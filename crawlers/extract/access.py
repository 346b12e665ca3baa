"""How much of an article the public may read.

A page that keeps text back says so; one that does not and still has little text was not understood.
"""

import re

from crawlers.extract.markup import Markup
from crawlers.extract.passages import Passage
from store.records import Access

_GATE = re.compile(
    r"\b(?:(?:subscribe|register|sign in|sign up|log ?in|join|become a (?:member|subscriber))"
    r"(?: (?:now|today|here|free|for free|or \w+(?: \w+)?))*(?: to| and)"
    r" (?:continue|keep|carry on|read|view|access|unlock|see) ?"
    r"|to (?:continue|keep|carry on) reading|(?:to )?read the (?:full|rest of (?:this|the)) "
    r"(?:article|story)[^.]{0,30}(?:subscri|regist|log|sign|member)"
    r"|(?:this|the full) (?:article|content|story|page) is (?:only )?(?:available |exclusively )?"
    r"(?:for|to) (?:our )?(?:paying |registered )?(?:subscribers|members|premium)"
    r"|already (?:a|have a) (?:subscriber|member|subscription)|subscribers? only|members? only"
    r"|you have (?:reached|read) (?:your|all|the))",
    re.IGNORECASE,
)
_GATE_CHARS = 300
FEWEST_WORDS = 40
"""Fewer make no article, unless the rest is kept back."""
_STUB_WORDS = 150
_SHORT = 0.5
"""Less than this share of the words the page declares, and something is missing."""


def find_access(markup: Markup, body: str) -> Access:
    """Return `paywalled` where the page says so or holds a stub, `partial` where part is there."""
    tier = markup.first("article:content_tier").lower()
    if _declared_closed(markup) or tier == "locked":
        return "paywalled"
    words = len(body.split())
    cut = words >= FEWEST_WORDS and missing(markup, body)
    if any(map(asks_for_entry, markup.passages)):
        return "paywalled" if words < _STUB_WORDS else "partial"
    return "partial" if tier == "metered" or cut else "free"


def asks_for_entry(passage: Passage) -> bool:
    """Whether a short passage asks to pay or register in order to read on."""
    return len(passage.text) <= _GATE_CHARS and bool(_GATE.search(passage.text))


def missing(markup: Markup, body: str) -> bool:
    """Whether the page declares at least twice the words that were found."""
    declared = str(markup.linked.get("wordCount") or "")
    return declared.isdigit() and len(body.split()) < _SHORT * int(declared)


def _declared_closed(markup: Markup) -> bool:
    said = markup.linked.get("isAccessibleForFree")
    return said is False or (isinstance(said, str) and said.lower().rsplit("/", 1)[-1] == "false")
