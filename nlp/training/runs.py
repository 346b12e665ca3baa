"""Runs of training, each in a process of its own on one thread: so a run is always the same."""

import json
import os
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import torch

from nlp.pipeline import ENCODER, TOKENIZER
from nlp.training.base import base, reader_of
from nlp.training.examples import other, own
from nlp.training.export import export
from nlp.training.loop import Recipe, train


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What one run learns from, and the folder into which its encoder goes."""

    rows: Sequence[Mapping[str, Any]]
    news: Path
    recipe: Recipe
    seed: int
    folder: Path


def make_encoders(runs: Sequence[Run]) -> None:
    """Carry out the runs, as many at once as there are processors."""
    workers = min(os.cpu_count() or 1, len(runs))
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        list(pool.map(_make, runs))


def _make(run: Run) -> None:
    torch.set_num_threads(1)
    torch.manual_seed(run.seed)
    network, tokenizer = base()
    reads = reader_of(tokenizer)
    lines = run.news.read_text("utf-8").splitlines() if run.news.is_file() else []
    news = [other(json.loads(line), reads) for line in lines]
    train(network, [own(row, reads) for row in run.rows], news, run.recipe, run.seed)
    run.folder.mkdir(parents=True, exist_ok=True)
    (run.folder / TOKENIZER).write_text(tokenizer, encoding="utf-8")
    export(network, run.folder / ENCODER)
