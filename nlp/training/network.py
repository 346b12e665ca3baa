"""The network in torch, for training only: MiniLM's six layers and a head for each question.

One pass answers all: relevance, strands and who speaks are read from the passage as a whole, the
sentiment from the tokens of its target beside the whole. So nothing but the sentiment sees the
target. Architecture of the encoder: BERT (Devlin et al. 2019) as distilled in MiniLM (Wang et al.
2020); reading a target from its own tokens is after TD-BERT (Gao et al. 2019).
"""

from collections.abc import Mapping
from typing import TypeAlias

import torch
from torch import Tensor, nn
from torch.nn import functional

from config.model import ROLES, STRANDS
from nlp.encoder import KINDS, LONGEST

HEADS = ("relevance", "strands", "sentiment", "news", "roles", "vector")
"""What the network answers, in order."""

LAYERS = 6
WIDTH = 384
_ATTENTION_HEADS = 12
_INNER = 1536
_EPSILON = 1e-12
_DROPOUT = 0.1
_SENTIMENTS = 3
_UNSEEN = -1e4
Weights: TypeAlias = Mapping[str, Tensor]


class Layer(nn.Module):
    """One transformer layer, normalised after each half as BERT's are."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.wide, self.narrow = nn.Linear(WIDTH, _INNER), nn.Linear(_INNER, WIDTH)
        self.attended, self.transformed = (nn.LayerNorm(WIDTH, _EPSILON) for _ in range(2))
        self.drop = nn.Dropout(_DROPOUT)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """`x` is (texts, tokens, width); `bias` is added to the attention (very low: not seen)."""
        query, key, value = (_split(part(x)) for part in (self.query, self.key, self.value))
        weights = query @ key.transpose(-1, -2) / (WIDTH // _ATTENTION_HEADS) ** 0.5 + bias
        mixed = self.drop(weights.softmax(-1)) @ value
        mixed = mixed.transpose(1, 2).reshape(x.shape[0], -1, WIDTH)
        x = self.attended(x + self.drop(self.out(mixed)))
        return self.transformed(x + self.drop(self.narrow(functional.gelu(self.wide(x)))))


class Network(nn.Module):
    """The whole of it: ids, masks and the kind of text in; logits of each head out."""

    def __init__(self, vocabulary: int) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, WIDTH)
        self.places = nn.Embedding(LONGEST, WIDTH)
        self.normal = nn.LayerNorm(WIDTH, _EPSILON)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.kinds = nn.Embedding(len(KINDS), WIDTH)
        self.drop = nn.Dropout(_DROPOUT)
        self.relevance = nn.Linear(WIDTH, 1)
        self.strands = nn.Linear(WIDTH, len(STRANDS))
        self.sentiment = nn.Linear(2 * WIDTH, _SENTIMENTS)
        self.news = nn.Linear(2 * WIDTH, _SENTIMENTS)
        self.roles = nn.Sequential(
            nn.Linear(2 * WIDTH, WIDTH),
            nn.Tanh(),
            nn.Dropout(_DROPOUT),
            nn.Linear(WIDTH, len(ROLES)),
        )
        nn.init.normal_(self.kinds.weight, std=0.02)

    def forward(self, ids: Tensor, mask: Tensor, target: Tensor, kind: Tensor) -> dict[str, Tensor]:
        """`ids` is (texts, tokens); `mask` and `target`: 1.0 where a token is real, is target."""
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.drop(self.normal(self.words(ids) + self.places(places)))
        bias = (1.0 - mask)[:, None, None, :] * _UNSEEN
        for layer in self.layers:
            x = layer(x, bias)
        vector = _mean(x, mask)
        whole = self.drop(vector)
        felt = torch.cat([self.drop(_mean(x, target)), whole], -1)
        spoken = torch.cat([self.drop(x[:, 0] + self.kinds(kind)), whole], -1)
        return {
            "relevance": self.relevance(whole),
            "strands": self.strands(whole),
            "sentiment": self.sentiment(felt),
            "news": self.news(felt),
            "roles": self.roles(spoken),
            "vector": vector,
        }


def from_minilm(weights: Weights) -> Network:
    """Give a network whose encoder starts from MiniLM's weights; raises ValueError for others'."""
    words = weights["embeddings.word_embeddings.weight"]
    network = Network(words.shape[0])
    places = weights["embeddings.position_embeddings.weight"]
    kept = {
        "words.weight": words,
        "places.weight": (places + weights["embeddings.token_type_embeddings.weight"][0])[:LONGEST],
        **{f"normal.{part}": weights[f"embeddings.LayerNorm.{part}"] for part in _PARTS},
    }
    for number in range(LAYERS):
        for ours, theirs in _LAYER.items():
            for part in _PARTS:
                name = f"encoder.layer.{number}.{theirs}.{part}"
                kept[f"layers.{number}.{ours}.{part}"] = weights[name]
    missing, unknown = network.load_state_dict(kept, strict=False)
    untrained = {name.split(".")[0] for name in missing}
    if unknown or not untrained <= {*HEADS, "kinds"}:
        raise ValueError(f"these are not MiniLM's weights: {unknown or sorted(untrained)}")
    return network


def _split(x: Tensor) -> Tensor:
    shape = (x.shape[0], x.shape[1], _ATTENTION_HEADS, WIDTH // _ATTENTION_HEADS)
    return x.reshape(shape).transpose(1, 2)


def _mean(x: Tensor, weights: Tensor) -> Tensor:
    total = weights.sum(1, keepdim=True).clamp(min=1e-6)
    return (x * weights[..., None]).sum(1) / total


_PARTS = ("weight", "bias")
_LAYER = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "out": "attention.output.dense",
    "attended": "attention.output.LayerNorm",
    "wide": "intermediate.dense",
    "narrow": "output.dense",
    "transformed": "output.LayerNorm",
}
