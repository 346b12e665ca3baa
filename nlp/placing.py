"""Labels of a tidied text, brought back to the text as it was: `body[start:end] == text`."""

from dataclasses import replace
from typing import TypeVar

from nlp.tidy import Tidy
from store.records import Claim, Commitment, Labels, Mention, Quote

ANCHOR_CHARS = 32
"""Code points on each side of a mention that are kept with it, to find it again."""

_Found = TypeVar("_Found", Quote, Commitment, Claim)


def in_original(labels: Labels, tidy: Tidy, body: str) -> Labels:
    """Give `labels` of `tidy.text` with the offsets and the words of `body`."""
    if tidy.text == body:
        return labels
    return replace(
        labels,
        mentions=tuple(_mention(one, tidy, body) for one in labels.mentions),
        quotes=tuple(_placed(one, tidy, body) for one in labels.quotes),
        commitments=tuple(_placed(one, tidy, body) for one in labels.commitments),
        claims=tuple(_placed(one, tidy, body) for one in labels.claims),
    )


def _placed(one: _Found, tidy: Tidy, body: str) -> _Found:
    start, end = tidy.stretch(one.start, one.end)
    return replace(one, start=start, end=end, text=body[start:end])


def _mention(one: Mention, tidy: Tidy, body: str) -> Mention:
    start, end = tidy.stretch(one.start, one.end)
    at = one.start + max(0, one.text.find(one.cue))
    first, last = tidy.stretch(at, at + len(one.cue))
    return replace(
        one,
        start=start,
        end=end,
        text=body[start:end],
        prefix=body[max(0, start - ANCHOR_CHARS) : start],
        suffix=body[end : end + ANCHOR_CHARS],
        cue=body[first:last],
    )
