"""A correction as a row to train on: all labels as they should be, and who says so."""

import hashlib
from collections.abc import Mapping
from datetime import date
from typing import Any

from config.model import ROLES, STRANDS
from nlp.evaluation.decisions import SENTIMENTS
from nlp.folding.guard import normal
from nlp.folding.reading import PROVENANCE, BadRow, Row, needed, one_of

CORRECTIONS = "corrections.jsonl"
LABELS = ("is_relevant", "strands", "sentiment", "speaker")
_KEPT = ("outlet", "date")


def correction(row: Row) -> Row:
    """Check a correction and give it in the shape of train.jsonl; raises BadRow.

    All labels have to be there, those that were right already too: what is left out would be
    learnt as "no". `labelled` keeps who said so, when, why and under which codebook version.
    """
    text = needed(row, "text", "write the passage as it stands in the article")
    url = needed(row, "url", "write the page's address: the split into held-out pages is by page")
    labels = _labels(row)
    return {
        "id": f"co-{hashlib.sha256((normal(text) + url).encode()).hexdigest()[:12]}",
        "text": text,
        "target": _target(row, text, relevant=labels["is_relevant"]),
        **labels,
        "doc_type": row.get("doc_type") or row.get("kind"),
        **{name: row.get(name) for name in _KEPT},
        "url": url,
        "anchor": _anchor(row),
        "labelled": _labelled(row),
    }


def differing(row: Mapping[str, Any], other: Mapping[str, Any]) -> list[str]:
    """Name the labels that two rows do not agree on."""
    names = ("relevant", *LABELS)
    return [name for name in names if _comparable(row.get(name)) != _comparable(other.get(name))]


def _comparable(value: Any) -> Any:
    return sorted(value) if isinstance(value, list) else value


def _labels(row: Row) -> Row:
    labels = {name: row.get(name) for name in LABELS}
    missing = [name for name, value in labels.items() if value is None]
    if missing:
        raise BadRow(
            f"{', '.join(missing)}: not there: write all labels as they should be, "
            "also those that were right"
        )
    relevant, strands = labels["is_relevant"], labels["strands"]
    if not isinstance(relevant, bool):
        raise BadRow(f"is_relevant: {relevant!r}: write true or false")
    if not isinstance(strands, list):
        raise BadRow(f"strands: {strands!r}: write a list of {', '.join(STRANDS)}, or []")
    for strand in strands:
        one_of(strand, "strands", STRANDS)
    one_of(labels["sentiment"], "sentiment", SENTIMENTS)
    one_of(labels["speaker"], "speaker", ROLES)
    if not relevant and (strands or labels["sentiment"] != "neutral"):
        raise BadRow("is_relevant: False: such a passage has no strand and a neutral sentiment")
    return labels


def _target(row: Row, text: str, *, relevant: bool) -> str | None:
    target = row.get("target")
    if target is None and not relevant:
        return None
    if not isinstance(target, str) or not target or target not in text:
        raise BadRow(f"target: {target!r}: write the words of the text that it judges")
    return target


def _anchor(row: Row) -> Any:
    anchor = row.get("anchor") or {name: row.get(name) for name in ("prefix", "suffix")}
    if isinstance(anchor, dict) and not any(anchor.values()):
        raise BadRow("anchor: not there: write the mention's anchor, or its prefix and suffix")
    return anchor


def _labelled(row: Row) -> Row:
    told = {
        name: needed(row, name, f"write {name} the labels were corrected") for name in PROVENANCE
    }
    try:
        date.fromisoformat(told["when"][:10])
    except ValueError:
        raise BadRow(f"when: {told['when']!r}: write a day or moment, as 2026-11-30") from None
    codebook = row.get("codebook")
    if not codebook or isinstance(codebook, bool) or not str(codebook).isdigit():
        raise BadRow(f"codebook: {codebook!r}: write the version of nlp/data/CODEBOOK.md, as 1")
    return {**told, "codebook": int(codebook), "old": row.get("old")}
