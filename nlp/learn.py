"""Learning the trained parts from labelled passages. Files and reports are `nlp.train`'s."""

import hashlib
import json
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from thinc.api import Adam, fix_random_seed

from config.model import ROLES, STRANDS
from nlp.cues import Finder
from nlp.features import attitude, topic, voice
from nlp.linear import Classifier, Features
from nlp.sentiment import SENTIMENTS

DATA = Path(__file__).parent / "data"
_SEED = 7
_BATCH = 32
_EVERY = 20
_WEIGHT_OF_OTHERS = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What one part learns: features, wanted outputs (one row a text) and the rows' weights."""

    features: Sequence[Features]
    wanted: np.ndarray
    weights: np.ndarray
    epochs: int = 10
    rate: float = 0.02


def passages(*, held_out: bool) -> list[dict[str, Any]]:
    """Give the labelled passages of the pages that are held out, or of all the others."""
    files = (DATA / "train.jsonl", DATA / "passages.jsonl")
    rows = [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()]
    return [row for row in rows if is_held_out(row["url"]) == held_out]


def is_held_out(url: str) -> bool:
    """One page in five: by page, never by sentence, and for good."""
    return int(hashlib.sha256(url.encode()).hexdigest()[:8], 16) % 5 == 0


def tasks(rows: Sequence[dict[str, Any]], finder: Finder) -> dict[str, Task]:
    """Say what each part learns from `rows`; only sentiment is shown the target."""
    topics = [topic(row["text"], finder.hits(row["text"])) for row in rows]
    relevant = [row for row in rows if row["is_relevant"]]
    share = len(relevant) / len(rows)
    balance = [0.5 / share if row["is_relevant"] else 0.5 / (1 - share) for row in rows]
    strands = [[strand in row["strands"] for strand in STRANDS] for row in rows]
    return {
        "relevance": _task(topics, [[row["is_relevant"]] for row in rows], balance),
        "strands": _task(topics, strands, 1 + np.array(strands)),
        "sentiment": _task(
            [attitude(row["text"], target(row["text"], row["target"])) for row in relevant],
            [[row["sentiment"] == label for label in SENTIMENTS] for row in relevant],
            epochs=8,
        ),
        "speaker": _voices(relevant),
    }


def with_other_news(task: Task, rows: Sequence[dict[str, Any]], finder: Finder) -> Task:
    """Show relevance that other policy news is not the agenda: without it, all politics is.

    One sentence in twenty, weighed together as a tenth of our own irrelevant passages.
    """
    others = [topic(row["sentence"], finder.hits(row["sentence"])) for row in rows[::_EVERY]]
    own = float(task.weights[task.wanted == 0].sum())
    weight = np.full((len(others), 1), _WEIGHT_OF_OTHERS * own / len(others), np.float32)
    return replace(
        task,
        features=[*task.features, *others],
        wanted=np.concatenate([task.wanted, np.zeros_like(weight)]),
        weights=np.concatenate([task.weights, weight]),
    )


def news_task(rows: Sequence[dict[str, Any]]) -> Task:
    """Sentiment from NewsMTSC, whose polarity is 1, 0 or -1 toward a span of the sentence."""
    return _task(
        [attitude(row["sentence"], (row["from"], row["to"])) for row in rows],
        [[row["polarity"] == value for value in (1, 0, -1)] for row in rows],
        epochs=5,
        rate=0.01,
    )


def target(text: str, words: str | None) -> tuple[int, int] | None:
    """Say where `words` first stand in `text`."""
    start = text.find(words) if words else -1
    return None if start < 0 else (start, start + len(words or ""))


def learn(classifier: Classifier, task: Task) -> None:
    """Fit `classifier` to `task`: the same data and seed give the same weights."""
    fix_random_seed(_SEED)
    classifier.layers[1].initialize()
    optimizer, shuffler = Adam(task.rate), random.Random(_SEED)
    order = list(range(len(task.features)))
    for _ in range(task.epochs):
        shuffler.shuffle(order)
        for start in range(0, len(order), _BATCH):
            batch = order[start : start + _BATCH]
            guess, backpropagate = classifier.begin_update([task.features[i] for i in batch])
            backpropagate((guess - task.wanted[batch]) * task.weights[batch] / len(batch))
            classifier.finish_update(optimizer)


def _voices(rows: Sequence[dict[str, Any]]) -> Task:
    """Each passage three times: with kind and outlet, with kind alone, with neither."""
    shown = [
        voice(row["text"], kind, outlet)
        for row in rows
        for kind, outlet in (
            (row["doc_type"], row["outlet"] or ""),
            (row["doc_type"], ""),
            ("", ""),
        )
    ]
    wanted = [row["speaker"] for row in rows for _ in range(3)]
    rarity = {role: (len(wanted) / len(ROLES) / wanted.count(role)) ** 0.5 for role in set(wanted)}
    return _task(
        shown,
        [[one == role for role in ROLES] for one in wanted],
        [rarity[one] for one in wanted],
        epochs=4,
    )


def _task(
    features: Sequence[Features],
    wanted: Sequence[Sequence[bool]],
    weights: Sequence[float] | np.ndarray | None = None,
    **settings: Any,
) -> Task:
    targets = np.array(wanted, dtype=np.float32)
    weighed = np.ones(len(features)) if weights is None else np.asarray(weights)
    if weighed.ndim == 1:
        weighed = weighed[:, None]
    return Task(features=features, wanted=targets, weights=weighed.astype(np.float32), **settings)
