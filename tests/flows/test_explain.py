"""The verb `explain`: what it finds, shows and refuses."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from spacy.language import Language

from config.errors import BigSocietyError, UsageError
from config.reader import read_config
from flows.commands.explain import explain
from nlp.pipeline import load
from store.archive.text import key_of
from tests.ask.archive import MINISTER, RULES, fill

TEXT = (
    "The Big Society has failed small charities badly, said Ann Vale of the Thornley Trust charity."
    "\r\n\r\nVolunteers \x1b[31mrun nine village shops under the Big Society."
)
SPEECH = "http://ministry.example/speech"


@pytest.fixture(scope="module")
def pipeline() -> Language:
    return load(read_config())


@pytest.fixture(autouse=True)
def loaded(pipeline: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    """Load the pipeline once, not once a command."""
    monkeypatch.setattr("nlp.pipeline.load", lambda _: pipeline)


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fill(tmp_path_factory.mktemp("explained") / "a.db")


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    Path("leader.txt").write_bytes(b"\xef\xbb\xbf" + TEXT.encode())
    return "leader.txt"


def run(*arguments: object, given: bytes = b"") -> Result:
    return CliRunner().invoke(explain, [str(one) for one in arguments], input=given)


def told(*arguments: object, given: bytes = b"") -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(run(*arguments, "--json", given=given).output)
    return answer


@pytest.mark.parametrize(
    "asked", [key_of(SPEECH), SPEECH, "http://MINISTRY.example:80/speech?utm_source=x#end"]
)
def test_an_article_is_found_by_its_id_and_by_any_spelling_of_its_address(
    db: Path, asked: str
) -> None:
    found = told(asked, "--db", db, "--examples", 0)
    assert (found["id"], found["url"], found["kind"]) == (key_of(SPEECH), SPEECH, "speech")
    assert MINISTER in [mention["text"] for mention in found["mentions"]]


def test_it_says_when_the_archive_shows_the_labels_of_other_rules(db: Path) -> None:
    shown = " ".join(run(key_of(SPEECH), "--db", db, "--examples", 0).output.split())
    assert f"labels of another rule set, {RULES}: `bigsociety classify`" in shown


def test_a_mention_is_told_with_its_words_examples_and_doubt(file: str) -> None:
    found = told(file, "--words", 2, "--examples", 1)
    first, second = found["mentions"]
    assert (first["number"], first["cue"], first["level"]) == (1, "Big Society", "named")
    assert first["target"] == {"start": 4, "end": 15, "text": "Big Society"}
    assert first["speaker"]["name"] == "Ann Vale"
    assert first["speaker"]["by"] in {"quoted", "reported", "sentence"}
    assert set(first["words"]) == {"relevance", first["sentiment"]["label"], *first["held"]}
    assert all(len(words) <= 2 for words in first["words"].values())
    assert set(first["alone"]) >= {"relevance", "negative", "social_action"}
    (example,) = first["examples"]
    assert example["file"].endswith(".jsonl")
    assert example["quotation"] is False
    assert found["uncertain"] == {"sentiment_below": 0.6, "strand_within": 0.1}
    assert second["text"].startswith("Volunteers")
    assert found["thresholds"]["strands"] == 0.4


def test_standard_input_and_a_file_need_no_archive(file: str) -> None:
    assert told("-", given=TEXT.encode())["mentions"] == told(file)["mentions"]
    assert not list(Path().glob("*.db*"))


def test_a_person_reads_the_sentence_what_decided_and_where_the_examples_come_from(
    file: str,
) -> None:
    shown = run(file, "--mention", 1, "--examples", 1).output
    said = " ".join(shown.split())
    for part in (
        "1. The Big Society has failed",
        "cue Big Society (named)",
        "the sentence alone 0.",
        "what weighed most",
        "written for training, not quotations",
        "A strand holds at 0.4. Uncertain: a sentiment under 0.6",
        "+1 says that it doubled the odds",
    ):
        assert part in said
    assert "2. Volunteers" not in shown
    assert max(map(len, shown.splitlines())) <= 110


def test_crawled_text_cannot_drive_the_terminal(file: str) -> None:
    shown = run(file, "--examples", 0, "--words", 0).output
    assert "\x1b" not in shown
    assert "[31mrun" in shown
    assert "what weighed" not in shown


def test_a_text_about_something_else_is_said_to_be_so(tmp_path: Path) -> None:
    path = tmp_path / "cat.txt"
    path.write_text("The cat sat on the mat.")
    assert "It does not speak of the agenda." in run(path).output
    assert told(path)["mentions"] == []


@pytest.mark.parametrize(
    ("arguments", "given", "says"),
    [
        (["-"], b" \n", "standard input: holds no text"),
        (["-"], b"\xff\xfe", "standard input: not UTF-8 at byte 0"),
        (["-"], b"Big Society " * 900_000, "at most 1,000,000 are read"),
        (["leader.txt", "--mention", "9"], b"", "--mention 9: leader.txt has 2 mentions"),
        (["nothing", "--db", "{db}"], b"", "nothing: neither an article's id or address in"),
        (["ftp://x.example/a", "--db", "{db}"], b"", "nor a file"),
    ],
)
@pytest.mark.usefixtures("file")
def test_what_cannot_be_explained_is_answered_with_the_remedy(
    db: Path, arguments: list[str], given: bytes, says: str
) -> None:
    answer = run(*(one.format(db=db) for one in arguments), given=given)
    assert isinstance(answer.exception, UsageError)
    assert says in str(answer.exception)


def test_without_an_archive_it_says_what_makes_one(file: str) -> None:
    answer = run(file.removesuffix(".txt"))
    assert isinstance(answer.exception, BigSocietyError)
    assert "bigsociety nightly" in str(answer.exception)
