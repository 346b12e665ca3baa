"""Drawing from strata: each has its chance, and each subset of a cell is as likely as another."""

from collections import Counter
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from store.method.strata import (
    LEAST,
    Draw,
    Stratum,
    allot,
    cells,
    chance,
    numbered,
    share_out,
)

SIZES = st.dictionaries(
    st.tuples(st.sampled_from("ab"), st.sampled_from("cdef"), st.sampled_from("gh")),
    st.integers(0, 500),
    max_size=16,
)


@given(SIZES, st.integers(0, 60))
def test_every_stratum_that_has_members_is_in_one_cell(
    sizes: dict[Stratum, int], wanted: int
) -> None:
    made = cells(sizes, wanted)
    held = Counter(stratum for cell in made for stratum in cell.strata)
    assert held == Counter(stratum for stratum, size in sizes.items() if size)
    assert [cell.size for cell in made] == [
        sum(sizes[stratum] for stratum in cell.strata) for cell in made
    ]


@given(SIZES, st.integers(1, 60))
def test_every_cell_is_drawn_from_and_none_beyond_its_size(
    sizes: dict[Stratum, int], wanted: int
) -> None:
    made = [cell.size for cell in cells(sizes, wanted)]
    given_ = allot(made, wanted)
    assert sum(given_) == min(wanted, sum(made))
    assert all(0 <= lot <= size for lot, size in zip(given_, made, strict=True))
    if wanted >= LEAST * len(made):
        assert all(lot >= min(LEAST, size) for lot, size in zip(given_, made, strict=True))


def test_what_a_name_begins_with_is_kept_apart_longest() -> None:
    sizes: dict[Stratum, int] = {
        (tier, year): 5 for tier in ("national", "regional") for year in "1234"
    }
    made = cells(sizes, 8)
    assert [{tier for tier, _ in cell.strata} for cell in made] == [{"national"}, {"regional"}]


def test_a_larger_cell_gives_more_but_less_than_its_share() -> None:
    small, large = allot([100, 10_000], 100)
    assert 1 < small < large
    assert small / 100 > large / 10_000


def test_what_one_part_lacks_goes_to_the_others_in_their_shares() -> None:
    there = {"a": 1000, "b": 2, "c": 1000}
    assert share_out(100, {"a": 0.5, "b": 0.3, "c": 0.2}, there) == {"a": 70, "b": 2, "c": 28}
    assert share_out(9, {"a": 0.5, "b": 0.5}, {"a": 1, "b": 3}) == {"a": 1, "b": 3}


def test_a_draw_gives_what_it_was_asked_for_and_the_same_whatever_the_order() -> None:
    names = [f"n{n}" for n in range(50)]

    def drawn(order: list[str]) -> list[tuple[int, str]]:
        hat = Draw[str]({0: 4, 1: 3, 2: 0})
        for name in order:
            hat.offer(int(name[1:]) % 3, chance(7, name), name)
        return list(hat.drawn())

    assert drawn(names) == drawn(names[::-1])
    assert Counter(cell for cell, _ in drawn(names)) == {0: 4, 1: 3}


def test_every_subset_is_as_likely() -> None:
    seen: Counter[tuple[str, ...]] = Counter()
    trials = 3000
    for seed in range(trials):
        hat = Draw[str]({0: 2})
        for name in "abcd":
            hat.offer(0, chance(seed, name), name)
        seen[tuple(sorted(name for _, name in hat.drawn()))] += 1
    expected = trials / 6
    assert set(seen) == set(combinations("abcd", 2))
    # Chi squared of five degrees of freedom is above 20.5 once in a thousand.
    assert sum((count - expected) ** 2 / expected for count in seen.values()) < 20.5


def test_strata_know_the_number_of_their_cell() -> None:
    made = cells({("a",): 1, ("b",): 9, ("c",): 9}, 8)
    assert numbered(made) == {("a",): 0, ("b",): 0, ("c",): 1}
