"""From the trained network to the file that is shipped: ONNX, eight bits a weight.

Weights are quantised per channel, activations as they come (dynamically). Word pieces that no
English text is made of are left out of the table of words; what is left keeps its meaning.
"""

# ruff: noqa: RUF001 - curly marks are the matter here

import json
import warnings
from pathlib import Path
from typing import Any

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer

from nlp.training.network import HEADS, Network

_INPUTS = ("ids", "mask", "target", "kind")
_KEPT_BEYOND_ASCII = frozenset("£€‘’“”–—…éèêëáàâäóòôöúùûüíìîïçñø½¼¾°·•")
_OPSET = 17


class _Answers(torch.nn.Module):
    """The network with its answers in a row, as ONNX wants them."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, *inputs: torch.Tensor) -> tuple[torch.Tensor, ...]:
        found = self.network(*inputs)
        return tuple(found[name] for name in HEADS)


def export(network: Network, path: Path) -> None:
    """Write `network` quantised to `path`."""
    whole = path.with_suffix(".whole.onnx")
    texts = {0: "texts", 1: "tokens"}
    axes = dict.fromkeys(_INPUTS[:3], texts) | {name: {0: "texts"} for name in ("kind", *HEADS)}
    ids = torch.randint(999, 9999, (2, 7))
    mask = torch.ones(2, 7)
    inputs = (ids, mask, mask, torch.zeros(2, dtype=torch.long))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            _Answers(network).eval(),
            inputs,
            str(whole),
            input_names=list(_INPUTS),
            output_names=list(HEADS),
            dynamic_axes=axes,
            opset_version=_OPSET,
            dynamo=False,
        )
    quantize_dynamic(
        whole,
        path,
        per_channel=True,
        weight_type=QuantType.QInt8,
        op_types_to_quantize=["MatMul", "Gather"],
    )
    whole.unlink()
    onnx.checker.check_model(str(path))


def pruned(tokenizer: Path, network: Network) -> str:
    """Leave unused word pieces out of `network`'s table in place; give the tokenizer's new JSON."""
    known: dict[str, Any] = json.loads(tokenizer.read_text(encoding="utf-8"))
    vocabulary: dict[str, int] = known["model"]["vocab"]
    kept = [
        piece for piece, _ in sorted(vocabulary.items(), key=lambda one: one[1]) if _used(piece)
    ]
    rows = torch.tensor([vocabulary[piece] for piece in kept])
    network.words = torch.nn.Embedding.from_pretrained(network.words.weight[rows].detach().clone())
    known["model"]["vocab"] = {piece: place for place, piece in enumerate(kept)}
    for special in known["added_tokens"]:
        special["id"] = kept.index(special["content"])
    for name, place in known["post_processor"]["special_tokens"].items():
        place["ids"] = [kept.index(name)]
    known["padding"] = known["truncation"] = None
    text = json.dumps(known, ensure_ascii=False)
    Tokenizer.from_str(text)
    return text


def _used(piece: str) -> bool:
    if piece.startswith("[unused"):
        return False
    return all(letter.isascii() or letter in _KEPT_BEYOND_ASCII for letter in piece)
