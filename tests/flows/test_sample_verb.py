"""The verb `sample` as a person uses it: drawing, coding in the terminal, scoring."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from config.errors import UsageError
from flows.commands.sample import sample
from flows.stages.sample_records import read_drawing
from flows.stages.sample_sheet import read_sheet, save_sheet
from store.archive.archive import Archive
from tests.flows.sampled import TRUE, fill


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fill(tmp_path_factory.mktemp("sample") / "a.db", articles=60)


@pytest.fixture
def drawn(database: Path, tmp_path: Path) -> Path:
    path = tmp_path / "s.jsonl"
    result = run("draw", "12", "--seed", "1", "--out", path, "--db", database)
    assert result.exit_code == 0, result.output
    return path


def run(*arguments: str | Path, says: str = "") -> Result:
    return CliRunner().invoke(sample, [str(one) for one in arguments], input=says)


def coded(drawn: Path, coder: str, word: str = TRUE) -> Path:
    """Fill in a copy of the sheet."""
    path = drawn.with_name(f"{coder}.csv")
    rows = [row for _, row in read_sheet(drawn.with_suffix(".csv")).rows]
    yes = {"relevant": "yes", "sentiment": "neutral", "speaker": "press"}
    answers = (yes if word in row["text"] else {"relevant": "no"} for row in rows)
    coder_is = {"coder": coder}
    save_sheet([row | answer | coder_is for row, answer in zip(rows, answers, strict=True)], path)
    return path


def test_a_draw_says_what_it_drew_and_never_writes_over_a_sample(
    drawn: Path, database: Path
) -> None:
    assert len(read_drawing(drawn).items) == 12
    again = run("draw", "12", "--out", drawn, "--db", database)
    assert isinstance(again.exception, UsageError)
    assert "is there already" in str(again.exception)


def test_without_a_seed_one_is_chosen_and_told(database: Path, tmp_path: Path) -> None:
    result = run("draw", "8", "--out", tmp_path / "x.jsonl", "--db", database)
    assert f"seed {read_drawing(tmp_path / 'x.jsonl').seed}" in result.output


def test_coding_stops_and_goes_on_where_it_stopped(drawn: Path) -> None:
    first = run("code", drawn, "--coder", "Ada M", says="y\n13\n3\n7\na note\nn\n\nq\n")
    assert first.exit_code == 0, first.output
    sheet = drawn.with_name("s-Ada-M.csv")
    assert f"{sheet}: 2 of 12 coded" in first.output
    (_, one), (_, other) = read_sheet(sheet).rows[:2]
    assert [one[name] for name in ("relevant", "strands", "sentiment", "speaker", "note")] == [
        "yes",
        "community_empowerment social_action",
        "negative",
        "other",
        "a note",
    ]
    assert (other["relevant"], other["coder"], other["sampled"]) == ("no", "Ada M", "true")
    assert "3 of 12" in run("code", drawn, "--coder", "Ada M", says="q\n").output


def test_an_answer_that_is_none_is_asked_again_and_a_question_mark_answered(drawn: Path) -> None:
    result = run("code", drawn, "--coder", "ada", says="?\nmaybe\nyes\n9\n0\nneutral\n0\n\nq\n")
    assert "it speaks of the agenda" in result.output
    assert "'maybe': answer y yes, n no" in result.output
    assert "'9': answer" in result.output
    (_, row) = read_sheet(drawn.with_name("s-ada.csv")).rows[0]
    assert (row["strands"], row["speaker"]) == ("", "unattributed")


def test_a_text_left_for_later_is_not_coded(drawn: Path) -> None:
    result = run("code", drawn, "--coder", "ada", says="y\ns\nn\n\n")
    assert "1 of 12 coded" in result.output
    assert read_sheet(drawn.with_name("s-ada.csv")).rows[0][1]["relevant"] == ""


def test_the_terminal_shows_nothing_of_what_the_machine_says(drawn: Path) -> None:
    shown = run("code", drawn, "--coder", "ada", says="s\n" * 12).output
    assert "0.9" not in shown
    assert "social_action" not in shown


def test_crawled_text_cannot_move_the_cursor(drawn: Path) -> None:
    lines = drawn.read_text().splitlines()
    item = json.loads(lines[1]) | {"title": "\x1b[2Jgone\x9b31m\u202e"}
    drawn.write_text("\n".join([lines[0], json.dumps(item), *lines[2:]]))
    shown = run("code", drawn, "--coder", "ada", says="q\n").output
    assert "gone" in shown
    assert not {"\x1b", "\x9b", "\u202e"} & set(shown)


def test_a_score_is_printed_and_told_as_json(drawn: Path, database: Path) -> None:
    ada = coded(drawn, "ada")
    table = run("score", drawn, ada, "--db", database).output
    assert "12 of 12 items coded (ada 12)" in table
    assert "relevance: relevant" in table
    assert "Nothing was coded by two people" in table
    told = json.loads(run("score", drawn, ada, "--db", database, "--json").output)
    relevant = told["labels"]["relevance"]["relevant"]
    assert relevant["precision"]["low"] <= relevant["precision"]["value"]
    assert told["coders"] == {"ada": 12}
    assert told["agreement"]["relevant"]["reading"] == "nothing was coded by two people"


def test_coders_who_differ_are_settled_in_a_sheet_of_their_own(drawn: Path, database: Path) -> None:
    sheets = [coded(drawn, "ada"), coded(drawn, "ben", word="hardly")]
    settled = drawn.with_name("settled.csv")
    first = run("score", drawn, *sheets, "--settle", settled, "--db", database)
    assert "to settle: fill them in" in first.output
    assert "Coders differ" in first.output
    assert "not to be relied on" in first.output
    rows = [row | {"relevant": "no", "coder": "cat"} for _, row in read_sheet(settled).rows]
    save_sheet(rows, settled)
    second = run("score", drawn, *sheets, "--settle", settled, "--db", database)
    assert "Coders differ" not in second.output


def test_nothing_coded_has_no_score(drawn: Path, database: Path) -> None:
    result = run("score", drawn, drawn.with_suffix(".csv"), "--db", database)
    assert "nothing is coded yet" in str(result.exception)


def test_scoring_leaves_the_archive_as_it_is(drawn: Path, database: Path) -> None:
    before = database.read_bytes()
    run("score", drawn, coded(drawn, "ada"), "--db", database)
    assert database.read_bytes() == before
    with Archive.open(database, write=True):
        pass
