"""Which measure can answer a promise or check a claim: by what is counted and the words around it.

None rather than a wrong one. A sum is answered by a measure in money, a share by one in per cent,
a count by one that counts the same things; only what came about or was spent can answer, never a
target, a forecast or what is merely useful to know.
"""

# ruff: noqa: SIM905 - lists of words read best as words

import re
from collections.abc import Iterable
from dataclasses import dataclass

from config.model import Measure
from nlp.concepts import CONCEPTS
from nlp.numbers import lowered
from nlp.quantities import Quantity, is_span

_ANSWERS = frozenset({"outcome", "output", "input"})
_CHECKS = _ANSWERS | {"context"}
_STRUCTURE = frozenset(
    """people number total value rate year level england wale adult their who that have been with
    from least once over more than said into feel average public share each last local""".split()
)
_LEAST_TITLE = 2
"""Words of a title: with fewer it says too little to be known by."""
_NEVER = r"(?!)"


@dataclass(frozen=True, slots=True)
class _Known:
    key: str
    role: str
    unit: str
    """First word of the measure's unit: "count", "%" or a currency."""
    counted: re.Pattern[str]
    words: tuple[re.Pattern[str], ...]
    titled: bool


class Measures:
    """The configured measures, ready to be found."""

    def __init__(self, measures: Iterable[Measure]) -> None:
        self._known: dict[str, list[_Known]] = {}
        for measure in measures:
            if measure.role in _CHECKS:
                one = _known(measure)
                self._known.setdefault(one.unit, []).append(one)

    def answering(self, text: str, quantity: Quantity | None) -> str | None:
        """Give the key of the measure that can answer a promise; None when none plainly can."""
        counted = None if quantity is None or is_span(quantity) else quantity
        return self._best(text, counted, _ANSWERS)

    def checking(self, text: str, quantity: Quantity) -> str | None:
        """Give the key of the measure that a claim can be checked against, None likewise."""
        return self._best(text, quantity, _CHECKS)

    def _best(self, text: str, quantity: Quantity | None, roles: frozenset[str]) -> str | None:
        """Give the one that asks most of the sentence; of two that ask as much, neither is plain.

        A promise without a figure may be answered by a count.
        """
        low, unit = lowered(text), "" if quantity is None else quantity.unit.lower()
        fits = [
            (not one.titled, len(one.words), one.key)
            for one in self._known.get(_kind(quantity), ())
            if one.role in roles
            and all(word.search(low) for word in one.words)
            and (one.unit != "count" or not unit or one.counted.search(unit))
        ]
        fits.sort(reverse=True)
        if not fits or (len(fits) > 1 and fits[0][:2] == fits[1][:2]):
            return None
        return fits[0][2]


def _kind(quantity: Quantity | None) -> str:
    if quantity is not None and quantity.unit in {"per cent", "percentage points"}:
        return "%"
    return quantity.unit if quantity is not None and quantity.unit.isupper() else "count"


def _known(measure: Measure) -> _Known:
    counted, *words = CONCEPTS.get(measure.key, ("",))
    titled = not words
    if titled:
        stems = [word.removesuffix("s") for word in re.findall(r"[a-z]{4,}", measure.title.lower())]
        words = [rf"\b{stem}" for stem in stems if stem not in _STRUCTURE]
        words = words if len(words) >= _LEAST_TITLE else [_NEVER]
    return _Known(
        key=measure.key,
        role=measure.role,
        unit=measure.unit.split()[0],
        counted=re.compile(rf"(?:{counted or '[a-z]'})\b"),
        words=tuple(re.compile(word) for word in words),
        titled=titled,
    )
