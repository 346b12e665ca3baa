"""What `explain` is about and goes by, and all that it tells as one JSON object."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from itertools import islice
from typing import Any, TypeAlias

from config.doubt import STRAND_BAND, SURE_SENTIMENT, Doubtful, uncertain
from nlp.explain import Explained
from nlp.label import Text
from nlp.nearest import Near
from nlp.occlusion import Weight
from store.records import Judgement, Labels

Told: TypeAlias = dict[str, Any]
METHOD = (
    "occlusion: each word, name or target is left out and the sentence judged again; weight = log2 "
    "of the odds with it over the odds without it (Robnik-Šikonja & Kononenko 2008)"
)
LEAST = 0.05
"""Bits under which a word is not shown: it has no say by itself."""
_DIGITS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A text to be explained."""

    name: str
    text: Text
    url: str = ""
    kept_ruleset: str | None = None
    """The rule set whose labels the archive shows; None outside of an archive."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """Today's rule set and thresholds, and how many words are shown a label."""

    ruleset: str
    thresholds: Mapping[str, float]
    words: int


def doubtful(one: Explained, rules: Rules) -> tuple[Doubtful, ...]:
    """Name the labels of a mention that are uncertain."""
    return uncertain(likeliest(one), one.mention.strands, rules.thresholds["strands"])


def likeliest(one: Explained) -> float:
    """Give the probability of a mention's sentiment."""
    return float(getattr(one.mention.sentiment, one.mention.sentiment.label))


def heaviest(weights: Iterable[Weight], count: int) -> list[Weight]:
    """Give the words worth showing, which come the heaviest first."""
    return list(islice((one for one in weights if abs(one.weight) >= LEAST), count))


def as_object(subject: Subject, labels: Labels, found: Iterable[Explained], rules: Rules) -> Told:
    """Tell everything, in words and numbers for programs."""
    about = {name: getattr(subject.text, name) for name in ("title", "outlet", "kind", "date")}
    return {
        "id": subject.name,
        "url": subject.url,
        **about,
        "ruleset": rules.ruleset,
        "ruleset_of_archive": subject.kept_ruleset,
        "thresholds": dict(rules.thresholds),
        "uncertain": {"sentiment_below": SURE_SENTIMENT, "strand_within": STRAND_BAND},
        "method": METHOD,
        "relevant": round(labels.relevant, _DIGITS),
        "sentiment": _judged(labels.sentiment),
        "strands": _rounded(labels.strands),
        "mentions": [_mention(one, rules) for one in found],
    }


def _mention(one: Explained, rules: Rules) -> Told:
    mention, aim = one.mention, one.target
    weights = one.alone.weights.items() if rules.words else ()
    return {
        "number": one.number,
        **{name: getattr(mention, name) for name in ("start", "end", "text", "cue", "level")},
        "target": aim and {"start": aim[0], "end": aim[1], "text": mention.text[slice(*aim)]},
        "relevance": round(mention.relevance, _DIGITS),
        "strands": _rounded(mention.strands),
        "held": one.held,
        "sentiment": _judged(mention.sentiment),
        "uncertain": doubtful(one, rules),
        "speaker": {**asdict(mention.speaker), "by": one.ground},
        "quoted": mention.quoted,
        "alone": _rounded(one.alone.whole),
        "words": {label: [_word(w) for w in heaviest(ws, rules.words)] for label, ws in weights},
        "examples": [_example(near) for near in one.examples],
    }


def _word(weight: Weight) -> Told:
    measured = {name: round(getattr(weight, name), _DIGITS) for name in ("weight", "without")}
    return {"text": weight.text, "start": weight.start, "end": weight.end, **measured}


def _example(near: Near) -> Told:
    return {"cosine": round(near.cosine, _DIGITS), **asdict(near.example)}


def _judged(sentiment: Judgement) -> Told:
    chances = {name: getattr(sentiment, name) for name in ("positive", "neutral", "negative")}
    return {"label": sentiment.label, **_rounded(chances)}


def _rounded(chances: Mapping[Any, float]) -> dict[str, float]:
    return {name: round(chance, _DIGITS) for name, chance in chances.items()}
