"""What changed between two texts of an article, sentence by sentence. No SQL.

Sentences are aligned by the longest matching blocks (Ratcliff and Obershelp, as `difflib` has
it); between blocks, a sentence that goes and one that comes with at least half their words in
common are one sentence that was changed.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal, TypeAlias

from store.method.wording import Part, Sentence

ALIKE = 0.5
"""Least share of words in common (Dice's coefficient) of one sentence that was changed."""
_AHEAD = 20
_MOST_PAIRS = 10_000
_MOST_WORDS = 500
_WORDS = re.compile(r"\s+|[^\s\w]|\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One sentence that was removed (`was`), added (`now`) or changed (both)."""

    part: Part
    at: int
    """Its place among the sentences before: where `was` stood, or before which `now` was put."""
    was: str = ""
    now: str = ""


Stretch: TypeAlias = tuple[Literal["same", "gone", "new"], str]
_Block: TypeAlias = tuple[int, int, int, int]


def difference(before: Sequence[Sentence], after: Sequence[Sentence]) -> tuple[Edit, ...]:
    """Return the edits, in order, that make the sentences after of those before."""
    return tuple(
        edit
        for low, high, start, end in _blocks(before, after)
        for edit in _edits(low, before[low:high], after[start:end])
    )


def applied(before: Sequence[str], edits: Sequence[Edit]) -> list[str]:
    """Return what the edits make of these sentences."""
    made: list[str] = []
    at = 0
    for edit in edits:
        made += before[at : edit.at]
        at = edit.at + bool(edit.was)
        made += [edit.now] if edit.now else []
    return [*made, *before[at:]]


def stretches(was: str, now: str) -> list[Stretch]:
    """Cut a changed sentence into what stayed, what went and what came, in reading order."""
    old, new = _WORDS.findall(was), _WORDS.findall(now)
    if max(len(old), len(new)) > _MOST_WORDS:
        return [("gone", was), ("new", now)]
    found: list[Stretch] = []
    for tag, low, high, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        kept, came = "".join(old[low:high]), "".join(new[start:end])
        found += [("same", kept)] if tag == "equal" else [("gone", kept), ("new", came)]
    return [stretch for stretch in found if stretch[1]]


def _blocks(before: Sequence[Sentence], after: Sequence[Sentence]) -> Iterator[_Block]:
    """Yield the stretches of both that do not match.

    A book, or a text of the same few sentences, is one stretch: alignment costs what there are of
    equal pairs, over and over.
    """
    old = [(one.part, one.form) for one in before]
    new = [(one.part, one.form) for one in after]
    here, there = Counter(old), Counter(new)
    if sum(count * there[sentence] for sentence, count in here.items()) > _MOST_PAIRS:
        yield (0, len(old), 0, len(new))
        return
    for tag, *block in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield (block[0], block[1], block[2], block[3])


def _edits(low: int, gone: Sequence[Sentence], came: Sequence[Sentence]) -> Iterator[Edit]:
    """Pair what went with what came, in order."""
    done = 0
    for place, old in enumerate(gone, start=low):
        ahead = range(done, min(done + _AHEAD, len(came)))
        match = next((n for n in ahead if _alike(old, came[n])), None)
        if match is None:
            yield Edit(part=old.part, at=place, was=old.text)
            continue
        for new in came[done:match]:
            yield Edit(part=new.part, at=place, now=new.text)
        if came[match].form != old.form:
            yield Edit(part=old.part, at=place, was=old.text, now=came[match].text)
        done = match + 1
    for new in came[done:]:
        yield Edit(part=new.part, at=low + len(gone), now=new.text)


def _alike(one: Sentence, other: Sentence) -> bool:
    if one.part != other.part:
        return False
    if one.part == "title":
        return True
    words, others = Counter(one.form.lower().split()), Counter(other.form.lower().split())
    return 2 * (words & others).total() >= ALIKE * (words.total() + others.total())
