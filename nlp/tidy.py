"""What is mended in a text before it is judged, and where each character stood before.

Markup left in, wrong encodings, ligatures and letters from other alphabets' corners, floods of
accents, control characters, words and sentences broken at the ends of lines, paragraphs in
capitals (`nlp.capitals`). What is found in the tidied text is given back by its place in the
original, which nothing changes. Every step takes a time in proportion to the text.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from nlp.capitals import in_sentence_case
from nlp.mends import Edit, edits


@dataclass(frozen=True, slots=True, kw_only=True)
class Tidy:
    """A tidied text, and the way back to the original."""

    text: str
    starts: Sequence[int] = ()
    """Where in `text` the new words of each edit begin; between two edits all is as it was."""
    ends: Sequence[int] = ()
    edits: Sequence[Edit] = ()

    def place(self, offset: int) -> int:
        """Give the original place of the character at `offset` of the text."""
        if not self.edits:
            return offset
        edit = bisect_right(self.ends, offset)
        if edit < len(self.edits) and self.starts[edit] <= offset:
            return self.edits[edit][0]
        return offset + (self.edits[edit - 1][1] - self.ends[edit - 1] if edit else 0)

    def stretch(self, start: int, end: int) -> tuple[int, int]:
        """Give the original place of `text[start:end]`, less what was taken out at its ends."""
        first = self.place(start)
        return first, self._after(end - 1) if end > start else first

    def within(self, start: int, end: int) -> tuple[int, int]:
        """Give where the original's stretch from `start` to `end` stands in the text."""
        first, last = self._find(start)[0], self._find(end - 1)[1] if end > start else 0
        return first, max(first, last)

    def _find(self, place: int) -> tuple[int, int]:
        """Give where what the character at `place` of the original has become begins and ends."""
        edit = bisect_right(self.edits, place, key=lambda one: one[0]) - 1
        if edit >= 0 and place < self.edits[edit][1]:
            return self.starts[edit], self.ends[edit]
        moved = self.ends[edit] - self.edits[edit][1] if edit >= 0 else 0
        return place + moved, place + moved + 1

    def _after(self, offset: int) -> int:
        """Give the original place after the character at `offset` of the text."""
        edit = bisect_right(self.ends, offset)
        if edit < len(self.edits) and self.starts[edit] <= offset:
            return self.edits[edit][1]
        return self.place(offset) + 1


def tidied(body: str) -> Tidy:
    """Mend `body`; a text with nothing to mend comes back as it is."""
    made = list(edits(body))
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    reached = written = 0
    for start, end, new in made:
        parts += [body[reached:start], new]
        starts.append(written + start - reached)
        written = starts[-1] + len(new)
        ends.append(written)
        reached = end
    text = "".join([*parts, body[reached:]]) if made else body
    return Tidy(text=in_sentence_case(text), starts=starts, ends=ends, edits=made)
