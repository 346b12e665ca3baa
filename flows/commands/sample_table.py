"""A scored sample as a person reads it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from flows.stages.sample_report import Report
    from store.method.proportion import Estimate

_WIDTH = 25
_SHOWN = 20
"""Differences and items gone that are named; all of them are in the JSON."""
_NAMES = {
    "mention": "mentions",
    "refused": "refused, with a cue",
    "unmarked": "refused, without a cue",
}


def show(report: "Report") -> None:
    """Print it."""
    for line in _lines(report):
        click.echo(line)


def _lines(report: "Report") -> Iterator[str]:
    coders = ", ".join(f"{name} {count}" for name, count in report.coders.items())
    yield f"{report.items} of {len(report.drawing.items)} items coded ({coders})"
    yield from (f"Note: {note}" for note in report.notes)
    yield ""
    yield from _labels(report)
    yield ""
    yield from _missed(report)
    yield ""
    yield from _agreement(report)
    yield from _named(report)


def _labels(report: "Report") -> Iterator[str]:
    heads = ("precision", "recall", "recall among mentions")
    yield f"{'':<34}" + "".join(f"{head:<{_WIDTH}}" for head in heads) + "said  true"
    for group, rows in report.labels.items():
        for name, row in rows.items():
            cells = [_share(one) for one in (row.precision, row.recall, row.recall_found)]
            told = "".join(f"{cell:<{_WIDTH}}" for cell in cells)
            yield f"{f'{group}: {name}':<34}{told}{row.said:>4}{row.true:>6}"


def _missed(report: "Report") -> Iterator[str]:
    yield f"{'Sentences in the archive':<34}{'there are':<{_WIDTH}}speak of the agenda"
    for part, name in _NAMES.items():
        size, true = report.sizes[part], report.speaking[part]  # type: ignore[index]
        yield f"{name:<34}{_number(size):<{_WIDTH}}{_number(true)}"
    for one in report.pages:
        which = f"kept 1 in {1 / one.kept:.0f}" if one.kept < 1 else "all kept"
        yield (
            f"Pages without an anchor, {which}: {_number(one.number)}; nothing was found in them, "
            f"yet {_share(one.share)} speak of the agenda: {_number(one.missed)} pages missed"
        )


def _agreement(report: "Report") -> Iterator[str]:
    if not any(one.units for one in report.agreement.values()):
        yield "Nothing was coded by two people: how far coders agree cannot be said"
        return
    for question, one in report.agreement.items():
        figures = "-"
        if one.alpha is not None and one.low is not None and one.high is not None:
            figures = f"{one.alpha:.2f} ({one.low:.2f} to {one.high:.2f})"
        told = f"{f'alpha: {question}':<34}{figures:<{_WIDTH}}"
        yield f"{told}{one.units:>4} coded twice: {one.reading}"


def _named(report: "Report") -> Iterator[str]:
    named = [
        (f"{one.id}: {one.question}: " + ", ".join(f"{who} {v}" for who, v in one.values.items()))
        for one in report.differences
    ]
    gone = [f"{name}: {why}" for name, why in report.gone.items()]
    for heading, lines in (
        ("Coders differ; until it is settled, each of them counts in part:", named),
        ("No longer as they were drawn; they count all the same:", gone),
    ):
        if lines:
            yield f"\n{heading}"
            yield from (f"  {line}" for line in lines[:_SHOWN])
            if len(lines) > _SHOWN:
                yield f"  and {len(lines) - _SHOWN} more: see --json"


def _share(one: "Estimate | None") -> str:
    return f"{one.value:.2f} ({one.low:.2f} to {one.high:.2f})" if one else "cannot be said"


def _number(one: "Estimate | None") -> str:
    if one is None:
        return "cannot be said"
    if one.low == one.high:
        return f"{one.value:,.0f}"
    return f"{one.value:,.0f} ({one.low:,.0f} to {one.high:,.0f})"
