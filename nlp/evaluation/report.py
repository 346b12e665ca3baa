"""All figures of an evaluation, as JSON and as the short list of headlines."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from nlp.evaluation.calibration import Calibration, calibration_of
from nlp.evaluation.decisions import FACTS, Decision
from nlp.evaluation.figures import figures
from nlp.evaluation.tally import ALL, Counts, Tally, count

PREVALENCE = 0.1
"""True share of relevant passages among what the cues catch: one hit in ten."""
CONFUSIONS = ("sentiment", "speaker", "news sentiment", "document sentiment", "mention sentiment",
              "mention speaker", "mention level")  # fmt: skip
_JUDGED = ("relevance", "strands", "sentiment", "news sentiment", "mention strands",
           "mention sentiment")  # fmt: skip
_DIGITS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The decisions on some rows, and what was counted from them."""

    rows: int
    data: str
    """SHA-256 of the rows: figures on other rows are not to be compared."""
    prevalence: float
    decisions: Sequence[Decision]

    def headlines(self) -> dict[str, float]:
        """Give the headline figures by name, rounded."""
        told = _figures(self.decisions, count(self.decisions), self.prevalence)
        return {name: one["value"] for name, one in told.items()}

    def as_json(self) -> dict[str, Any]:
        """Give everything: figures, labels, confusion, calibration, breakdowns, counts by page."""
        counts = count(self.decisions)
        return {
            "rows": self.rows,
            "data": self.data,
            "prevalence": self.prevalence,
            **_told(self.decisions, counts, self.prevalence),
            "by": {fact: values for fact in FACTS if (values := self._by(fact))},
            "counts": _counts(counts),
        }

    def _by(self, fact: str) -> dict[str, Any]:
        parts: dict[str, list[Decision]] = {}
        for decision in self.decisions:
            if fact in decision.facts:
                parts.setdefault(decision.facts[fact], []).append(decision)
        return {
            value: _told(part, count(part), self.prevalence)
            for value, part in sorted(parts.items())
        }


def read_counts(report: Mapping[str, Any]) -> Counts:
    """Give the counts by page of a report as JSON."""
    kept = report["counts"]
    keys = [(task, label) for task, label in kept["labels"]]
    cells = np.zeros((len(kept["pages"]), len(keys), 4))
    for row, marks in zip(cells, kept["pages"].values(), strict=True):
        for label, cell, much in marks:
            row[label, cell] = much
    return Counts(pages=list(kept["pages"]), keys=keys, cells=cells)


def _told(decisions: Sequence[Decision], counts: Counts, prevalence: float) -> dict[str, Any]:
    tallies = counts.tallies()
    return {
        "pages": len(counts.pages),
        "n": int(max(counts.cells.sum(axis=(0, 2)), default=0)),
        "figures": _figures(decisions, counts, prevalence),
        "labels": _labels(tallies),
        "confusion": {task: table for task in CONFUSIONS if (table := _confusion(decisions, task))},
        "calibration": {
            name: _rounded(asdict(judged)) for name, judged in _calibrations(decisions).items()
        },
    }


def _figures(
    decisions: Sequence[Decision], counts: Counts, prevalence: float
) -> dict[str, dict[str, float]]:
    told = {name: _rounded(asdict(figure)) for name, figure in figures(counts, prevalence).items()}
    return told | {
        name: {"value": round(error, _DIGITS)} for name, error in _errors(decisions).items()
    }


def _errors(decisions: Sequence[Decision]) -> dict[str, float]:
    """Give each task's calibration error, and that above chance; of strands the means."""
    parts: dict[str, list[Calibration]] = {}
    for name, judged in _calibrations(decisions).items():
        parts.setdefault(name.partition(": ")[0], []).append(judged)
    errors = {}
    for task, each in parts.items():
        errors[f"{task}: calibration error"] = float(np.mean([one.error for one in each]))
        above = [max(0.0, one.error - one.by_chance) for one in each]
        errors[f"{task}: calibration error above chance"] = float(np.mean(above))
    return errors


def _calibrations(decisions: Iterable[Decision]) -> dict[str, Calibration]:
    parts: dict[str, list[Decision]] = {}
    for one in decisions:
        if one.task in _JUDGED:
            name = f"{one.task}: {one.label}" if one.label not in {"", "relevant"} else one.task
            parts.setdefault(name, []).append(one)
    judged = {name: calibration_of(part) for name, part in parts.items()}
    return {name: one for name, one in judged.items() if one}


def _labels(tallies: Mapping[tuple[str, str], Tally]) -> dict[str, dict[str, Any]]:
    table: dict[str, dict[str, Any]] = {}
    for (task, label), tally in tallies.items():
        figures_of = {"precision": tally.precision, "recall": tally.recall, "f1": tally.f1}
        if label == ALL:
            figures_of = {"accuracy": tally.recall}
        row = {
            name: round(float(np.nan_to_num(value)), _DIGITS) for name, value in figures_of.items()
        }
        table.setdefault(task, {})[label] = row | {"support": int(tally.support)}
    return table


def _confusion(decisions: Iterable[Decision], task: str) -> dict[str, dict[str, int]]:
    """Say how often each label was wanted (outer) and found (inner)."""
    table: dict[str, dict[str, int]] = {}
    for one in decisions:
        if one.task == task:
            row = table.setdefault(one.wanted, {})
            row[one.found] = row.get(one.found, 0) + 1
    return {wanted: dict(sorted(row.items())) for wanted, row in sorted(table.items())}


def _counts(counts: Counts) -> dict[str, Any]:
    return {
        "labels": [list(key) for key in counts.keys],
        "pages": {
            page: [
                [int(label), int(cell), round(float(cells[label, cell]), _DIGITS)]
                for label, cell in zip(*np.nonzero(cells), strict=True)
            ]
            for page, cells in zip(counts.pages, counts.cells, strict=True)
        },
    }


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, _DIGITS)
    if isinstance(value, dict):
        return {name: _rounded(one) for name, one in value.items()}
    return [_rounded(one) for one in value] if isinstance(value, list) else value
