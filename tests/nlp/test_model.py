"""The shipped model: its card, its split, and what happens when it is damaged."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from config.model import Config
from nlp.learn import DATA, passages
from nlp.pipeline import MODEL, ModelDamaged, file_digest, load, read_card, ruleset


def test_no_page_is_on_both_sides_of_the_split() -> None:
    pages = [{row["url"] for row in passages(held_out=held)} for held in (True, False)]
    assert pages[0].isdisjoint(pages[1])


def test_the_card_tells_the_scores_that_were_measured() -> None:
    card = json.loads((MODEL / "card.json").read_text())
    assert {"trained", "base", "limits", "data", "files", "ruleset", "held_out"} <= set(card)
    assert sum(path.stat().st_size for path in MODEL.iterdir()) <= 25_000_000


def test_the_data_that_the_card_names_is_as_it_was() -> None:
    named = read_card()["data"]
    for file in DATA.rglob("*.jsonl"):
        name = f"{file.parent.name}/{file.name}"
        assert named.get(name, file_digest(file)) == file_digest(file)
    assert "data/train.jsonl" in named


@pytest.mark.parametrize(
    "damage", ["encoder.onnx", "tokenizer.json", "calibration.json", "strands.npz"]
)
@pytest.mark.parametrize("altered", [True, False])
def test_a_file_that_is_not_the_cards_is_refused(
    config: Config, tmp_path: Path, damage: str, *, altered: bool
) -> None:
    folder = Path(shutil.copytree(MODEL, tmp_path / "model"))
    if altered:
        (folder / damage).write_bytes(b"x")
    else:
        (folder / damage).unlink()
    with pytest.raises(ModelDamaged, match=rf"{damage}: .*make train"):
        load(config, folder)


def test_a_model_without_its_card_is_refused(config: Config, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(MODEL, tmp_path / "model"))
    (folder / "card.json").unlink()
    with pytest.raises(ModelDamaged, match=r"card\.json: .*make train"):
        load(config, folder)


def test_a_changed_cue_is_another_rule_set(config: Config) -> None:
    assert ruleset(config) == ruleset(config)
    assert ruleset(replace(config, cues=config.cues[1:])) != ruleset(config)
    assert read_card()["files"]


def test_only_pages_that_coverage_grounds_are_held_out() -> None:
    held, others = passages(held_out=True), passages(held_out=False)
    assert not any(row["url"].startswith("urn:") for row in held)
    assert sum(row["url"].startswith("urn:") for row in others) > len(held)
    assert all(isinstance(row["named"], bool) for row in [*held, *others])


def test_a_speaker_that_a_second_reader_doubts_is_marked() -> None:
    doubted = [row for row in passages(held_out=False) if row.get("doubted")]
    assert 0 < len(doubted) < 100
