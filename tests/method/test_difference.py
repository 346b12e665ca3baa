"""What changed between two texts: nothing is lost, and nothing is made up."""

from hypothesis import given
from hypothesis import strategies as st

from store.method.difference import Edit, applied, difference, stretches
from store.method.wording import Sentence, form_of, sentences

WORDS = st.lists(
    st.sampled_from(["ada", "runs", "the", "shop", "again", "today", "not", "“we”"]),
    min_size=1,
    max_size=5,
).map(lambda words: f"{' '.join(words)}.".capitalize())
BODIES = st.lists(WORDS, max_size=8).map(" ".join)
TEXTS = st.builds(sentences, st.sampled_from(["", "Shop", "Shop shut"]), BODIES, BODIES)


def body(*texts: str) -> list[Sentence]:
    return sentences("", "", "\n\n".join(texts))


@given(TEXTS, TEXTS)
def test_the_difference_makes_the_new_sentences_of_the_old_ones(
    before: list[Sentence], after: list[Sentence]
) -> None:
    made = applied([one.text for one in before], difference(before, after))
    assert [form_of(text) for text in made] == [one.form for one in after]


@given(TEXTS)
def test_a_text_does_not_differ_from_itself(text: list[Sentence]) -> None:
    assert difference(text, text) == ()


@given(WORDS, WORDS)
def test_the_stretches_of_a_changed_sentence_spell_both(was: str, now: str) -> None:
    found = stretches(was, now)
    assert "".join(text for kind, text in found if kind != "new") == was
    assert "".join(text for kind, text in found if kind != "gone") == now


def test_a_reworded_sentence_is_changed_and_others_come_and_go() -> None:
    before = body("Volunteers run the shop.", "It sells bread.", "Nobody came on Monday.")
    after = body("Volunteers no longer run the shop.", "Nobody came on Monday.", "A fee is asked.")
    assert difference(before, after) == (
        Edit(
            part="body",
            at=0,
            was="Volunteers run the shop.",
            now="Volunteers no longer run the shop.",
        ),
        Edit(part="body", at=1, was="It sells bread."),
        Edit(part="body", at=3, now="A fee is asked."),
    )


def test_a_headline_is_changed_however_little_is_left_of_it() -> None:
    (edit,) = difference(sentences("Shop saved", "", ""), sentences("Anger over bread", "", ""))
    assert (edit.was, edit.now) == ("Shop saved", "Anger over bread")


def test_typography_alone_is_no_edit() -> None:
    assert difference(body("“It’s here” – now."), body('"It\'s here" - now.')) == ()  # noqa: RUF001


def test_a_book_is_compared_in_passing() -> None:
    book = [Sentence(part="body", text=f"{n}.", form=f"{n}.") for n in range(12_000)]
    changed = [*book[:9], *book[12:]]
    edits = difference(book, changed)
    assert [one.text for one in changed] == applied([one.text for one in book], edits)
    assert [edit.at for edit in edits] == [9, 10, 11]
