"""What a line may hold, and what it is told when that is nothing clear."""

# ruff: noqa: RUF001 - the odd characters are the matter

import json
import math
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from nlp.lines import LONGEST_LINE, BadLine, answers, parse, text_of
from nlp.mentions import Mentions

GOOD = {"id": "good", "text": "The Big Society works in Hull, Ann Vale said."}
WELSH = "Mae'r Gymdeithas Fawr wedi methu, meddai Huw Pari wrth y Senedd ddoe."
PASSAGE = ["id", "relevant", "strands", "sentiment", "speaker"]


def ask(nlp: Language, *rows: object) -> list[dict[str, Any]]:
    lines = [row if isinstance(row, bytes) else json.dumps(row).encode() for row in rows]
    return list(answers(nlp, lines))


def refused(line: bytes) -> str:
    with pytest.raises(BadLine) as caught:
        text_of(parse(line))
    return str(caught.value)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (b"  \r", "blank"),
        (b'{"text": "caf\xe9"}', "not UTF-8 at byte 13 (0xe9)"),
        ('{"text": "a"}'.encode("utf-16"), "UTF-16"),
        ('{"text": "a"}'.encode("utf-16-le")[1:], "UTF-16"),
        (b'{"text": "a", "text": "b"}', "'text' stands twice"),
        (b'{"text": "a", "x": {"y": 1, "y": 1}}', "'y' stands twice"),
        (b'{"text": NaN}', "NaN"),
        (b'{"text": "a", "id": -Infinity}', "-Infinity"),
        (b'{"text": "a", "id": 1e999}', "1e999 is too large"),
        (b'{"text": "a", "id": ' + b"9" * 10_000 + b"}", "not JSON"),
        (b'{"text": "a", "x": ' + b"[" * 200_000, "nested too deeply"),
        (b'{"a":' * 200_000, "nested too deeply"),
        (b'{"text": "a"} {"text": "b"}', "Extra data"),
        (b"{'text': 'a'}", "not JSON"),
        (b'{"text": "a\nb"}', "not JSON"),
        (b'{"text": null}', "text is not a string but null"),
        (b'{"text": true}', "text is not a string but true or false"),
        (b'{"text": ["a"]}', "text is not a string but a list"),
        (b'{"body": {}}', "body is not a string but an object"),
        (b'{"body": "a", "title": 1.5}', "title is not a string but a number"),
        (b'{"body": "a", "date": 2013}', "date is not a string but a number"),
        (b'{"Text": "a"}', "neither text (a passage) nor body (a document)"),
        (b'{"text": "a", "target": " "}', "target is not"),
        (b'{"text": "a", "target": ["a"]}', "target is not"),
        (b'{"text": "a", "target": "a", "target_start": 0.0}', "whole number"),
        (b'{"text": "a", "target": "a", "target_start": "0"}', "whole number"),
    ],
)
def test_a_bad_line_is_told_what_is_wrong(line: bytes, says: str) -> None:
    assert says in refused(line)


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"target": "tea"}, "target 'tea' is not in the text"),
        ({"target": "big society"}, "spelled otherwise it is"),
        ({"target": "Hull's  new"}, "spelled otherwise it is"),
        ({"target": "plan", "target_start": 3}, "at 3; it stands at 26: count code points from 0"),
        ({"target": "plan", "target_start": 27}, "at 26: count code points, not UTF-16 units"),
        ({"target": "plan", "target_start": 31}, "at 26: count code points, not bytes"),
        ({"target": "plan", "target_start": -5}, "at -5; it stands at 26"),
        ({"target": "plan", "target_start": 10**30}, "at that target_start; it stands at 26"),
        ({"target": "i", "target_start": 2}, "it stands at 3, 9"),
    ],
)
def test_a_target_that_is_elsewhere_is_told_where(asked: dict[str, object], says: str) -> None:
    text = "😀 Big Society: Hull’s new plan"
    assert says in refused(json.dumps({"text": text, **asked}).encode())


def test_places_of_a_common_target_are_not_all_listed() -> None:
    line = {"text": "a b" * 50_000, "target": "a", "target_start": 1}
    assert refused(json.dumps(line).encode()).endswith(
        "0, 3, 6 and elsewhere: count code points from 0"
    )


def test_a_target_may_overlap_itself_and_count_in_code_points() -> None:
    row = {"text": "😀 anana", "target": "ana", "target_start": 4}
    assert text_of(row).target == (4, 7)
    assert text_of({**row, "target_start": None}).target == (2, 5)


def test_a_mark_at_the_head_and_a_return_at_the_end_are_no_matter() -> None:
    assert parse(b'\xef\xbb\xbf{"text": "a"}\r') == {"text": "a"}


def test_a_line_without_measure_is_not_read() -> None:
    assert "32 MB" in refused(b'{"text": "' + b"a" * LONGEST_LINE)


def test_an_id_that_is_no_plain_value_is_refused_and_others_come_back(nlp: Language) -> None:
    ids: list[Any] = [7, "é\ud800", None, True, 1.5, -0.0, 10**40]
    found = ask(nlp, {"id": [1], "text": "a"}, *({"id": one, "text": "a"} for one in ids))
    assert found[0] == {"error": "id is not a string or a number"}
    assert [answer["id"] for answer in found[1:]] == ids


def test_a_text_in_another_language_is_said_to_be_so_and_not_judged(nlp: Language) -> None:
    passage, document, mixed, named = ask(
        nlp,
        {"id": 1, "text": WELSH},
        {"id": 2, "title": "Big Society", "body": f"{WELSH}\n\nDiolch."},
        {"id": 3, "body": f"{WELSH}\n\nThe Big Society works here, Huw Pari said."},
        {"id": 4, "body": "Mae David Cameron yn dweud bod y Big Society yn fyw."},
    )
    assert list(passage) == [*PASSAGE, "language", "note"]
    assert (passage["relevant"], passage["language"]) == (0.0, "cy")
    assert passage["note"] == "in Welsh: not judged"
    assert (document["relevant"], document["mentions"]) == (0.0, [])
    assert mixed["note"] == "partly in Welsh: only its English is judged"
    assert len(mixed["mentions"]) == 1
    assert named["note"] == "in Welsh: not judged, though it names the agenda"


def test_a_date_that_is_none_is_said_to_be_so(nlp: Language) -> None:
    dates = ["2013-02-30", "last week", "2013", "2013-05", "2013-05-01T06:00:00Z", ""]
    found = ask(nlp, *({**GOOD, "date": one} for one in dates))
    assert ["note" in answer for answer in found] == [True, True, False, False, False, False]
    assert "'2013-02-30'" in found[0]["note"]


def test_a_defect_of_ours_costs_one_line(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(component: Mentions, doc: Doc) -> Doc:
        if "trap" in doc.text:
            raise IndexError("list index out of range")
        return usual(component, doc)

    usual = Mentions.__call__
    monkeypatch.setattr(Mentions, "__call__", broken)
    found = ask(nlp, GOOD, {"id": 2, "text": "A trap."}, GOOD)
    assert [list(answer) for answer in found] == [PASSAGE, ["id", "error"], PASSAGE]
    monkeypatch.undo()
    assert ask(nlp, GOOD) == [found[0]]


@settings(deadline=None, max_examples=60)
@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
        max_leaves=5,
    )
    | st.fixed_dictionaries(
        {},
        optional={
            "id": st.text() | st.integers(),
            "text": st.text() | st.none(),
            "body": st.text() | st.integers(),
            "target": st.text(max_size=2) | st.none(),
            "target_start": st.integers() | st.none(),
            "date": st.text(max_size=12),
        },
    )
)
def test_whatever_a_line_holds_is_answered(nlp: Language, row: object) -> None:
    (answer,) = ask(nlp, row)
    assert "error" in answer or 0 <= answer["relevant"] <= 1
    assert not any(isinstance(one, float) and math.isnan(one) for one in answer.values())


@settings(deadline=None)
@given(st.binary(max_size=60))
def test_whatever_bytes_a_line_holds_are_answered(nlp: Language, line: bytes) -> None:
    (answer,) = answers(nlp, [line])
    assert "error" in answer or "relevant" in answer
