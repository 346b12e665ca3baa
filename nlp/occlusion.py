"""Which words of a passage weighed most: each is left out in turn, and the rest judged again.

The method is occlusion by omission (Robnik-Šikonja & Kononenko 2008, "Explaining classifications
for individual instances", IEEE TKDE 20(5); for text Li, Monroe & Jurafsky 2016, "Understanding
neural networks through representation erasure"). A word's *weight of evidence* for a label is

    log2 odds(label | the passage) - log2 odds(label | the passage without the word)

+1: the word doubles the odds; negative: it speaks against. Words are left out and not masked: the
models were trained on whole sentences, long and short, and on none with a mask. Known limit: of two
words that say the same, neither weighs much alone.
"""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from spacy.lang.en.stop_words import STOP_WORDS
from spacy.language import Language

from config.model import STRANDS
from nlp.label import Text, label_all
from nlp.sentiment import SENTIMENTS
from store.records import Labels

RELEVANCE = "relevance"
LONGEST_PASSAGE = 2000
"""Code points of a passage that are judged: the encoder reads no more of one."""

_WORD = re.compile(r"[£$€]?\w+(?:[.,'’/\-]\w+)*%?")  # noqa: RUF001
_LONGEST_NAME = 5
_NEXT_TO_NEVER = 1e-6
_Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """What one word, or short phrase, did to the probability of one label."""

    text: str
    start: int
    """Code points of the passage."""
    end: int
    weight: float
    """Weight of evidence, in bits."""
    without: float
    """The label's probability when the word is left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Occlusion:
    """A passage judged as it stands, and without each of its words."""

    whole: Mapping[str, float]
    """Probability of each label: relevance, each sentiment, each strand."""
    weights: Mapping[str, Sequence[Weight]]
    """Of the labels asked for: all words, the heaviest first."""


def occlude(nlp: Language, passage: Text, labels: Sequence[str]) -> Occlusion:
    """Weigh every word of `passage` for each of `labels`, all in one batch.

    A name is one phrase, and so is the target. The target itself is not weighed for sentiment:
    left out, it would leave nothing to be for or against.
    """
    passage = _cut(passage)
    cuts = [cut for cut in phrases(passage.body, passage.target) if _left(passage, cut)]
    judged = [
        chances(one)
        for one in label_all(nlp, [passage, *(_left_out(passage, cut) for cut in cuts)])
    ]
    whole, rest = judged[0], judged[1:]
    weights: dict[str, list[Weight]] = {label: [] for label in labels}
    for cut, without in zip(cuts, rest, strict=True):
        for label in labels:
            if label in SENTIMENTS and passage.target and _shifted(passage.target, cut) is None:
                continue
            weights[label].append(_weight(passage.body, cut, whole[label], without[label]))
    for found in weights.values():
        found.sort(key=lambda one: (-abs(one.weight), one.start))
    return Occlusion(whole=whole, weights=weights)


def chances(labels: Labels) -> dict[str, float]:
    """Give the probability of each label of a passage."""
    if not labels.mentions:
        return {RELEVANCE: labels.relevant, **dict.fromkeys((*SENTIMENTS, *STRANDS), 0.0)}
    only = labels.mentions[0]
    found: dict[str, float] = {RELEVANCE: only.relevance}
    found |= {label: getattr(only.sentiment, label) for label in SENTIMENTS}
    return found | {strand: only.strands.get(strand, 0.0) for strand in STRANDS}


def phrases(text: str, target: _Stretch | None = None) -> list[_Stretch]:
    """Cut `text` into what is left out at a time: words, names, and the target as one."""
    words = [match.span() for match in _WORD.finditer(text)]
    bound = _in_names(text, words) | _within(words, target)
    found: list[_Stretch] = []
    for place, (start, end) in enumerate(words):
        if place in bound and found:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def _in_names(text: str, words: Sequence[_Stretch]) -> set[int]:
    """Places of words that carry on a name: capitals in a row, not too many, after no stop word."""
    capital = [
        text[start].isupper() and text[start:end].lower() not in STOP_WORDS for start, end in words
    ]
    joined = {
        place + 1
        for place, (first, second) in enumerate(pairwise(words))
        if capital[place] and capital[place + 1] and text[first[1] : second[0]] == " "
    }
    return {place for place in joined if _run(place, joined) < _LONGEST_NAME}


def _run(place: int, joined: set[int]) -> int:
    """Count the joined words around `place`: a line in capitals is no name."""
    first = last = place
    while first - 1 in joined:
        first -= 1
    while last + 1 in joined:
        last += 1
    return last - first + 1


def _within(words: Sequence[_Stretch], target: _Stretch | None) -> set[int]:
    """Places of words that carry on the target."""
    if target is None:
        return set()
    inside = [p for p, (start, end) in enumerate(words) if start < target[1] and end > target[0]]
    return set(inside[1:])


def _cut(passage: Text) -> Text:
    end = LONGEST_PASSAGE
    target = passage.target if passage.target and passage.target[1] <= end else None
    return replace(passage, body=passage.body[:end], passage=True, target=target)


def _left(passage: Text, cut: _Stretch) -> bool:
    """Say whether anything is left to be judged."""
    return bool(_WORD.search(_left_out(passage, cut).body))


def _left_out(passage: Text, cut: _Stretch) -> Text:
    """Give the passage without the stretch and the space that it leaves doubled."""
    text, (start, end) = passage.body, cut
    before, after = text[start - 1 : start], text[end : end + 1]
    if after.isspace() and not before.isalnum():
        end += 1
    elif before.isspace():
        start -= 1
    target = passage.target and _shifted(passage.target, (start, end))
    return replace(passage, body=text[:start] + text[end:], target=target)


def _shifted(target: _Stretch, cut: _Stretch) -> _Stretch | None:
    """Say where the target lies when the cut is gone; None where nothing of it is left."""

    def moved(place: int) -> int:
        return place - max(0, min(place, cut[1]) - cut[0])

    start, end = moved(target[0]), moved(target[1])
    return (start, end) if start < end else None


def _weight(text: str, cut: _Stretch, whole: float, without: float) -> Weight:
    start, end = cut
    bits = _log_odds(whole) - _log_odds(without)
    return Weight(text=text[start:end], start=start, end=end, weight=bits, without=without)


def _log_odds(chance: float) -> float:
    kept = min(max(chance, _NEXT_TO_NEVER), 1 - _NEXT_TO_NEVER)
    return math.log2(kept / (1 - kept))
