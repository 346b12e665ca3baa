"""Labelled passages as the network reads them: token ids, the target's tokens, and the labels."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from config.model import ROLES, STRANDS
from nlp.encoder import KINDS, Row, marked
from nlp.learn import target
from nlp.sentiment import SENTIMENTS

UNKNOWN = -100
"""A label that is not known: cross entropy leaves it out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One passage, of our own or of other policy news (`news`: only its sentiment is known)."""

    ids: Sequence[int]
    target: Row
    kind: int
    relevant: float
    strands: Sequence[float]
    sentiment: int
    role: int
    named: bool
    news: bool = False


def own(row: Mapping[str, Any], tokenizer: Tokenizer) -> Example:
    """Read a row of nlp/data; a doubted speaker and an irrelevant row's sentiment are unknown."""
    read = tokenizer.encode(row["text"])
    kind = row.get("doc_type") or ""
    return Example(
        ids=read.ids,
        target=marked(read.offsets, target(row["text"], row["target"])),
        kind=KINDS.index(kind) if kind in KINDS else 0,
        relevant=float(row["is_relevant"]),
        strands=[float(strand in row["strands"]) for strand in STRANDS],
        sentiment=SENTIMENTS.index(row["sentiment"]) if row["is_relevant"] else UNKNOWN,
        role=UNKNOWN if row.get("doubted") else ROLES.index(row["speaker"]),
        named=bool(row.get("named", True)),
    )


def other(row: Mapping[str, Any], tokenizer: Tokenizer) -> Example:
    """Read a row of NewsMTSC; its polarity is 1, 0 or -1 toward a span of the sentence."""
    read = tokenizer.encode(row["sentence"])
    return Example(
        ids=read.ids,
        target=marked(read.offsets, (row["from"], row["to"])),
        kind=0,
        relevant=0.0,
        strands=[0.0] * len(STRANDS),
        sentiment=(1, 0, -1).index(row["polarity"]),
        role=UNKNOWN,
        named=False,
        news=True,
    )


def stacked(
    examples: Sequence[Example], kinds: Sequence[int], whole: Sequence[bool]
) -> tuple[Tensor, ...]:
    """Give the network's inputs; where `whole`, the passage is shown without its target."""
    width = max(len(one.ids) for one in examples)
    ids = np.zeros((len(examples), width), np.int64)
    mask, aim = np.zeros(ids.shape, np.float32), np.zeros(ids.shape, np.float32)
    for place, (one, unmarked) in enumerate(zip(examples, whole, strict=True)):
        ids[place, : len(one.ids)] = one.ids
        mask[place, : len(one.ids)] = 1.0
        aim[place, : len(one.ids)] = 1.0 if unmarked else one.target
    return tuple(torch.from_numpy(part) for part in (ids, mask, aim, np.array(kinds, np.int64)))
