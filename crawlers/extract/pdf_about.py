"""What a PDF says of itself: title, authors, dates, kind.

Its own record (metadata) is believed where its text bears it out: programs fill it with file names,
users and templates.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from config.model import Source
from crawlers.extract.clues import Clue, addressed, listed, read_clues
from crawlers.extract.dates import weigh
from crawlers.extract.days import read_month
from crawlers.extract.names import clean
from crawlers.extract.passages import tidy
from crawlers.extract.pdf_text import Paragraph
from crawlers.extract.possible import Dates
from crawlers.extract.site import plain
from store.records import Kind, Response

Record = Mapping[str, object]

_PROGRAMS = re.compile(
    r"microsoft word|\bword -|untitled|layout \d|^(?:document|presentation|slide|book)\s*\d*$"
    r"|\.(?:docx?|indd|qxd|pub|pdf|pptx?|xlsx?|rtf|odt)\b",
    re.IGNORECASE,
)
_RELEASE = re.compile(
    r"\b(?:(?:press|news|media) (?:release|notice|statement)|for immediate release|embargo(?:ed)?"
    r"|notes? (?:to|for) editors?)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:press|news|media) (?:release|notice|statement)|for immediate release|executive summary"
    r"|(?:strictly )?embargoed.*|report|summary|contents|draft",
    re.IGNORECASE,
)
_BY = re.compile(r"(?:by|authors?:|written by)\s", re.IGNORECASE)
_STAMP = re.compile(r"(?:D:)?(\d{4})(\d\d)(\d\d)")
_WORD = re.compile(r"[^\W\d_]{4}")
_TITLE_CHARS = range(4, 301)
_LINE_CHARS = 150
_FEW = 2
_BORNE_OUT = 0.6
"""Share of the words of a recorded title that its first pages must hold."""
_POINT = 1.0


def find_title(record: Record, text: Sequence[Paragraph]) -> str:
    """Return the recorded title where the text bears it out, else the largest text that is one."""
    recorded = tidy(str(record.get("Title") or ""))
    if len(recorded.split()) >= _FEW and not _PROGRAMS.search(recorded):
        words = {plain(word) for word in recorded.split()} - {""}
        first = {plain(word) for p in text if p.page < _FEW for word in p.text.split()}
        if len(words & first) >= _BORNE_OUT * len(words):
            return recorded
    return _largest([p for p in text if p.page == 0 and p.size > 0])


def _largest(first: Sequence[Paragraph]) -> str:
    """Return the largest text of the first page; of equals the first, with what goes on from it."""
    able = [p for p in first if _WORD.search(p.text) and not _LABEL.fullmatch(p.text)]
    if not able:
        return ""
    size = max(p.size for p in able)
    start = next(n for n, p in enumerate(first) if p in able and p.size >= size - _POINT)
    same = takewhile(lambda p: p.size >= size - _POINT, first[start:])
    text = tidy(" ".join(p.text for p in same))
    return text if len(text) in _TITLE_CHARS else first[start].text[: _TITLE_CHARS.stop - 1]


def find_dates(
    record: Record, text: Sequence[Paragraph], response: Response, source: Source | None
) -> Dates:
    """Weigh a document's dates; the day it was made on is none where its cover names a month."""
    short = [p.text for p in text if p.page == 0 and len(p.text) <= _LINE_CHARS]
    dated = list(read_clues("text", short))[:1]
    month = "" if dated else next(filter(None, map(read_month, short)), "")
    made = _stamp(record.get("CreationDate"))
    clues: list[Clue] = [
        *listed(response),
        *dated,
        *read_clues("document", [made]),
        *addressed(response),
        *read_clues("document", [_stamp(record.get("ModDate"))], "modified"),
    ]
    return weigh(clues, response.page, source, month=month)


def _stamp(written: object) -> str:
    found = _STAMP.match(str(written or ""))
    return "-".join(found.groups()) if found else ""


def find_byline(record: Record, text: Sequence[Paragraph], source: Source | None) -> str:
    """Return the authors that the first page names; the recorded ones where it names them too."""
    names = frozenset(map(plain, (source.title, source.newsroom) if source else ())) - {""}
    first = [p.text for p in text if p.page == 0]
    said = next(filter(None, (clean([line], names) for line in first if _is_byline(line))), "")
    recorded = clean([str(record.get("Author") or "")], names)
    return said or ", ".join(_named(recorded, " ".join(first)))


def _is_byline(line: str) -> bool:
    return len(line) <= _LINE_CHARS and bool(_BY.match(line))


def _named(byline: str, text: str) -> Iterator[str]:
    return (name for name in byline.split(", ") if name and name in text)


def find_kind(text: Sequence[Paragraph]) -> Kind:
    """Return press_release where it calls itself one, else report."""
    first = " ".join(p.text for p in text if p.page == 0)
    return "press_release" if _RELEASE.search(first) else "report"
