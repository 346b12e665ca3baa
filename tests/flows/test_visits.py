"""Nights after the first: pages are visited again, and what is seen then is laid beside."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from flows.summary import Summary
from store.archive.archive import Archive
from tests.flows.gazette import HTML, config, page, paper
from tests.flows.whole import night, rows
from tests.replay.server import Answer, serve

DUE = "UPDATE frontier SET due = '2013-12-10T00:00:00Z' WHERE address LIKE ?"
SHARED = "<p>1,204 shares</p>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Visited:
    """Nights: all is new; two pages are due, one of them changed; one is due and gone; none is."""

    database: Path
    summaries: tuple[Summary, ...]
    rows: tuple[dict[str, int], ...]
    asked: tuple[int, ...]
    """How many pages were asked for."""


@pytest.fixture(scope="module")
def visited(tmp_path_factory: pytest.TempPathFactory) -> Visited:
    home = tmp_path_factory.mktemp("visits")
    database = home / "a.db"
    told: list[tuple[Summary, dict[str, int], int]] = []
    with serve({}) as site:
        site.routes.update(paper("herald", site.host, 3))
        folder = config(home / "config", site, "herald")

        def tonight(*due: str) -> None:
            for path in due:
                with Archive.open(database, write=True) as archive:
                    archive.db.execute(DUE, [f"%{path}"])
            site.log.clear()
            summary = night(database, folder)
            pages = [one.path for one in site.log if "story" in one.path]
            told.append((summary, rows(database), len(pages)))

        tonight()
        changed = page(0).replace("one kettle", "no kettle")
        counted = page(1).replace("</article>", f"{SHARED}</article>")
        site.routes["/herald/story-0"] = Answer(headers=HTML, body=changed.encode())
        site.routes["/herald/story-1"] = Answer(headers=HTML, body=counted.encode())
        tonight("story-0", "story-1")
        del site.routes["/herald/story-2"]
        tonight("story-2")
        tonight()
    summaries, counts, asked = zip(*told, strict=True)
    return Visited(database=database, summaries=summaries, rows=counts, asked=asked)


def test_a_page_that_is_due_is_asked_though_its_feed_is_silent(visited: Visited) -> None:
    first, second, *_ = visited.rows
    assert second["versions"] == first["versions"] + 1
    assert second["differences"] == 1
    with Archive.open(visited.database) as archive:
        (row,) = archive.db.query("SELECT * FROM desk_changes")
    assert (row["added"], row["removed"], row["changed"]) == (0, 0, 1)
    assert "no kettle" in row["sentences"]


def test_a_visit_is_no_news(visited: Visited) -> None:
    assert [summary.health[0].found for summary in visited.summaries] == [3, 0, 0, 0]


def test_a_page_that_is_gone_makes_no_source_ill_and_takes_nothing_away(visited: Visited) -> None:
    assert visited.rows[2]["articles"] == 3
    assert visited.rows[2]["ledger"] == 0
    assert visited.summaries[2].health[0].state == "quiet"
    with Archive.open(visited.database) as archive:
        gone = archive.db.execute("SELECT url FROM desk_articles WHERE gone IS NOT NULL").fetchall()
    assert [url.rpartition("/")[2] for (url,) in gone] == ["story-2"]


def test_a_night_on_which_nothing_is_due_asks_for_no_page(visited: Visited) -> None:
    assert visited.asked == (3, 2, 1, 0)
    assert visited.rows[3]["pages"] == visited.rows[2]["pages"]
