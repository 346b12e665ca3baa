"""The shipped model keeps to its pinned scores, and pinned scores fall only when told to."""

import json
from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language

from config.errors import BigSocietyError, UsageError
from nlp.evaluation.floor import read_floor, shortfalls, write_floor
from nlp.evaluation.score import score, score_lines
from nlp.learn import passages
from tests.shared import SHARED, needs_shared

GOLD = Path(__file__).parents[1] / "gold"


def report(**values: float) -> dict[str, Any]:
    figures = {name.replace("_", " "): {"value": value} for name, value in values.items()}
    return {"data": "d", "rows": 2, "prevalence": 0.1, "figures": figures}


def test_the_shipped_model_keeps_to_its_floor(nlp: Language) -> None:
    assert (
        shortfalls(score(nlp, passages(held_out=True)).as_json(), read_floor(GOLD / "floor.json"))
        == []
    )


@needs_shared
def test_whole_documents_keep_to_their_floor(nlp: Language) -> None:
    assert SHARED is not None
    with (SHARED / "data" / "bigsociety" / "documents.jsonl").open("rb") as lines:
        report = score_lines(nlp, lines).as_json()
    assert shortfalls(report, read_floor(GOLD / "documents.json")) == []


def test_a_score_may_rise_and_an_error_fall(tmp_path: Path) -> None:
    path = tmp_path / "floor.json"
    write_floor(path, report(F1=0.8, error=0.1), lower=False)
    assert shortfalls(report(F1=0.9, error=0.05), read_floor(path)) == []
    write_floor(path, report(F1=0.9, error=0.05), lower=False)
    assert shortfalls(report(F1=0.8, error=0.1), read_floor(path)) == [
        "F1: 0.8000 is worse than the floor of 0.9000",
        "error: 0.1000 is worse than the floor of 0.0500",
    ]


def test_a_floor_falls_only_when_told_to(tmp_path: Path) -> None:
    path = tmp_path / "floor.json"
    write_floor(path, report(F1=0.8, more=0.5), lower=False)
    before = path.read_text()
    with pytest.raises(BigSocietyError, match=r"F1: 0\.7990.*\nmore: not measured.*\n.*--lower"):
        write_floor(path, report(F1=0.799), lower=False)
    assert path.read_text() == before
    write_floor(path, report(F1=0.799), lower=True)
    assert read_floor(path)["scores"] == {"F1": 0.799}


def test_another_processor_may_round_otherwise(tmp_path: Path) -> None:
    path = tmp_path / "floor.json"
    write_floor(path, report(F1=0.8), lower=False)
    assert shortfalls(report(F1=0.796), read_floor(path)) == []
    assert len(shortfalls(report(F1=0.794), read_floor(path))) == 1


@pytest.mark.parametrize("other", [{"data": "e"}, {"prevalence": 0.2}])
def test_a_floor_holds_for_its_own_rows_and_prevalence(
    tmp_path: Path, other: dict[str, object]
) -> None:
    path = tmp_path / "floor.json"
    write_floor(path, report(F1=0.8), lower=False)
    (line,) = shortfalls(report(F1=0.9) | other, read_floor(path))
    assert "the floor was measured" in line


@pytest.mark.parametrize("text", ["", "[]", '{"scores": {}}', json.dumps({"scores": {"a": "b"}})])
def test_a_file_that_is_no_floor_is_refused_with_the_remedy(tmp_path: Path, text: str) -> None:
    path = tmp_path / "floor.json"
    path.write_text(text)
    with pytest.raises(UsageError, match=r"floor\.json: not a file of floors.*--write"):
        read_floor(path)
