"""All that a coded sample says, in one piece: for the table and for JSON."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from flows.stages.sample_coded import Coded
from flows.stages.sample_doubles import Difference, agreement, differences
from flows.stages.sample_records import PARTS, Drawing, Part
from flows.stages.sample_score import (
    Figures,
    Pages,
    by_item,
    figures,
    labels,
    pages,
    speaking,
)
from store.archive.archive import Archive
from store.ask.sample_frame import active_rules
from store.ask.sample_texts import fate
from store.method.agreement import Agreement
from store.method.proportion import Estimate
from store.method.weighting import total

_DIGITS = 4
_GONE = {
    "removed": "its article has since been removed from the archive",
    "changed": "its words no longer stand in its article",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What is known of the archive's labels."""

    drawing: Drawing
    coders: Mapping[str, int]
    """How many items each has coded."""
    items: int
    """Items that anybody has coded."""
    labels: Mapping[str, Mapping[str, Figures]]
    sizes: Mapping[Part, Estimate]
    """How many sentences each part has in the archive."""
    speaking: Mapping[Part, Estimate | None]
    """How many of these speak of the agenda."""
    pages: Sequence[Pages]
    agreement: Mapping[str, Agreement]
    differences: Sequence[Difference]
    """What coders say differently and nobody has settled."""
    gone: Mapping[str, str]
    """Items that are no longer what they were, with what became of them; they count all the same.
    """
    notes: Sequence[str]

    def as_json(self) -> dict[str, Any]:
        """Return it as JSON has it; probabilities and counts to four digits."""
        told = asdict(self)
        drawn = {name: told["drawing"][name] for name in ("seed", "made", "ruleset", "codebook")}
        told["drawing"] = drawn | {"items": len(self.drawing.items)}
        for question, one in self.agreement.items():
            told["agreement"][question]["reading"] = one.reading
        return _rounded(told)  # type: ignore[no-any-return]


def report(
    drawing: Drawing, coded: Sequence[Coded], settled: Sequence[Coded], database: Path
) -> Report:
    """Score a sample; the archive, where it is there, is asked what became of the items."""
    said = by_item(coded, settled)
    told: dict[str, dict[str, Figures]] = {}
    for label in labels():
        told.setdefault(label.group, {})[label.name] = figures(drawing, said, label)
    gone, since = _since(drawing, database)
    return Report(
        drawing=drawing,
        coders=dict(Counter(one.coder for one in coded)),
        items=len(said),
        labels=told,
        sizes={part: total(drawing.sizes(part).values()) for part in PARTS},
        speaking=speaking(drawing, said),
        pages=pages(drawing, said),
        agreement=agreement(by_item(coded)),
        differences=differences(said),
        gone=gone,
        notes=[*_notes(drawing, [*coded, *settled], len(said)), *since],
    )


def _since(drawing: Drawing, database: Path) -> tuple[dict[str, str], list[str]]:
    """Say what became of the items, and of the rule set, since the sample was drawn."""
    if not database.is_file():
        return {}, [f"{database} is not there: whether the items still stand was not looked up"]
    with Archive.open(database) as archive:
        fates = {one.id: fate(archive, one.article, one.text) for one in drawing.items}
        rules = active_rules(archive)
    notes = []
    if rules and rules.fingerprint != drawing.ruleset:
        notes.append(
            f"the archive is labelled by other rules now: this speaks of rule set {drawing.ruleset}"
        )
    return {name: _GONE[one] for name, one in fates.items() if one in _GONE}, notes


def _notes(drawing: Drawing, coded: Sequence[Coded], items: int) -> list[str]:
    notes = []
    if items < len(drawing.items):
        notes.append(
            f"{len(drawing.items) - items} of {len(drawing.items)} items are not coded yet: until "
            "they are, those that are stand for them"
        )
    done = {one.id for one in coded}
    empty = {n for n, cell in enumerate(drawing.cells) if cell.drawn} - {
        item.cell for item in drawing.items if item.id in done
    }
    if empty:
        notes.append(f"of {len(empty)} cells nothing is coded yet: the others stand for them")
    other = sorted({one.codebook for one in coded} - {drawing.codebook})
    if other:
        notes.append(
            f"coded under codebook version {', '.join(other)}, drawn under {drawing.codebook}"
        )
    if drawing.unlabelled:
        notes.append(f"{drawing.unlabelled:,} articles were not labelled then: nothing is said")
    return notes


def _rounded(told: Any) -> Any:
    match told:
        case float():
            return round(told, _DIGITS)
        case dict():
            return {name: _rounded(value) for name, value in told.items()}
        case list() | tuple():
            return [_rounded(value) for value in told]
        case _:
            return told
