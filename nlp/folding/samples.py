"""A coded row of a sample as a row to judge by, in the shape that `evaluate` takes."""

import re
from typing import Any

from config.model import ROLES, STRANDS
from nlp.evaluation.decisions import SENTIMENTS, UNATTRIBUTED
from nlp.folding.reading import BadRow, Row, needed, one_of

_YES = {"yes": True, "y": True, "1": True, "true": True}
_RELEVANT = _YES | {"no": False, "n": False, "0": False, "false": False}
_NONE = {"", "none", "-"}
_KEPT = ("title", "outlet", "kind", "date", "url", "note")


def is_uncoded(row: Row) -> bool:
    """Whether the coder has left a row for later."""
    return _said(row) in {None, ""}


def coded(row: Row) -> Row:
    """Check a coded row and give it as a passage, or, when its unit is a page, as a document.

    Raises BadRow. An irrelevant row has neither strands nor a sentiment.
    """
    text = needed(row, "text", "keep the sheet's column of texts")
    relevant = _relevant(row)
    kept = {
        "id": needed(row, "id", "keep the sheet's column of names"),
        "coder": needed(row, "coder", "write who coded it"),
        "codebook": needed({"codebook": str(row.get("codebook") or "")}, "codebook",
                           "write the codebook's version"),
        "sampled": True,
        **{name: row[name] for name in _KEPT if row.get(name)},
    }  # fmt: skip
    if row.get("unit") == "page":
        return {**kept, "body": text, "relevant": relevant}
    return {**kept, "text": text, "is_relevant": relevant, **_labels(row, relevant=relevant)}


def _said(row: Row) -> Any:
    value = row.get("relevant", row.get("is_relevant"))
    return value.strip().casefold() if isinstance(value, str) else value


def _relevant(row: Row) -> bool:
    said = _said(row)
    if isinstance(said, bool):
        return said
    if said not in _RELEVANT:
        raise BadRow(f"relevant: {said!r}: write yes or no")
    return _RELEVANT[said]


def _labels(row: Row, *, relevant: bool) -> Row:
    strands = _strands(row.get("strands"))
    sentiment, speaker = (
        str(row.get(name) or "").strip().casefold() for name in ("sentiment", "speaker")
    )
    if not relevant:
        if strands or sentiment not in {*_NONE, "neutral"}:
            raise BadRow("relevant: 'no', but strands or a sentiment are named: empty them")
        return {"strands": []}
    for strand in strands:
        one_of(strand, "strands", STRANDS)
    one_of(sentiment, "sentiment", SENTIMENTS)
    one_of(speaker, "speaker", (*ROLES, UNATTRIBUTED))
    return {"strands": strands, "sentiment": sentiment, "speaker": speaker}


def _strands(told: Any) -> list[str]:
    if isinstance(told, list):
        return [str(one) for one in told]
    words = str(told or "").strip().casefold().replace("-", "_")
    return [] if words in _NONE else [one for one in re.split(r"[\s,;+|/]+", words) if one]
