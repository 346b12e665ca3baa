"""What a sample is drawn from is counted and walked without a text being read."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from store.archive.archive import Archive
from store.ask import sample_frame
from store.ask.sample_texts import fate
from tests.ask.archive import CHARITY, fill


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(fill(tmp_path / "a.db")) as opened:
        yield opened


def test_strata_count_what_is_walked(archive: Archive) -> None:
    walked: dict[tuple[str, ...], int] = {}
    for stratum, *_ in sample_frame.walk_mentions(archive):
        walked[stratum] = walked.get(stratum, 0) + 1
    assert sample_frame.mention_strata(archive) == walked
    assert walked["national", "press", "2012"] == 1
    assert walked["national", "press", ""] == 1  # undated
    assert sum(sample_frame.article_strata(archive).values()) == len(
        list(sample_frame.walk_articles(archive))
    )


def test_articles_are_told_apart_by_what_came_of_them(archive: Archive) -> None:
    found = {stratum[0] for stratum in sample_frame.article_strata(archive)}
    assert found == {"found", "passed over"}
    with Archive.open(archive.path, write=True) as writing, writing.transaction():
        writing.db.execute("UPDATE labels SET relevant = 0.2 WHERE relevant = 0")
        assert {stratum[0] for stratum in sample_frame.article_strata(writing)} == {
            "found",
            "considered",
        }


@pytest.mark.parametrize("count", ["mention_strata", "article_strata"])
def test_counting_reads_days_from_their_index_alone(archive: Archive, count: str) -> None:
    asked: list[str] = []
    archive.db.conn.set_trace_callback(asked.append)
    getattr(sample_frame, count)(archive)
    archive.db.conn.set_trace_callback(None)
    plan = archive.db.execute(f"EXPLAIN QUERY PLAN {asked[0]}").fetchall()
    steps = [step for *_, step in plan if step.startswith(("SCAN", "SEARCH"))]
    assert steps[0] == "SCAN a USING COVERING INDEX articles_by_day"
    assert all(step.startswith("SEARCH") for step in steps[1:])


def test_a_text_is_kept_while_its_words_stand(archive: Archive) -> None:
    (key,) = archive.db.execute(
        "SELECT key FROM articles WHERE url = 'http://trade.example/wire'"
    ).fetchone()
    assert fate(archive, key, CHARITY) == "kept"
    assert fate(archive, key, CHARITY.replace(" ", "\n")) == "kept"
    assert fate(archive, key, "Nobody wrote this.") == "changed"
    assert fate(archive, "none", CHARITY) == "removed"
