"""Where the clause around a verb begins and ends in a sentence of press prose.

Words only, no parser. A clause begins after what attributes it ("the minister said that"), a
conjunction with a comma, or a mark; a comma alone begins none, since subjects are lists as often.
It ends before a reason, a relative clause, an attribution, or another clause joined to it.
"""

# ruff: noqa: RUF001 - curly marks are the matter here

import re
from bisect import bisect_left, bisect_right
from functools import cached_property

LONGEST = 1500
"""Code points of a sentence that are read: what is longer is no prose."""

_WORD = r"[\w'’-]+"
SPEECH = (
    r"(?:said|says?|told|tells|add(?:s|ed)|promise[sd]|pledge[sd]|announce[sd]?|insist(?:s|ed)"
    r"|confirm(?:s|ed)"
    r"|declare[sd]|vow(?:s|ed)|stresse[sd]|wrote|writes|replie[sd]|admit(?:s|ted)|concede[sd]"
    r"|claim(?:s|ed)"
    r"|argue[sd]|believe[sd]?|hope[sd]?|thinks?|thought|predict(?:s|ed)|expect(?:s|ed)"
    r"|suggest(?:s|ed)|warn(?:s|ed)"
    r"|boast(?:s|ed)|fear(?:s|ed)|assure[sd]?|repeated|reveal(?:s|ed)|saying|promising|pledging"
    r"|indicate[sd]"
    r"|guarantee[sd]|agreed|signalled|maintain(?:s|ed)|explain(?:s|ed)"
    r"|understood|estimate[sd]?|reckons?|found|reported|showed|note[sd])"
)
PLEDGE = (
    r"(?:pledge|promise|commitment|assurance|announcement|guarantee|undertaking|line|hope|claim"
    r"|fact|evidence)"
)
_HEARER = (
    rf"(?:\s(?:MPs|peers|reporters|delegates|members|journalists|us|me|them|(?:the|an?|his|her"
    rf"|its)\s(?:{_WORD}\s){{0,3}}?{_WORD}"
    rf"|[A-Z]{_WORD}(?:\s[A-Z]{_WORD})?))?(?:\s(?:today|yesterday|(?:last|this)\s{_WORD}"
    rf"|on\s[A-Z]{_WORD}day))?"
)
_BEGINS = re.compile(
    r"\b(?:(?:told|tells|assure[sd]?|remind(?:s|ed)|warn(?:s|ed))\s[^,;:]{1,80}?\sthat\s"
    rf"|{SPEECH}(?:{_HEARER}\sthat\s|(?:\s(?:today|yesterday))?[,:]?\s(?!that\b|of\b|to\b))"
    rf"|(?:{PLEDGE}(?:\ssaying)?|and|but|so|clear|ensures?|means?)\sthat\s|(?:because|when)\s)"
    rf"|,\s(?:(?:he|she|they|it|(?:the\s)?{_WORD}(?:\s{_WORD}){{0,2}})"
    rf"\s(?:said|added|says|told\s[^,]{{1,40}})"
    rf"|(?:said|says|added|writes)\s{_WORD}(?:\s{_WORD}){{0,3}}),\s"
    r"|,\s(?:and|but|so|for|while|whilst|as|yet|because|although|though)\s"
    r"|\s(?:[–—]\s|and\s(?=(?:we|I|they|he|she|it|there)\b))"
    r"|,?\s(?:which|who)\s(?=(?:also\s|now\s|then\s|each\s)?"
    r"(?:will|would|shall|is|are|has|have|had|was|were|gave|took)\b)"
    r"|[“\"‘]\s?|(?<!\w)'(?=\w)|[;:”]\s|\A\s*[*•–—-]\s"
)
_TITLED = re.compile(
    r"“[^“”]{1,200}(?<![.,?!])”|\"[^\"]{1,200}(?<![.,?!])\"|(?<!\w)‘[^‘]{1,200}?(?<![.,?!])’(?!\w)"
)
"""A quotation that is part of its clause, not a sentence of its own."""
_NO_WORD = frozenset(" *•“\"‘'’,.")
_ENDS = re.compile(
    r"[;?!”\"—]|\s–\s|:\s|\.(?=[\s\"”’'\])]|\Z)|’(?!\w)|'(?=[\s,.]|\Z)"
    r"|,\s(?:which|who|whose|where|when|so|because|but|although|though|while|whilst|adding|saying"
    r"|as|and|with|according"
    r"|including|up\sfrom|not|compared|despite|making|leaving|helping|to\s(?:help|make|let|give"
    r"|allow|ensure|enable)"
    rf"|said|says|(?:he|she|they|it|[A-Z]{_WORD}|the\s{_WORD}"
    rf"|an?\s{_WORD})(?:\s{_WORD}){{0,3}}\s(?:{SPEECH}|remarked|undertook|predicted|argued))\b"
    rf"|\s(?:so\sthat|(?:and|but)\sthat|because|as\swell\sas|in\sorder\sto|although|while"
    rf"|compared\swith|compared\sto"
    r"|rather\sthan|instead\sof|according\sto)\b",
)


class Clauses:
    """The clauses of one sentence, of which the first 1,500 code points are read."""

    def __init__(self, sentence: str) -> None:
        self.text = sentence[:LONGEST]

    @cached_property
    def _starts(self) -> list[int]:
        whole = _TITLED.sub(lambda title: "_" * len(title.group()), self.text)
        return [match.end() for match in _BEGINS.finditer(whole)]

    @cached_property
    def _stops(self) -> list[int]:
        return [match.start() for match in _ENDS.finditer(self.text)]

    @cached_property
    def is_question(self) -> bool:
        """Whether the sentence asks, and so says nothing."""
        return self.text.rstrip(" \"'”’").endswith("?")

    def begin(self, at: int) -> int:
        """Give the offset at which the clause with a verb at `at` begins."""
        place = bisect_right(self._starts, at)
        start = self._starts[place - 1] if place else 0
        while start < at and self.text[start] in _NO_WORD:
            start += 1
        return start

    def end(self, at: int) -> int:
        """Give the offset at which the clause that goes on at `at` ends, its last mark excluded."""
        place = bisect_left(self._stops, at)
        stop = self._stops[place] if place < len(self._stops) else len(self.text)
        while stop > at and self.text[stop - 1] in _NO_WORD:
            stop -= 1
        return stop

    def last_and(self, start: int, end: int) -> int | None:
        """Give the offset after the last "and" between two offsets, None without one."""
        place = self.text.rfind(" and ", start, end)
        return None if place < 0 else place + len(" and ")
