"""The publisher's words in a text, sentence by sentence: what makes a version, and what does not.

White space, typography, counters ("1,204 shares", "3 min read", "2 hours ago") and boxes of links
to other articles change without anybody having changed the article. A sentence is *shown* as it
is written and *compared* by its form, which leaves those out. What changed: `method.difference`.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

Part: TypeAlias = Literal["title", "standfirst", "body"]

_LETTERS = str.maketrans(
    dict.fromkeys("‘’‚‛′`´ʼ", "'")  # noqa: RUF001 - the marks meant are these
    | dict.fromkeys("“”„‟″«»", '"')
    | dict.fromkeys("‐‑‒–—―−", "-")  # noqa: RUF001
    | dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff")
)
_END = re.compile(r"""(?<![.!?…])[.!?…]++["'”’)\]]*+(?= ["'“‘(\[]*[A-Z0-9£€$])""")  # noqa: RUF001
_SHORTENED = re.compile(
    r"mrs?|ms|dr|prof|rt|hon|rev|col|gen|sgt|cllr|nos?|vs?|etc|e\.g|i\.e|cf|pp?|approx|ltd"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|(?-i:[A-HJ-Z])",
    re.IGNORECASE,
)
_LONGEST_SHORTENED = 12

_NUMBER = r"\d[\d,.]{0,12}[km]?"
_COUNTED = (
    r"(?:shares?|comments?|views?|likes?|reads?|(?:re)?tweets?|repl(?:y|ies)|reactions?|claps?"
    r"|bookmarks?|followers?|facebook|twitter|linkedin|whatsapp|pinterest)\b"
)
_AGO = (
    rf"\b(?:(?:{_NUMBER}|an?) (?:second|sec|minute|min|hour|hr|day|week|month|year)s? ago"
    r"|just now)\b"
)
_IN_PROSE = (  # nothing else is meant by these, wherever they stand
    rf"\b{_NUMBER}[- ]?min(?:ute)?s?[- ](?:to )?read\b",
    rf"\bcomments? ?\({_NUMBER}\)",
    rf"\({_NUMBER} comments?\)",
)
_ALONE = (
    rf"\b(?:estimated )?reading time:?(?: {_NUMBER} min(?:ute)?s?)?\b",
    rf"\b{_COUNTED}:? ?\(?{_NUMBER}\b\)?",
    rf"\(?\b{_NUMBER} {_COUNTED}\)?",
    rf"\b(?:(?:last|first) )?(?:updated|published|posted|modified|edited):? (?={_AGO})",
    _AGO,
    r"\bno comments(?: yet)?\b",
    r"\bbe the first to comment\b",
    r"\b(?:leave|add|post) a comment\b",
    r"\bshare this(?: (?:article|page|story|post))?\b",
)
_FURNITURE = re.compile("|".join((*_IN_PROSE, *_ALONE)), re.IGNORECASE)
_COUNTERS = re.compile("|".join(_IN_PROSE), re.IGNORECASE)
_RELATIVE_TIME = re.compile(_AGO, re.IGNORECASE)
_SEPARATORS = " |·•,:;/-.()"
_LONGEST_FURNITURE = 120

_BOX = re.compile(
    r"(?:related(?: (?:articles?|stories|content|topics|links|news|posts|pages))?"
    r"|read (?:more|next)|more (?:on this(?: story)?|like this|stories|news)|see also"
    r"|(?:you )?(?:may|might) also (?:like|be interested in)|most (?:read|popular|viewed)"
    r"|recommended(?: (?:reading|for you|stories))?|trending|also in this section)\W*",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"(?:related|(?:also )?read(?: more| next)?|see also|more on this(?: story)?) ?[:|>»-]"
    r".{0,200}(?<!\.)",
    re.IGNORECASE,
)
_LONGEST_BOX = 20
_LONGEST_LINK = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence of an article."""

    part: Part
    text: str
    """As it is shown, with single spaces."""
    form: str
    """As it is compared; never empty."""


def sentences(title: str, standfirst: str, body: str) -> list[Sentence]:
    """Return the publisher's sentences in reading order; the title is one."""
    parts: tuple[tuple[Part, Iterable[str]], ...] = (
        ("title", [" ".join(title.split())]),
        ("standfirst", _of_lines(standfirst)),
        ("body", _of_lines(body)),
    )
    return [
        Sentence(part=part, text=text, form=form)
        for part, texts in parts
        for text in texts
        if (form := form_of(text))
    ]


def form_of(text: str) -> str:
    """Return a sentence as it is compared; empty where nothing of it is the publisher's words."""
    plain = " ".join(unicodedata.normalize("NFKC", text).translate(_LETTERS).split())
    if len(plain) <= _LONGEST_FURNITURE:
        if not _FURNITURE.sub(" ", plain).strip(_SEPARATORS):
            return ""
        if not plain.endswith((".", "!", "?")):  # a caption or a line of facts, no sentence
            plain = _RELATIVE_TIME.sub(" ", plain)
    return " ".join(_COUNTERS.sub(" ", plain).split())


def _of_lines(text: str) -> Iterator[str]:
    for line in _without_boxes(text):
        yield from _split(line)


def _without_boxes(text: str) -> Iterator[str]:
    """Yield the lines that are no box of links to other articles: a heading, headlines under it."""
    left = 0
    for raw in text.splitlines():
        line = " ".join(raw.split())
        if _BOX.fullmatch(line):
            left = _LONGEST_BOX
        elif not line or _LINK.fullmatch(line):
            continue
        elif left and not line.endswith(".") and line.count(" ") < _LONGEST_LINK:
            left -= 1
        else:
            left = 0
            yield line


def _split(line: str) -> Iterator[str]:
    start = 0
    for mark in _END.finditer(line):
        if not (mark[0] == "." and _shortened(line, mark.start())):
            yield line[start : mark.end()]
            start = mark.end() + 1
    if start < len(line):
        yield line[start:]


def _shortened(line: str, end: int) -> bool:
    """Whether a full stop at `end` marks a word cut short: Mr., e.g., J."""
    before = line[max(end - _LONGEST_SHORTENED, 0) : end]
    word = before[before.rfind(" ") + 1 :].lstrip("\"'“‘([")  # noqa: RUF001
    return _SHORTENED.fullmatch(word) is not None
