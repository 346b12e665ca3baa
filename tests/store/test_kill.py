"""A run killed at any moment and started again ends with the archive of an undisturbed one."""

import sqlite3
import tempfile
from contextlib import suppress
from functools import cache
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from store.archive.aggregates import refresh
from store.archive.archive import Archive
from store.archive.articles import refresh_search
from store.archive.canonical import canonical
from store.archive.frontier import keep_outcomes
from store.archive.labels import activate_ruleset, keep_labels, switch_ruleset, unlabelled
from store.archive.pages import keep_reading
from store.archive.runs import begin_run, end_run
from store.archive.segments import recover_open
from store.archive.stories import join, ungrouped
from store.outcomes import Fetched, Found
from store.records import NotAnArticle, Page, Reading
from tests.store.fresh import fresh
from tests.store.making import article, labels, moment, page

BOTH = tuple(f"http://sentinel.example/{name}" for name in ("a", "b"))
READ: list[tuple[Page, Reading]] = [
    (page("a", 0), article("a", "Volunteers run the shop. One.")),
    (page("b", 1), article("b", "Volunteers run the shop. Two.")),
    (page("c", 2), NotAnArticle(reason="too short")),
    (page("a", 3), article("a", "Volunteers left. Three.")),
    (page("b", 4), article("b", "Volunteers left. Four.", addresses=BOTH)),
    (page("d", 5), article("d", "Volunteers left. Four.")),
]


def run(archive: Archive) -> None:
    """Run a small pipeline, from wherever an earlier one stopped."""
    number = begin_run(archive, "nightly")
    recover_open(archive)
    for url in (*BOTH, "http://sentinel.example/e"):
        keep_outcomes(archive, [Found(address=url, source="sentinel")])
    keep_outcomes(
        archive,
        [Fetched(address=BOTH[0], source="sentinel", state="failed", reason="gone", at=moment(1))],
    )
    for read in READ:
        keep_reading(archive, *read)
    activate_ruleset(archive, "rules", "")
    for one in unlabelled(archive, "rules", 100):
        keep_labels(archive, one.version, "rules", labels(one.body))
    switch_ruleset(archive)
    for text in ungrouped(archive, 100):
        alike = archive.db.execute("SELECT id FROM articles WHERE body = ?", [text.body])
        join(archive, text.article, [other for (other,) in alike])
    refresh_search(archive)
    refresh(archive)
    end_run(archive, number, status="done", summary={})


def counts(archive: Archive) -> list[tuple[object, ...]]:
    return archive.db.execute("SELECT * FROM daily").fetchall()


def left(archive: Archive) -> list[int]:
    return [archive.db.table(name).count for name in ("todo", "stale", "attempts")]


@given(st.lists(st.integers(1, 320), max_size=3))
@settings(max_examples=25, deadline=None)
def test_a_run_killed_anywhere_and_continued_ends_as_an_undisturbed_one(kills: list[int]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        killed = Path(folder) / "killed.db"
        for steps in kills:
            _run_and_kill(killed, steps)
        with Archive.open(killed, write=True) as archive:
            run(archive)
            assert (list(canonical(archive)), counts(archive)) == undisturbed()
            assert left(archive) == [0, 0, 0]
            statuses = [status for (status,) in archive.db.execute("SELECT status FROM runs")]
            assert set(statuses[:-1]) <= {"killed", "done"}
            assert statuses[-1] == "done"


def test_a_second_run_over_an_unchanged_world_adds_one_run_and_nothing_else(
    archive: Archive,
) -> None:
    run(archive)
    before = {table.name: list(table.rows) for table in archive.db.tables if table.name != "runs"}
    run(archive)
    after = {table.name: list(table.rows) for table in archive.db.tables if table.name != "runs"}
    assert after == before
    assert archive.db.table("runs").count == 2


@cache
def undisturbed() -> tuple[list[str], list[tuple[object, ...]]]:
    with fresh() as archive:
        run(archive)
        return list(canonical(archive)), counts(archive)


def _run_and_kill(path: Path, steps: int) -> None:
    """Stop SQLite in the middle of a statement, some thousand of its steps into the run."""
    with Archive.open(path, write=True) as archive:
        left = [steps]

        def tick() -> int:
            left[0] -= 1
            return int(left[0] <= 0)

        archive.db.conn.set_progress_handler(tick, 25)
        with suppress(sqlite3.OperationalError):
            run(archive)
        archive.db.conn.set_progress_handler(None, 0)
