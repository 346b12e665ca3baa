"""Estimates from a stratified sample: totals come back, and intervals cover the simulated truth."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.method.proportion import Estimate, combined, within
from store.method.strata import Draw, Stratum, allot, cells, numbered
from store.method.weighting import Size, Unit, share, total

TRIALS = 200
Population = dict[Stratum, list[bool]]


@dataclass(frozen=True)
class Sampled:
    """What was drawn of a population, all of it coded."""

    units: list[Unit]
    sizes: dict[int, Size]

    @property
    def members(self) -> Estimate:
        """Return how many there are."""
        return total(self.sizes.values())

    @property
    def share(self) -> Estimate:
        """Estimate of how many it holds."""
        found = share(self.units, self.sizes)
        assert found is not None
        return found


def sample(population: Population, wanted: int, seed: int) -> Sampled:
    made = cells({stratum: len(members) for stratum, members in population.items()}, wanted)
    hat = Draw[bool](dict(enumerate(allot([cell.size for cell in made], wanted))))
    places, by_chance = numbered(made), Random(seed)
    for stratum, members in population.items():
        for holds in members:
            hat.offer(places[stratum], by_chance.getrandbits(64), holds)
    return Sampled(
        units=[Unit(cell=cell, yes=float(holds)) for cell, holds in hat.drawn()],
        sizes={n: Size(members=cell.size) for n, cell in enumerate(made)},
    )


def population(chance_: Random, share_: float, *, scale: int) -> Population:
    """Make strata of very unequal sizes, in which the share differs."""
    made: Population = {}
    for tier in "abc":
        for year in range(8):
            size = min(2000, int(chance_.paretovariate(1.1) * scale))
            here = min(1.0, max(0.0, share_ * chance_.uniform(0.5, 1.5)))
            made[tier, str(year)] = [chance_.random() < here for _ in range(size)]
    return made


def truth(made: Population) -> tuple[int, int]:
    return sum(map(sum, made.values())), sum(map(len, made.values()))


@settings(max_examples=40)
@given(
    st.dictionaries(st.sampled_from("abcdef"), st.integers(1, 80), min_size=1), st.integers(4, 60)
)
def test_weights_give_back_the_size_of_the_archive(sizes: dict[str, int], wanted: int) -> None:
    made: Population = {(name,): [True] * size for name, size in sizes.items()}
    drawn = sample(made, wanted, 1)
    coded = [unit.cell for unit in drawn.units]
    weights = [drawn.sizes[cell].members / coded.count(cell) for cell in coded]
    assert sum(weights) == pytest.approx(sum(sizes.values()))
    assert drawn.share.value == pytest.approx(1.0)


def test_a_census_gives_back_the_truth_without_doubt() -> None:
    made = population(Random(1), 0.3, scale=4)
    true, size = truth(made)
    one = sample(made, size, 1).share.times(size)
    assert (one.low, one.value, one.high) == pytest.approx((true, true, true))


def test_estimates_are_right_on_the_average() -> None:
    made = population(Random(2), 0.3, scale=20)
    true, size = truth(made)
    mean = sum(sample(made, 60, seed).share.value for seed in range(TRIALS)) / TRIALS
    assert mean == pytest.approx(true / size, abs=0.015)


@pytest.mark.parametrize("share_", [0.004, 0.05, 0.4, 0.9, 0.995])
def test_intervals_cover_a_share_as_often_as_they_say(share_: float) -> None:
    made = population(Random(3), share_, scale=15)
    true, size = truth(made)
    covered = 0
    for seed in range(TRIALS):
        one = sample(made, 80, seed).share
        covered += one.low <= true / size <= one.high
    assert covered / TRIALS >= 0.92


@pytest.mark.parametrize(("precision", "missed"), [(0.9, 0.03), (0.97, 0.002), (0.6, 0.2)])
def test_intervals_of_recall_cover_as_often_as_they_say(precision: float, missed: float) -> None:
    found, refused = (
        population(Random(5), precision, scale=8),
        population(Random(6), missed, scale=40),
    )
    here, there = truth(found)[0], truth(refused)[0]
    covered = 0
    for seed in range(TRIALS):
        one, other = sample(found, 100, seed), sample(refused, 60, seed + TRIALS)
        recall = within(
            combined(
                lambda a, n, b, m: a * n / (a * n + b * m),
                one.share,
                one.members,
                other.share,
                other.members,
            ),
            0,
            1,
        )
        covered += recall.low <= here / (here + there) <= recall.high
    assert covered / TRIALS >= 0.92


def test_nothing_found_is_not_nothing_there() -> None:
    made: Population = {("a",): [False] * 5000}
    one = sample(made, 30, 1).share
    assert (one.value, one.low) == (0, 0)
    assert 0.1 < one.high < 0.13


def test_a_question_that_concerns_nobody_has_no_answer() -> None:
    assert share([Unit(cell=0, yes=1, asked=0)], {0: Size(members=5)}) is None
    assert share([], {}) is None


def uneven() -> Iterator[Unit]:
    yield from (Unit(cell=0, yes=1) for _ in range(50))
    yield from (Unit(cell=1, yes=0) for _ in range(50))


def test_a_unit_counts_for_as_many_as_its_cell_has_for_each() -> None:
    one = share(list(uneven()), {0: Size(members=100), 1: Size(members=900)})
    assert one is not None
    assert one.value == pytest.approx(0.1)


def test_coders_who_differ_share_a_unit() -> None:
    one = share([Unit(cell=0, yes=0.5), Unit(cell=0, yes=1)], {0: Size(members=50)})
    assert one is not None
    assert one.value == pytest.approx(0.75)


def test_a_total_that_was_counted_in_a_sample_carries_its_error() -> None:
    one = total([Size(members=100, error=3), Size(members=50, error=4)])
    assert (one.low, one.value, one.high) == pytest.approx((140.2, 150, 159.8), abs=0.01)
