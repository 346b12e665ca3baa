"""Where coders differ: how far they agree, and what is to be settled between them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from config.model import STRANDS
from flows.stages.sample_coded import Coded
from flows.stages.sample_records import Drawing
from flows.stages.sample_score import Said
from flows.stages.sample_sheet import Row, blank
from store.method.agreement import Agreement, nominal_alpha

SETTLER = "settled"
"""Whom the sheet of what is to be settled names as its coder, until somebody writes a name."""
_PAIR = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A question on which the coders of an item differ."""

    id: str
    question: str
    values: Mapping[str, str]
    """By coder."""


def agreement(said: Said) -> dict[str, Agreement]:
    """Compute alpha question by question; all but the first ask only those who say relevant."""
    asked: dict[str, Callable[[Coded], str | None]] = {
        "relevant": lambda one: _yes(one.relevant),
        **{strand: _strand(strand) for strand in STRANDS},
        "sentiment": lambda one: one.sentiment or None,
        "speaker": lambda one: one.speaker or None,
    }
    return {
        question: nominal_alpha(
            [[told for told in map(value, some) if told is not None] for some in said.values()]
        )
        for question, value in asked.items()
    }


def _strand(strand: str) -> Callable[[Coded], str | None]:
    return lambda one: _yes(strand in one.strands) if one.relevant else None


def _yes(holds: bool) -> str:  # noqa: FBT001
    return "yes" if holds else "no"


def differences(said: Said) -> list[Difference]:
    """Name what is to be settled: whether it is relevant first, and only then the rest."""
    return [
        Difference(id=identity, question=question, values=values)
        for identity, some in said.items()
        if len(some) >= _PAIR
        for question, values in _values(some)
        if len(set(values.values())) > 1
    ]


def _values(some: Iterable[Coded]) -> Iterable[tuple[str, dict[str, str]]]:
    told = list(some)
    yield "relevant", {one.coder: _yes(one.relevant) for one in told}
    if all(one.relevant for one in told):
        yield "strands", {one.coder: " ".join(sorted(one.strands)) or "none" for one in told}
        yield "sentiment", {one.coder: one.sentiment for one in told}
        yield "speaker", {one.coder: one.speaker for one in told}


def to_settle(drawing: Drawing, differ: Iterable[Difference]) -> list[Row]:
    """Return a sheet of the items on which coders differ, with what each said in the note."""
    notes: dict[str, list[str]] = {}
    for one in differ:
        told = ", ".join(f"{coder} {value}" for coder, value in one.values.items())
        notes.setdefault(one.id, []).append(f"{one.question}: {told}")
    return [
        row | {"note": "; ".join(notes[row["id"]])}
        for row in blank(drawing, SETTLER)
        if row["id"] in notes
    ]
