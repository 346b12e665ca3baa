"""How right the archive's labels are, from what people say of a sample of it.

Every figure is weighted to the archive as it was when the sample was drawn. An item that several
people coded, and nobody settled, counts in equal parts for what each of them says.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from config.model import STRANDS
from flows.stages.sample_coded import SENTIMENTS, SPEAKERS, Coded
from flows.stages.sample_records import Drawing, Item, Part
from store.method.proportion import Estimate, combined, exactly, within
from store.method.weighting import Unit, share, total

MISSED: tuple[Part, ...] = ("refused", "unmarked")
"""The parts in which a sentence that speaks of the agenda was missed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """One thing that the machine and a coder may say of an item."""

    group: str
    name: str
    said: Callable[[Item], bool]
    true: Callable[[Coded], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """How right a label is; None where too little was coded to say."""

    precision: Estimate | None
    """Of the mentions that bear it, the share that should."""
    recall: Estimate | None
    """Of all sentences that should bear it, missed ones too, the share that do."""
    recall_found: Estimate | None
    """Likewise, of those only that were found to be mentions."""
    said: int
    """Coded items that bear it."""
    true: int
    """Coded items that should bear it, by anybody's word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """Articles without an anchor in which nothing was found."""

    kept: float
    """With what probability such a page is kept: less than 1 for pages of bulk imports."""
    coded: int
    number: Estimate
    """How many the archive holds."""
    share: Estimate
    """Of those, how many speak of the agenda after all."""
    missed: Estimate
    """How many that makes; where pages were kept at random, in all that was imported."""


Said = Mapping[str, Sequence[Coded]]


def labels() -> Iterable[Label]:
    """Yield every label that is scored."""
    yield Label(
        group="relevance",
        name="relevant",
        said=lambda item: item.part == "mention",
        true=lambda coded: coded.relevant,
    )
    for strand in STRANDS:
        yield Label(
            group="strands",
            name=strand,
            said=lambda item, strand=strand: strand in item.said.get("strands", ()),  # type: ignore[misc]
            true=lambda coded, strand=strand: strand in coded.strands,  # type: ignore[misc]
        )
    yield from _choices("sentiment", SENTIMENTS, "sentiment")
    yield from _choices("speaker", SPEAKERS, "role")


def _choices(group: str, names: Iterable[str], field: str) -> Iterable[Label]:
    for name in names:
        yield Label(
            group=group,
            name=name,
            said=lambda item, name=name: item.said.get(field) == name,  # type: ignore[misc]
            true=lambda coded, name=name: getattr(coded, group) == name,  # type: ignore[misc]
        )


def by_item(coded: Iterable[Coded], settled: Iterable[Coded] = ()) -> dict[str, list[Coded]]:
    """Gather what is said of each item; what is settled stands alone."""
    gathered: dict[str, list[Coded]] = defaultdict(list)
    for one in coded:
        gathered[one.id].append(one)
    return dict(gathered) | {one.id: [one] for one in settled}


def figures(drawing: Drawing, said: Said, label: Label) -> Figures:
    """Score one label."""
    marked = _marked(drawing, said, label)
    found, sizes = [one for one in marked if one.item.part == "mention"], drawing.sizes("mention")
    of_found = share([_unit(one, yes=one.said, asked=one.true) for one in found], sizes)
    return Figures(
        precision=share([_unit(one, yes=one.true, asked=one.said) for one in found], sizes),
        recall=_recall(drawing, marked, of_found),
        recall_found=of_found,
        said=sum(one.said for one in marked),
        true=sum(one.true > 0 for one in marked),
    )


def speaking(drawing: Drawing, said: Said) -> dict[Part, Estimate | None]:
    """Estimate how many sentences of each part speak of the agenda; None where none was coded."""
    marked = _marked(drawing, said, next(iter(labels())))
    return {part: _true(drawing, marked, part) for part in ("mention", *MISSED)}


def pages(drawing: Drawing, said: Said) -> list[Pages]:
    """Say what was missed in articles that nothing was found in, by how such pages are kept."""
    sizes, whole = drawing.sizes("page"), [one for one in drawing.items if one.part == "page"]
    told = []
    for kept in sorted({one.kept for one in whole}, reverse=True):
        coded = [one for one in whole if one.id in said]
        of_kind = share([Unit(cell=one.cell, yes=one.kept == kept) for one in whole], sizes)
        missed = share(
            [
                Unit(
                    cell=one.cell,
                    yes=_mean(said[one.id], lambda coded: coded.relevant),
                    asked=one.kept == kept,
                )
                for one in coded
            ],
            sizes,
        )
        if of_kind and missed:
            number = within(combined(lambda a, b: a * b, of_kind, total(sizes.values())), 0)
            told.append(
                Pages(
                    kept=kept,
                    coded=sum(one.kept == kept for one in coded),
                    number=number,
                    share=missed,
                    missed=within(combined(lambda a, b: a * b, missed, number), 0).times(1 / kept),
                )
            )
    return told


@dataclass(frozen=True, slots=True)
class _Marked:
    """An item with what the machine says, and the share of its coders who say so."""

    item: Item
    said: bool
    true: float


def _marked(drawing: Drawing, said: Said, label: Label) -> list[_Marked]:
    return [
        _Marked(item, label.said(item), _mean(said[item.id], label.true))
        for item in drawing.items
        if item.id in said
    ]


def _mean(some: Sequence[Coded], holds: Callable[[Coded], bool]) -> float:
    return sum(map(holds, some)) / len(some)


def _unit(one: _Marked, *, yes: float, asked: float = 1.0) -> Unit:
    return Unit(cell=one.item.cell, yes=yes, asked=asked)


def _true(drawing: Drawing, marked: Sequence[_Marked], part: Part) -> Estimate | None:
    sizes = drawing.sizes(part)
    if not any(size.members for size in sizes.values()):
        return exactly(0.0)
    of_part = share([_unit(one, yes=one.true) for one in marked if one.item.part == part], sizes)
    number = total(sizes.values())
    return of_part and within(combined(lambda a, b: a * b, of_part, number), 0)


def _recall(
    drawing: Drawing, marked: Sequence[_Marked], of_found: Estimate | None
) -> Estimate | None:
    """Return the share found of all that is true: in the mentions, and in what was missed."""
    true = [_true(drawing, marked, part) for part in ("mention", *MISSED)]
    parts = [one for one in true if one is not None]
    if len(parts) < len(true) or not any(one.value for one in parts):
        return None

    def recall(rightly: float, here: float, *missed: float) -> float:
        everything = here + sum(missed)
        return rightly * here / everything if everything else rightly

    return within(combined(recall, of_found or exactly(1.0), *parts), 0, 1)
