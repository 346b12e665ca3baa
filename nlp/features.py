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

_TOKEN = re.compile(r"\w+(?:[.,'’\-]\w+)*|[^\w\s]")
_DIGIT = re.compile(r"\d+")
_NEGATORS = frozenset(
    (
        "no",
        "not",
        "never",
        "nor",
        "without",
        "hardly",
        "cannot",
        "neither",
        "nobody",
        "nothing",
        "n't",
    )
)
"""Words that weigh in full although they are common."""


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


def _words(text: str) -> list[str]:
    return [_DIGIT.sub("0", word.lower()) for word in _TOKEN.findall(text)]


def _word_weights(words: Sequence[str], stop: float = 0.3) -> dict[str, float]:
    return {
        word: 1.0 if word in _NEGATORS or (word[0].isalpha() and word not in STOP_WORDS) else stop
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
        if word not in STOP_WORDS
        for padded in [f"<{word[:28]}>"]
        for start in range(len(padded) - 3)
    }


def _unit(features: dict[str, float]) -> dict[str, float]:
    length = math.sqrt(sum(weight * weight for weight in features.values())) or 1.0
    return {name: weight / length for name, weight in features.items()}
