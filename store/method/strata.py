"""Drawing from strata by known probability: which cells, how many from each, and which members.

Strata too small for a sample are joined with their neighbours *before* anything is drawn, so that
every stratum that has members has a chance, and each cell gives back its own total. How many a
cell gives follows a power of its size (power allocation: M. Bankier, The American Statistician 42,
1988), a compromise between the whole and its small parts. No SQL.
"""

import heapq
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Generic, TypeVar

T = TypeVar("T")
K = TypeVar("K", bound=str)
Stratum = tuple[str, ...]
LEAST = 2
"""Members drawn of a cell: one alone says nothing of how they differ."""
A_CELL = 4
"""Members drawn for each cell that is made: with fewer, small cells would eat up the sample."""
_POWER = 0.75
"""Of a cell's size: 1 would serve the whole best, 0 each cell alike."""
_BITS = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """Neighbouring strata that are drawn from as one."""

    strata: tuple[Stratum, ...]
    size: int
    """Members of all of them."""


def cells(sizes: Mapping[Stratum, int], wanted: int) -> list[Cell]:
    """Join strata, the smallest first, until the cells are few enough to draw `wanted` from.

    Neighbours in the order of the names are joined: what a name begins with is kept apart longest.
    """
    made = [
        Cell(strata=(stratum,), size=size) for stratum, size in sorted(sizes.items()) if size > 0
    ]
    while len(made) > max(1, wanted // A_CELL):
        small = min(range(len(made)), key=lambda place: made[place].size)
        beside = [place for place in (small - 1, small + 1) if 0 <= place < len(made)]
        other = min(beside, key=lambda place: (-_alike(made[small], made[place]), made[place].size))
        first, last = sorted((small, other))
        joined = Cell(
            strata=made[first].strata + made[last].strata, size=made[first].size + made[last].size
        )
        made[first : last + 1] = [joined]
    return made


def _alike(one: Cell, other: Cell) -> int:
    """Count the parts with which both cells' names begin."""
    names = [*one.strata, *other.strata]
    alike = 0
    for parts in zip(*names, strict=False):
        if len(set(parts)) > 1:
            break
        alike += 1
    return alike


def allot(sizes: Sequence[float], wanted: int, *, there: Sequence[int] | None = None) -> list[int]:
    """Say how many to draw from each of the cells, `wanted` in all or everything there is.

    None gives more than it has (`there`, where that is fewer than its size); each gives `LEAST`
    where `wanted` is enough for that.
    """
    most = [int(size) for size in sizes] if there is None else list(there)
    total = min(wanted, sum(most))
    floors = [min(LEAST, limit) for limit in most]
    given = floors if sum(floors) <= total else [0] * len(most)
    weights = [size**_POWER for size in sizes]
    for _ in range(total - sum(given)):
        open_ = [place for place, limit in enumerate(most) if given[place] < limit]
        given[max(open_, key=lambda place: (weights[place] / (given[place] + 1), -place))] += 1
    return given


def share_out(wanted: int, shares: Mapping[K, float], there: Mapping[K, int]) -> dict[K, int]:
    """Split `wanted` by shares; what a part lacks goes to the others, in their shares."""
    given = dict.fromkeys(shares, 0)
    for _ in range(min(wanted, sum(there[part] for part in shares))):
        open_ = [part for part in shares if given[part] < there[part]]
        given[max(open_, key=lambda part: shares[part] / (given[part] + 1))] += 1
    return given


def chance(seed: int, *names: Hashable) -> int:
    """Return a number by chance, the same whenever seed and names are."""
    told = "\0".join(map(str, (seed, *names)))
    return int.from_bytes(blake2b(told.encode(errors="replace"), digest_size=_BITS // 8).digest())


@dataclass(slots=True)
class Draw(Generic[T]):
    """Draws a fixed number of members a cell from a stream: those whose chance is the least.

    Each subset of that size is as likely as any other (simple random sampling). Holds no more than
    it is to give, however long the stream.
    """

    wanted: Mapping[int, int]
    """How many of each cell, by its number."""
    _held: dict[int, list[tuple[int, int, T]]] = field(default_factory=dict)
    _seen: int = 0

    def offer(self, cell: int, by_chance: int, member: T) -> None:
        """Let a member of a cell take part, by its number from `chance`."""
        held = self._held.setdefault(cell, [])
        wanted = self.wanted.get(cell, 0)
        if wanted and (len(held) < wanted or -by_chance > held[0][0]):
            self._seen += 1
            entry = (-by_chance, self._seen, member)
            (heapq.heappush if len(held) < wanted else heapq.heapreplace)(held, entry)

    def drawn(self) -> Iterator[tuple[int, T]]:
        """Yield the cell and the member of each that was drawn, the least chance first."""
        for cell, held in sorted(self._held.items()):
            for _, _, member in sorted(held, key=lambda entry: -entry[0]):
                yield cell, member


def numbered(made: Iterable[Cell]) -> dict[Stratum, int]:
    """Return the number of the cell that each stratum is in."""
    return {stratum: n for n, cell in enumerate(made) for stratum in cell.strata}
