"""What promises in a sentence, and how the stretch is cut."""

import pytest

from nlp.clauses import Clauses
from nlp.promises import promises, vague


def cut(sentence: str, *, told: bool = False) -> list[str]:
    return [sentence[one.start : one.end] for one in promises(Clauses(sentence), told=told)]


@pytest.mark.parametrize(
    ("sentence", "promise"),
    [
        (
            "Ms Thorne said the scheme would open to every school by 2014.",
            "the scheme would open to every school by 2014",
        ),
        (
            "She told an audience in Hexham that grants would be paid within a month.",
            "grants would be paid within a month",
        ),
        (
            "The fund, he said, will pay for 300 wardens.",
            "will pay for 300 wardens",
        ),
        ("We are putting £3 million into village halls.", "We are putting £3 million"),
        ("We want every ward to have its own budget.", "We want every ward to have"),
        ("He pointed to the levy, which will be halved next year.", "will be halved next year"),
        ("They pledged to publish each contract.", "They pledged to publish each contract"),
        ("It is late, but we still intend to do it.", "we still intend to do it"),
        (
            "We will train 400 stewards, so that no park is left untended.",
            "We will train 400 stewards",
        ),
        ("“We shall not let you down,” said Mr Oakes.", "We shall not let you down"),
        ("Ministers announced £20m for local surgeries.", "£20m for local surgeries"),
    ],
)
def test_a_promise_is_cut_as_its_clause(sentence: str, promise: str) -> None:
    (found,) = cut(sentence)
    assert found.startswith(promise)


def test_each_promise_of_a_sentence_is_one() -> None:
    sentence = (
        "Lord Vane said that the paper would be out in May and that every reply would be read."
    )
    assert cut(sentence) == ["the paper would be out in May", "every reply would be read"]


def test_verbs_that_share_a_subject_are_two_promises_only_with_their_figures() -> None:
    assert len(cut("Clubs will be helped and will have a greater part.")) == 1
    assert len(cut("We will open 40 hubs and will hire 90 wardens.")) == 2


def test_each_sum_set_aside_is_a_promise() -> None:
    found = cut("The paper sets aside £40m for clubs, including a £10m prize and £3m for advice.")
    assert len(found) == 3


@pytest.mark.parametrize(
    "sentence",
    [
        "We want a bigger, stronger society.",
        "The previous government promised to build 50 hubs.",
        "The last Labour government will be remembered for it.",
        "Will ministers fund the hubs?",
        "You will never hear a minister say so.",
        "Critics will say that it is too little.",
        "He claimed that families would be happier.",
        "Mr Oakes hopes that a change will follow.",
        "Small charities will find it easier to bid.",
        "A fall of ten per cent would have brought a payment.",
        "It would cost a fortune.",
        "The aim is to give people a voice.",
        "If you close the hall, who will open it again?",
        "The hall was opened by Mrs Oakes in 2011.",
        "",
    ],
)
def test_wishes_forecasts_and_what_others_do_are_no_promise(sentence: str) -> None:
    assert cut(sentence) == []


def test_would_promises_only_in_reported_speech_or_where_a_plan_is_told() -> None:
    sentence = "Every tenant would have a vote."
    assert cut(sentence) == []
    assert cut(sentence, told=True) == ["Every tenant would have a vote"]
    assert cut("“I would have every tenant vote,” he said.") == []


def test_a_vague_word_is_named() -> None:
    assert vague("We will encourage giving") == "encourage"
    assert vague("A register will be published") is None


@pytest.mark.parametrize(
    "text",
    ["will " * 20_000, "£1 " * 20_000, "“" * 20_000, "said that " * 20_000, "a, and " * 9_000],
)
def test_hostile_text_is_read_to_a_limit(text: str) -> None:
    assert len(promises(Clauses(text), told=True)) <= 12
