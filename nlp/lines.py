"""`apply`'s contract: one JSON object in, one out, in order; a bad line answers with an error.

A passage has `text` (and may have `target`, `target_start`), a document has `body`; both may have
`id`, `outlet`, `kind` and `date`. Nothing here raises for what a line holds.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from itertools import islice
from typing import Any, TypeAlias

from spacy.language import Language

from nlp.label import LONGEST, Text, label_all
from store.records import Judgement, Labels, Speaker

Answer: TypeAlias = dict[str, Any]
_DIGITS = 4


class BadLine(ValueError):  # noqa: N818
    """What is wrong with a line, in words for whoever wrote it."""


def answers(nlp: Language, lines: Iterable[bytes], batch: int = 128) -> Iterator[Answer]:
    """One answer a line; blank lines too answer, so that lines out match lines in."""
    remaining = iter(lines)
    while chunk := list(islice(remaining, batch)):
        read = [_read(line) for line in chunk]
        labelled = label_all(nlp, [text for text, _ in read if text])
        for text, answer in read:
            if text is None:
                yield answer
            else:
                labels = next(labelled)
                shape = _passage if text.passage else _document
                yield answer | shape(labels)


def _read(line: bytes) -> tuple[Text | None, Answer]:
    """Give the text of a line and the start of its answer, or no text and the whole answer."""
    known: Answer = {}
    try:
        row = parse(line)
        known = {"id": row["id"]} if "id" in row else {}
        return text_of(row), known
    except BadLine as error:
        return None, known | {"error": str(error)}


def parse(line: bytes) -> dict[str, Any]:
    """Give the JSON object of a line; raises BadLine."""
    try:
        row = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise BadLine(f"not UTF-8 at byte {error.start}") from None
    except (ValueError, RecursionError) as error:
        raise BadLine(f"not JSON: {error}") from None
    if not isinstance(row, dict):
        raise BadLine(f"a line is a JSON object, not {type(row).__name__}")
    return row


def text_of(row: Mapping[str, Any]) -> Text:
    """Give the passage or document that a line describes; raises BadLine."""
    passage = "text" in row
    if not passage and "body" not in row:
        raise BadLine("neither text (a passage) nor body (a document)")
    body = row["text"] if passage else row["body"]
    if not isinstance(body, str):
        raise BadLine(f"{'text' if passage else 'body'} is not a string")
    if len(body) > LONGEST:
        raise BadLine(f"{len(body):,} characters; at most {LONGEST:,} are read")
    return Text(
        id=str(row.get("id", "")),
        body=body,
        passage=passage,
        target=_target(row, body) if passage else None,
        **{name: _optional(row, name) for name in ("title", "byline", "outlet", "kind")},
        date=_optional(row, "date") or None,
    )


def _optional(row: Mapping[str, Any], name: str) -> str:
    value = row.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise BadLine(f"{name} is not a string")
    return value


def _target(row: Mapping[str, Any], text: str) -> tuple[int, int] | None:
    words, start = row.get("target"), row.get("target_start")
    if words is None:
        return None
    if not isinstance(words, str) or not words:
        raise BadLine("target is not a string of at least one character")
    if start is None:
        start = text.find(words)
    elif isinstance(start, bool) or not isinstance(start, int):
        raise BadLine("target_start is not a whole number")
    if start < 0 or text[start : start + len(words)] != words:
        raise BadLine(f"target {words[:60]!r} is not in the text" + _where(row))
    return start, start + len(words)


def _where(row: Mapping[str, Any]) -> str:
    return f" at {row['target_start']}" if row.get("target_start") is not None else ""


def _passage(labels: Labels) -> Answer:
    if not labels.mentions:
        return _empty_passage(labels)
    only = labels.mentions[0]
    return {
        "relevant": round(labels.relevant, _DIGITS),
        "strands": _rounded(only.strands),
        "sentiment": _sentiment(only.sentiment),
        "speaker": {"role": only.speaker.role, "name": only.speaker.name},
    }


def _empty_passage(labels: Labels) -> Answer:
    """White space alone speaks of nothing."""
    return {
        "relevant": 0.0,
        "strands": {"community_empowerment": 0.0, "public_services": 0.0, "social_action": 0.0},
        "sentiment": _sentiment(labels.sentiment),
        "speaker": {"role": None, "name": None},
    }


def _document(labels: Labels) -> Answer:
    return {
        "relevant": round(labels.relevant, _DIGITS),
        "strands": _with_general(labels.strands),
        "sentiment": _sentiment(labels.sentiment),
        "mentions": [
            {
                **_of(mention, ("start", "end", "text", "cue", "level")),
                "strands": _rounded(mention.strands),
                "sentiment": _sentiment(mention.sentiment),
                "speaker": asdict(mention.speaker),
                "quoted": mention.quoted,
            }
            for mention in labels.mentions
        ],
        "quotes": [
            {**_of(quote, ("start", "end", "text")), **_said(quote.speaker), "direct": quote.direct}
            for quote in labels.quotes
        ],
        "commitments": [asdict(commitment) for commitment in labels.commitments],
        "claims": [asdict(claim) for claim in labels.claims],
    }


def _of(record: object, names: Sequence[str]) -> Answer:
    return {name: getattr(record, name) for name in names}


def _said(speaker: Speaker) -> Answer:
    return {"speaker": speaker.name, "role": speaker.role}


def _with_general(strands: Mapping[Any, float]) -> dict[str, float]:
    """Shares that add up to one; an irrelevant document has none."""
    if not strands:
        return {}
    return _rounded({**strands, "general": max(0.0, 1 - sum(strands.values()))})


def _sentiment(judged: Judgement) -> Answer:
    return {
        "label": judged.label,
        **_rounded({name: getattr(judged, name) for name in ("positive", "neutral", "negative")}),
    }


def _rounded(values: Mapping[Any, float]) -> dict[str, float]:
    return {name: round(value, _DIGITS) for name, value in values.items()}
