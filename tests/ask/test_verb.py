"""The verb `compare` from the command line."""

import json
from pathlib import Path

from click.testing import CliRunner, Result

from config.errors import UsageError
from flows.commands.compare import compare


def shown(db: Path, *arguments: str) -> Result:
    """Run the verb over an archive."""
    return CliRunner().invoke(compare, ["--db", str(db), *arguments])


def test_the_tables_fit_a_pipe_without_colour_or_boxes(small_path: Path) -> None:
    result = shown(small_path)
    assert result.exit_code == 0
    assert max(map(len, result.output.splitlines())) <= 110
    assert "\x1b" not in result.output
    assert "─" not in result.output


def test_a_row_counts_articles_texts_and_newsrooms(small_path: Path) -> None:
    line = next(line for line in shown(small_path).output.splitlines() if "sector" in line)
    assert line.split() == ["2011", "4", "reaction", "sector", "-", "-", "3", "-", "-", "3/1/2"]


def test_outcomes_stand_beside_with_their_verdict_and_what_cannot_be_said(small_path: Path) -> None:
    output = " ".join(shown(small_path, "--strand", "social_action").output.split())
    assert "better +4 Regular volunteering (% of adults, England) 2010: 25, 2013: 29" in output
    assert "a forecast is not an outcome (1 series)" in output


def test_an_empty_window_cannot_be_said(small_path: Path) -> None:
    output = shown(small_path, "--from", "2030-01-01").output
    assert output.count("cannot be said, no article of these days is kept") == 3


def test_json_is_json(small_path: Path) -> None:
    told = json.loads(shown(small_path, "--json", "--strand", "social_action").output)
    assert [strand["title"] for strand in told["strands"]] == ["Social action"]


def test_an_unknown_strand_is_answered_with_the_three(small_path: Path) -> None:
    result = shown(small_path, "--strand", "big_state")
    assert result.exit_code == 2
    for strand in ("community_empowerment", "public_services", "social_action"):
        assert strand in result.output


def test_a_window_the_wrong_way_round_is_refused(small_path: Path) -> None:
    result = shown(small_path, "--from", "2012-01-01", "--to", "2011-01-01")
    assert isinstance(result.exception, UsageError)
    assert "swap them" in str(result.exception)
