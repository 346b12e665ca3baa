"""The encoder: the order of answers, what each head may see, and texts at the edges."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from nlp.encoder import KINDS, Encoder, Passage, marked
from nlp.reading import encoder_of

PRAISE = "Residents hailed the volunteers, but the council called the Work Programme a failure."


@pytest.fixture(scope="module")
def encoder(nlp: Language) -> Encoder:
    return encoder_of(nlp)


def test_an_answer_depends_on_its_passage_alone(encoder: Encoder) -> None:
    texts = [
        PRAISE,
        "Yes.",
        "The Localism Act gave parishes a right to bid. " * 8,
        "It has failed.",
    ]
    together = encoder.read([Passage(text=text) for text in texts])
    for text, verdict in zip(texts, together, strict=True):
        alone = encoder.read([Passage(text=text)])[0]
        assert alone.relevance == verdict.relevance
        assert np.array_equal(alone.roles, verdict.roles)


def test_only_sentiment_sees_the_target(encoder: Encoder) -> None:
    place = PRAISE.index("the Work Programme")
    with_target = Passage(text=PRAISE, target=(place, place + len("the Work Programme")))
    one, other = encoder.read([with_target, Passage(text=PRAISE)])
    assert one.relevance == other.relevance
    for head in ("strands", "roles", "vector"):
        assert np.array_equal(getattr(one, head), getattr(other, head))
    assert not np.array_equal(one.sentiment, other.sentiment)


def test_sentiment_is_toward_the_target(encoder: Encoder) -> None:
    def toward(words: str) -> float:
        place = PRAISE.index(words)
        target = (place, place + len(words))
        positive, _, negative = encoder.read([Passage(text=PRAISE, target=target)])[0].sentiment
        return float(positive - negative)

    assert toward("volunteers") > toward("Work Programme")


def test_an_unknown_kind_is_none(encoder: Encoder) -> None:
    rows = encoder.read([Passage(text=PRAISE, kind=kind) for kind in ("", "leaflet")])
    assert np.array_equal(rows[0].roles, rows[1].roles)


@pytest.mark.parametrize(
    "text", ["", " ", "\x00", "x" * 100_000, "\u202e\u0301" * 500, "大社会", "🙂" * 300]
)
def test_whatever_the_text_holds_it_is_answered(encoder: Encoder, text: str) -> None:
    verdict = encoder.read([Passage(text=text, target=(0, 1))])[0]
    assert np.isfinite(verdict.relevance)
    assert all(np.isfinite(getattr(verdict, head)).all() for head in ("strands", "sentiment"))


def test_nothing_to_read_is_no_answer(encoder: Encoder) -> None:
    assert encoder.read([]) == []


@given(
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=20),
    st.tuples(st.integers(0, 40), st.integers(0, 40)),
)
@settings(max_examples=200)
def test_a_target_marks_what_it_overlaps_or_everything(
    offsets: list[tuple[int, int]], target: tuple[int, int]
) -> None:
    weights = marked(offsets, target)
    assert len(weights) == len(offsets)
    assert weights.sum() > 0 or not offsets


def test_the_kinds_are_those_the_records_know() -> None:
    assert len(KINDS) == len(set(KINDS))
    assert KINDS[0] == ""
