"""The labelled passages, and learning the parts that read words. The encoder: `nlp.training`."""

import hashlib
import json
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from thinc.api import Adam, fix_random_seed

from config.model import STRANDS
from nlp.cues import Finder
from nlp.features import topic
from nlp.folding.corrections import CORRECTIONS
from nlp.folding.guard import trainable
from nlp.linear import Classifier, Features

DATA = Path(__file__).parent / "data"
GROUNDED = (DATA / "train.jsonl", DATA / "passages.jsonl")
"""Passages that follow real pages."""

_SEED = 7
_BATCH = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What one part learns: features, wanted outputs (one row a text) and the rows' weights."""

    features: Sequence[Features]
    wanted: np.ndarray
    weights: np.ndarray
    epochs: int = 10
    rate: float = 0.02


def passages(*, held_out: bool) -> list[dict[str, Any]]:
    """Give the labelled passages of the pages that are held out, or of all the others.

    Held out are pages of the first two files only: what was written to train on, and what people
    corrected, are trained on. `named` says whether a passage names or describes its speaker,
    `doubted` that a second reader would not sign the speaker's label.
    """
    rows = [row for file in GROUNDED for row in _rows(file)]
    if not held_out:
        rows += [row for file in sorted((DATA / "written").glob("*.jsonl")) for row in _rows(file)]
        rows += _rows(DATA / CORRECTIONS)
        rows = [dict(row) for row in trainable(rows)]
    voices = {row["id"]: row for row in _rows(DATA / "voices.jsonl")}
    return [
        {"named": True, **row, **_voice(voices.get(row["id"]))}
        for row in rows
        if is_held_out(row["url"]) == held_out
    ]


def is_held_out(url: str) -> bool:
    """One page in five of those that real coverage grounds: by page, never by sentence.

    Drawn in November 2026 for the encoder; the pages that the first classifiers were scored on were
    others, since their scores had been looked at.
    """
    return not url.startswith("urn:") and _share(f"held out 2026-11:{url}", 5) == 0


def fold_of(url: str, folds: int) -> int:
    """Which of the `folds` parts of the other pages `url` belongs to."""
    return _share(f"fold:{url}", folds)


def _share(text: str, parts: int) -> int:
    return int(hashlib.sha256(text.encode()).hexdigest()[:8], 16) % parts


def _rows(file: Path) -> list[dict[str, Any]]:
    if not file.is_file():
        return []
    return [json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip()]


def _voice(known: dict[str, Any] | None) -> dict[str, bool]:
    return {} if known is None else {"named": known["named"], "doubted": "should" in known}


def tasks(rows: Sequence[Mapping[str, Any]], finder: Finder) -> dict[str, Task]:
    """Say what each part learns from `rows`; none is shown the target."""
    topics = [topic(row["text"], finder.hits(row["text"])) for row in rows]
    share = sum(row["is_relevant"] for row in rows) / len(rows)
    balance = [0.5 / share if row["is_relevant"] else 0.5 / (1 - share) for row in rows]
    strands = [[strand in row["strands"] for strand in STRANDS] for row in rows]
    return {
        "relevance": _task(topics, [[row["is_relevant"]] for row in rows], balance),
        "strands": _task(topics, strands, 1 + np.array(strands)),
    }


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
