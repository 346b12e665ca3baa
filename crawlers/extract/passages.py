"""The runs of text between a page's block boundaries, in reading order.

Everything that chooses the body works on these; nothing here knows what an article is.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from lxml import etree
from lxml.html import HtmlElement

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS = (
    "address article aside blockquote body caption center dd details div dl dt fieldset "
    "figcaption figure footer form header hr html li main nav ol p pre section summary table "
    "tbody tfoot thead tr ul"
)
BLOCKS = HEADINGS | frozenset(_BLOCKS.split())
PROSE_CHARS = 60
"""A passage at least this long is likely to be sentences rather than a label or a link."""
PROSE_LINKS = 0.4
"""More of a passage than this inside links, and it is no running text."""
_POINTER_LINKS = 0.8
"""More of a passage than this inside links, and it only leads elsewhere."""

_CELLS = frozenset({"td", "th"})
_CELL_CHARS = 100
"""A table cell with more text, or with blocks in it, is a block itself; others make up a row."""

_PARAGRAPH = 2  # breaks in a row
_BREAK = "\x1e"  # stands for <br> until the passage ends
# Soft hyphen, zero-width characters, bidirectional marks, byte order mark.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Passage:
    """One run of text and the innermost block that holds it."""

    text: str
    links: float
    """Share of it inside links."""
    block: HtmlElement

    @property
    def heading(self) -> bool:
        """Whether it is a heading, by its tag."""
        return self.block.tag in HEADINGS

    @property
    def prose(self) -> bool:
        """Whether it looks like running text."""
        return len(self.text) >= PROSE_CHARS and self.links < PROSE_LINKS and not self.heading

    @property
    def pointer(self) -> bool:
        """Whether it is a link and little else."""
        return self.links >= _POINTER_LINKS


def teasers(found: Iterable[Passage]) -> set[Passage]:
    """Return the prose that stands right under a link: a summary of something elsewhere."""
    return {under for above, under in pairwise(found) if above.pointer and under.prose}


def tidy(text: str) -> str:
    """Return the text in NFC, without invisible characters, all white space as single spaces."""
    text = " ".join(text.split())
    if not text.isascii():
        text = unicodedata.normalize("NFC", _INVISIBLE.sub("", text))
    if not text.isprintable():
        text = "".join(c if c.isprintable() else " " for c in text)
    return " ".join(text.split())


def passages(root: HtmlElement) -> list[Passage]:
    """Return the passages under an element; two line breaks in a row end one, too."""
    return list(_runs(root))


def text_of(element: HtmlElement) -> str:
    """Return an element's text in one line; a break or a block inside it parts words."""
    return " ".join(passage.text for passage in _runs(element))


def _runs(root: HtmlElement) -> Iterator[Passage]:
    parts: list[tuple[str, bool]] = []
    blocks: list[HtmlElement] = [root]
    links = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag, starts = element.tag, event == "start"
        if tag in _CELLS and not _is_block(element):
            parts.append((" ", False))
        elif tag in BLOCKS or tag in _CELLS:
            if parts:
                yield from _ended(parts, blocks[-1])
                parts.clear()
            blocks.append(element) if starts else blocks.pop()
        elif tag == "a":
            links += 1 if starts else -1
        elif tag == "br" and starts:
            parts.append((_BREAK, False))
        text = element.text if starts else element.tail
        if text and (starts or element is not root):
            parts.append((text, links > 0))
    yield from _ended(parts, root)


def _is_block(cell: HtmlElement) -> bool:
    if any(child.tag in BLOCKS for child in cell):
        return True
    return sum(map(len, cell.itertext())) > _CELL_CHARS


def _ended(parts: list[tuple[str, bool]], block: HtmlElement) -> Iterator[Passage]:
    if not any(text.strip() for text, _ in parts):
        return
    run: list[tuple[str, bool]] = []
    breaks = 0
    for text, linked in parts:
        breaks = breaks + 1 if text == _BREAK else breaks * (not text.strip())
        if breaks == _PARAGRAPH:
            yield from _one(run, block)
            run = []
        run.append((" " if text == _BREAK else text, linked))
    yield from _one(run, block)


def _one(run: list[tuple[str, bool]], block: HtmlElement) -> Iterator[Passage]:
    text = tidy("".join(text for text, _ in run))
    if text:
        linked = sum(len(text.strip()) for text, linked in run if linked)
        yield Passage(text=text, links=min(1.0, linked / len(text)), block=block)
