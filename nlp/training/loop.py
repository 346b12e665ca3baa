"""One training run: our passages and, in every step, some of other policy news beside them.

The other news keeps what the encoder knows of sentiment in general: without it, it is forgotten.
"""

import math
import random
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from nlp.training.examples import UNKNOWN, Example, stacked
from nlp.training.network import Network

_SHARD = 16
"""Batches whose passages are sorted by length together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """How a run goes; docs/model.md says what was tried."""

    epochs: int = 7
    rate: float = 2e-4
    heads_rate: float = 1e-3
    batch: int = 16
    news: int = 12
    warm_up: float = 0.1
    smoothing: float = 0.05
    irrelevant: float = 2.0
    """Weight of an irrelevant passage in the loss of relevance."""
    role: float = 0.5
    unnamed: float = 0.5
    """Weight of a role that only the style of the passage shows."""
    other_news: float = 0.5
    other_news_irrelevant: float = 0.1
    unmarked: float = 0.1
    """Share of passages shown without their target."""
    unkinded: float = 0.3
    """Share of passages shown without their kind."""


def train(
    network: Network, own: Sequence[Example], news: Sequence[Example], recipe: Recipe, seed: int
) -> Network:
    """Fit `network` in place: the same data, seed and number of threads give the same weights."""
    rng = random.Random(seed)
    torch.manual_seed(seed)
    network.words.weight.requires_grad = False  # they are 40 % of it, and all they know is general
    steps = recipe.epochs * math.ceil(len(own) / recipe.batch)
    optimizer = _optimizer(network, recipe)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / (recipe.warm_up * steps), 1 - step / steps)
    )
    beside = _endlessly(news, recipe.news, rng) if news and recipe.news else None
    started = time.monotonic()
    network.train()
    for epoch in range(recipe.epochs):
        losses = []
        for batch in _batches(own, recipe.batch, rng):
            losses.append(_step(network, batch, recipe, rng))
            if beside is not None:
                _step(network, next(beside), recipe, rng)
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad()
        mean = sum(losses) / len(losses)
        say(f"  epoch {epoch + 1} loss {mean:.3f} after {time.monotonic() - started:.0f} s")
    return network.eval()


def say(line: str) -> None:
    """Tell whoever waits at the terminal."""
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


def _optimizer(network: Network, recipe: Recipe) -> torch.optim.Optimizer:
    encoder = [network.places, network.normal, network.layers]
    known = {id(weight) for part in encoder for weight in part.parameters()}
    heads = [
        weight
        for weight in network.parameters()
        if weight.requires_grad and id(weight) not in known
    ]
    return torch.optim.AdamW(
        [
            {"params": [w for part in encoder for w in part.parameters()], "lr": recipe.rate},
            {"params": heads, "lr": recipe.heads_rate},
        ],
        weight_decay=0.01,
    )


def _step(network: Network, batch: Sequence[Example], recipe: Recipe, rng: random.Random) -> float:
    unmarked = [not one.news and rng.random() < recipe.unmarked for one in batch]
    kinds = [0 if rng.random() < recipe.unkinded else one.kind for one in batch]
    with torch.autocast("cpu", torch.bfloat16):
        found = network(*stacked(batch, kinds, unmarked))
    loss = _loss({name: logits.float() for name, logits in found.items()}, batch, recipe)
    loss.backward()  # type: ignore[no-untyped-call]
    return float(loss.detach())


def _loss(found: dict[str, Tensor], batch: Sequence[Example], recipe: Recipe) -> Tensor:
    relevant = torch.tensor([[one.relevant] for one in batch])
    feeling = torch.tensor([one.sentiment for one in batch])
    if batch[0].news:
        felt = functional.cross_entropy(found["news"], feeling, label_smoothing=recipe.smoothing)
        apart = functional.binary_cross_entropy_with_logits(found["relevance"], relevant)
        return recipe.other_news * felt + recipe.other_news_irrelevant * apart
    weights = torch.where(relevant > 0, 1.0, recipe.irrelevant)
    about = functional.binary_cross_entropy_with_logits(found["relevance"], relevant, weights)
    strands = torch.tensor([one.strands for one in batch])
    held = functional.binary_cross_entropy_with_logits(
        found["strands"], strands, reduction="sum"
    ) / len(batch)
    felt = _chosen(found["sentiment"], feeling, recipe).mean()
    believed = torch.tensor([1.0 if one.named else recipe.unnamed for one in batch])
    roles = torch.tensor([one.role for one in batch])
    spoken = (_chosen(found["roles"], roles, recipe) * believed).mean()
    return about + held + felt + recipe.role * spoken


def _chosen(logits: Tensor, labels: Tensor, recipe: Recipe) -> Tensor:
    return functional.cross_entropy(
        logits, labels, label_smoothing=recipe.smoothing, ignore_index=UNKNOWN, reduction="none"
    )


def _batches(
    examples: Sequence[Example], size: int, rng: random.Random
) -> Iterator[Sequence[Example]]:
    """Give each example once, in batches of like length, in random order."""
    order = list(examples)
    rng.shuffle(order)
    batches = []
    for start in range(0, len(order), size * _SHARD):
        shard = sorted(order[start : start + size * _SHARD], key=lambda one: len(one.ids))
        batches += [shard[first : first + size] for first in range(0, len(shard), size)]
    rng.shuffle(batches)
    yield from batches


def _endlessly(
    examples: Sequence[Example], size: int, rng: random.Random
) -> Iterator[Sequence[Example]]:
    while True:
        yield from _batches(examples, size, rng)
