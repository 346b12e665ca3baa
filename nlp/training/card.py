"""The card that a model is shipped with: what it learnt from, what it scores, and its limits."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from config.reader import read_config
from nlp.evaluation.score import score
from nlp.learn import DATA, passages
from nlp.pipeline import (
    CODEBOOK,
    ModelDamaged,
    check_model,
    file_digest,
    load,
    model_files,
    read_card,
    ruleset,
)

_LIMITS = (
    "English only; 160 word pieces of a sentence are read.",
    "Passages are paraphrases written for this project: real coverage may be worded otherwise.",
    "Irony, and views of which only the outlet tells the side, are often misjudged.",
    "Sentiment is toward the agenda or its delivery, not toward a person or a party.",
)


def write_card(folder: Path, news: Path) -> dict[str, Any]:
    """Write `folder`/card.json; what the model before it scored is kept under `before`."""
    earlier = _earlier(folder)
    data = [*sorted(DATA.rglob("*.jsonl")), CODEBOOK, *([news] if news.is_file() else [])]
    card: dict[str, Any] = {
        "trained": datetime.now(UTC).date().isoformat(),
        "base": "all-MiniLM-L6-v2 (Apache-2.0)",
        "limits": _LIMITS,
        "data": {f"{path.parent.name}/{path.name}": file_digest(path) for path in data},
        "files": {path.name: file_digest(path) for path in model_files(folder)},
    }
    _write(folder, card)
    check_model(folder)
    config = read_config()
    card["ruleset"] = ruleset(config, folder)
    report = score(load(config, folder), passages(held_out=True))
    card["held_out"], card["before"] = report.headlines(), earlier
    _write(folder, card)
    return card


def _earlier(folder: Path) -> Any:
    try:
        return read_card(folder).get("held_out")
    except ModelDamaged:
        return None


def _write(folder: Path, card: dict[str, Any]) -> None:
    text = json.dumps(card, indent=1) + "\n"
    (folder / "card.json").write_text(text, encoding="utf-8")
