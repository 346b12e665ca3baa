"""The labelled passages that are most like a text, by the cosine of vectors.

Most are paraphrases that were written for training: not quotations, and never shown as such. Those
that people corrected are sentences of articles. Sampled rows judge the pipeline: they are left out.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language

from nlp.encoder import Passage
from nlp.folding.guard import is_sampled
from nlp.reading import encoder_of

DATA = Path(__file__).parent / "data"

Vectors: TypeAlias = Callable[[Sequence[str]], NDArray[np.float32]]
"""Gives a row for each text; rows need not be of unit length."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A labelled passage."""

    id: str
    text: str
    relevant: bool
    strands: tuple[str, ...]
    sentiment: str
    speaker: str | None
    quotation: bool
    """A sentence of an article that a person corrected; else it was written for training."""
    labelled_by: str
    """Who gave the labels; empty where that is not recorded."""
    codebook: str
    """Version of the codebook that they followed; empty where that is not recorded."""
    file: str
    """Its file in nlp/data."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """An example, and how like it is: 1 for the same direction."""

    cosine: float
    example: Example


def nearest(
    vectors: Vectors, texts: Sequence[str], examples: Sequence[Example], count: int
) -> list[list[Near]]:
    """Give the `count` examples that are nearest to each of `texts`, the nearest first."""
    if not texts or not examples or count < 1:
        return [[] for _ in texts]
    rows = _unit(vectors([*(one.text for one in examples), *texts]))
    likeness = rows[len(examples) :] @ rows[: len(examples)].T
    return [
        [
            Near(cosine=float(row[place]), example=examples[place])
            for place in np.argsort(-row, kind="stable")[:count]
        ]
        for row in likeness
    ]


@cache
def labelled(folder: Path = DATA) -> tuple[Example, ...]:
    """Read the labelled passages, each text once; files about something else are passed over."""
    rows = [
        (json.loads(line), file.name)
        for file in sorted(folder.rglob("*.jsonl"))
        for line in file.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]
    found = [_example(row, file) for row, file in rows if _is_labelled(row) and not is_sampled(row)]
    return tuple({one.text: one for one in reversed(found)}.values())[::-1]


def passage_vectors(nlp: Language, texts: Sequence[str]) -> NDArray[np.float32]:
    """Give what each text is about as a row, as the encoder reads it; no sentiment in it."""
    verdicts = encoder_of(nlp).read([Passage(text=text) for text in texts])
    return np.stack([one.vector for one in verdicts]) if verdicts else np.zeros((0, 1), np.float32)


def _unit(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    lengths = np.sqrt((rows * rows).sum(axis=1, keepdims=True))
    return (rows / np.where(lengths > 0, lengths, 1)).astype(np.float32)


def _is_labelled(row: dict[str, Any]) -> bool:
    return "text" in row and "is_relevant" in row


def _example(row: dict[str, Any], file: str) -> Example:
    labelled = row.get("labelled") or {}
    return Example(
        id=str(row.get("id", "")),
        text=row["text"],
        relevant=bool(row["is_relevant"]),
        strands=tuple(row.get("strands") or ()),
        sentiment=row.get("sentiment") or "",
        speaker=row.get("speaker"),
        quotation="anchor" in row,
        labelled_by=str(labelled.get("who") or row.get("labeller") or ""),
        codebook=str(labelled.get("codebook") or row.get("codebook") or ""),
        file=file,
    )
