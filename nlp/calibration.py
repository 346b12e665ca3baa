"""From logits to probabilities that mean what they say, as fitted on pages out of fold.

Relevance and each strand: Platt's sigmoid (Platt 1999) over two logits, the encoder's and that of
the words (`nlp.linear`). Sentiment and roles: one temperature each (Guo et al. 2017).
Fitted by `nlp.training.fitting` on the quantised encoder; kept in nlp/model/calibration.json.
"""

import json
import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from config.model import STRANDS, StrandKey

_FURTHEST = 30.0
_LEAST = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True)
class Platt:
    """What two logits weigh, and the bias."""

    encoder: float
    words: float
    bias: float

    def chance(self, encoder: float, words: float) -> float:
        """Give the probability; `encoder` and `words` are logits."""
        return sigmoid(self.encoder * encoder + self.words * words + self.bias)


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """Everything that was fitted."""

    relevance: Platt
    strands: dict[StrandKey, Platt]
    sentiment: float
    """Temperature: logits are divided by it."""
    news: float
    roles: float

    def as_json(self) -> dict[str, Any]:
        """Give what `read_calibration` reads."""
        return asdict(self)


PLAIN = Calibration(
    relevance=Platt(encoder=1.0, words=0.0, bias=0.0),
    strands={strand: Platt(encoder=1.0, words=0.0, bias=0.0) for strand in STRANDS},
    sentiment=1.0,
    news=1.0,
    roles=1.0,
)
"""The encoder as it is: what calibration is compared with."""


def read_calibration(path: Path) -> Calibration:
    """Read what was fitted; raises OSError, ValueError, KeyError or TypeError if damaged."""
    kept = json.loads(path.read_text(encoding="utf-8"))
    return Calibration(
        relevance=Platt(**kept["relevance"]),
        strands={strand: Platt(**kept["strands"][strand]) for strand in STRANDS},
        **{name: float(kept[name]) for name in ("sentiment", "news", "roles")},
    )


def sigmoid(logit: float) -> float:
    """Probability of a logit."""
    return 1.0 / (1.0 + math.exp(-max(-_FURTHEST, min(_FURTHEST, logit))))


def logit(chance: float) -> float:
    """Give the logit of a probability, which is kept off zero and one."""
    chance = min(1 - _LEAST, max(_LEAST, chance))
    return math.log(chance / (1 - chance))


def softmax(logits: Sequence[float] | NDArray[np.float32], temperature: float) -> list[float]:
    """Probabilities that sum to one."""
    cooled = np.asarray(logits, np.float64) / temperature
    raised = np.exp(cooled - cooled.max())
    return [float(value) for value in raised / raised.sum()]
