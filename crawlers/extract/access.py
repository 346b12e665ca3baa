"""How much of an article the public may read, and what shows it.

In order: the status it was served with; what its markup declares; what is actually there. Markup
that says closed is believed even where the text came along (publishers show it to search engines
and hide it from readers): access says what the public may read, not what we hold. A meter lets
everyone read some articles, so a metered one is `partial`, though it declares itself closed, too.
A page that keeps text back says so; one that does not and still has little text was not understood.
"""

import re

from crawlers.extract.linked import Item
from crawlers.extract.markup import Markup
from crawlers.extract.passages import Passage
from store.records import Access, AccessEvidence

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
_WALL = re.compile(
    r"(?:^|[\s_-])(?:pay-?wall|reg(?:istration)?-?wall|subscriber-?only|subscription-?wall"
    r"|premium-?wall|meter-?wall|access-?wall)(?=$|[\s_-])",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\b(?:subscri|regist|sign(?:ed)? (?:in|up)|log ?in|member|trial)", re.IGNORECASE
)
OK = 200
_GATE_CHARS = 300
FEWEST_WORDS = 40
"""Fewer make no article, unless the rest is kept back."""
STUB_WORDS = 150
"""Fewer, and it may be what is shown of something else."""
_SHORT = 0.5
"""Less than this share of the words the page declares, and something is missing."""


def find_access(markup: Markup, body: str, *, status: int = OK) -> tuple[Access, AccessEvidence]:
    """Return `paywalled` where the page says so or holds a stub, `partial` where part is there."""
    if status != OK:
        return "paywalled", "status"
    declared = _declared(markup)
    if declared in {"partial", "paywalled"}:
        return declared, "markup"
    words = len(body.split())
    stub = words < STUB_WORDS
    if any(map(asks_for_entry, markup.passages)) and (stub or declared != "free"):
        return ("paywalled" if stub else "partial"), "text"
    if stub and any(map(_in_wall, markup.passages)):
        return "paywalled", "markup"
    if words >= FEWEST_WORDS and missing(markup, body):
        return "partial", "text"
    return "free", "markup" if declared else "none"


def _declared(markup: Markup) -> Access | None:
    """Return what JSON-LD and meta tags declare, None where they say nothing."""
    tier = markup.first("article:content_tier", "article:content-tier").lower()
    said = _free(markup.linked)
    parts = markup.linked.get("hasPart")
    listed = parts if isinstance(parts, list) else [parts]
    if tier == "metered":
        return "partial"
    if tier == "locked" or said is False:
        return "paywalled"
    if any(_free(part) is False for part in listed if isinstance(part, dict)):
        return "partial"
    return "free" if said or tier == "free" else None


def _free(item: Item) -> bool | None:
    said = str(item.get("isAccessibleForFree")).lower().rsplit("/", 1)[-1]
    return {"true": True, "false": False}.get(said)


def _in_wall(passage: Passage) -> bool:
    """Whether a passage asks for something in a box that the trade names a wall."""
    holders = (passage.block, *passage.block.iterancestors())
    return bool(_ASKS.search(passage.text)) and any(
        _WALL.search(f"{holder.get('class') or ''} {holder.get('id') or ''}") for holder in holders
    )


def asks_for_entry(passage: Passage) -> bool:
    """Whether a short passage asks to pay or register in order to read on."""
    return is_gate(passage.text)


def is_gate(paragraph: str) -> bool:
    """Whether a short paragraph asks to pay or register in order to read on."""
    return len(paragraph) <= _GATE_CHARS and bool(_GATE.search(paragraph))


def missing(markup: Markup, body: str) -> bool:
    """Whether the page declares at least twice the words that were found."""
    declared = str(markup.linked.get("wordCount") or "")
    return declared.isdigit() and len(body.split()) < _SHORT * int(declared)
