"""The trained encoder at run time: one file read by onnxruntime, and its tokenizer.

A passage goes in with its target; what comes out are logits of every head, and a vector that says
what the passage is about. Relevance, strands, roles and the vector never see the target: the
network reads it in a branch of its own (`nlp.training.network`). Training is not needed here.
"""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Encoding, Tokenizer

from store.records import Kind

Row = NDArray[np.float32]
LONGEST = 160
"""Tokens that are read of a passage: about 120 words. What follows is not seen."""
KINDS = ("", *get_args(Kind))
"""Kinds of text that the role's head is told of, in the order it learnt them; "" is not known.

A kind that the records add later goes behind them: it is one more row to learn.
"""

_HEADS = ("relevance", "strands", "sentiment", "news", "roles", "vector")
_CHARACTERS = 2000
"""Read of a passage before it is cut into tokens: a token may be one character, none is free."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One or two sentences, as the encoder reads them."""

    text: str
    target: tuple[int, int] | None = None
    """Code points of `text` that the sentiment is about; None for the whole of it."""
    kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Logits of each head, and the passage's vector (not of unit length)."""

    relevance: float
    strands: Row
    sentiment: Row
    """Toward the agenda: positive, neutral, negative."""
    news: Row
    """The same three, as learnt from other policy news."""
    roles: Row
    vector: Row


class Encoder:
    """Reads passages one by one, as many at once as there are processors.

    Eight-bit activations are scaled by what is in a batch: in a batch of one, an answer depends on
    its passage alone, and a run that was cut off and continued gives what a whole one gives. On the
    machines we measured, batches were no faster.
    """

    def __init__(self, model: Path, tokenizer: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(tokenizer))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(LONGEST)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            str(model), options, providers=["CPUExecutionProvider"]
        )
        self._workers = ThreadPoolExecutor(os.cpu_count(), thread_name_prefix="encoder")

    def read(self, passages: Sequence[Passage]) -> list[Verdict]:
        """Give the verdict on each passage, in order; an empty text is read as nothing said."""
        return list(self.start(passages))

    def start(self, passages: Sequence[Passage]) -> Iterator[Verdict]:
        """Begin reading, and give the verdicts as they are asked for: the caller may go on."""
        texts = self._tokenizer.encode_batch([one.text[:_CHARACTERS] for one in passages])
        return self._workers.map(self._one, texts, passages)

    def _one(self, text: Encoding, passage: Passage) -> Verdict:
        kind = KINDS.index(passage.kind) if passage.kind in KINDS else 0
        inputs = {
            "ids": np.array([text.ids], np.int64),
            "mask": np.ones((1, len(text)), np.float32),
            "target": marked(text.offsets, passage.target)[None],
            "kind": np.array([kind], np.int64),
        }
        relevance, *rows = self._session.run(list(_HEADS), inputs)
        return Verdict(
            relevance=float(relevance[0, 0]),
            **{head: row[0] for head, row in zip(_HEADS[1:], rows, strict=True)},
        )


def marked(offsets: Sequence[tuple[int, int]], target: tuple[int, int] | None) -> Row:
    """1.0 for each token that overlaps `target`; for all of them where none does."""
    if target is not None:
        start, end = target
        inside = [float(first < end and last > start and last > first) for first, last in offsets]
        if any(inside):
            return np.array(inside, np.float32)
    return np.ones(len(offsets), np.float32)
