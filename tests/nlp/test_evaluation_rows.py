"""What labelled rows are compared with, and how rows that cannot be scored are answered."""

import json
from pathlib import Path
from typing import Any

import pytest

from config.model import StrandKey
from nlp.evaluation.decisions import Case, Decision
from nlp.evaluation.documents import of_document
from nlp.evaluation.matching import same_amount, same_name, same_time, same_unit
from nlp.evaluation.passages import of_news, of_passage
from nlp.evaluation.rows import read_rows, text_to_judge, with_voices
from nlp.evaluation.score import digest
from nlp.lines import BadLine
from store.records import Claim, Commitment, Judgement, Labels, Mention, Quote, Speaker

AT = {"relevance": 0.5, "strands": 0.5}
NEUTRAL = Judgement(label="neutral", positive=0.2, neutral=0.7, negative=0.1)
STRANDS: dict[StrandKey, float] = {
    "community_empowerment": 0.1,
    "public_services": 0.2,
    "social_action": 0.9,
}
BODY = (
    "The Big Society came to Thornley. “It has saved our library,” said Ann Vale. "
    "Ministers will give it £25m by 2015. Nine in ten shops stayed open in 2011."
)
CASE = Case(page="p", facts={})


def mention(text: str, **fields: Any) -> Mention:
    known: dict[str, Any] = {"cue": "", "level": "theme", "relevance": 0.9, "sentiment": NEUTRAL}
    return Mention(**place(text), **(known | {"strands": STRANDS} | fields))


def place(text: str) -> dict[str, Any]:
    start = BODY.index(text)
    return {"start": start, "end": start + len(text), "text": text}


def labels(**found: Any) -> Labels:
    return Labels(relevant=0.8, strands={"social_action": 0.75}, sentiment=NEUTRAL, **found)


def noted(decisions: list[Decision]) -> dict[tuple[str, str], tuple[str, str]]:
    return {(one.task, one.label): (one.wanted, one.found) for one in decisions}


def test_a_relevant_passage_is_compared_label_by_label() -> None:
    row = {
        "text": BODY, "is_relevant": True, "strands": ["social_action", "public_services"],
        "sentiment": "positive", "speaker": "public", "named": True,
    }  # fmt: skip
    assert noted(of_passage(CASE, row, labels(mentions=(mention(BODY),)), AT)) == {
        ("relevance", "relevant"): ("yes", "yes"),
        ("strands", "community_empowerment"): ("no", "no"),
        ("strands", "public_services"): ("yes", "no"),
        ("strands", "social_action"): ("yes", "yes"),
        ("sentiment", ""): ("positive", "neutral"),
        ("speaker", ""): ("public", "unattributed"),
        ("speaker named", ""): ("public", "unattributed"),
    }


def test_of_an_irrelevant_passage_only_relevance_is_compared() -> None:
    row = {"text": BODY, "is_relevant": False, "sentiment": "neutral", "speaker": "press"}
    assert noted(of_passage(CASE, row, labels(mentions=(mention(BODY),)), AT)) == {
        ("relevance", "relevant"): ("no", "yes")
    }


def test_other_news_is_scored_toward_its_target() -> None:
    row = {"sentence": "Vale hailed Marsh.", "from": 12, "to": 17, "polarity": 1}
    text = text_to_judge(row)
    assert (text.passage, text.target) == (True, (12, 17))
    assert noted(of_news(CASE, row, labels())) == {("news sentiment", ""): ("positive", "neutral")}


def test_a_document_is_compared_stretch_by_stretch() -> None:
    row = {
        "body": BODY, "relevant": True, "sentiment": "mixed", "strands": {"social_action": 1.0},
        "mentions": [{"text": "The Big Society came to Thornley.", "level": "named"}],
        "quotes": [{"text": "It has saved our library,", "speaker": "Ann Vale", "role": "public"}],
        "commitments": [{"text": "give it £25m by 2015", "quantity": 25, "unit": "GBP million",
                         "deadline": "2015", "actor": "government", "strand": "general"}],
        "claims": [{"text": "Nine in ten shops stayed open", "value": 90, "unit": "per cent"}],
    }  # fmt: skip
    found = labels(
        mentions=(mention("The Big Society came to Thornley."), mention("in 2011.")),
        quotes=(Quote(**place("has saved our library"), speaker=Speaker(name="Ms Vale")),),
        commitments=(Commitment(**place("£25m"), quantity=25e6, unit="GBP", deadline="by 2015"),),
        claims=(Claim(**place("Nine in ten shops"), value=9.0, unit="per cent"),),
    )
    decisions = of_document(CASE, row, found, AT)
    told = noted(decisions)
    assert told["documents", "relevant"] == ("yes", "yes")
    assert told["mention level", ""] == ("named", "theme")
    assert told["found", "quotes with the right speaker"] == ("yes", "yes")
    assert told["quote fields", "role"] == ("yes", "no")
    assert told["commitment fields", "quantity"] == ("yes", "yes")
    assert told["commitment fields", "deadline"] == ("yes", "yes")
    assert told["commitment fields", "strand"] == ("yes", "yes")
    assert told["commitment fields", "actor"] == ("yes", "no")
    assert told["claim fields", "value"] == ("yes", "no")
    assert ("document sentiment", "") not in told
    assert [one.found for one in decisions if one.label == "mentions"] == ["yes", "yes"]
    assert told["found", "mentions"] == ("no", "yes")
    assert [one.credit for one in decisions if one.credit is not None] == [pytest.approx(0.75)]


def test_a_quote_that_is_not_found_has_no_right_speaker() -> None:
    row = {"body": BODY, "relevant": True, "quotes": [{"text": "library", "speaker": "Ann Vale"}]}
    told = noted(of_document(CASE, row, labels(), AT))
    assert told["found", "quotes"] == ("yes", "no")
    assert told["found", "quotes with the right speaker"] == ("yes", "no")


def test_names_match_through_titles_and_surnames() -> None:
    assert same_name("Ann Vale", "Ms Vale")
    assert same_name("the Cabinet Office", "a Cabinet Office spokesman")
    assert same_name(None, "")
    assert not same_name("Ann Vale", "Ann Marsh")
    assert not same_name("Ann Vale", None)


def test_amounts_units_and_times_match_as_they_are_written() -> None:
    assert same_amount(25, "GBP million", 25e6, "GBP")
    assert same_amount("40 to 50", None, 50.0, "people")
    assert same_amount(None, None, None, "people")
    assert not same_amount(25, "GBP", 25e6, "GBP")
    assert not same_amount(25, "GBP", None, None)
    assert same_unit("GBP million", "GBP")
    assert same_unit("community organisers", "organiser")
    assert not same_unit("people", None)
    assert same_time("31 March 2025", "by March 2025")
    assert same_time("within months", "in months")
    assert not same_time("2015", None)


def test_voices_say_which_passages_name_their_speaker(tmp_path: Path) -> None:
    voices = tmp_path / "voices.jsonl"
    voices.write_text('{"id": "a", "named": true}\n{"id": "b", "named": true}\n')
    rows = with_voices([{"id": "a"}, {"id": "b", "named": False}, {"id": "c"}], voices)
    assert [row.get("named") for row in rows] == [True, False, None]


def test_the_digest_is_of_the_rows_whatever_their_order() -> None:
    assert digest([{"a": 1}, {"b": 2}]) == digest([{"b": 2}, {"a": 1}])
    assert digest([{"a": 1}]) != digest([{"a": 2}])


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ({"text": "a"}, "is_relevant: not there"),
        ({"text": "a", "is_relevant": "yes"}, "is_relevant: 'yes': write one of true, false"),
        ({"text": "a", "is_relevant": 1}, "is_relevant: 1: write"),
        ({"text": "a", "is_relevant": True, "strands": ["sport"]}, "strands: .'sport'.: write"),
        ({"text": "a", "is_relevant": True, "sentiment": "mixed"}, "sentiment: 'mixed': write"),
        ({"text": "a", "is_relevant": True, "speaker": "vicar"}, "speaker: 'vicar': write"),
        ({"text": "a", "is_relevant": True, "target": "b"}, "target 'b' is not in the text"),
        ({"body": "a"}, "relevant: not there"),
        ({"body": "a", "relevant": True, "mentions": 3}, "mentions: 3: write a list"),
        ({"body": "a", "relevant": True, "quotes": [{"text": "b"}]}, "quotes.0..text: 'b': write"),
        ({"body": "a", "relevant": True, "strands": [1]}, "strands: .1.: write each"),
        (
            {"body": "a", "relevant": True, "claims": [{"text": "a", "unit": 3}]},
            "claims.0..unit: 3",
        ),
        (
            {"body": "a", "relevant": True, "mentions": [{"text": "a", "speaker": "x"}]},
            "mentions.0..role: 'x': write one of",
        ),
        ({"body": "a", "relevant": True, "mentions": [{"text": ""}]}, "mentions.0..text: ''"),
        ({"text": "a", "is_relevant": True, "strands": [[]]}, "strands: ....: write a list"),
        ({"sentence": "a b", "from": 0, "to": 9, "polarity": 1}, "from, to: .0, 9."),
        ({"sentence": "a b", "from": 0, "to": 1, "polarity": 2}, "polarity: 2: write"),
        ({"id": 3}, "neither text"),
    ],
)
def test_a_row_that_cannot_be_scored_is_answered_with_line_value_and_remedy(
    row: dict[str, Any], says: str
) -> None:
    good = {"text": "a", "is_relevant": False}
    with pytest.raises(BadLine, match=f"^line 3: {says}"):
        read_rows([json.dumps(good).encode(), b"\n", json.dumps(row).encode()])
