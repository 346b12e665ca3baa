"""Corrections and coded samples are taken in whole or not at all, and never into each other."""

import json
from pathlib import Path
from typing import Any

import pytest

from config.errors import UsageError
from nlp.evaluation.rows import read_rows
from nlp.fold import fold, main
from nlp.folding.guard import SampledRow, trainable
from nlp.learn import passages

TEXT = "Volunteers now run the library in Thornley, to general relief."
CORRECTION = {
    "text": TEXT, "target": "Volunteers", "is_relevant": True, "strands": ["social_action"],
    "sentiment": "positive", "speaker": "press", "url": "http://thornley.example/library",
    "kind": "news", "outlet": "Thornley Post", "date": "2012-05-01",
    "prefix": "", "suffix": " The council", "who": "Ann Vale", "when": "2026-11-30",
    "why": "Relief is praise.", "codebook": 1, "old": {"sentiment": "neutral"},
}  # fmt: skip
CODED = {
    "id": "s01", "unit": "sentence", "text": "The pool in Marsh Lane is run by its swimmers.",
    "relevant": "yes", "strands": "community_empowerment; social-action", "sentiment": "Neutral",
    "speaker": "unattributed", "codebook": "1", "coder": "BM", "sampled": "true",
}  # fmt: skip
SHEET = """\ufeffid;unit;text;relevant;strands;sentiment;speaker;note;codebook;coder;sampled
s01;sentence;'-- The pool is theirs.;Yes;none;positive;sector;;1;BM;true
s02;page;A whole page of rain.;no;;;;;1;BM;true
s03;sentence;Not looked at yet.;;;;;;1;BM;true
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    for name in ("train.jsonl", "passages.jsonl"):
        (folder / name).write_text("")
    return folder


def write(path: Path, *rows: object) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


def read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text().splitlines()]


def test_a_correction_is_trained_on_and_keeps_its_provenance(data: Path, tmp_path: Path) -> None:
    fold([write(tmp_path / "c.jsonl", CORRECTION)], data)
    (row,) = read(data / "corrections.jsonl")
    assert row["id"].startswith("co-")
    assert (row["doc_type"], row["strands"], row["sentiment"]) == (
        "news",
        ["social_action"],
        "positive",
    )
    assert row["labelled"] == {
        "who": "Ann Vale", "when": "2026-11-30", "why": "Relief is praise.", "codebook": 1,
        "old": {"sentiment": "neutral"},
    }  # fmt: skip
    assert row["anchor"] == {"prefix": "", "suffix": " The council"}
    assert trainable([row], data) == [row]
    assert not (data / "sample.jsonl").exists()


def test_a_coded_sheet_is_for_evaluation_only(data: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "coded.csv"
    sheet.write_text(SHEET)
    folded = fold([sheet], data)
    assert (len(folded.sample), folded.uncoded) == (2, 1)
    sentence, page = read(data / "sample.jsonl")
    assert sentence["text"] == "-- The pool is theirs."
    assert (sentence["is_relevant"], sentence["strands"]) == (True, [])
    assert (page["body"], page["relevant"]) == ("A whole page of rain.", False)
    assert len(read_rows((data / "sample.jsonl").read_bytes().splitlines())) == 2
    assert not (data / "corrections.jsonl").exists()
    with pytest.raises(SampledRow, match=r"s01, s02: sampled rows .* never trained on"):
        trainable([sentence, page], data)


def test_a_sampled_text_is_not_trained_on_under_another_name(data: Path, tmp_path: Path) -> None:
    fold([write(tmp_path / "s.jsonl", CODED)], data)
    (row,) = read(data / "sample.jsonl")
    assert row["strands"] == ["community_empowerment", "social_action"]
    again = {"id": "x", "text": "The pool in Marsh Lane  is run by its swimmers!"}
    with pytest.raises(SampledRow, match="x: sampled"):
        trainable([again], data)
    correction = write(tmp_path / "c.jsonl", CORRECTION | {"text": CODED["text"], "target": "pool"})
    with pytest.raises(UsageError, match=r"c\.jsonl: line 1: text: .* never trained on"):
        fold([correction], data)


def test_a_text_that_is_trained_on_is_left_out_of_the_sample(data: Path, tmp_path: Path) -> None:
    fold([write(tmp_path / "c.jsonl", CORRECTION)], data)
    folded = fold([write(tmp_path / "s.jsonl", CODED | {"text": TEXT})], data)
    assert folded.sample == []
    assert "corrections.jsonl, to be trained on" in folded.left_out[0]


def test_the_shipped_passages_may_be_trained_on() -> None:
    rows = passages(held_out=False)
    assert trainable(rows) == rows


def test_folding_twice_adds_nothing(data: Path, tmp_path: Path) -> None:
    files = [write(tmp_path / "c.jsonl", CORRECTION), write(tmp_path / "s.jsonl", CODED)]
    fold(files, data)
    before = {path.name: path.read_text() for path in data.iterdir()}
    folded = fold(files, data)
    assert len(folded.left_out) == 2
    assert "the same as in corrections.jsonl (co-" in "\n".join(folded.left_out)
    assert {path.name: path.read_text() for path in data.iterdir()} == before


@pytest.mark.parametrize(
    ("first", "second", "says"),
    [
        (
            CORRECTION,
            CORRECTION | {"sentiment": "negative"},
            "sentiment: 'negative', but 'positive' in",
        ),
        (
            CODED,
            CODED | {"relevant": "no", "strands": "", "sentiment": ""},
            "is_relevant: False, but",
        ),
    ],
)
def test_labels_in_conflict_are_for_a_person_to_settle(
    data: Path, tmp_path: Path, first: object, second: object, says: str
) -> None:
    with pytest.raises(UsageError, match="settle which holds") as answer:
        fold([write(tmp_path / "two.jsonl", first, second)], data)
    assert f"two.jsonl: line 2: {says}" in str(answer.value)
    assert "two.jsonl: line 1" in str(answer.value)


def test_a_conflict_with_what_is_shipped_is_told(data: Path, tmp_path: Path) -> None:
    write(data / "train.jsonl", CORRECTION | {"id": "ta-1", "strands": []})
    with pytest.raises(UsageError, match=r"strands: .* in train\.jsonl \(ta-1\): settle"):
        fold([write(tmp_path / "c.jsonl", CORRECTION)], data)


def test_two_coders_of_one_row_are_both_kept(data: Path, tmp_path: Path) -> None:
    other = CODED | {"coder": "CW", "sentiment": "positive"}
    assert len(fold([write(tmp_path / "s.jsonl", CODED, other)], data).sample) == 2


def lacking(row: dict[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in row.items() if key != name}


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (CORRECTION | {"sampled": True}, "who: 'Ann Vale': a sampled row is no correction"),
        (CODED | {"why": "x"}, "why: 'x': a sampled row is no correction"),
        ({"text": TEXT}, "neither a correction"),
        ([1], "list: a line is a JSON object"),
        (lacking(CORRECTION, "text"), "text: None: write"),
        (lacking(CORRECTION, "url"), "url: None: write"),
        (lacking(CORRECTION, "why"), "why: None: write"),
        (lacking(CORRECTION, "speaker"), "speaker: not there: write all labels"),
        (CORRECTION | {"suffix": ""}, "anchor: not there"),
        (CORRECTION | {"strands": ["sport"]}, "strands: 'sport': write one of"),
        (CORRECTION | {"strands": "social_action"}, "strands: 'social_action': write a list"),
        (CORRECTION | {"sentiment": "mixed"}, "sentiment: 'mixed': write one of"),
        (CORRECTION | {"speaker": "vicar"}, "speaker: 'vicar': write one of"),
        (CORRECTION | {"target": "Nobody"}, "target: 'Nobody': write the words"),
        (CORRECTION | {"is_relevant": False}, "is_relevant: False: such a passage"),
        (CORRECTION | {"when": "soon"}, "when: 'soon': write a day"),
        (CORRECTION | {"codebook": None}, "codebook: None: write the version"),
        (CODED | {"coder": ""}, "coder: '': write who"),
        (CODED | {"relevant": "perhaps"}, "relevant: 'perhaps': write yes or no"),
        (CODED | {"strands": "sport"}, "strands: 'sport': write one of"),
        (CODED | {"speaker": ""}, "speaker: '': write one of"),
        (CODED | {"relevant": "no"}, "relevant: 'no', but strands"),
    ],
)
def test_a_bad_row_is_answered_and_nothing_is_written(
    data: Path, tmp_path: Path, row: object, says: str
) -> None:
    path = write(tmp_path / "rows.jsonl", CODED | {"id": "s9", "text": "Other."}, row)
    with pytest.raises(UsageError) as answer:
        fold([path], data)
    assert f"rows.jsonl: line 2: {says}" in str(answer.value)
    assert {file.name for file in data.iterdir()} == {"train.jsonl", "passages.jsonl"}


def test_all_mistakes_are_told_at_once(data: Path, tmp_path: Path) -> None:
    path = write(tmp_path / "rows.jsonl", {"text": "a"}, {"text": "b"})
    with pytest.raises(UsageError, match=r"line 1(.|\n)*line 2(.|\n)*nothing was written"):
        fold([path], data)


def test_the_command_answers_wrong_usage(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([]) == 2
    assert main([str(tmp_path / "none.jsonl")]) == 2
    (tmp_path / "bad.jsonl").write_text("{")
    assert main([str(tmp_path / "bad.jsonl")]) == 2
    told = capsys.readouterr().err
    assert "python -m nlp.fold FILE" in told
    assert "none.jsonl: cannot be read" in told
    assert "bad.jsonl: line 1: not JSON" in told
