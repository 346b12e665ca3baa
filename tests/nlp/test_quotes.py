"""Quotes of whole texts: where they stand, and whose they are."""

# ruff: noqa: RUF001 - curly marks are the matter here

from datetime import date

import pytest

from nlp.cast import Cast
from nlp.quotes import read
from nlp.sentences import sentence_starts
from nlp.turns import only_asks, turns


def found_in(text: str) -> list[tuple[str, str | None, bool]]:
    starts = sentence_starts(text)
    sentences = list(zip(starts, [*starts[1:], len(text)], strict=True))
    cast = Cast(text, {}, date(2011, 5, 1))
    return [
        (text[one.start : one.end], one.speaker.name, one.direct)
        for one in read(text, sentences, cast).quotes
    ]


@pytest.mark.parametrize("marks", ["“”", '""', "‘’", "''"])
def test_every_kind_of_mark_is_read(marks: str) -> None:
    text = f"{marks[0]}We will not go back now,{marks[1]} said Ann Vale."
    assert found_in(text) == [("We will not go back now,", "Ann Vale", True)]


def test_a_quote_split_by_its_speaker_is_two() -> None:
    text = "“It is late,” Ann Vale said, “and it is dear to us all.”"
    assert [(words, who) for words, who, _ in found_in(text)] == [
        ("It is late,", "Ann Vale"),
        ("and it is dear to us all.", "Ann Vale"),
    ]


def test_a_quote_over_paragraphs_is_one_a_paragraph() -> None:
    text = "Ann Vale said: “It has been a long road for us.\n\n“Now it is behind us at last.”"
    assert {(who, direct) for _, who, direct in found_in(text)} == {("Ann Vale", True)}
    assert len(found_in(text)) == 2


def test_a_quote_with_no_speaker_of_its_own_is_his_who_spoke_before() -> None:
    text = "Ann Vale said it was late. “We were told that it would open. We wait and wait.”"
    assert found_in(text)[-1][1] == "Ann Vale"


def test_the_nearest_speaker_has_the_quote() -> None:
    text = (
        "“It works well for us,” said Ann Vale, but Owen Tregarth called it “a trick of the light”."
    )
    assert [who for _, who, _ in found_in(text)] == ["Ann Vale", "Owen Tregarth"]


def test_a_colon_gives_the_quote_to_the_subject() -> None:
    text = "Ann Vale, one of the organisers, is in no doubt: “It will open by the spring.”"
    assert found_in(text) == [("It will open by the spring.", "Ann Vale", True)]


@pytest.mark.parametrize(
    "text",
    [
        "Villagers opened a “free” school in May, Ann Vale wrote.",
        "A leaflet called “You have got the power” was printed.",
        "The “big society” bank will open.",
    ],
)
def test_names_and_words_held_at_arm_s_length_are_no_quotes(text: str) -> None:
    assert not [words for words, _, direct in found_in(text) if direct]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ann Vale said that the fund would open.", "the fund would open"),
        ("The fund would open, Ann Vale said.", "The fund would open"),
        ("Ann Vale told MPs she understood the worry.", "she understood the worry"),
        ("The fund is late, according to Ann Vale.", "The fund is late"),
        ("In time, Ann Vale said, every town would have one.", "every town would have one"),
        ("Ann Vale has asked ministers to open the fund.", "to open the fund"),
    ],
)
def test_reported_words_are_the_clause(text: str, words: str) -> None:
    assert found_in(text) == [(words, "Ann Vale", False)]


def test_two_clauses_are_two_quotes() -> None:
    text = "Ann Vale said that the fund would open and that every view would count."
    assert [words for words, _, _ in found_in(text)] == [
        "the fund would open",
        "every view would count",
    ]


def test_figures_according_to_somebody_are_no_quote() -> None:
    assert found_in("Fares rose by 4 per cent, according to Mendwell.") == []


def test_pronouns_mean_the_last_one_who_fits() -> None:
    text = "Ann Vale met Owen Tregarth. “I am glad that he came,” she said. “I am too,” he said."
    assert [who for _, who, _ in found_in(text)] == ["Ann Vale", "Owen Tregarth"]


def test_each_turn_of_a_debate_is_one_quote() -> None:
    text = (
        "Ann Vale (Mendip) (Lab): 1. What assessment has he made of the fund?\n\n"
        "The Minister for Towns (Mr Owen Tregarth): It is open. It helps.\n\n"
        "Ann Vale: I am glad.\n\nMr Speaker: Order."
    )
    cast = Cast(text, {}, date(2014, 9, 10))
    said = list(turns(text, cast))
    assert [(text[one.start : one.end], one.speaker.name, one.speaker.role) for one in said] == [
        ("1. What assessment has he made of the fund?", "Ann Vale", "opposition"),
        ("It is open. It helps.", "Owen Tregarth", "government"),
        ("I am glad.", "Ann Vale", "opposition"),
    ]
    assert [only_asks(text[one.start : one.end]) for one in said] == [True, False, False]


@pytest.mark.parametrize(
    "text",
    [
        '"' * 20_000,
        "“" * 20_000,
        "'a" * 20_000,
        '"works well for us", he said. ' * 2_000,
        "Ann Vale said " * 5_000,
        "A" * 50_000,
        "Aa " * 20_000,
        "Ann Vale, " * 5_000 + "said so.",
        "according to " * 5_000,
    ],
)
def test_hostile_text_gets_an_answer(text: str) -> None:
    for words, _, _ in found_in(text):
        assert words in text
