"""Near-duplicates: what counts as one text, and that candidates are found the same way for ever."""

import random
import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from store.method.similar import BANDS, THRESHOLD, bands, jaccard, one_text, shingles, signature

texts = st.text(max_size=200)
word_lists = st.lists(st.sampled_from([f"word{n}" for n in range(40)]), max_size=60)


def story(words: int, seed: int = 1) -> list[str]:
    """Made-up words in a fixed order."""
    numbers = random.Random(seed)
    return [f"w{numbers.randrange(5000)}" for _ in range(words)]


@given(texts, texts)
def test_similarity_is_symmetric_and_between_nought_and_one(one: str, other: str) -> None:
    likeness = jaccard(shingles(one), shingles(other))
    assert 0.0 <= likeness <= 1.0
    assert likeness == jaccard(shingles(other), shingles(one))


@given(texts)
def test_a_text_with_words_is_wholly_like_itself_and_one_without_is_like_nothing(text: str) -> None:
    assert jaccard(shingles(text), shingles(text)) == (1.0 if shingles(text) else 0.0)


@given(word_lists)
def test_the_shingles_of_n_words_are_at_most_n_minus_four_and_never_none(words: list[str]) -> None:
    found = shingles(" ".join(words))
    assert len(found) <= max(len(words) - 4, 1)
    assert bool(found) == bool(words)


def test_case_punctuation_and_spacing_make_no_difference() -> None:
    one = shingles("The village\u00a0shop isn't closing: volunteers run it.")
    assert one == shingles("the VILLAGE shop isn\u2019t closing \u2014 volunteers, run it")


def test_texts_of_fewer_than_five_words_match_only_when_they_are_equal() -> None:
    assert one_text(shingles("Library saved!"), shingles("library saved"))
    assert not one_text(shingles("Library saved"), shingles("Library closed"))


def test_equal_texts_share_every_band_and_strangers_share_none() -> None:
    one, other = (shingles(" ".join(story(300, seed))) for seed in (1, 2))
    assert bands(signature(one)) == bands(signature(set(one)))
    assert len(set(bands(signature(one)))) == BANDS
    assert set(bands(signature(one))).isdisjoint(bands(signature(other)))


def test_a_text_without_words_has_no_bands() -> None:
    assert bands(signature(shingles(" -- "))) == []


@given(st.integers(min_value=0, max_value=10_000))
def test_a_syndicated_copy_with_a_new_opening_and_a_cut_end_is_a_candidate_and_verified(
    seed: int,
) -> None:
    original = story(300, seed)
    copy = story(15, seed + 1) + original[10:270]
    one, other = shingles(" ".join(original)), shingles(" ".join(copy))
    assert set(bands(signature(one))) & set(bands(signature(other)))
    assert one_text(one, other)


def test_two_accounts_that_share_a_long_quotation_are_not_one_text() -> None:
    quotation = story(60, seed=9)
    one = shingles(" ".join(story(150, seed=1) + quotation))
    other = shingles(" ".join(quotation + story(150, seed=2)))
    assert 0.0 < jaccard(one, other) < THRESHOLD


def test_another_process_and_another_release_find_the_same_bands() -> None:
    code = (
        "from store.method.similar import *\n"
        "print([key.hex() for key in bands(signature(shingles('one two three four five six')))])"
    )
    keys = [key.hex() for key in bands(signature(shingles("one two three four five six")))]
    printed = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout
    assert printed.strip() == str(keys)
    assert keys[0] == "71a7e772c3ce9077", "kept bands no longer match: regroup the archive"
