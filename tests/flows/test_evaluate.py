"""The verb `evaluate`: what it prints, where it falls short, and what it answers to bad input."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from config.errors import BigSocietyError, UsageError
from flows.commands.evaluate import evaluate

ROWS = [
    {"text": "The Big Society works.", "is_relevant": True, "date": "2011", "doc_type": "news"},
    {"text": "Rain fell on Thornley.", "is_relevant": False, "date": "2018", "doc_type": "blog"},
]


def run(*arguments: object) -> Result:
    return CliRunner().invoke(evaluate, [str(one) for one in arguments])


@pytest.fixture
def data(tmp_path: Path) -> Path:
    path = tmp_path / "data.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in ROWS))
    return path


def test_tables_are_for_a_terminal_and_json_for_programs(data: Path) -> None:
    shown = run(data, "--by", "period", "--by", "kind", "--prevalence", "0.25").output
    assert "2 rows of 2 pages" in shown
    assert "where 25% are relevant" in shown
    assert "by period" in shown
    assert "by kind" in shown
    told = json.loads(run(data, data, "--json").output)
    assert told["rows"] == 4
    assert told["labels"]["relevance"]["relevant"]["support"] == 2
    assert set(told["by"]["period"]) == {"May 2010 to 2015", "2016 on"}


def test_a_score_under_its_floor_is_a_failure(data: Path, tmp_path: Path) -> None:
    floor = tmp_path / "floor.json"
    assert run(data, "--floor", floor, "--write").exit_code == 0
    assert run(data, "--floor", floor).exit_code == 0
    pinned = json.loads(floor.read_text())
    pinned["scores"]["relevance: refused"] = 1.5
    floor.write_text(json.dumps(pinned))
    short = run(data, "--floor", floor)
    assert isinstance(short.exception, BigSocietyError)
    assert short.exception.exit_status == 1
    assert "relevance: refused" in str(short.exception)
    assert isinstance(run(data, "--floor", floor, "--write").exception, BigSocietyError)
    assert run(data, "--floor", floor, "--write", "--lower").exit_code == 0
    assert json.loads(floor.read_text())["scores"]["relevance: refused"] <= 1


def test_what_changed_since_an_earlier_report_is_told(data: Path, tmp_path: Path) -> None:
    earlier = tmp_path / "earlier.json"
    earlier.write_text(run(data, "--json").output)
    assert "beyond noise" in run(data, "--against", earlier).output
    told = json.loads(run(data, "--against", earlier, "--json").output)
    assert {change["verdict"] for change in told["changes"]} <= {"no", "untested"}
    other = tmp_path / "other.jsonl"
    other.write_text(json.dumps(ROWS[0]) + "\n")
    assert "different rows" in str(run(other, "--against", earlier).exception)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["none.jsonl"], "none.jsonl: cannot be read"),
        (["bad.jsonl"], "bad.jsonl: line 1: is_relevant: not there"),
        (["empty.jsonl"], "empty.jsonl: holds no line"),
        (["data.jsonl", "--floor", "none.json"], "none.json: not a file of floors"),
        (["data.jsonl", "--against", "bad.jsonl"], "bad.jsonl: not a report"),
        (["data.jsonl", "--write"], "--write goes with --floor"),
        (["data.jsonl", "--floor", "floor.json", "--lower"], "--lower with --write"),
    ],
)
@pytest.mark.usefixtures("data")
def test_wrong_usage_is_answered_with_the_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], says: str
) -> None:
    (tmp_path / "bad.jsonl").write_text('{"text": "Big Society"}\n')
    (tmp_path / "empty.jsonl").write_text("\n")
    monkeypatch.chdir(tmp_path)
    answer = run(*arguments)
    assert isinstance(answer.exception, UsageError)
    assert says in str(answer.exception)
