"""A report, its breakdowns and its changes as lines of text, in columns."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from nlp.evaluation.changes import Change
from nlp.evaluation.decisions import PERIODS
from nlp.evaluation.figures import named

_BY = (
    "relevance: F1",
    "relevance: refused",
    "strands: macro F1",
    "sentiment: macro F1",
    "speaker: accuracy",
    "mention sentiment: macro F1",
    "mentions: F1",
    "document relevance: F1",
)
"""Figures that a breakdown shows, where it has them; --json has all."""


_SHARES = ("quote fields", "commitment fields", "claim fields", "shares of strands",
           "quotes with the right speaker")  # fmt: skip
"""What has no false alarms: the headline says it all."""


def report_lines(report: Mapping[str, Any]) -> Iterator[str]:
    """Tell a report as JSON: headlines, labels, confusion, calibration with reliability."""
    yield f"{report['rows']} rows of {report['pages']} pages; intervals of 95 %"
    yield from _figures(report)
    yield ""
    yield from _labels(report)
    for task, table in report["confusion"].items():
        yield ""
        yield from _confusion(task, table)
    if report["calibration"]:
        yield ""
        yield from _calibration(report["calibration"])
        yield ""
        yield from _reliability(report["calibration"])


def breakdown_lines(report: Mapping[str, Any], fact: str) -> Iterator[str]:
    """Tell the figures by one fact ("speaker", "period"), then calibration errors beside chance's.

    `n` is the rows; of documents, the decisions on the most frequent label.
    """
    parts = report["by"].get(fact, {})
    if not parts:
        yield f"by {fact}: none of the rows says it"
        return
    order = sorted(parts, key=lambda value: (_place(value), -parts[value]["n"], value))
    shown = [name for name in _BY if any(name in part["figures"] for part in parts.values())]
    rows = [
        [
            value,
            str(parts[value]["n"]),
            *(_interval(parts[value]["figures"].get(name)) for name in shown),
        ]
        for value in order
    ]
    yield from columns([[f"by {fact}", "n", *shown], *rows])
    tasks = list(dict.fromkeys(name for value in order for name in parts[value]["calibration"]))
    if tasks:
        errors = [
            [value, *(_error(parts[value]["calibration"].get(task)) for task in tasks)]
            for value in order
        ]
        names = [task.rpartition(": ")[2] for task in tasks]
        yield ""
        yield from columns([["calibration error, by chance", *names], *errors])


def _place(value: str) -> int:
    return PERIODS.index(value) if value in PERIODS else 0


def _error(judged: Mapping[str, Any] | None) -> str:
    return f"{_number(judged['error'])} {_number(judged['by_chance'])}" if judged else ""


def change_lines(changes: Iterable[Change]) -> Iterator[str]:
    """Tell what got better, then worse, then what cannot be told from noise."""
    ordered = sorted(changes, key=lambda one: (_VERDICTS.index(one.verdict), one.name))
    yield from columns(
        [
            ["", "old", "new", "difference", "95 %", "beyond noise"],
            *(
                [
                    one.name,
                    _number(one.old),
                    _number(one.new),
                    f"{one.new - one.old:+.3f}",
                    "" if one.low is None else f"{one.low:+.3f} to {one.high:+.3f}",
                    one.verdict,
                ]
                for one in ordered
            ),
        ]
    )


_VERDICTS = ("better", "worse", "no", "untested")


def columns(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Lay rows out in columns: the first to the left, the others to the right."""
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    for row in rows:
        first, *others = zip(row, widths, strict=True)
        cells = [first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in others)]
        yield "  ".join(cells).rstrip()


def _figures(report: Mapping[str, Any]) -> Iterator[str]:
    figures = report["figures"]
    rows = [
        [
            _spelled(name, report),
            _number(figures[name]["value"]),
            _bounds(figures[name]),
            str(figures[name].get("of", "")),
        ]
        for name in named(figures)
    ]
    yield from columns([["", "value", "95 %", "of"], *rows])


def _spelled(name: str, report: Mapping[str, Any]) -> str:
    return name.replace("at prevalence", f"where {report['prevalence']:.0%} are relevant")


def _labels(report: Mapping[str, Any]) -> Iterator[str]:
    names = ("precision", "recall", "f1")
    rows = [
        [f"{task}: {label}", *(_number(row[name]) for name in names), str(row["support"])]
        for task, labels in report["labels"].items()
        for label, row in labels.items()
        if "f1" in row and row["support"] and task not in _SHARES and label not in _SHARES
    ]
    yield from columns([["label", "precision", "recall", "F1", "support"], *rows])


def _confusion(task: str, table: Mapping[str, Mapping[str, int]]) -> Iterator[str]:
    found = sorted({label for row in table.values() for label in row})
    rows = [[wanted, *(str(row.get(one, 0)) for one in found)] for wanted, row in table.items()]
    yield from columns([[f"{task}: wanted, then found", *found], *rows])


def _calibration(judged: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    rows = [
        [name, *(_number(one[key]) for key in ("error", "by_chance", "brier", "log_loss"))]
        for name, one in judged.items()
    ]
    heading = ["calibration", "error", "by chance", "Brier", "log-loss"]
    yield from columns([heading, *rows])


def _reliability(judged: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """Show, bin by bin, the mean probability said and the share that came true."""
    most = max(len(one["bins"]) for one in judged.values())
    rows = [
        [
            str(place + 1),
            *(_said_and_true(one["bins"], place) for one in judged.values()),
        ]
        for place in range(most)
    ]
    yield from columns([["said, came true", *(name.rpartition(": ")[2] for name in judged)], *rows])


def _said_and_true(bins: Sequence[Mapping[str, float]], place: int) -> str:
    if place >= len(bins):
        return ""
    return f"{_number(bins[place]['said'])} {_number(bins[place]['true'])}"


def _interval(figure: Mapping[str, float] | None) -> str:
    if figure is None:
        return ""
    return f"{figure['value']:.2f} ({figure['low']:.2f}-{figure['high']:.2f})"


def _bounds(figure: Mapping[str, float]) -> str:
    return f"{figure['low']:.3f} to {figure['high']:.3f}" if "low" in figure else ""


def _number(value: float) -> str:
    return f"{value:.3f}"
