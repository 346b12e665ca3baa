"""Which words count, and which are taken back."""

from dataclasses import replace
from datetime import date

import pytest

from config.model import Alias, Config, Confusable, Cue
from nlp.cues import Finder
from nlp.gate import has_cue


def finder(config: Config, *cues: Cue, confusables: tuple[Confusable, ...] = ()) -> Finder:
    return Finder(replace(config, cues=cues, confusables=confusables, aliases=()))


BIG = Cue(text="big society", anchor=True, level="named")
BID = Cue(text="right to bid", context=("community", "pub"), unless=("Christie",), within=5)


@pytest.mark.parametrize(
    "text", ["the Big Society", "BIG  SOCIETY", "big-society", "the big\nsociety's end"]
)
def test_an_anchor_counts_alone_in_any_case_and_spacing(config: Config, text: str) -> None:
    assert [hit.counts for hit in finder(config, BIG).hits(text)] == [True]


@pytest.mark.parametrize("text", ["a bigger society", "bigsocietyish", "big, bad society"])
def test_other_words_are_no_hit(config: Config, text: str) -> None:
    assert finder(config, BIG).hits(text) == []


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("the right to bid for the pub", True),
        ("the right to bid", False),
        ("the right to bid one two three four five pub", False),
        ("the right to bid for the pub at Christie", False),
        ("the Big Society gave a right to bid", True),
    ],
)
def test_a_cue_counts_near_its_context_or_an_anchor(
    config: Config, text: str, *, counts: bool
) -> None:
    hits = finder(config, BIG, BID).hits(text)
    assert [hit.counts for hit in hits if hit.cue is BID] == [counts]


def test_a_confusable_takes_a_cue_back_unless_told_otherwise(config: Config) -> None:
    band = Confusable(
        text="big society", near=("gig",), unless=("minister",), why="a band", example="x"
    )
    found = finder(config, BIG, confusables=(band,))
    assert found.hits("Big Society play a gig tonight") == []
    assert found.hits("The minister went to a Big Society gig") != []
    assert found.hits("The Big Society is a policy") != []


def test_a_cue_counts_only_while_its_words_were_in_use(config: Config) -> None:
    cue = Cue(text="levelling up", anchor=True, since=date(2019, 7, 24))
    found = finder(config, cue)
    assert found.hits("levelling up", date(2010, 1, 1)) == []
    assert len(found.hits("levelling up", date(2021, 1, 1))) == 1
    assert len(found.hits("levelling up")) == 1


def test_the_longest_of_two_cues_is_the_hit(config: Config) -> None:
    bank = Cue(text="big society bank", anchor=True)
    assert [hit.cue for hit in finder(config, BIG, bank).hits("a Big Society Bank")] == [bank]


def test_a_label_without_a_cue_is_found_too(config: Config) -> None:
    alias = Alias(label="the gentle state", since=date(2030, 1, 1))
    found = Finder(replace(config, cues=(), confusables=(), aliases=(alias,)))
    assert [hit.counts for hit in found.hits("They speak of the gentle state")] == [True]


def test_the_gate_lets_texts_with_a_cue_through_only() -> None:
    assert has_cue("They spoke of the Big Society.")
    assert not has_cue("The cat sat on the mat.")
