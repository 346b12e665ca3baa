"""An article's text cut into paragraphs and pieces, each with the mention over it. No HTML."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from store.ask.article import Passage

_PARAGRAPH = re.compile(r"\S[^\n]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Text of one paragraph that is of one mention, or of none."""

    text: str
    passage: Passage | None = None
    opens: bool = False
    """It is the mention's first piece: a mention may go on in the next paragraph."""


def paragraphs(body: str, passages: Sequence[Passage]) -> list[list[Piece]]:
    """Cut a body into lines, and those into pieces; where mentions overlap, the first has it."""
    ordered = sorted(passages, key=lambda passage: (passage.start, passage.end))
    opened: set[int] = set()
    return [list(_pieces(body, line.span(), ordered, opened)) for line in _PARAGRAPH.finditer(body)]


def _pieces(
    body: str, line: tuple[int, int], passages: Sequence[Passage], opened: set[int]
) -> Iterator[Piece]:
    at, end = line
    for passage in passages:
        start, stop = max(passage.start, at), min(passage.end, end)
        if start >= stop:
            continue
        if at < start:
            yield Piece(text=body[at:start])
        yield Piece(text=body[start:stop], passage=passage, opens=passage.id not in opened)
        opened.add(passage.id)
        at = stop
    if at < end:
        yield Piece(text=body[at:end])
