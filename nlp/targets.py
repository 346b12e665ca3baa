"""Where in a passage the target of its sentiment stands, and what is wrong where it does not."""

# ruff: noqa: RUF001 - curly marks are the matter

import re
import unicodedata
from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Any

_SHOWN = 60
_PLACES = 3
_STRAIGHT = str.maketrans("“”‘’–—\u00a0", "\"\"''-- ")


class BadLine(ValueError):  # noqa: N818
    """What is wrong with a line, in words for whoever wrote it."""


def target_of(row: Mapping[str, Any], text: str) -> tuple[int, int] | None:
    """Give the code points of `target` in `text`: the first, or those at `target_start`.

    None without a target. Raises BadLine, which says where else the target stands.
    """
    words, start = row.get("target"), row.get("target_start")
    if words is None:
        return None
    if not isinstance(words, str) or not words.strip():
        raise BadLine("target is not a string with a character that is seen")
    if start is not None and (isinstance(start, bool) or not isinstance(start, int)):
        raise BadLine("target_start is not a whole number")
    if start is None:
        start = text.find(words)
    if start < 0 or text[start : start + len(words)] != words:
        raise BadLine(_wrong(words, row.get("target_start"), text))
    return start, start + len(words)


def _wrong(words: str, start: int | None, text: str) -> str:
    at = "" if start is None else f" at {start if abs(start) < 10**12 else 'that target_start'}"
    said = f"target {words[:_SHOWN]!r} is not in the text{at}"
    places = [match.start() for match in islice(re.finditer(re.escape(words), text), _PLACES + 1)]
    if places:
        return f"{said}; it stands at {_listed(places)}{_unit(start, places, text)}"
    loosely = _loose(text).find(_loose(words))
    return f"{said}; spelled otherwise it is" if loosely >= 0 else said


def _listed(places: Sequence[int]) -> str:
    more = " and elsewhere" if len(places) > _PLACES else ""
    return ", ".join(map(str, places[:_PLACES])) + more


def _unit(start: int | None, places: Sequence[int], text: str) -> str:
    """Say what `start` counts, where that is not code points but gives one of the places."""
    for place in places:
        before = text[:place]
        if start == len(before.encode("utf-16-le", "surrogatepass")) // 2:
            return ": count code points, not UTF-16 units"
        if start == len(before.encode("utf-8", "surrogatepass")):
            return ": count code points, not bytes"
    return ": count code points from 0"


def _loose(text: str) -> str:
    """Give `text` without what two spellings of the same words differ in."""
    plain = unicodedata.normalize("NFKC", text).translate(_STRAIGHT).casefold()
    return " ".join(plain.split())
