"""Passages and documents a second through `apply`, start-up excluded.

Run: python -m benchmarks.apply
"""

import json
import time
from itertools import chain, islice, repeat

from config.reader import read_config
from nlp.learn import DATA
from nlp.lines import answers
from nlp.pipeline import load


def measure(passages: int = 4000, words: int = 500) -> dict[str, float]:
    """Rates on one process: labelled passages, and documents of `words` words made of them."""
    nlp = load(read_config())
    rows = [json.loads(line) for line in (DATA / "train.jsonl").read_text("utf-8").splitlines()]
    lines = [
        json.dumps({"id": row["id"], "text": row["text"], "target": row["target"]}).encode()
        for row in islice(chain.from_iterable(repeat(rows)), passages)
    ]
    documents = [
        json.dumps({"id": place, "title": "", "body": _body(rows, place, words)}).encode()
        for place in range(0, len(rows), 10)
    ]
    list(answers(nlp, lines[:200]))
    return {
        "passages a second": len(lines) / _seconds(nlp, lines),
        "documents a second": len(documents) / _seconds(nlp, documents),
    }


def _body(rows: list[dict[str, str]], start: int, words: int) -> str:
    parts: list[str] = []
    length = 0
    for row in islice(chain(rows[start:], rows), len(rows)):
        parts.append(row["text"])
        length += len(row["text"].split())
        if length >= words:
            break
    return "\n\n".join(parts)


def _seconds(nlp: object, lines: list[bytes]) -> float:
    begun = time.perf_counter()
    for _ in answers(nlp, lines):  # type: ignore[arg-type]
        pass
    return time.perf_counter() - begun


if __name__ == "__main__":
    for name, rate in measure().items():
        print(f"{name}: {rate:,.0f}")
