"""The nearest labelled examples: by direction, each once, with who labelled them."""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language

from nlp.nearest import Example, labelled, nearest, passage_vectors


def example(text: str) -> Example:
    return Example(
        id=text,
        text=text,
        relevant=True,
        strands=(),
        sentiment="neutral",
        speaker=None,
        quotation=False,
        labelled_by="",
        codebook="",
        file="train.jsonl",
    )


def vectors(texts: Sequence[str]) -> NDArray[np.float32]:
    """Count a and b: rows of any length."""
    return np.array([[text.count("a"), text.count("b")] for text in texts], np.float32)


def test_the_nearest_have_the_same_direction_whatever_their_length() -> None:
    examples = [example("b"), example("aaaaaa"), example("ab"), example("zz")]
    (found,) = nearest(vectors, ["a"], examples, 3)
    assert [one.example.text for one in found] == ["aaaaaa", "ab", "b"]
    assert np.allclose([one.cosine for one in found], [1, 2**-0.5, 0])


def test_nothing_asked_for_is_nothing_computed() -> None:
    def refuse(texts: Sequence[str]) -> NDArray[np.float32]:
        raise AssertionError(texts)

    assert nearest(refuse, ["a"], [example("a")], 0) == [[]]
    assert nearest(refuse, ["a"], [], 3) == [[]]
    assert nearest(refuse, [], [example("a")], 3) == []


def test_a_text_without_words_is_like_nothing() -> None:
    (found,) = nearest(vectors, [""], [example("a"), example("b")], 2)
    assert [(one.example.text, one.cosine) for one in found] == [("a", 0.0), ("b", 0.0)]


def test_each_text_is_read_once_and_unlabelled_and_sampled_rows_are_passed_over(
    tmp_path: Path,
) -> None:
    row = {"id": "a1", "text": "One.", "is_relevant": True, "strands": ["social_action"]}
    more = {"sentiment": "positive", "labelled": {"who": "bo", "codebook": 1}, "anchor": "x"}
    sampled = row | {"text": "Two.", "coder": "cy"}
    lines = [row | more, row | {"id": "a2"}, {"id": "a1", "named": 1}, {"text": "x"}, sampled]
    path = tmp_path / "some.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines) + "\n")
    (found,) = labelled(tmp_path)
    assert (found.id, found.strands, found.file) == ("a1", ("social_action",), "some.jsonl")
    assert (found.labelled_by, found.codebook, found.quotation) == ("bo", "1", True)


def test_a_passage_is_nearest_to_itself(nlp: Language) -> None:
    shipped = labelled()[:40]
    found = nearest(
        lambda some: passage_vectors(nlp, some), [one.text for one in shipped], shipped, 1
    )
    assert [near[0].example.text for near in found] == [one.text for one in shipped]
    assert all(near[0].cosine > 0.999 for near in found)
