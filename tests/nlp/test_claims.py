"""Which figures are claims, and how the stretch is cut."""

from itertools import pairwise

import pytest

from nlp.claims import figures
from nlp.clauses import Clauses


def cut(sentence: str) -> list[str]:
    return [sentence[one.start : one.end] for one in figures(Clauses(sentence))]


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("So far over 2,600 halls have been listed.", "over 2,600 halls have been listed"),
        ("In a survey, 92 per cent wanted it kept.", "92 per cent wanted it kept"),
        ("The hubs employ 350 people, mostly women.", "350 people"),
        ("Among the young, reoffending fell by 8.4 per cent.", "reoffending fell by 8.4 per cent"),
        ("The bank has lent £20m since May.", "lent £20m"),
        ("They gave £3 million of public money away.", "£3 million of public money"),
        ("One in four adults now give time.", "One in four adults now give time"),
        ("The hubs are to lose £14m.", "£14m"),
    ],
)
def test_a_figure_is_cut_with_what_it_did(sentence: str, claim: str) -> None:
    (found,) = cut(sentence)
    assert claim in found
    assert len(found) <= 2 * len(claim)


def test_each_figure_of_a_sentence_is_a_claim_of_its_own() -> None:
    found = cut("£36 million has been spent on 215 projects, and 1,200 people took part.")
    assert len(found) == 3


@pytest.mark.parametrize(
    "sentence",
    [
        "The hubs will open in 300 towns.",
        "Up to 300 towns could have one.",
        "A £10 million programme pays for advice.",
        "The £40m is spent.",
        "A scheme worth £22 million runs here.",
        "Firms with fewer than 250 staff are exempt.",
        "These 12 groups are the first.",
        "It took six weeks and three days.",
        "Two members of staff stayed.",
        "Did 4,000 people come?",
        "Of 80 clubs some are closed.",
        "The hall opened in 2011.",
        "",
    ],
)
def test_plans_limits_names_and_spans_are_no_claims(sentence: str) -> None:
    assert cut(sentence) == []


@pytest.mark.parametrize(
    "text", ["£1 " * 20_000, "20 " * 20_000, "1," * 20_000, "12 of 13 " * 9_000]
)
def test_hostile_text_is_read_to_a_limit(text: str) -> None:
    found = figures(Clauses(text))
    assert len(found) <= 24
    assert all(first.end <= then.start for first, then in pairwise(found))
