"""Whose words each quotation is: the nearest speaker about it, else its neighbour's."""

# ruff: noqa: RUF001 - curly marks are the matter here

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nlp.cast import Cast
from nlp.told import Quoted, Said, Sentence
from store.records import UNATTRIBUTED, Speaker

_FEW_WORDS = 3
"""A quotation of so few words counts only beside an attribution of its own."""
_SURE_WORDS = 6
"""Longer ones are quotations whoever speaks."""
_FAR = 80
_WRONG_SIDE = 40
"""Code points that speaking away from a quotation adds to the distance from it."""
_NEIGHBOURS = 3
_PARAGRAPH = "\n"


@dataclass(slots=True)
class Before:
    """Where the last quotation ended, and whose it was."""

    end: int = -1
    speaker: Speaker = UNATTRIBUTED


def direct(
    text: str, marked: Sequence[tuple[int, int]], sentences: Sequence[Sentence], cast: Cast
) -> Iterator[Quoted]:
    """Give the quotations among the `marked` stretches of `text`, each with its speaker."""
    ends = [one.end for one in sentences]
    before = Before()
    for start, end in marked:
        place = bisect_right(ends, start)
        words = len(text[start:end].split())
        own = _nearest((start, end), sentences, place, short=words <= _FEW_WORDS)
        speaker = own.speaker if own else None
        if speaker is None and words > _FEW_WORDS:
            speaker = (
                _by_colon(text, start, sentences[place : place + 1], cast)
                or _by_sentence_before(text, start, sentences[max(0, place - _NEIGHBOURS) : place])
                or _by_quotation_before(text, start, before)
                or _by_sentence_after(text, end, sentences[place : place + _NEIGHBOURS])
            )
        if speaker is not None or words > _SURE_WORDS:
            before = Before(end, speaker or UNATTRIBUTED)
            yield Quoted(start=start, end=end, speaker=before.speaker, direct=True)


def _nearest(
    quote: tuple[int, int], sentences: Sequence[Sentence], place: int, *, short: bool
) -> Said | None:
    """Give the nearest attribution in the sentences that hold the quotation."""
    start, end = quote
    best: tuple[int, Said] | None = None
    while place < len(sentences) and sentences[place].start < end:
        for one in sentences[place].said:
            far = _distance(start, end, one)
            if short and (far > _FAR or (one.end > start and not one.words.after)):
                continue
            if best is None or far < best[0]:
                best = (far, one)
        place += 1
    return best[1] if best else None


def _distance(start: int, end: int, one: Said) -> int:
    if one.end <= start + 1:
        return start - one.end
    return max(0, one.start - end) + (0 if one.words.after else _WRONG_SIDE)


def _by_colon(text: str, start: int, own: Sequence[Sentence], cast: Cast) -> Speaker | None:
    """Give the subject of the sentence, where a colon opens the quotation."""
    opened = text[max(0, start - 4) : start - 1].rstrip().endswith(":")
    if not (opened and own and own[0].start < start - 2 and own[0].subject):
        return None
    found = cast.speaker(own[0].subject)
    return found if found != UNATTRIBUTED else None


def _by_sentence_before(text: str, start: int, before: Sequence[Sentence]) -> Speaker | None:
    """Give who spoke last in the same paragraph."""
    for one in reversed(before):
        if _PARAGRAPH in text[one.end : start - 1].strip(" \"“‘'"):
            return None
        if one.said:
            return one.said[-1].speaker
    return None


def _by_quotation_before(text: str, start: int, before: Before) -> Speaker | None:
    """Give who spoke last, where nothing parts the two, or this one opens the next paragraph."""
    if before.end < 0 or text.count(_PARAGRAPH * 2, before.end, start) > 1:
        return None
    between = text[before.end : start]
    opens = between.rstrip(" \"“‘'").endswith(_PARAGRAPH)
    return before.speaker if opens or not between.strip(" \n\"“”‘’'") else None


def _by_sentence_after(text: str, end: int, after: Sequence[Sentence]) -> Speaker | None:
    """Give who is said to have spoken, in the sentence after."""
    following = next((one for one in after if one.start >= end), None)
    if following is None or not following.said or _PARAGRAPH in text[end : following.start]:
        return None
    said = following.said[0]
    return said.speaker if said.words.after else None
