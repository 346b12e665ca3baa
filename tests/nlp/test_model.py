"""The shipped model: its card, its split, and what happens when it is damaged."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from config.model import Config
from nlp.learn import passages
from nlp.pipeline import MODEL, ModelDamaged, load, read_card, ruleset


def test_no_page_is_on_both_sides_of_the_split() -> None:
    pages = [{row["url"] for row in passages(held_out=held)} for held in (True, False)]
    assert pages[0].isdisjoint(pages[1])


def test_the_card_tells_the_scores_that_were_measured() -> None:
    card = json.loads((MODEL / "card.json").read_text())
    assert set(card) == {"trained", "data", "files", "ruleset", "held_out"}
    assert sum(path.stat().st_size for path in MODEL.iterdir()) < 4_000_000


@pytest.mark.parametrize("damage", ["missing", "altered", "no card"])
def test_a_damaged_model_is_named_with_its_remedy(
    config: Config, tmp_path: Path, damage: str
) -> None:
    folder = Path(shutil.copytree(MODEL, tmp_path / "model"))
    if damage == "missing":
        (folder / "strands.npz").unlink()
    elif damage == "altered":
        (folder / "strands.npz").write_bytes(b"x")
    else:
        (folder / "card.json").unlink()
    with pytest.raises(ModelDamaged, match=r"(strands\.npz|card\.json): .*make train"):
        load(config, folder)


def test_a_changed_cue_is_another_rule_set(config: Config) -> None:
    assert ruleset(config) == ruleset(config)
    assert ruleset(replace(config, cues=config.cues[1:])) != ruleset(config)
    assert read_card()["files"]
