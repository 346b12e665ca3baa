"""A night's stages over a small site: what comes of them, and of doing them twice."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from config.errors import UsageError
from flows.summary import Summary
from store.archive.archive import Archive
from store.ask.sources import overview
from tests.flows.gazette import HTML, UPDATED, config, page, paper
from tests.flows.whole import content, imported, night, rows
from tests.replay.server import Answer, Site, serve


@dataclass(frozen=True, slots=True, kw_only=True)
class Nights:
    """A night, one over the same world, and one over a world in which an article has changed."""

    folder: Path
    summaries: tuple[Summary, ...]
    rows: tuple[dict[str, int], ...]
    contents: tuple[list[str], ...]


@pytest.fixture(scope="module")
def nights(tmp_path_factory: pytest.TempPathFactory) -> Nights:
    home = tmp_path_factory.mktemp("nights")
    told = []
    with serve({}) as site:
        site.routes.update(paper("herald", site.host, 6))
        site.routes.update(paper("mercury", site.host, 3, first=20))
        folder = config(home / "config", site, "herald", "mercury")
        for change in (False, False, True):
            if change:
                _change(site)
            summary = night(home / "a.db", folder)
            told.append((summary, rows(home / "a.db"), content(home / "a.db")))
    summaries, counts, contents = zip(*told, strict=True)
    return Nights(folder=home, summaries=summaries, rows=counts, contents=contents)


def _change(site: Site) -> None:
    changed = page(20).replace("one kettle", "no kettle").encode()
    site.routes["/mercury/story-20"] = Answer(headers=HTML, body=changed)
    feed = site.routes["/mercury/feed"]
    assert isinstance(feed, Answer)
    renewed = UPDATED.replace("2013", "2035").encode()
    body = feed.body.replace(UPDATED.encode(), renewed, 1)
    site.routes["/mercury/feed"] = Answer(headers=feed.headers, body=body)


def test_a_night_collects_reads_and_says_how_it_went(nights: Nights) -> None:
    health = nights.summaries[0].health
    assert {one.source: (one.state, one.found, one.fetched, one.articles) for one in health} == {
        "herald": ("healthy", 6, 6, 6),
        "mercury": ("healthy", 3, 3, 3),
    }
    assert nights.summaries[0].became_ill == ()
    assert all(path.stat().st_size for path in nights.summaries[0].written)


def test_what_was_collected_is_labelled_and_grouped(nights: Nights) -> None:
    counts = nights.rows[0]
    assert counts["articles"] == counts["labels"] == 9
    assert counts["mentions"] >= 4
    with Archive.open(nights.folder / "a.db") as archive:
        assert archive.db.execute("SELECT count(*) FROM desk_stories").fetchone() == (8,)
        found = archive.db.execute("SELECT count(*) FROM articles_fts('kettle')").fetchone()
    assert found[0] >= 8


def test_a_second_night_over_an_unchanged_world_adds_one_run_and_one_health_row_a_source(
    nights: Nights,
) -> None:
    first, second, _ = nights.rows
    added = {name: second[name] - first[name] for name in second if second[name] != first[name]}
    assert added == {"runs": 1, "health": 2}
    assert nights.contents[0] == nights.contents[1]
    assert {one.state for one in nights.summaries[1].health} == {"quiet"}


def test_a_changed_article_is_a_new_version_of_the_same_one(nights: Nights) -> None:
    _, before, after = nights.rows
    assert after["articles"] == before["articles"]
    assert after["versions"] == before["versions"] + 1
    assert after["labels"] == before["labels"] + 1


def test_the_overview_tells_what_the_runs_learned(nights: Nights) -> None:
    with Archive.open(nights.folder / "a.db") as archive:
        herald, _ = overview(archive)
    assert (herald.state, herald.articles, herald.pending) == ("quiet", 6, 0)


def test_segments_imported_into_another_archive_give_the_same_articles(nights: Nights) -> None:
    segments = sorted((nights.folder / "a.db.warc").rglob("*.warc.gz"))
    imported(nights.folder / "b.db", nights.folder / "config", *segments, everything=True)
    assert content(nights.folder / "b.db") == nights.contents[2]


def test_importing_the_same_file_twice_adds_nothing(nights: Nights) -> None:
    segment = next((nights.folder / "a.db.warc").rglob("herald*.warc.gz"), None) or next(
        (nights.folder / "a.db.warc").rglob("*.warc.gz")
    )
    imported(nights.folder / "c.db", nights.folder / "config", segment)
    before = content(nights.folder / "c.db")
    imported(nights.folder / "c.db", nights.folder / "config", segment)
    assert content(nights.folder / "c.db") == before


def test_a_source_that_is_not_configured_is_refused_before_anything_is_opened(
    nights: Nights, tmp_path: Path
) -> None:
    with pytest.raises(UsageError, match="known: herald, mercury"):
        night(tmp_path / "a.db", nights.folder / "config", ["tribune"])
    assert not (tmp_path / "a.db").exists()
