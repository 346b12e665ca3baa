"""The development split of NewsMTSC, for the temperature of sentiment in other news."""

import json
from collections.abc import Sequence
from pathlib import Path

from nlp.encoder import Encoder, Passage, Verdict
from nlp.pipeline import ENCODER, TOKENIZER

_FILES = ("dev.jsonl", "dev-mt.jsonl")
_POLARITIES = (1, 0, -1)


def unseen_news(model: Path, folder: Path) -> tuple[Sequence[Verdict], Sequence[int]]:
    """Give the verdicts on its sentences and each one's sentiment; nothing without it."""
    files = [folder / name for name in _FILES if (folder / name).is_file()]
    rows = [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()]
    if not rows:
        return [], []
    encoder = Encoder(model / ENCODER, model / TOKENIZER)
    said = encoder.read(
        [Passage(text=row["sentence"], target=(row["from"], row["to"])) for row in rows]
    )
    return said, [_POLARITIES.index(row["polarity"]) for row in rows]
