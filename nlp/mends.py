"""What is wrong with the characters of a text, and what they should be; `nlp.tidy` applies it.

Every pattern ends within a bound or at the next character that could begin one, so that a text made
to be slow is read in a time in proportion to its length.
"""

# ruff: noqa: RUF001, SIM905 - odd characters are the matter; lists of words read best as words

import html
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

Edit: TypeAlias = tuple[int, int, str]
"""Code points `start` to `end` of the original, and what they become."""

_INLINE = (
    "a abbr acronym b bdi bdo big cite code del dfn em font i ins kbd label mark q s samp small"
    " span strike strong sub sup time tt u var wbr"
).split()
_BLOCKS = (
    "address amp article aside audio blockquote body br button canvas caption center col colgroup"
    " dd details div dl dt embed fieldset figcaption figure footer form frame h1 h2 h3 h4 h5 h6"
    " head header hr html iframe img input legend li link main map menu meta nav noscript object ol"
    " option p param picture pre script section select source style summary svg table tbody td"
    " textarea tfoot th thead title tr ul video o:p"
).split()
_NAMES = "|".join(sorted([*_INLINE, *_BLOCKS], key=len, reverse=True))
_MARKS = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f"
_UNSEEN = (
    "\x00-\x08\x0e-\x1b\x7f\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e01ef"
)
_COMPATIBLE = "\ufb00-\ufb06\uff01-\uff5e\u3000\U0001d400-\U0001d7ff"
_HIGH = "\u0080-\u00bf" + "".join(
    bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0)
)
_LINE_END = r"[ \t]*+\r?\n[ \t]*+(?=[a-z])"

_TRIGGER = re.compile(
    rf"[<&\r\n\x0c\x80-\x9f\u2028\u2029{_UNSEEN}{_MARKS}{_COMPATIBLE}\ufffd\ud800-\udfff_*\]"
    r"\u00c2-\u00f4\u2010¬-]"
)
"""What every mend begins with, but for the letter under an accent."""
_MEND = re.compile(
    rf"(?P<tag></?(?P<name>{_NAMES})\b[^<>]{{0,2000}}+>|<[!?][a-zA-Z\[][^<>]{{0,2000}}+>)"
    rf"|(?P<spelt>&lt;/?(?P<spelt_name>{_NAMES})\b(?:[^<>&]|&(?!lt;|gt;)){{0,400}}?&gt;)"
    r"|(?P<comment><!--)"
    r"|(?P<entity>&(?:amp;){0,3}(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});)"
    r"|(?P<link>\]\((?:https?://|/)[^\s()]{0,500}+\))"
    r"|(?P<emphasis>(?<![\w*])(?:\*{1,3}|_{1,3})(?=[A-Za-z“‘\"'])|(?<=[A-Za-z.,!?”’\"'])(?:\*{1,3}|_{1,3})(?![\w*]))"
    rf"|(?P<hyphen>(?<=[a-z])[-\u2010¬\u00ad]{_LINE_END})"
    r"|(?P<wrap>(?:(?<=[\w,;–—-])|(?<=[\w,;–—-] ))\r?\n[ \t]*+(?=[a-z]))"
    r"|(?P<line>\r\n?|[\x0c\u2028]|(?P<break>\u2029))"
    r"|(?P<halved>\u00e2\u20ac\ufffd?(?![\u00a0-\u00bf\u0152-\u2122]))"
    rf"|(?P<mixed>[\u00c2-\u00df][{_HIGH}]|[\u00e0-\u00ef][{_HIGH}]{{2}}|[\u00f0-\u00f4][{_HIGH}]{{3}})"
    rf"|(?P<accents>[^\W_][{_MARKS}]++|[{_MARKS}]++)"
    rf"|(?P<unseen>[{_UNSEEN}]++)"
    r"|(?P<control>[\x80-\x9f])"
    rf"|(?P<compatible>[{_COMPATIBLE}])"
    r"|(?P<lost>(?<=[A-Za-z])\ufffd(?=(?:s|t|re|ve|ll|d|m)\b))"
    r"|(?P<halves>[\ud800-\udbff][\udc00-\udfff])|(?P<half>[\ud800-\udfff])",
)
_INVISIBLE = re.compile(rf"[{_UNSEEN}]+")
_LAST_WORD = re.compile(r"[a-z]+$", re.IGNORECASE)
_KEEPS_HYPHEN = frozenset(
    "co well self non ex pre long short half full part anti semi cross pro inter vice mid high"
    " low".split()
)
_MOST_ACCENTS = 2
_LONGEST_CLOSE = 20
_CLOSES = {"script": "</script", "style": "</style", "comment": "-->"}


def edits(text: str) -> Iterator[Edit]:
    """Yield what should be changed in `text`, in order; nothing overlaps, nothing is empty."""
    at, unclosed = 0, set[str]()
    while found := _TRIGGER.search(text, at):
        place = found.start()
        under = place > at and unicodedata.combining(found.group()) and text[place - 1].isalnum()
        match = _MEND.match(text, place - 1 if under else place)
        if match is None:
            at = place + 1
            continue
        at, new = _mended(text, match, unclosed)
        if new != match.group() or at != match.end():
            yield match.start(), at, new


def _mended(text: str, match: re.Match[str], unclosed: set[str]) -> tuple[int, str]:
    """Give where what `match` found ends, and what it should be."""
    kind = match.lastgroup or ""
    if kind in {"tag", "name", "spelt", "spelt_name", "comment"}:
        return _tag(text, match, unclosed)
    return match.end(), _CHANGES[_KINDS.get(kind, kind)](match)


def _tag(text: str, match: re.Match[str], unclosed: set[str]) -> tuple[int, str]:
    name = (match["name"] or match["spelt_name"] or "").lower()
    name = "comment" if match["comment"] else name
    new = "" if name in _INLINE else "\n" if name == "br" else "\n\n"
    if name in _CLOSES and not match.group().startswith(("</", "&lt;/")):
        return _element(text, match, name, unclosed)
    return match.end(), new


def _element(text: str, match: re.Match[str], name: str, unclosed: set[str]) -> tuple[int, str]:
    """Take out a script, style or comment with what is in it; unclosed, its opening alone.

    What was once not closed is not looked for again: that would take the square of the time.
    """
    close = _CLOSES[name]
    found = -1 if name in unclosed else text.find(close, match.end())
    if found < 0:
        unclosed.add(name)
        return match.end(), ""
    end = text.find(">", found, found + len(close) + _LONGEST_CLOSE) + 1
    return end or found + len(close), ""


def _entity(match: re.Match[str]) -> str:
    name = match.group().rsplit("amp;", 1)[-1].lstrip("&") or "amp;"
    meant = html.unescape(f"&{name}")
    if meant == f"&{name}":
        return match.group()
    return _INVISIBLE.sub("", meant).replace("\xa0", " ")


def _hyphen(match: re.Match[str]) -> str:
    before = _LAST_WORD.search(match.string, max(0, match.start() - 12), match.start())
    return "-" if before and before.group().lower() in _KEEPS_HYPHEN else ""


def _mixed(match: re.Match[str]) -> str:
    """UTF-8 that was read as Windows-1252, where it then spells what English texts hold."""
    raw = b"".join(_byte(letter) for letter in match.group())
    try:
        meant = raw.decode("utf-8")
    except UnicodeDecodeError:
        return match.group()
    likely = "\xa0" <= meant <= "\u017f" or "\u2010" <= meant <= "\u2122" or meant > "\uffff"
    return (" " if meant == "\xa0" else meant) if likely else match.group()


def _byte(letter: str) -> bytes:
    try:
        return letter.encode("cp1252")
    except UnicodeEncodeError:
        return letter.encode("latin-1", "replace")


def _accents(match: re.Match[str]) -> str:
    """Give a letter with the accents it can have; a flood of them is left out."""
    base = match.group()[0]
    if unicodedata.combining(base):
        return ""
    if len(match.group()) <= 1 + _MOST_ACCENTS:
        composed = unicodedata.normalize("NFC", match.group())
        base = composed if len(composed) == 1 else base
    return base


def _control(match: re.Match[str]) -> str:
    """Windows-1252 that was read as ISO 8859-1."""
    return match.group().encode("latin-1").decode("cp1252", "ignore")


_KINDS: Mapping[str, str] = {"break": "line"}
_CHANGES: Mapping[str, Callable[[re.Match[str]], str]] = {
    "entity": _entity,
    "link": lambda _: "]",
    "emphasis": lambda _: "",
    "hyphen": _hyphen,
    "wrap": lambda _: " ",
    "line": lambda match: "\n\n" if match["break"] else "\n",
    "mixed": _mixed,
    "accents": _accents,
    "unseen": lambda _: "",
    "control": _control,
    "halved": lambda _: "”",
    "compatible": lambda match: unicodedata.normalize("NFKC", match.group()),
    "lost": lambda _: "’",
    "halves": lambda match: match.group().encode("utf-16", "surrogatepass").decode("utf-16"),
    "half": lambda _: "\ufffd",
}
