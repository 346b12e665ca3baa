"""Running the pipeline over labelled rows and noting every decision."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from spacy.language import Language

from config.model import Config
from nlp.evaluation.decisions import Case, Decision, case_of
from nlp.evaluation.documents import of_document
from nlp.evaluation.passages import of_news, of_passage
from nlp.evaluation.report import PREVALENCE, Report
from nlp.evaluation.rows import Row, read_rows, text_to_judge, with_voices
from nlp.label import label_all
from nlp.pipeline import thresholds
from store.records import Labels


def score_lines(
    nlp: Language,
    lines: Iterable[bytes],
    *,
    prevalence: float = PREVALENCE,
    tiers: Mapping[str, str] | None = None,
) -> Report:
    """Score labelled JSON lines of any format; raises BadLine naming the first bad one."""
    return score(nlp, read_rows(lines), prevalence=prevalence, tiers=tiers)


def score(
    nlp: Language,
    rows: Sequence[Row],
    *,
    prevalence: float = PREVALENCE,
    tiers: Mapping[str, str] | None = None,
) -> Report:
    """Score labelled rows: passages, documents and NewsMTSC sentences, mixed.

    `tiers` gives a source's tier by its title in lower case (see `tiers_of`).
    """
    known = with_voices(rows)
    at = thresholds(nlp)
    labelled = label_all(nlp, [text_to_judge(row) for row in known])
    decisions = [
        decision
        for row, labels in zip(known, labelled, strict=True)
        for decision in _decisions(case_of(row, tiers or {}), row, labels, at)
    ]
    return Report(rows=len(known), data=digest(rows), prevalence=prevalence, decisions=decisions)


def tiers_of(config: Config) -> dict[str, str]:
    """Give each source's tier by its title in lower case."""
    return {source.title.casefold(): source.tier for source in config.sources.values()}


def digest(rows: Sequence[Row]) -> str:
    """SHA-256 of the rows, whatever their order."""
    lines = sorted(json.dumps(row, sort_keys=True) for row in rows)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _decisions(
    case: Case, row: Mapping[str, Any], labels: Labels, at: Mapping[str, float]
) -> list[Decision]:
    if "sentence" in row:
        return of_news(case, row, labels)
    return (
        of_passage(case, row, labels, at) if "text" in row else of_document(case, row, labels, at)
    )
