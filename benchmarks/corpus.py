"""Makes a WARC file of strangers' pages of which one in 200 speaks of the agenda.

    python -m benchmarks.corpus FILE [PAGES]

The pages are those of the bundled sample and, where they are at hand, real ones, each with a number
of its own in it. Those that speak of the agenda say so in a paragraph, or a headline for machines,
written in one of many ways and encodings.
"""

import re
import sys
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import cycle
from pathlib import Path
from typing import TypeAlias

from lxml import html

from benchmarks.pages import REAL
from benchmarks.site import pages_of
from config.reader import read_config
from flows.sample.printing import page_html
from flows.sample.texts import texts
from nlp.cues import Finder

Manner: TypeAlias = Callable[[str, Sequence[str]], tuple[str, bytes]]
"""Puts words into a page; returns its content type and its bytes."""
PAGES = 20_000
ONE_IN = 200
ANCHORS = (
    ("Big", "Society"),
    ("National", "Citizen", "Service"),
    ("Localism", "Act"),
    ("social", "impact", "bonds"),
)
_SENTENCE = "At the county hall she said that the {} had come to the town at last, and would stay. "
_LETTERS_AT_LEAST = 200
# What would make one article of all pages that are made from one.
_OWN_ADDRESS = re.compile(
    r"<(?:link|meta)\b(?=[^>]*(?:canonical|amphtml|alternate|og:url))[^>]*>"
    r"|\"(?:mainEntityOfPage|url|@id)\"\s*:\s*\"[^\"]*\",?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A page of the corpus."""

    url: str
    template: int
    """Which page it was made from; pages of one template differ in their numbers only."""
    manner: str
    """How it speaks of the agenda; empty where it does not."""
    content_type: str
    body: bytes


def corpus(pages: int = PAGES) -> Iterator[Made]:
    """Make the pages, in order, always the same."""
    manners = cycle((manner, words) for words in ANCHORS for manner in _MANNERS)
    usual = templates()
    for number in range(pages):
        template = number % len(usual)
        page = usual[template].replace("</body>", f"<!-- {number} --></body>")
        url = f"http://stranger-{number % 500}.example/news/{number}"
        manner = ""
        content_type, body = _as_it_is(page)
        if number % ONE_IN == ONE_IN // 2:
            manner, words = next(manners)
            content_type, body = _MANNERS[manner](page, words)
        yield Made(url=url, template=template, manner=manner, content_type=content_type, body=body)


def write(path: Path, made: Iterator[Made]) -> None:
    """Write the pages as a WARC file, one gzip member a record, requests among the responses."""
    with path.open("wb") as file:
        for page in made:
            host, _, rest = page.url.removeprefix("http://").partition("/")
            asked = f"GET /{rest} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode()
            answer = f"HTTP/1.1 200 OK\r\nContent-Type: {page.content_type}\r\n\r\n".encode()
            file.write(_record("request", page.url, asked))
            file.write(_record("response", page.url, answer + page.body))


@cache
def templates() -> list[str]:
    """Return pages that do not speak of the agenda, sample and real ones in turn."""
    finder = Finder(replace(read_config(), confusables=()))
    own = [page_html(text, [text]).replace("bigsociety", "sample") for text in texts()]
    real = [page.decode("utf-8", "replace") for page in pages_of(REAL)] if REAL.is_dir() else []
    silent = [page for page in own if not _speaks(page, finder)]
    others = [page for page in real if not _speaks(page, finder) and _place(page)]
    mixed = [page for pair in zip(cycle(silent), others, strict=False) for page in pair]
    return [_OWN_ADDRESS.sub("", page) for page in mixed or silent]


def _speaks(page: str, finder: Finder) -> bool:
    texts_of = html.document_fromstring(page.encode("utf-8", "replace")).itertext()
    return any(hit.cue.anchor for hit in finder.hits(" ".join(map(str, texts_of))))


def _place(page: str) -> int:
    """Return where a longish paragraph's text begins; 0 where there is none."""
    at = page.find("<p>")
    while at >= 0:
        text = page[at + 3 : page.find("</p>", at)]
        if len(text) > _LETTERS_AT_LEAST and "<" not in text:
            return at + 3
        at = page.find("<p>", at + 3)
    return 0


def _said(between: str, inside: str = "") -> Manner:
    """Return a way to put the sentence into a paragraph."""

    def write(page: str, words: Sequence[str]) -> tuple[str, bytes]:
        at = _place(page)
        broken = [f"{word[:2]}{inside}{word[2:]}" for word in words]
        said = _SENTENCE.format(between.join(broken))
        return _as_it_is(page[:at] + said + page[at:])

    return write


def _encoded(encoding: str, between: str, declared: str = "") -> Manner:
    def write(page: str, words: Sequence[str]) -> tuple[str, bytes]:
        at = _place(page)
        whole = page[:at] + _SENTENCE.format(between.join(words)) + page[at:]
        charset = f"; charset={declared}" if declared else ""
        return f"text/html{charset}", whole.encode(encoding, "xmlcharrefreplace")

    return write


def _in_numbers(page: str, words: Sequence[str]) -> tuple[str, bytes]:
    at = _place(page)
    spelt = "&#32;".join("".join(f"&#{ord(letter)};" for letter in word) for word in words)
    return _as_it_is(page[:at] + _SENTENCE.format(spelt) + page[at:])


def _for_machines(page: str, words: Sequence[str]) -> tuple[str, bytes]:
    """Declare the body in JSON-LD, as pages do that a script puts together."""
    body = (_SENTENCE.format("\\u00a0".join(words)) * 60).strip()
    data = f'{{"@type": "NewsArticle", "headline": "At the hall", "articleBody": "{body}"}}'
    head = f'<script type="application/ld+json">{data}</script></head>'
    return _as_it_is(page.replace("</head>", head, 1))


def _as_it_is(page: str) -> tuple[str, bytes]:
    return "text/html; charset=utf-8", page.encode("utf-8", "replace")


_MANNERS: dict[str, Manner] = {
    "plain": _said(" "),
    "no-break space": _said("&nbsp;"),
    "tags": _said(" <em class='x'>"),
    "over lines": _said("\n      "),
    "soft hyphens": _said(" ", "&shy;"),
    "tags inside words": _said(" ", "<wbr>"),
    "comments": _said(" <!-- <b>not</b> this --> "),
    "numeric entities": _in_numbers,
    "JSON-LD": _for_machines,
    "windows-1252": _encoded("cp1252", "\u00a0", "windows-1252"),
    "UTF-16": _encoded("utf-16", "\u00a0"),
    "UTF-16, big end first": _encoded("utf-16-be", " ", "utf-16be"),
    "UTF-16, little end first": _encoded("utf-16-le", "\u2009", "utf-16le"),
}


def _record(kind: str, url: str, block: bytes) -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\n"
        "WARC-Date: 2026-06-01T00:00:00Z\r\n"
        f"WARC-Record-ID: <urn:example:{kind}:{url}>\r\n"
        f"Content-Type: application/http; msgtype={kind}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return zlib.compress(head.encode() + block + b"\r\n\r\n", level=4, wbits=31)


if __name__ == "__main__":
    count = int(sys.argv[2]) if len(sys.argv) > 2 else PAGES
    write(Path(sys.argv[1]), corpus(count))
