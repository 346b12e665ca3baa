"""What changed between versions is kept with them, in whatever order the captures came."""

from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.archive.archive import Archive
from store.archive.differences import read
from store.archive.history import unite
from store.archive.pages import keep_reading, keep_readings
from store.method.difference import Edit, difference
from store.method.wording import sentences
from store.records import NotAnArticle
from tests.store.fresh import fresh
from tests.store.making import article, page

SENTENCES = ("Volunteers run the shop.", "Volunteers ran the shop.", "Bread is sold.", "Who pays?")
TEXTS = st.lists(
    st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3).map(" ".join),
    min_size=1,
    max_size=6,
)
COUNTERS = st.sampled_from(["1,204 shares", "Comments (7)", "3 min read", "2 hours ago", ""])


def capture(archive: Archive, n: int, text: str, name: str = "a") -> None:
    keep_reading(archive, page(name, n), article(name, text))


def kept(archive: Archive) -> list[tuple[Edit, ...]]:
    """Return what changed from version to version of the first article."""
    rows = archive.db.execute(
        "SELECT d.sentences FROM versions AS v LEFT JOIN differences AS d ON d.version = v.id "
        "WHERE v.article = 1 ORDER BY v.first_seen, v.id"
    ).fetchall()
    assert rows[0] == (None,)  # nothing came before the first
    return [read(sentences) for (sentences,) in rows[1:]]


def found(archive: Archive) -> list[tuple[Edit, ...]]:
    """Compare the texts of the versions afresh."""
    texts = [
        sentences(*row)
        for row in archive.db.execute(
            "SELECT coalesce(v.title, a.title), coalesce(v.standfirst, a.standfirst), "
            "coalesce(v.body, a.body) FROM versions AS v JOIN articles AS a ON a.id = v.article "
            "WHERE v.article = 1 ORDER BY v.first_seen, v.id"
        )
    ]
    return [difference(*pair) for pair in pairwise(texts)]


@given(TEXTS, st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_the_differences_are_those_of_the_texts_in_the_order_of_capture(
    shown: list[str], random: Random
) -> None:
    arrivals = list(enumerate(shown))
    random.shuffle(arrivals)
    with fresh() as archive:
        for n, text in arrivals:
            capture(archive, n, text)
        assert kept(archive) == found(archive)
        assert all(kept(archive))


@given(st.lists(st.tuples(COUNTERS, COUNTERS), min_size=2, max_size=6))
@settings(max_examples=25, deadline=None)
def test_counters_alone_never_make_a_version(counters: list[tuple[str, str]]) -> None:
    with fresh() as archive:
        for n, (above, below) in enumerate(counters):
            capture(archive, n, f"{above}\n\nVolunteers run the shop.\n\n{below}")
        assert archive.db.table("versions").count == 1
        assert archive.db.table("differences").count == 0


def test_a_text_that_goes_and_comes_back_has_changed_twice(archive: Archive) -> None:
    for n, text in enumerate(("It is open.", "It is shut.", "It is open.")):
        capture(archive, n, text)
    there, back = kept(archive)
    assert [(edit.was, edit.now) for edit in there] == [("It is open.", "It is shut.")]
    assert [(edit.was, edit.now) for edit in back] == [("It is shut.", "It is open.")]


@pytest.mark.parametrize("again", [0, 1, 2])
def test_reading_a_page_again_renews_the_differences_it_is_part_of(
    archive: Archive, again: int
) -> None:
    for n, text in enumerate(("It is open.", "It is shut.", "It is open.")):
        capture(archive, n, text)
    capture(archive, again, "Read better.")
    assert kept(archive) == found(archive)


def test_versions_that_read_the_same_by_a_better_reader_become_one(archive: Archive) -> None:
    for n, text in enumerate(("Log in. It is open.", "It is open.", "It is shut.")):
        capture(archive, n, text)
    capture(archive, 0, "It is open.")
    unite(archive)
    assert kept(archive) == found(archive)
    assert len(kept(archive)) == 1
    before = list(archive.db.iterdump())
    unite(archive)
    assert list(archive.db.iterdump()) == before


def test_taking_a_page_back_takes_its_difference_with_it(archive: Archive) -> None:
    for n, text in enumerate(("It is open.", "Subscribe now.", "It is shut.")):
        capture(archive, n, text)
    keep_reading(archive, page("a", 1), NotAnArticle(reason="too short"))
    assert kept(archive) == found(archive)
    assert len(kept(archive)) == 1
    keep_reading(archive, page("a", 0), NotAnArticle(reason="too short"))
    assert kept(archive) == []


@given(TEXTS, st.permutations(range(6)))
@settings(max_examples=25, deadline=None)
def test_merged_articles_differ_as_one_that_was_never_two(
    shown: list[str], order: list[int]
) -> None:
    both = tuple(f"http://sentinel.example/{name}" for name in ("a", "amp"))
    readings = [
        (page(("a", "amp")[n % 2], n), article(("a", "amp")[n % 2], text))
        for n, text in enumerate(shown)
    ]
    readings = [readings[n] for n in order if n < len(readings)]
    last = len(shown)
    with fresh() as archive:
        keep_readings(archive, readings)
        keep_reading(archive, page("a", last), article("a", "The end.", addresses=both))
        assert archive.db.table("articles").count == 1
        assert kept(archive) == found(archive)
