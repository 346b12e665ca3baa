"""Stories depend on which articles are one text, and on nothing else."""

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from store.archive.archive import Archive
from store.archive.pages import keep_reading
from store.archive.stories import bodies, candidates, join, keep_bands, leave, ungrouped
from tests.store.fresh import fresh
from tests.store.making import article, page

NAMES = "abcdefg"
PAIRS = st.sets(st.tuples(st.integers(1, 7), st.integers(1, 7)).filter(lambda p: p[0] < p[1]))


def fill(archive: Archive, names: str = NAMES) -> None:
    """Keep one article a letter, the last letter being published first, one undated."""
    for n, name in enumerate(names):
        day = f"2031-01-{20 - n:02d}" if name != "g" else None
        keep_reading(archive, page(name, n), article(name, f"Text {name}.", published=day))


def stories(archive: Archive) -> dict[int, int]:
    return dict(archive.db.execute("SELECT article, story FROM stories").fetchall())


def neighbours(pairs: set[tuple[int, int]], one: int) -> set[int]:
    return {b if a == one else a for a, b in pairs if one in (a, b)}


def components(pairs: set[tuple[int, int]]) -> dict[int, int]:
    """Name each article's component by its earliest member, worked out the plain way."""
    left, named = set(range(1, len(NAMES) + 1)), {}
    while left:
        members, before = {left.pop()}, set[int]()
        while members != before:
            before = set(members)
            members |= {other for one in before for other in neighbours(pairs, one)}
        earliest = max(members - {7}, default=7)
        named.update(dict.fromkeys(members, earliest))
        left -= members
    return named


@given(PAIRS, st.integers(0, 99))
@settings(max_examples=25, deadline=None)
def test_joining_in_any_order_gives_the_same_stories(pairs: set[tuple[int, int]], n: int) -> None:
    order = Random(n).sample(range(1, 8), 7)
    with fresh() as archive:
        fill(archive)
        done: set[int] = set()
        for one in order:
            join(archive, one, neighbours(pairs, one) & done)
            done.add(one)
        assert stories(archive) == components(pairs)
        assert ungrouped(archive, 10) == []


@given(PAIRS, PAIRS, st.integers(0, 99))
@settings(max_examples=25, deadline=None)
def test_joining_again_after_changes_forgets_the_old_pairs(
    before: set[tuple[int, int]], after: set[tuple[int, int]], n: int
) -> None:
    with fresh() as archive:
        fill(archive)
        for pairs in (before, after):
            for one in Random(n).sample(range(1, 8), 7):
                join(archive, one, neighbours(pairs, one))
        assert stories(archive) == components(after)


def test_a_story_falls_apart_when_the_article_that_held_it_together_leaves(
    archive: Archive,
) -> None:
    fill(archive, "abc")
    join(archive, 2, [1, 3])
    assert stories(archive) == {1: 3, 2: 3, 3: 3}
    leave(archive, 2)
    assert stories(archive) == {1: 1, 3: 3}
    assert [one.article for one in ungrouped(archive, 10)] == [1, 2, 3]


def test_only_a_change_of_body_date_or_address_asks_for_grouping_again(archive: Archive) -> None:
    fill(archive, "a")
    join(archive, 1, [])
    keep_reading(archive, page("a", 5), article("a", "Text a.", title="T", published="2031-01-20"))
    assert ungrouped(archive, 10) == []
    keep_reading(archive, page("a", 6), article("a", "Text b.", title="T", published="2031-01-20"))
    assert [one.body for one in ungrouped(archive, 10)] == ["Text b."]


def test_candidates_share_a_band_at_the_same_place(archive: Archive) -> None:
    fill(archive, "abc")
    keep_bands(archive, 1, [b"x", b"y"])
    keep_bands(archive, 2, [b"y", b"x"])
    keep_bands(archive, 3, [b"z", b"y"])
    assert candidates(archive, [b"x", b"y"]) == [1, 3]
    keep_bands(archive, 3, [b"z", b"z"])
    assert candidates(archive, [b"x", b"y"]) == [1]
    assert bodies(archive, [1, 99]) == {1: "Text a."}
