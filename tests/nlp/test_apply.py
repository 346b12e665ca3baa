"""The command's contract: one line out for each line in, whatever the line holds."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from spacy.language import Language

from config.errors import UsageError
from flows.commands.apply import apply, batches
from nlp.lines import answers


def ask(nlp: Language, *rows: object) -> list[dict[str, Any]]:
    lines = [row if isinstance(row, bytes) else json.dumps(row).encode() for row in rows]
    return list(answers(nlp, lines))


def test_a_passage_answers_with_the_agreed_keys(nlp: Language) -> None:
    (answer,) = ask(nlp, {"id": 7, "text": "The Big Society works.", "outlet": None})
    assert list(answer) == ["id", "relevant", "strands", "sentiment", "speaker"]
    assert list(answer["strands"]) == ["community_empowerment", "public_services", "social_action"]
    assert list(answer["sentiment"]) == ["label", "positive", "neutral", "negative"]
    assert list(answer["speaker"]) == ["role", "name"]


def test_a_document_answers_with_the_agreed_keys(nlp: Language) -> None:
    body = "The Big Society works, Ann Vale said. “It really does work here,” she added."
    (answer,) = ask(nlp, {"id": "d", "title": "T", "body": body})
    assert list(answer) == [
        "id", "relevant", "strands", "sentiment", "mentions", "quotes", "commitments", "claims",
    ]  # fmt: skip
    assert list(answer["mentions"][0]) == [
        "start", "end", "text", "cue", "level", "strands", "sentiment", "speaker", "quoted",
    ]  # fmt: skip
    assert list(answer["quotes"][0]) == ["start", "end", "text", "speaker", "role", "direct"]
    assert abs(sum(answer["strands"].values()) - 1) < 1e-3


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (b"", "not JSON"),
        (b"{", "not JSON"),
        (b"[1]", "object"),
        (b'"text"', "object"),
        (b"[" * 100_000, "not JSON"),
        (b"\xff\xfe{}", "UTF-8"),
        ({"id": 1}, "neither"),
        ({"id": 1, "text": 5}, "not a string"),
        ({"id": 1, "body": None}, "not a string"),
        ({"id": 1, "text": "a", "outlet": 3}, "outlet"),
        ({"id": 1, "text": "a", "target": "b"}, "not in the text"),
        ({"id": 1, "text": "a b", "target": "b", "target_start": 0}, "not in the text at 0"),
        ({"id": 1, "text": "a", "target": ""}, "target"),
        ({"id": 1, "text": "a", "target": "a", "target_start": True}, "target_start"),
        ({"id": 1, "text": "Big Society " * 900_000}, "characters"),
    ],
)
def test_a_bad_line_answers_in_its_place_and_the_run_goes_on(
    nlp: Language, line: object, says: str
) -> None:
    good = {"id": 2, "text": "The Big Society."}
    before, answer, after = ask(nlp, good, line, good)
    assert says in answer["error"]
    assert set(answer) <= {"id", "error"}
    assert before["relevant"] == after["relevant"]


@pytest.mark.parametrize(
    "text",
    [
        "", " \n", "word", "a" * 300_000, '"' * 50_000, "Big Society " * 2_000, "😀" * 100,
        "Le gouvernement parle de la société.", "Big \ud800 Society", "\x00\x07 Big Society",
        "The Big Society " + '"works", he said. ' * 500, "'" * 5_000, ". " * 50_000,
        "A" * 9 + "\n" * 9_999,
    ],
)  # fmt: skip
@pytest.mark.parametrize("key", ["text", "body"])
def test_odd_texts_get_an_answer(nlp: Language, key: str, text: str) -> None:
    (answer,) = ask(nlp, {"id": 1, key: text})
    assert "error" not in answer
    assert 0 <= answer["relevant"] <= 1


def test_lines_are_taken_as_they_arrive_and_the_last_needs_no_end() -> None:
    assert list(batches(io.BytesIO(b"a\nb\n\nc"))) == [[b"a", b"b", b""], [b"c"]]
    assert [line for lines in batches(io.BytesIO(b"x" * 200_000 + b"\ny\n")) for line in lines] == [
        b"x" * 200_000,
        b"y",
    ]


def test_the_command_reads_standard_input() -> None:
    result = CliRunner().invoke(
        apply, [], input='{"id":1,"text":"Big Society"}\n\n{"text":"\\ud800"}'
    )
    answers = [json.loads(line) for line in result.output.splitlines()]
    assert [("error" in answer) for answer in answers] == [False, True, False]


def test_a_missing_file_is_wrong_usage(tmp_path: Path) -> None:
    result = CliRunner().invoke(apply, [str(tmp_path / "none.jsonl")])
    assert isinstance(result.exception, UsageError)
    assert "none.jsonl" in str(result.exception)
