"""Exports: cells that never act, and every table in both forms."""

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from config.errors import UsageError
from flows.commands.export import export
from flows.exports import safe_cell
from tests.ask.archive import HOSTILE, fill


@given(st.text())
def test_no_cell_begins_as_a_formula(text: str) -> None:
    cell = str(safe_cell(text))
    assert cell.endswith(text)
    assert cell[:1] not in {"=", "+", "@", "\t", "\r"}
    assert not cell.startswith("-") or float(cell) <= 0


@pytest.mark.parametrize("value", ["-3", "-0.25", -3, -0.25, 7, None, "", "plain", "a=b"])
def test_numbers_and_plain_words_stay_as_they_are(value: object) -> None:
    assert safe_cell(value) == value


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_all_three_tables_are_written(form: str, tmp_path: Path) -> None:
    database = fill(tmp_path / "a.db")
    out = tmp_path / "out"
    result = CliRunner().invoke(
        export, ["--db", str(database), "--out", str(out), "--format", form]
    )
    assert result.exit_code == 0, result.output
    names = {f"{name}.{form}" for name in ("articles", "mentions", "observations")}
    assert {path.name for path in out.iterdir()} == names
    rows = _read(out / f"articles.{form}")
    assert HOSTILE in {row["title"] for row in rows}
    assert "docid" not in rows[0]


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        if path.suffix == ".csv":
            return list(csv.DictReader(file))
        return [json.loads(line) for line in file]


def test_the_canonical_content_is_printed_as_json_lines(tmp_path: Path) -> None:
    result = CliRunner().invoke(export, ["--db", str(fill(tmp_path / "a.db")), "--canonical"])
    assert result.exit_code == 0
    kinds = {next(iter(json.loads(line))) for line in result.output.splitlines()}
    assert {"article", "ledger", "measure"} <= kinds


def test_export_wants_to_know_where_to(tmp_path: Path) -> None:
    result = CliRunner().invoke(export, ["--db", str(fill(tmp_path / "a.db"))])
    assert isinstance(result.exception, UsageError)
