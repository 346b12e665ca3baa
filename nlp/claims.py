"""Which figures of a sentence are said to have happened, and the stretch that says so.

A figure is no claim where it counts only time or distance, stands in what is promised, foretold,
supposed or required, sets a limit ("firms with fewer than 250 staff"), names a thing by its size
("a £10 million programme") or points back at one ("these 12 groups").
"""

import re
from dataclasses import dataclass

from nlp.clauses import Clauses
from nlp.quantities import Quantity, is_span, quantities

_LEAST_COUNT = 10
"""A smaller count of things tells a story, seldom a result."""
_NOT_YET = re.compile(
    r"\b(?:will|shall|would|could|(?-i:may)|might|must|should|can|cannot|need(?:s|ed)?\sto|ha(?:s"
    r"|ve|d)\sto|plan(?:s|ned)?\sto"
    r"|intend(?:s|ed)?\sto|aim(?:s|ed|ing)?\sto|hop(?:es|ed|ing)\sto|due\sto|going\sto"
    r"|pledge[sd]?|promise[sd]?"
    r"|targets?|ambition|is\sto|are\sto|(?:expected|likely|estimated|projected|set)\sto|if|unless"
    r"|whether|imagine|suppose|let\sus|ask(?:s|ed|ing)\sfor)\b|['\u2019](?:ll|d)\b",
    re.IGNORECASE,
)
_LOSS = re.compile(
    r"\b(?:will|would|to)\s(?:be\s)?(?:los[et]|cut|go|disappear|close|axed)\b", re.IGNORECASE
)
_BEFORE = re.compile(
    r"(?:(?:\A|[.,;]\s)of\s|\b(?:an?|the)\s[\w-]+\swith\s|\b[a-z]+s\sof\s|\bamong\s"
    r"|\b(?:these|those|every|each|any|for\severy|per|against|the first|aged?|than|if|our|next"
    r"|another"
    r"|maximum\sof|minimum\sof|limit\sof|target\sof|goal\sof)\s)\Z",
    re.IGNORECASE,
)
_LIMIT = re.compile(r"\b(?:fewer|less)\sthan|\b(?:over|under)\sthe\sage|\bat\smost", re.IGNORECASE)
_NAMES = re.compile(
    r"-|\s(?:[a-z-]+\s){0,3}?(?:programme|scheme|fund|budget|project|package|grant|pot|contract"
    r"|bank|plan|deal|campaign"
    r"|pilot|initiative|investment|injection|bond|appeal|prize|bill)\b"
)
_ARTICLE = re.compile(r"\b(?:an?|the|its|their|this|new|his|further)\s(?:\w+\s)?\Z", re.IGNORECASE)
_CHANGED = re.compile(r"\b(?:by\s\S{0,2}\S?|as\s)\Z", re.IGNORECASE)
_INTRODUCES = re.compile(
    r"(?:some|since\sthen|so\sfar|to\sdate|already|today|now|by\snow"
    r"|(?:in|since|through|by|under|at|during|within|across|over|among|after|for"
    r"|with)\s[^;]{1,60}?),?\s\Z",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"(?:\s(?:of|in|across|on|from)\s[\w\s'\u2019]{1,40}?)?\s(?:now\s|also\s)?(?:have|has|had|are"
    r"|were|was|is|took|take|said|say|told|took"
    r"|feel|felt|think|thought|gave|give|want|[a-z]{2,}ed)\b"
)
_DID = re.compile(
    r"\b(?:lent|gave|given|raised|lost|helped|awarded|spent|invested|created|trained|supported"
    r"|received|recruited|donated|paid"
    r"|delivered|up|down|saved|funded|opened|closed|won)\s(?:by\s|from\s)?\Z",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s(?:of|across|in|for\s(?:every|each))\s(?:(?!(?:and|but|which|that|who|while|since|have"
    r"|has|had|is|are|was|were|will)\b)"
    r"[\w'\u2019\"\u201c\u201d\u00a3%-]+(?:\s|\b)){1,6}"
)
_THE = re.compile(r"the\s", re.IGNORECASE)
_WORTH = re.compile(
    r"\b(?:programme|scheme|fund|budget|project|package|grant|contract|plan)\sworth\s\Z"
)
_LONGEST, _ADVERB, _LONGEST_OF = 70, 6, 40
"""Code points: of what is told with a figure, of a word before it, and of what it is of."""
_WINDOW = 30
_REACH = 240
"""Code points around a figure that are read."""
_MOST = 24
"""Figures in a sentence that are read: one with more is a table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure said to have happened: the offsets of the words that say it, and the figure."""

    start: int
    end: int
    quantity: Quantity


def figures(clauses: Clauses) -> list[Figure]:
    """Give the claims of a sentence, in order."""
    found: list[Figure] = []
    if clauses.is_question:
        return found
    for one in quantities(clauses.text)[:_MOST]:
        if not is_span(one) and _happened(clauses, one):
            start, end = _stretch(clauses, one, found[-1].end if found else 0)
            found.append(Figure(start=start, end=end, quantity=one))
    return found


def _happened(clauses: Clauses, one: Quantity) -> bool:
    text, money = clauses.text, one.unit.isupper()
    before, after = text[max(0, one.start - _WINDOW) : one.start], text[one.end : one.end + _REACH]
    if not money and "per" not in one.unit and one.value < _LEAST_COUNT:
        return False
    if _BEFORE.search(before) or _LIMIT.match(text, one.start, one.end):
        return False
    if money and (_THE.match(text, one.start) or _WORTH.search(before)):
        return False
    if money and _NAMES.match(after) and _article(text, one):
        return False
    start, end = clauses.begin(one.start), clauses.end(one.end)
    clause = text[max(start, one.start - _REACH) : min(end, one.end + _REACH)]
    return not _NOT_YET.search(clause) or _LOSS.search(clause) is not None


def _article(text: str, one: Quantity) -> bool:
    number = re.search(r"[\u00a3$\u20ac\d]", text[one.start : one.end])
    at = one.start + (number.start() if number else 0)
    return _ARTICLE.search(text[max(0, at - _WINDOW) : at]) is not None


def _stretch(clauses: Clauses, one: Quantity, after: int) -> tuple[int, int]:
    """Give the figure with what it did or what was done to it, where that is short.

    Nothing before `after`, where the figure before it ends, belongs to it.
    """
    text, end = clauses.text, clauses.end(one.end)
    start = max(after, clauses.begin(one.start))
    lead = text[max(start, one.start - _REACH) : one.start]
    if end - one.end <= _LONGEST and _leads(lead, text[one.end : end]):
        return one.start, end
    stop = _tail(text, one, end)
    if one.start - start <= _LONGEST and _CHANGED.search(text[start : one.start + len("as ")]):
        introduced = lead.rfind(", ") + 2 if _INTRODUCES.match(lead) and ", " in lead else 0
        return start + introduced, stop
    did = _DID.search(lead)
    return (one.start - len(lead) + did.start() if did else one.start), stop


def _leads(lead: str, after: str) -> bool:
    """Say whether a figure is the subject: nothing but an adverbial stands before it."""
    if len(lead) <= _ADVERB:
        return True
    return _INTRODUCES.match(lead) is not None and _VERB.match(after) is not None


def _tail(text: str, one: Quantity, end: int) -> int:
    """Give the end of the phrase that says of what, or where, a figure is."""
    tail = _TAIL.match(text, one.end, end)
    longest = _LONGEST_OF if text.startswith(" of ", one.end) else one.end - one.start + _ADVERB
    if tail is None or tail.end() - one.end > longest:
        return one.end
    return one.end + len(text[one.end : tail.end()].rstrip())
