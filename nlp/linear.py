"""The trained parts: a linear text classifier over hashed features, as spaCy's bag of words is.

It differs from `spacy.TextCatBOW.v3` in what it counts: `nlp.features` decides, not token n-grams.
A later model may replace it behind the same components.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeAlias, cast

import numpy as np
from spacy.strings import hash_string  # type: ignore[attr-defined]
from spacy.util import registry
from thinc.api import Logistic, Model, chain, softmax_activation
from thinc.layers import SparseLinear_v2
from thinc.types import Floats2d

Features: TypeAlias = Mapping[str, float]
Classifier: TypeAlias = Model[list[Features], Floats2d]


@registry.architectures("bigsociety.HashedLinear.v1")  # type: ignore[untyped-decorator]
def hashed_linear(labels: int, length: int, exclusive: bool) -> Classifier:  # noqa: FBT001
    """Give a linear layer over `length` hashed weights a label, then softmax if `exclusive`."""
    linear = SparseLinear_v2(nO=labels, length=length)
    output = softmax_activation() if exclusive else Logistic()
    return cast("Classifier", chain(Model("hash_features", _hash), linear, output))


def scores(model: Classifier, texts: Sequence[Features]) -> list[list[float]]:
    """Probabilities, one row a text, one column a label."""
    if not texts:
        return []
    return cast("list[list[float]]", model.predict(list(texts)).tolist())


def _hash(_model: object, texts: list[Features], is_train: bool) -> tuple[object, object]:  # noqa: ARG001, FBT001
    keys = np.array([hash_string(name) for text in texts for name in text], dtype=np.uint64)
    values = np.array([weight for text in texts for weight in text.values()], dtype=np.float32)
    lengths = np.array([len(text) for text in texts], dtype=np.int32)
    return (keys, values, lengths), lambda _gradient: []


def keep_weights(model: Classifier, path: Path) -> None:
    """Write the weights at half precision; the scores change by less than a thousandth."""
    linear = model.layers[1]
    halves = [np.asarray(linear.get_param(name), np.float16) for name in ("W", "b")]
    np.savez_compressed(path, W=halves[0], b=halves[1])


def load_weights(model: Classifier, path: Path) -> None:
    """Read what `keep_weights` wrote; the shapes must be those of the pipeline's config."""
    linear = model.layers[1]
    linear.initialize()
    with np.load(path) as kept:
        for name in ("W", "b"):
            if kept[name].shape != linear.get_param(name).shape:
                raise ValueError(
                    f"{name} is {kept[name].shape}, not {linear.get_param(name).shape}"
                )
            linear.set_param(name, kept[name].astype(np.float32))
