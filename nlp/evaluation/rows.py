"""Reading labelled lines: what a row must hold, and what is wrong with one that does not.

A passage has `text` and `is_relevant`; a document `body` and `relevant`; a NewsMTSC row `sentence`,
`from`, `to` and `polarity`. Other labels may be left out, and are then not scored.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

from config.model import ROLES, STRANDS
from nlp.evaluation.decisions import SENTIMENTS, UNATTRIBUTED
from nlp.label import Text
from nlp.lines import BadLine, parse, text_of

Row: TypeAlias = Mapping[str, Any]
VOICES = Path(__file__).parents[1] / "data" / "voices.jsonl"
"""Which shipped passages name or describe their speaker: {"id", "named"}, one a line."""

_DOCUMENT_SENTIMENTS = (*SENTIMENTS, "mixed")
_PARTS = ("mentions", "quotes", "commitments", "claims")
_POLARITIES = (-1, 0, 1)
_LEVELS = ("named", "programme", "theme")
_WORDS = ("speaker", "role", "actor", "unit", "deadline", "period", "strand")
"""Fields of a quote, commitment or claim that are words, where they are there."""


def read_rows(lines: Iterable[bytes]) -> list[Row]:
    """Read labelled JSON lines; raises BadLine naming the first bad line."""
    rows: list[Row] = []
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                row = parse(line)
                check(row)
            except BadLine as error:
                raise BadLine(f"line {number}: {error}") from None
            rows.append(row)
    return rows


def check(row: Row) -> None:
    """Raise BadLine with the value and the remedy when a row cannot be scored."""
    if "sentence" in row:
        _check_news(row)
        return
    text_of(with_kind(row))
    document = "text" not in row
    _one_of(row, "relevant" if document else "is_relevant", (True, False), needed=True)
    if document:
        _one_of(row, "sentiment", _DOCUMENT_SENTIMENTS)
        _check_shares(row)
        for name in _PARTS:
            _check_parts(row, name)
    else:
        check_labels(row)
        _one_of(row, "speaker", (*ROLES, UNATTRIBUTED))


def check_labels(row: Row) -> None:
    """Check the strands and the sentiment that a passage or mention may carry."""
    strands = row.get("strands") or []
    if not isinstance(strands, list) or not all(one in STRANDS for one in strands):
        raise BadLine(f"strands: {_short(strands)}: write a list of {', '.join(STRANDS)}, or []")
    _one_of(row, "sentiment", SENTIMENTS)


def text_to_judge(row: Row) -> Text:
    """Give the text that the pipeline is asked about; of news, with its target."""
    if "sentence" in row:
        target = (int(row["from"]), int(row["to"]))
        return Text(id=str(row.get("id", "")), body=row["sentence"], passage=True, target=target)
    return text_of(with_kind(row))


def with_kind(row: Row) -> dict[str, Any]:
    """Read the passages' `doc_type` as the kind that it is."""
    return {**row, "kind": row.get("kind") or row.get("doc_type")}


def with_voices(rows: Sequence[Row], path: Path = VOICES) -> list[Row]:
    """Add `named` to the rows whose id `path` lists and that do not say it themselves."""
    if not path.is_file():
        return list(rows)
    voices = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    named = {str(voice["id"]): bool(voice["named"]) for voice in voices}
    return [
        {**row, "named": named[str(row["id"])]}
        if str(row.get("id")) in named and "named" not in row
        else row
        for row in rows
    ]


def _check_news(row: Row) -> None:
    sentence, start, end = row["sentence"], row.get("from"), row.get("to")
    if not isinstance(sentence, str):
        raise BadLine("sentence is not a string")
    _one_of(row, "polarity", _POLARITIES, needed=True)
    if isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(sentence):
        return
    where = "write where the target stands in sentence"
    raise BadLine(f"from, to: {_short((start, end))}: {where}")


def _check_shares(row: Row) -> None:
    shares = row.get("strands") or {}
    numbers = isinstance(shares, dict) and all(
        isinstance(share, int | float) for share in shares.values()
    )
    if not numbers:
        raise BadLine(f"strands: {_short(shares)}: write each strand's share, or {{}}")


def _check_parts(row: Row, name: str) -> None:
    parts = row.get(name) or []
    if not isinstance(parts, list):
        raise BadLine(f"{name}: {_short(parts)}: write a list")
    for place, part in enumerate(parts):
        try:
            _check_part(row, name, part)
        except BadLine as error:
            raise BadLine(f"{name}[{place}].{error}") from None


def _check_part(row: Row, name: str, part: object) -> None:
    words = part.get("text") if isinstance(part, dict) else None
    if not isinstance(part, dict) or not isinstance(words, str) or words not in row["body"]:
        raise BadLine(f"text: {_short(words)}: write words of the body")
    if not words:
        raise BadLine("text: '': write words of the body")
    if name == "mentions":
        check_labels(part)
        _one_of(part, "level", _LEVELS)
        speaker = part.get("speaker")
        _one_of(speaker if isinstance(speaker, dict) else {"role": speaker}, "role", ROLES)
        return
    for field in _WORDS:
        if not isinstance(part.get(field), str | None):
            raise BadLine(f"{field}: {_short(part[field])}: write words, or null")


def _one_of(row: Row, name: str, values: Sequence[Any], *, needed: bool = False) -> None:
    value = row.get(name)
    if value is None and not needed:
        return
    if value is None:
        raise BadLine(f"{name}: not there, so there is nothing to score against")
    if value not in values or isinstance(value, bool) != isinstance(values[0], bool):
        known = ", ".join(json.dumps(one) for one in values)
        raise BadLine(f"{name}: {_short(value)}: write one of {known}")


def _short(value: object) -> str:
    return repr(value)[:60]
