"""Building the pipeline from config/pipeline.cfg and the weights shipped in nlp/model.

Also the fingerprint of everything that decides a label: a change in it is a new rule set.
"""

import hashlib
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.util import load_config, load_model_from_config

from config.errors import BigSocietyError, ConfigError, Mistake
from config.model import Config
from nlp import carriers, linear, words  # noqa: F401  (registers tokenizer, architecture, extensions)
from nlp.calibration import read_calibration
from nlp.encoder import Encoder
from nlp.linear import Classifier, load_weights
from nlp.mentions import Mentions
from nlp.reading import Reading
from nlp.relevance import Relevance
from nlp.sentences import Sentences  # noqa: F401  (registers its factory)
from nlp.sentiment import Tone
from nlp.speaker import Voices
from nlp.statements import Statements
from nlp.strands import Strands

MODEL = Path(__file__).parent / "model"
CODEBOOK = Path(__file__).parent / "data" / "CODEBOOK.md"
ENCODER = "encoder.onnx"
TOKENIZER = "tokenizer.json"
CALIBRATION = "calibration.json"
PARTS = ("relevance", "strands")
_REMEDY = "train it again (make train), or install bigsociety again"


class ModelDamaged(BigSocietyError):  # noqa: N818
    """A file of the trained model is missing, or is not the one its card names."""


def load(config: Config, model: Path = MODEL) -> Language:
    """Give the whole pipeline, ready for `nlp.label`; raises ModelDamaged or ConfigError."""
    pipeline = assemble(config)
    check_model(model)
    for part, classifier in classifiers(pipeline).items():
        path = model / f"{part}.npz"
        try:
            load_weights(classifier, path)
        except (ValueError, KeyError) as error:
            raise ModelDamaged(
                f"{path}: does not fit {config.pipeline} ({error}): {_REMEDY}"
            ) from None
    _hand_out(pipeline, model)
    return pipeline


def assemble(config: Config) -> Language:
    """Build `config.pipeline` with the configured words and actors; its weights are unset."""
    try:
        pipeline = load_model_from_config(load_config(config.pipeline), auto_fill=True)
    except (ValueError, OSError) as error:
        remedy = f"spaCy cannot build this pipeline; see the shipped file ({error})"
        raise ConfigError([Mistake(file=str(config.pipeline), key="", remedy=remedy)]) from None
    for name in pipeline.pipe_names:
        component = pipeline.get_pipe(name)
        if isinstance(component, Mentions | Voices | Statements):
            component.prepare(config)
    return pipeline


def _hand_out(pipeline: Language, model: Path) -> None:
    """Give the components the encoder and the calibration that they share."""
    path = model / CALIBRATION
    try:
        calibration = read_calibration(path)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelDamaged(f"{path}: cannot be read ({error}): {_REMEDY}") from None
    for name in pipeline.pipe_names:
        component = pipeline.get_pipe(name)
        if isinstance(component, Reading):
            component.encoder = Encoder(model / component.model, model / component.tokenizer)
        elif isinstance(component, Relevance | Strands | Tone | Voices):
            component.calibration = calibration


def classifiers(pipeline: Language) -> dict[str, Classifier]:
    """Give the trained parts that read words, by name, in the order of `PARTS`."""
    parts = (pipeline.get_pipe(f"bigsociety_{name}") for name in PARTS)
    return {
        name: part.model
        for name, part in zip(PARTS, parts, strict=True)
        if isinstance(part, Relevance | Strands)
    }


def model_files(model: Path) -> list[Path]:
    """Give the files of a model but for its card, which names them."""
    if not model.is_dir():
        raise ModelDamaged(f"{model}: missing: {_REMEDY}")
    return sorted(path for path in model.iterdir() if path.is_file() and path.name != "card.json")


def thresholds(pipeline: Language) -> dict[str, float]:
    """Give the probabilities at which relevance and a strand hold, as pipeline.cfg states them."""
    return {
        name: float(pipeline.get_pipe_config(f"bigsociety_{name}")["threshold"])
        for name in ("relevance", "strands")
    }


def check_model(model: Path) -> None:
    """Every file that the card names is there and has the digest that the card gives."""
    named = read_card(model)["files"]
    for name, digest in named.items():
        path = model / name
        if not path.is_file():
            raise ModelDamaged(f"{path}: missing: {_REMEDY}")
        if file_digest(path) != digest:
            raise ModelDamaged(f"{path}: not the file that {model / 'card.json'} names: {_REMEDY}")
    for name in (ENCODER, TOKENIZER, CALIBRATION, *(f"{part}.npz" for part in PARTS)):
        if name not in named:
            raise ModelDamaged(f"{model / 'card.json'}: does not name {name}: {_REMEDY}")


def read_card(model: Path = MODEL) -> dict[str, Any]:
    """Say what the model was trained on, when, and how well it does."""
    path = model / "card.json"
    try:
        card = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelDamaged(f"{path}: cannot be read ({error}): {_REMEDY}") from None
    if not isinstance(card, dict) or not isinstance(card.get("files"), dict):
        raise ModelDamaged(f"{path}: names no files: {_REMEDY}")
    return card


def ruleset(config: Config, model: Path = MODEL) -> str:
    """Fingerprint of cues, confusables, aliases, actors, codebook, pipeline.cfg and weights."""
    digest = hashlib.sha256()
    for rules in (config.cues, config.confusables, config.aliases, config.actors):
        digest.update(json.dumps([asdict(rule) for rule in rules], default=str).encode())
    for path in (config.pipeline, CODEBOOK, *model_files(model)):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def file_digest(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
