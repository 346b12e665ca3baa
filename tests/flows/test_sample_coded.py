"""What coders hand in: as a spreadsheet saves it, and with every mistake named at once."""

import csv
from pathlib import Path

import pytest

from config.errors import UsageError
from flows.stages.sample_codebook import codebook_version, says_of
from flows.stages.sample_coded import Coded, read_coded
from flows.stages.sample_records import Drawing, DrawnCell, Item, read_drawing, write_drawing
from flows.stages.sample_sheet import COLUMNS, Row, blank, read_sheet, save_sheet

HOSTILE = '=HYPERLINK("http://trap.example";"click")'


def item(number: int, text: str = "The hall was given away.") -> Item:
    return Item(
        id=f"s{number}",
        part="mention",
        cell=0,
        probability=0.5,
        kept=1.0,
        article="a",
        start=0,
        url="http://herald.example/a",
        title="A hall; and more",
        byline="Ada Marlow",
        outlet="The Herald",
        kind="news",
        tier="national",
        date="2011-05-01",
        text=text,
        before="It rained.\u2028It stopped.",
        after="",
        anchor="x",
        said={"sentiment": "negative", "role": "sector", "strands": ["social_action"]},
    )


CELL = DrawnCell(part="mention", strata=(("national", "sector", "2011"),), size=8, error=0, drawn=4)
DRAWING = Drawing(
    seed=1,
    made="2031-01-01T00:00:00Z",
    ruleset="rules",
    codebook="1",
    unlabelled=0,
    articles=9,
    cells=(CELL,),
    items=(item(1), item(2, HOSTILE), item(3), item(4)),
)
YES = {"relevant": "yes", "strands": "none", "sentiment": "neutral", "speaker": "press"}


def filled(*answers: Row, coder: str = "ada") -> list[Row]:
    rows = blank(DRAWING, coder)
    return [row | answer for row, answer in zip(rows, answers, strict=False)]


def told(path: Path, *answers: Row) -> list[Coded]:
    save_sheet(filled(*answers), path)
    return read_coded(DRAWING, [path])


def test_a_sample_reads_as_it_was_written(tmp_path: Path) -> None:
    write_drawing(DRAWING, tmp_path / "s.jsonl")
    assert read_drawing(tmp_path / "s.jsonl") == DRAWING


@pytest.mark.parametrize("content", ["", "{}\n", "no JSON\n", '{"draw": 1}\n', "[1]\n"])
def test_what_is_no_sample_is_refused_with_a_remedy(content: str, tmp_path: Path) -> None:
    path = tmp_path / "s.jsonl"
    path.write_text(content)
    with pytest.raises(UsageError, match="sample draw"):
        read_drawing(path)


def test_a_sheet_tells_nothing_of_what_the_machine_says(tmp_path: Path) -> None:
    save_sheet(blank(DRAWING), tmp_path / "s.csv")
    text = (tmp_path / "s.csv").read_text(encoding="utf-8-sig")
    assert not any(word in text for word in ("negative", "social_action", "mention", "sector"))
    assert all(row["sampled"] == "true" for row in blank(DRAWING))


def test_no_cell_of_a_sheet_acts_as_a_formula(tmp_path: Path) -> None:
    save_sheet(blank(DRAWING), tmp_path / "s.csv")
    with (tmp_path / "s.csv").open(encoding="utf-8-sig", newline="") as file:
        texts = [row["text"] for row in csv.DictReader(file)]
    assert texts[1] == f"'{HOSTILE}"


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_sheet_is_read_as_a_spreadsheet_saves_it(
    delimiter: str, encoding: str, tmp_path: Path
) -> None:
    rows = filled({**YES, "note": "a “bold” claim"}, {"relevant": "NO"})
    path = tmp_path / "s.csv"
    with path.open("w", encoding=encoding, errors="replace", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, delimiter=delimiter)
        writer.writeheader()
        writer.writerows(rows)
    one, other = read_coded(DRAWING, [path])
    assert (one.relevant, one.note, other.relevant) == (True, "a “bold” claim", False)


def test_columns_that_nobody_fills_in_may_be_gone(tmp_path: Path) -> None:
    path = tmp_path / "s.csv"
    path.write_text("coder,id,relevant,strands,sentiment,speaker,codebook\nada,s3,no,,,,1\n")
    assert [one.id for one in read_coded(DRAWING, [path])] == ["s3"]


def test_a_file_without_the_columns_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "s.csv"
    path.write_text("id,relevant\n")
    with pytest.raises(UsageError, match="lacks strands, sentiment, speaker, codebook, coder"):
        read_sheet(path)


def test_a_sheet_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        read_sheet(tmp_path / "s.csv")


@pytest.mark.parametrize(
    ("cell", "strands"),
    [
        ("", set()),
        ("none", set()),
        ("Social_Action", {"social_action"}),
        ("social action", None),
        ("social-action; public_services", {"social_action", "public_services"}),
        ("public_services social_action", {"social_action", "public_services"}),
    ],
)
def test_strands_are_read_however_they_are_parted(
    cell: str, strands: set[str] | None, tmp_path: Path
) -> None:
    if strands is None:
        with pytest.raises(UsageError, match="strands: 'social'"):
            told(tmp_path / "s.csv", {**YES, "strands": cell})
    else:
        (one,) = told(tmp_path / "s.csv", {**YES, "strands": cell})
        assert one.strands == strands


def test_what_is_not_coded_yet_is_left_out(tmp_path: Path) -> None:
    assert [one.id for one in told(tmp_path / "s.csv", {}, {**YES}, {})] == ["s2"]


def test_all_mistakes_are_named_at_once_with_row_value_and_remedy(tmp_path: Path) -> None:
    wrong: list[Row] = [
        {**YES, "sentiment": "postive"},
        {"relevant": "perhaps"},
        {**YES, "speaker": "", "coder": ""},
        {"relevant": "no", "strands": "social_action", "id": "s9"},
    ]
    with pytest.raises(UsageError) as error:
        told(tmp_path / "s.csv", *wrong)
    said = str(error.value).replace(f"{tmp_path}/s.csv: ", "").splitlines()
    assert [line[: line.rindex(":")] for line in said] == [
        "row 2: sentiment: 'postive'",
        "row 3: relevant: 'perhaps'",
        "row 4: coder: empty",
        "row 4: speaker: ''",
        "row 5: id: 's9': not in this sample",
        "row 5: relevant: 'no', but strands or a sentiment are named",
    ]
    assert said[0].endswith(": write one of positive, neutral, negative")


def test_one_coder_says_one_thing_of_an_item(tmp_path: Path) -> None:
    for name in ("one.csv", "two.csv"):
        save_sheet(filled(YES), tmp_path / name)
    with pytest.raises(UsageError, match=r"'s1' by 'ada' stands in .*one\.csv: row 2, too"):
        read_coded(DRAWING, [tmp_path / "one.csv", tmp_path / "two.csv"])


def test_a_sheet_survives_being_saved_again(tmp_path: Path) -> None:
    path = tmp_path / "s.csv"
    save_sheet(filled({**YES, "note": "-- see below"}), path)
    before = path.read_bytes()
    save_sheet([row for _, row in read_sheet(path).rows], path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("question", ["relevant", "strands", "sentiment", "speaker"])
def test_the_codebook_answers_every_question(question: str) -> None:
    assert says_of(question).casefold().startswith(question)
    assert len(says_of(question).split()) > 20


def test_the_codebook_states_its_version(tmp_path: Path) -> None:
    assert codebook_version()
    other = tmp_path / "C.md"
    other.write_text("# Codebook, version 7b\n\n**Relevant**: all of it.\n")
    assert codebook_version(other) == "7b"
    assert says_of("relevant", other) == "Relevant: all of it."
    assert "nothing" in says_of("speaker", other)
