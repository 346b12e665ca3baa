"""Cutting a text into pieces loses nothing and marks each mention where it stands."""

from hypothesis import given
from hypothesis import strategies as st

from store.ask.article import Passage
from store.desk.highlight import paragraphs

bodies = st.text(alphabet="ab\n 🙂", max_size=60)


def passage(start: int, end: int, body: str = "", number: int = 1) -> Passage:
    """Make a mention over part of a body."""
    return Passage(
        id=number,
        start=start,
        end=end,
        text=body[start:end],
        cue="",
        level="theme",
        relevance=0.9,
        strands={},
        held=(),
        uncertain=(),
        threshold=0.5,
        ruleset="",
        sentiment="neutral",
        positive=0.0,
        neutral=1.0,
        negative=0.0,
        speaker=None,
        role=None,
        office="",
        party="",
        quoted=False,
    )


@given(bodies, st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=4))
def test_no_character_is_lost_and_none_doubled(body: str, spans: list[tuple[int, int]]) -> None:
    passages = [passage(min(span), max(span), body, n) for n, span in enumerate(spans)]
    lines = ["".join(piece.text for piece in pieces) for pieces in paragraphs(body, passages)]
    assert lines == [line.lstrip() for line in body.split("\n") if line.strip()]


@given(bodies, st.integers(0, 60), st.integers(0, 60))
def test_what_is_marked_is_the_mention(body: str, one: int, other: int) -> None:
    marked = passage(min(one, other), max(one, other), body)
    pieces = [piece for line in paragraphs(body, [marked]) for piece in line if piece.passage]
    assert "".join("".join(piece.text for piece in pieces).split()) == "".join(marked.text.split())
    assert sum(piece.opens for piece in pieces) == bool(pieces)


def test_of_two_mentions_that_overlap_the_first_has_the_shared_words() -> None:
    body = "abcdef"
    (line,) = paragraphs(body, [passage(2, 5, body, 2), passage(0, 3, body, 1)])
    assert [(piece.text, piece.passage and piece.passage.id) for piece in line] == [
        ("abc", 1),
        ("de", 2),
        ("f", None),
    ]
