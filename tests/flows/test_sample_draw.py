"""A sample is drawn by known probability, the same by the same seed, and speaks for the archive."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from zlib import crc32

import pytest

from config.errors import UsageError
from flows.stages.sample_draw import draw
from flows.stages.sample_records import PARTS, Drawing
from flows.stages.sample_score import by_item, figures, labels, speaking
from store.archive.archive import Archive
from store.archive.pages import keep_reading
from store.archive.segments import register_segment
from store.archive.setup import keep_config
from store.records import Article
from tests.flows.sampled import CONFIG, TRUE, coded, fill, label, page, truly
from tests.store.making import archive_in

RELEVANT = next(iter(labels()))


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with Archive.open(fill(tmp_path_factory.mktemp("sample") / "a.db")) as opened:
        yield opened


def drawn(archive: Archive, wanted: int = 60, seed: int = 1) -> Drawing:
    return draw(archive, CONFIG, wanted, seed=seed, codebook="1")


def test_the_same_seed_draws_the_same(archive: Archive) -> None:
    one, two, other = (drawn(archive, seed=seed) for seed in (1, 1, 2))
    assert one.items == two.items
    assert {item.text for item in one.items} != {item.text for item in other.items}


def test_every_part_is_drawn_from_as_many_as_were_wanted(archive: Archive) -> None:
    sample = drawn(archive)
    assert len(sample.items) == len({item.id for item in sample.items}) == 60
    assert Counter(item.part for item in sample.items) == {
        "mention": 30,
        "refused": 12,
        "unmarked": 9,
        "page": 9,
    }


def test_each_item_is_what_its_part_says(archive: Archive) -> None:
    for item in drawn(archive).items:
        assert ("Big Society" in item.text) == (item.part == "mention")
        if item.part == "page":
            assert (item.before, item.after) == ("", "")
        else:
            assert ("volunteers" in item.text) == (item.part == "refused")
            assert (item.before + item.after).strip()


def test_no_stratum_is_left_out(archive: Archive) -> None:
    there = archive.db.execute(
        "SELECT DISTINCT tier, role, substr(day, 1, 4) FROM desk_mentions"
    ).fetchall()
    cells = [cell for cell in drawn(archive).cells if cell.part == "mention"]
    assert {stratum for cell in cells for stratum in cell.strata} == set(there)
    assert all(cell.drawn >= 2 for cell in cells)


def test_probabilities_give_back_the_number_of_mentions(archive: Archive) -> None:
    (there,) = archive.db.execute("SELECT count(*) FROM desk_mentions").fetchone()
    weights = [1 / one.probability for one in drawn(archive).items if one.part == "mention"]
    assert sum(weights) == pytest.approx(there)


def test_probabilities_give_back_the_number_of_refused_sentences_on_the_average(
    archive: Archive,
) -> None:
    (bodies,) = archive.db.execute("SELECT group_concat(body, ' ') FROM articles").fetchone()
    trials = 8
    totals = [
        sum(1 / one.probability for one in drawn(archive, seed=seed).items if one.part == "refused")
        for seed in range(trials)
    ]
    assert sum(totals) / trials == pytest.approx(bodies.count("volunteers"), rel=0.08)


def test_drawing_everything_gives_the_truth_without_doubt(archive: Archive) -> None:
    sample = drawn(archive, wanted=100_000)
    scored = figures(sample, by_item(coded(sample)), RELEVANT)
    rows = archive.db.execute("SELECT text FROM desk_mentions").fetchall()
    right = sum(TRUE in text for (text,) in rows)
    assert scored.precision is not None
    assert scored.recall is not None
    assert scored.precision.value == pytest.approx(right / len(rows))
    assert scored.precision.low == pytest.approx(scored.precision.high)
    assert scored.recall.value == pytest.approx(right / true_sentences(archive))


def true_sentences(archive: Archive) -> int:
    rows = archive.db.execute("SELECT body FROM articles WHERE id % 2 = 0")
    return sum(truly(body) for (body,) in rows)


def test_intervals_of_the_whole_way_cover_the_truth(archive: Archive) -> None:
    (right,) = archive.db.execute(
        "SELECT count(*) FROM desk_mentions WHERE text LIKE '%truly%'"
    ).fetchone()
    truth = {"mention": right, "all": true_sentences(archive)}
    trials = 12
    covered: Counter[str] = Counter()
    for seed in range(trials):
        sample = drawn(archive, wanted=120, seed=seed)
        said = by_item(coded(sample))
        recall = figures(sample, said, RELEVANT).recall
        there = speaking(sample, said)["mention"]
        assert recall is not None
        assert there is not None
        covered["recall"] += recall.low <= right / truth["all"] <= recall.high
        covered["mention"] += there.low <= right <= there.high
    assert min(covered["recall"], covered["mention"]) >= trials - 2


def test_pages_of_a_bulk_import_are_taken_only_where_chance_kept_them(tmp_path: Path) -> None:
    digests = [f"sha1:{n}" for n in range(400)]
    lucky = next(one for one in digests if crc32(one.encode()) % 100 == 0)
    chosen = next(one for one in digests if crc32(one.encode()) % 100)
    source = next(iter((Path(__file__).parent.parent / "extract").rglob("*.py")))
    with archive_in(tmp_path) as archive:
        register_segment(archive, source, "import")
        (segment,) = archive.db.execute("SELECT name FROM segments").fetchone()
        for n, digest in enumerate((lucky, chosen)):
            url = f"http://stranger.example/{n}"
            article = Article(url=url, source="stranger.example", title="A fair", body="It rained.")
            keep_reading(archive, page(url, digest=digest, segment=segment), article)
        label(archive)
        sample = drawn(archive, wanted=10)
    assert [(one.part, one.url, one.kept) for one in sample.items] == [
        ("page", "http://stranger.example/0", 0.01)
    ]


def test_an_archive_that_is_not_labelled_has_nothing_to_draw(tmp_path: Path) -> None:
    with archive_in(tmp_path) as archive, pytest.raises(UsageError, match="bigsociety classify"):
        drawn(archive)


def test_an_empty_archive_has_nothing_to_draw(tmp_path: Path) -> None:
    with archive_in(tmp_path) as archive:
        label(archive)
        archive.db.execute("UPDATE rulesets SET state = 'active'")
        with pytest.raises(UsageError, match="no article"):
            drawn(archive)


def test_parts_come_mixed(archive: Archive) -> None:
    parts = [item.part for item in drawn(archive).items]
    changes = sum(one != two for one, two in pairwise(parts))
    assert changes > 2 * len(PARTS)


def test_where_a_licence_shows_an_extract_a_coder_sees_no_more(tmp_path: Path) -> None:
    long = Article(
        url="http://closed.example/1", source="closed", title="A", body="Long words. " * 40
    )
    with archive_in(tmp_path) as archive:
        keep_config(archive, CONFIG)
        keep_reading(archive, replace(page(long.url), source="closed"), long)
        label(archive)
        (item,) = drawn(archive, wanted=4).items
    assert len(item.text) == 60
