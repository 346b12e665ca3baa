"""`python -m nlp.train`: learn every trained part, keep the weights, score them on held-out pages.

NewsMTSC is read where it lies beside the checkout (shared/data/newsmtsc). Where it does not, the
weights for sentiment in other news stay as shipped, and relevance goes without its examples.
"""

import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from config.reader import read_config
from nlp.cues import Finder
from nlp.evaluation.score import score
from nlp.learn import DATA, learn, news_task, passages, tasks, with_other_news
from nlp.linear import keep_weights
from nlp.pipeline import MODEL, assemble, classifiers, file_digest, load, ruleset

NEWS = Path(__file__).resolve().parents[2] / "shared" / "data" / "newsmtsc" / "train.jsonl"


def train(folder: Path = MODEL, news: Path = NEWS) -> dict[str, Any]:
    """Write the weights and their card into `folder`; return the card."""
    config = read_config()
    parts = classifiers(assemble(config))
    finder = Finder(config)
    work = tasks(passages(held_out=False), finder)
    if news.is_file():
        rows = [json.loads(line) for line in news.read_text("utf-8").splitlines()]
        work["news"] = news_task(rows)
        work["relevance"] = with_other_news(work["relevance"], rows, finder)
    else:
        say(f"{news} is not there: sentiment in other news stays as shipped, and relevance is")
        say("learnt without other news, so it will take more of it for the agenda")
    folder.mkdir(parents=True, exist_ok=True)
    for name, task in work.items():
        say(f"learning {name} from {len(task.features)} texts")
        learn(parts[name], task)
        keep_weights(parts[name], folder / f"{name}.npz")
    return _write_card(folder, news)


def _write_card(folder: Path, news: Path) -> dict[str, Any]:
    data = [DATA / "train.jsonl", DATA / "passages.jsonl", *([news] if news.is_file() else [])]
    card: dict[str, Any] = {
        "trained": datetime.now(UTC).date().isoformat(),
        "data": {f"{path.parent.name}/{path.name}": file_digest(path) for path in data},
        "files": {path.name: file_digest(path) for path in sorted(folder.glob("*.npz"))},
    }
    path = folder / "card.json"
    path.write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
    config = read_config()
    card["ruleset"] = ruleset(config)
    card["held_out"] = score(load(config, folder), passages(held_out=True)).headlines()
    path.write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
    return card


def say(line: str) -> None:
    """Tell whoever waits at the terminal."""
    sys.stderr.write(f"{line}\n")


if __name__ == "__main__":
    sys.stdout.write(json.dumps(train()["held_out"], indent=1) + "\n")
