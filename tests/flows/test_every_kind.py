"""Every kind of source, each against its replay, in one night and end to end into articles."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from flows.night import begun
from flows.stages import classify, crawl, health, import_
from store.archive.archive import Archive
from tests.extract import reports
from tests.flows.every_kind import FIND, KEYS, REPORT, config, world
from tests.flows.gazette import MANNER
from tests.replay.server import Site, serve


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """A night's archive, the folder of its configuration, and the host that was asked."""

    database: Path
    folder: Path
    site: Site


@pytest.fixture(scope="module")
def after(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Collect, read and classify for one night."""
    folder = tmp_path_factory.mktemp("every")
    with serve({}) as site, pytest.MonkeyPatch.context() as patch:
        for name, value in KEYS.items():
            patch.setenv(name, value)
        site.routes.update(world(site))
        made = World(database=folder / "a.db", folder=config(folder / "config", site), site=site)
        a_night(made)
        yield made


def a_night(world: World) -> None:
    """Run the stages that a night is made of, but for what goes out."""
    with begun("nightly", world.database, world.folder) as night:
        night.add(crawl.crawl(night.archive, night.sources, run=night.run, manner=MANNER))
        night.add(import_.import_(night.archive, night.config))
        crawl.fetch_documents(night.archive, night.sources, run=night.run, manner=MANNER)
        import_.import_(night.archive, night.config)
        classify.classify(night.archive, night.config)
        health.keep(night.archive, night.run, night.sources, night.counts)


@pytest.mark.parametrize("kind", sorted(FIND))
def test_a_source_of_every_kind_gives_an_article(after: World, kind: str) -> None:
    with Archive.open(after.database) as archive:
        rows = list(
            archive.db.query("SELECT title, body, url FROM desk_articles WHERE source = ?", [kind])
        )
        rows = [row for row in rows if not row["url"].endswith(REPORT)]
        ledger = list(archive.db.query("SELECT * FROM ledger WHERE source = ?", [kind]))
    assert len(rows) == 1, (rows, ledger)
    assert len(rows[0]["body"].split()) > 20


@pytest.mark.parametrize("kind", ["guardian", "wordpress", "hansard", "gov_uk"])
def test_what_a_service_gives_is_classified_like_any_other(after: World, kind: str) -> None:
    with Archive.open(after.database) as archive:
        found = list(
            archive.db.query("SELECT text, level FROM desk_mentions WHERE source = ?", [kind])
        )
    assert any("Big Society" in row["text"] and row["level"] == "named" for row in found)


def test_a_document_that_an_article_names_is_an_article_of_the_same_night(after: World) -> None:
    with Archive.open(after.database) as archive:
        rows = archive.db.execute(
            "SELECT source, title FROM desk_articles WHERE url LIKE ?", [f"%{REPORT}"]
        ).fetchall()
    assert rows == [("gov_uk", reports.TITLE)]


def test_all_of_them_are_healthy(after: World) -> None:
    with Archive.open(after.database) as archive:
        states = dict(archive.db.execute("SELECT source, state FROM health"))
    assert states == dict.fromkeys(FIND, "healthy")


def test_the_next_night_adds_a_run_and_a_health_row_a_source_and_nothing_else(
    after: World,
) -> None:
    before = rows(after)
    a_night(after)
    more = {table: count - before[table] for table, count in rows(after).items()}
    assert {table: count for table, count in more.items() if count} == {
        "runs": 1,
        "health": len(FIND),
    }


def rows(world: World) -> dict[str, int]:
    tables = ("articles", "versions", "pages", "mentions", "frontier", "ledger", "runs", "health")
    with Archive.open(world.database) as archive:
        return {
            table: archive.db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in tables
        }
