"""What the trained parts look at: words, their pairs and pieces, and the cues that stand in a text.

Pure functions from text to weighted names. Relevance and strands are given no target.
"""

# ruff: noqa: RUF001 - curly marks are the matter here

import math
import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from spacy.lang.en.stop_words import STOP_WORDS

from nlp.cues import Hit
from nlp.tone import NEGATORS, tone

_TOKEN = re.compile(r"\w+(?:[.,'’\-]\w+)*|[^\w\s]")
_DIGIT = re.compile(r"\d+")
_NEGATED_WORDS = 4
_NEAR_WORDS = 6
_STEM = 5
TARGET = "TARGET"


def topic(text: str, hits: Sequence[Hit]) -> dict[str, float]:
    """For relevance and strands: the words as one unit vector, and each cue at full weight."""
    features = _unit(
        {**_word_weights(words := _words(text)), **_pairs(words), **_pieces(words, 0.7)}
    )
    for hit in hits:
        state = "!" if hit.counts else "?"
        features[f"cue{state}{hit.cue.text.lower()}"] = 1.0
        features[f"level{state}{hit.cue.level}"] = 1.0
        features["anchor"] = max(features.get("anchor", 0.0), float(hit.cue.anchor))
        features.update({f"strand{state}{strand}": 1.0 for strand in hit.cue.strands or ("none",)})
    return features


def attitude(text: str, target: tuple[int, int] | None) -> dict[str, float]:
    """For sentiment: words with negation and nearness to the target, which itself is masked."""
    words, places = _masked(text, target)
    features = {**_word_weights(words), **_pairs(words), **_stems(words)}
    for place, word in enumerate(words):
        if places and min(abs(place - other) for other in places) <= _NEAR_WORDS:
            features[f"near={word}"] = 0.7 * features.get(word, 1.0)
    features.update({f"NOT_{word}": 0.7 * features.get(word, 1.0) for word in _negated(words)})
    features.pop(TARGET, None)
    features = _unit(features)
    against, favour = tone(words)
    features["tone-"] = 0.35 * min(against, 4)
    features["tone+"] = 0.35 * min(favour, 4)
    features["toneless"] = 0.7 * (against + favour == 0)
    return features


def voice(text: str, kind: str, outlet: str) -> dict[str, float]:
    """For the speaker's role: the words, and what the page is, where that is known."""
    words = _words(text)
    features = _unit({**_word_weights(words, stop=0.8), **_pairs(words), **_pieces(words, 0.4)})
    for name in _DIGIT.sub("", outlet).lower().split():
        features[f"outlet={name}"] = 0.5
    if kind:
        features[f"kind={kind}"] = 0.7
    return features


def _words(text: str) -> list[str]:
    return [_DIGIT.sub("0", word.lower()) for word in _TOKEN.findall(text)]


def _masked(text: str, target: tuple[int, int] | None) -> tuple[list[str], list[int]]:
    """Give the words with the target's run replaced by one mark, and where that mark stands."""
    words: list[str] = []
    places: list[int] = []
    start, end = target or (-1, -1)
    for match in _TOKEN.finditer(text):
        if match.start() < end and match.end() > start:
            if not places or places[-1] != len(words) - 1:
                places.append(len(words))
                words.append(TARGET)
        else:
            words.append(_DIGIT.sub("0", match.group().lower()))
    return words, places


def _word_weights(words: Sequence[str], stop: float = 0.3) -> dict[str, float]:
    return {
        word: 1.0 if word in NEGATORS or (word[0].isalpha() and word not in STOP_WORDS) else stop
        for word in words
    }


def _pairs(words: Sequence[str]) -> dict[str, float]:
    weights = _word_weights(words)
    return {
        f"{first}_{second}": 0.7 * math.sqrt(weights[first] * weights[second])
        for first, second in pairwise(words)
    }


def _pieces(words: Iterable[str], weight: float) -> dict[str, float]:
    """Give the runs of four letters: volunteer and volunteering share most of what they are."""
    return {
        f"#{padded[start : start + 4]}": weight
        for word in words
        if word not in STOP_WORDS and word != TARGET
        for padded in [f"<{word[:28]}>"]
        for start in range(len(padded) - 3)
    }


def _stems(words: Sequence[str]) -> dict[str, float]:
    """Give the beginnings of longer words: for attitude they do better than pieces."""
    return {f"{word[:_STEM]}*": 0.15 for word in words if len(word) > _STEM and word != TARGET}


def _negated(words: Sequence[str]) -> list[str]:
    return [
        word
        for place, word in enumerate(words)
        if any(
            earlier in NEGATORS or earlier.endswith(("n't", "n’t"))
            for earlier in words[max(0, place - _NEGATED_WORDS) : place]
        )
    ]


def _unit(features: dict[str, float]) -> dict[str, float]:
    length = math.sqrt(sum(weight * weight for weight in features.values())) or 1.0
    return {name: weight / length for name, weight in features.items()}
