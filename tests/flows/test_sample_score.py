"""What a coded sample says: figures, what was missed, agreement, what is to be settled or gone."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from flows.stages.sample_coded import Coded, read_coded
from flows.stages.sample_doubles import agreement, differences, to_settle
from flows.stages.sample_draw import draw
from flows.stages.sample_records import Drawing
from flows.stages.sample_report import Report, report
from flows.stages.sample_score import by_item, figures, labels, pages
from flows.stages.sample_sheet import save_sheet
from store.archive.archive import Archive
from tests.flows.sampled import CONFIG, RULES, coded, fill

LABELS = {(label.group, label.name): label for label in labels()}


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fill(tmp_path_factory.mktemp("sample") / "a.db")


@pytest.fixture(scope="module")
def drawing(database: Path) -> Iterator[Drawing]:
    with Archive.open(database) as archive:
        yield draw(archive, CONFIG, 80, seed=1, codebook="1")


def told(drawing: Drawing, *sheets: Sequence[Coded], database: Path | None = None) -> Report:
    every = [one for sheet in sheets for one in sheet]
    return report(drawing, every, [], database or Path("nowhere.db"))


def test_each_label_is_scored(drawing: Drawing) -> None:
    scored = told(drawing, coded(drawing)).labels
    assert {group: len(rows) for group, rows in scored.items()} == {
        "relevance": 1,
        "strands": 3,
        "sentiment": 3,
        "speaker": 8,
    }


def test_a_label_given_to_what_is_irrelevant_is_wrong(drawing: Drawing) -> None:
    said = by_item(coded(drawing))
    relevant, neutral = (
        figures(drawing, said, LABELS[name])
        for name in (("relevance", "relevant"), ("sentiment", "neutral"))
    )
    assert neutral.precision == relevant.precision
    assert neutral.recall_found is not None
    assert neutral.recall_found.value == 1


def test_what_was_missed_lowers_recall(drawing: Drawing) -> None:
    one = figures(drawing, by_item(coded(drawing)), LABELS["strands", "social_action"])
    assert one.recall is not None
    assert one.recall_found is not None
    assert one.recall.value < one.recall_found.value == 1
    assert 0 < one.recall.low < one.recall.value < one.recall.high <= 1


def test_recall_cannot_be_said_while_nothing_missed_is_coded(drawing: Drawing) -> None:
    parts = {item.id: item.part for item in drawing.items}
    mentions = [one for one in coded(drawing) if parts[one.id] == "mention"]
    scored = told(drawing, mentions)
    assert scored.labels["relevance"]["relevant"].recall is None
    assert scored.labels["relevance"]["relevant"].precision is not None
    assert any("not coded yet" in note for note in scored.notes)
    assert any("cells nothing is coded" in note for note in scored.notes)


def test_pages_that_chance_kept_stand_for_all_that_was_imported(drawing: Drawing) -> None:
    lucky = replace(
        drawing,
        items=tuple(
            replace(item, kept=0.01 if item.part == "page" else 1.0) for item in drawing.items
        ),
    )
    (all_kept,) = pages(drawing, by_item(coded(drawing)))
    (by_chance,) = pages(lucky, by_item(coded(drawing)))
    assert by_chance.share == all_kept.share
    assert by_chance.number == all_kept.number
    assert by_chance.missed.high == pytest.approx(100 * all_kept.missed.high)


def test_an_item_counts_in_part_for_each_coder_until_it_is_settled(drawing: Drawing) -> None:
    ada = coded(drawing)
    ben = [replace(one, coder="ben", relevant=True, sentiment="positive") for one in ada]
    alone, both = (
        told(drawing, *sheets).labels["relevance"]["relevant"].precision
        for sheets in ((ada,), (ada, ben))
    )
    assert alone is not None
    assert both is not None
    assert both.value == pytest.approx((alone.value + 1) / 2)
    settled = report(drawing, [*ada, *ben], ada, Path("nowhere.db"))
    assert settled.labels["relevance"]["relevant"].precision == alone
    assert settled.differences == []
    assert settled.agreement["relevant"].alpha != 1


def test_coders_who_agree_have_an_alpha_of_one(drawing: Drawing) -> None:
    twice = by_item([*coded(drawing), *coded(drawing, "ben")])
    assert agreement(twice)["relevant"].alpha == 1
    assert agreement(twice)["sentiment"].alpha is None
    assert differences(twice) == []


def test_what_they_differ_on_is_written_to_be_settled(drawing: Drawing, tmp_path: Path) -> None:
    ada = [one for one in coded(drawing) if one.relevant][:3]
    ben = [replace(one, coder="ben") for one in ada]
    ben[0] = replace(ben[0], relevant=False, strands=frozenset(), sentiment="", speaker="")
    ben[1] = replace(ben[1], speaker="other")
    differ = differences(by_item([*ada, *ben]))
    assert [(one.id, one.question) for one in differ] == [
        (ada[0].id, "relevant"),
        (ada[1].id, "speaker"),
    ]
    rows = to_settle(drawing, differ)
    assert {row["id"]: row["note"] for row in rows} == {
        ada[0].id: "relevant: ada yes, ben no",
        ada[1].id: "speaker: ada press, ben other",
    }
    save_sheet(rows, tmp_path / "settled.csv")
    assert read_coded(drawing, [tmp_path / "settled.csv"]) == []


def test_items_that_are_gone_are_named_and_count(drawing: Drawing, tmp_path: Path) -> None:
    database = fill(tmp_path / "a.db")
    before = told(drawing, coded(drawing), database=database)
    assert (before.gone, before.notes) == ({}, [])
    removed, changed = drawing.items[0], drawing.items[1]
    with Archive.open(database, write=True) as archive, archive.transaction():
        archive.db.execute("DELETE FROM articles WHERE key = ?", [removed.article])
        archive.db.execute("UPDATE articles SET body = 'No.' WHERE key = ?", [changed.article])
        archive.db.execute("UPDATE rulesets SET fingerprint = 'others'")
    after = told(drawing, coded(drawing), database=database)
    assert "removed" in after.gone[removed.id]
    assert "no longer stand" in after.gone[changed.id]
    assert after.labels == before.labels
    assert after.notes == [
        f"the archive is labelled by other rules now: this speaks of rule set {RULES}"
    ]


def test_another_codebook_is_said(drawing: Drawing) -> None:
    later = [replace(one, codebook="2") for one in coded(drawing)]
    assert any("codebook version 2, drawn under 1" in note for note in told(drawing, later).notes)
