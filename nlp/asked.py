"""What a JSON line asks to be judged, and what is wrong with one that asks nothing clear."""

import json
import math
from collections.abc import Mapping
from typing import Any, NoReturn

from nlp.label import LONGEST, Text
from nlp.targets import BadLine, target_of

LONGEST_LINE = 32 << 20
"""Bytes of a line that are read: more than the longest text needs, however it is escaped."""

_UTF16 = (b"\xff\xfe", b"\xfe\xff", b"\0")
_SHOWN = 60


def parse(line: bytes) -> dict[str, Any]:
    """Give the JSON object of a line; raises BadLine."""
    if len(line) > LONGEST_LINE:
        raise BadLine(f"a line of more than {LONGEST_LINE >> 20} MB: not read")
    text = _decoded(line)
    if not text.strip():
        raise BadLine("not JSON: the line is blank")
    try:
        row = json.loads(
            text, object_pairs_hook=_once, parse_constant=_no_number, parse_float=_finite
        )
    except BadLine:
        raise
    except RecursionError:
        raise BadLine("not JSON that can be read: nested too deeply") from None
    except ValueError as error:
        raise BadLine(f"not JSON: {error}") from None
    if not isinstance(row, dict):
        raise BadLine(f"a line is a JSON object, not {type(row).__name__}")
    return row


def id_of(row: Mapping[str, Any]) -> dict[str, Any]:
    """Give the `id` to answer with, as it came; raises BadLine for one that is no plain value."""
    if isinstance(row.get("id"), dict | list):
        raise BadLine("id is not a string or a number")
    return {"id": row["id"]} if "id" in row else {}


def text_of(row: Mapping[str, Any]) -> Text:
    """Give the passage or document that a line describes; raises BadLine.

    A line with `text` is a passage, whatever else it has; null is as good as nothing.
    """
    passage = row.get("text") is not None or ("text" in row and "body" not in row)
    if not passage and "body" not in row:
        raise BadLine("neither text (a passage) nor body (a document)")
    name = "text" if passage else "body"
    body = row[name]
    if not isinstance(body, str):
        raise BadLine(f"{name} is not a string but {_kind(body)}")
    if len(body) > LONGEST:
        raise BadLine(f"{name} has {len(body):,} characters; at most {LONGEST:,} are read")
    return Text(
        id=str(row.get("id", "")),
        body=body,
        passage=passage,
        target=target_of(row, body) if passage else None,
        **{name: _optional(row, name) for name in ("title", "byline", "outlet", "kind")},
        date=_optional(row, "date") or None,
    )


def _optional(row: Mapping[str, Any], name: str) -> str:
    value = row.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise BadLine(f"{name} is not a string but {_kind(value)}")
    return value


def _kind(value: object) -> str:
    kinds = {
        bool: "true or false",
        int: "a number",
        float: "a number",
        list: "a list",
        dict: "an object",
    }
    return kinds.get(type(value), "null")


def _decoded(line: bytes) -> str:
    if line.startswith(_UTF16):
        raise BadLine("not UTF-8 but, it seems, UTF-16: write the lines as UTF-8")
    try:
        return line.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadLine(
            f"not UTF-8 at byte {error.start} (0x{line[error.start]:02x}): write the lines as UTF-8"
        ) from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    row = dict(pairs)
    if len(row) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise BadLine(f"the key {twice[:_SHOWN]!r} stands twice")
    return row


def _no_number(name: str) -> NoReturn:
    raise BadLine(f"not JSON: {name} is no JSON number")


def _finite(number: str) -> float:
    value = float(number)
    if math.isinf(value):
        raise BadLine(f"the number {number[:_SHOWN]} is too large")
    return value


__all__ = ["LONGEST_LINE", "BadLine", "id_of", "parse", "text_of"]
