"""Drops what stands inside an article's container without being part of what it says.

Pointers to other pieces, requests to sign up or share, the title once more, labels at either end.
"""

import re
from collections.abc import Sequence

from crawlers.extract.access import asks_for_entry
from crawlers.extract.passages import PROSE_CHARS, PROSE_LINKS, Passage

# A heading that opens a list of other pieces; what follows it goes too.
_ELSEWHERE = re.compile(
    r"(?:related|recommended|further|more|latest|top|other|popular|trending)"
    r"(?: [\w\u2019'.]+){0,3}"
    r" (?:stories|articles?|news|content|coverage|reading|links|posts|topics)"
    r"|related|recommended|see also|read (?:more|next|also)|most (?:read|popular|viewed|shared)"
    r"|more (?:on|from|like|about) .{2,60}|you (?:may|might) (?:also )?(?:like|be interested in).*"
    r"|(?:reader |your )?comments?(?: \(\d+\))?|about the authors?|up next|don[\u2019']?t miss"
    r"|share (?:this|on) .{2,40}|sign up .{2,80}|topics?|tags?|advertisement",
    re.IGNORECASE,
)
_POINTER = re.compile(
    r"(?:related|read (?:more|next|also)|see also|watch|listen|more)(?::| ?[»>|])"
    r"|(?:read more|also (?:on|in|read|see)|more (?:on|from))\b"
    r"|(?:don[\u2019']?t miss|you may (?:also )?like)\b"
    r"|(?:sign up|subscribe|click here|tap here|download (?:the|our)|like us on|want more)\b"
    r"|follow (?:us|@|(?:\S+ ){1,6}on (?:twitter|facebook|x|instagram|linkedin)\b)"
    r"|(?:like|enjoy(?:ed)?) this (?:story|article|post)|share (?:this|on|it|via)\b"
    r"|(?:join|support|contact|e-?mail|write to) (?:us|our|the (?:author|reporter))\b"
    r"|(?:write to|e-?mail|reach|contact) .{3,60}(?:@| at \S+@|twitter)"
    r"|(?:image|photo(?:graph)?|picture|video)s?(?: source| credit| caption| copyright| by)?:"
    r"|(?:media|image) (?:caption|source)|advertisement\b|sponsored\b|print this|e-?mail this"
    r"|(?:filed under|tagged|categor(?:y|ies)|topics?|tags?)\b:?|continue reading"
    r"|(?:©|\(c\)|copyright\b)|all rights reserved|(?:\d+|no|view|read|leave a|post a) comments?\b"
    r"|(?:this article is|last (?:modified|updated)|(?:first )?published|posted|updated)\b.{0,60}$",
    re.IGNORECASE,
)
_REQUEST = re.compile(
    r"\b(?:sign up (?:for|to)|subscribe to|to your inbox"
    r"|(?:daily|weekly|free|our|e-?mail) newsletter)\b",
    re.IGNORECASE,
)
_STOP = re.compile(r"[.!?…:;][\"'”\u2019»)\]]*$")
_POINTER_CHARS = 200
_HEADING_CHARS = 80
_MOST = 0.6
"""What is kept of a text must be at least this share, or the cut was wrong."""


def trim(found: Sequence[Passage], title: str) -> list[Passage]:
    """Return the passages that are the article's own words."""
    below = _unless_too_much(found, _below_title(found))
    own = _unless_too_much(below, _without_elsewhere(below))
    kept = [passage for passage in own if not _foreign(passage, title)]
    return _without_ends(kept)


def _below_title(found: Sequence[Passage]) -> Sequence[Passage]:
    heads = [place for place, passage in enumerate(found) if passage.block.tag == "h1"]
    return found[heads[0] + 1 :] if heads else found


def _without_elsewhere(found: Sequence[Passage]) -> list[Passage]:
    """Leave out what stands under a heading that announces other pieces.

    It ends with the next heading, or with prose that no link introduces: the text goes on.
    """
    kept, elsewhere, introduced = [], False, False
    for passage in found:
        opens = len(passage.text) <= _HEADING_CHARS and bool(_ELSEWHERE.fullmatch(passage.text))
        resumes = passage.heading or (passage.prose and not introduced)
        elsewhere = opens or (elsewhere and not resumes)
        introduced = passage.pointer
        if not elsewhere:
            kept.append(passage)
    return kept


def _unless_too_much(before: Sequence[Passage], after: Sequence[Passage]) -> Sequence[Passage]:
    return after if size(after) >= _MOST * size(before) else before


def size(found: Sequence[Passage]) -> int:
    """Return the characters in some passages."""
    return sum(len(passage.text) for passage in found)


def _foreign(passage: Passage, title: str) -> bool:
    text = passage.text
    if text == title or passage.pointer:
        return True
    short = len(text) <= _POINTER_CHARS
    asks = _POINTER.match(text) or _REQUEST.search(text) or asks_for_entry(passage)
    return short and bool(asks)


def _without_ends(kept: Sequence[Passage]) -> list[Passage]:
    """Drop labels before the first sentence, and after the last one or the list that ends it."""
    sentences = [place for place, passage in enumerate(kept) if _sentence(passage)]
    if not sentences:
        return []
    items = [place for place, passage in enumerate(kept) if _item(passage)]
    return list(kept[sentences[0] : max(sentences[-1:] + items[-1:]) + 1])


def _sentence(passage: Passage) -> bool:
    long = len(passage.text) >= PROSE_CHARS
    return not passage.heading and (long or bool(_STOP.search(passage.text)))


def _item(passage: Passage) -> bool:
    return passage.block.tag in {"li", "tr"} and passage.links < PROSE_LINKS
