"""The diary of the sources: every state has its word, and a day without a run is a day not seen."""

from typing import get_args

from sqlite_utils import Database

from store.archive.archive import Archive
from store.archive.migrate import migrate, migrations
from store.archive.runs import Health, State, begin_run, keep_health, last_health
from store.archive.setup import keep_config
from tests.store.configured import CONFIG


def run_on(archive: Archive, started: str) -> int:
    """Begin a run that began at another moment."""
    run = begin_run(archive, "nightly")
    archive.db.execute("UPDATE runs SET started = ? WHERE id = ?", [started, run])
    return run


def nights(archive: Archive) -> list[tuple[str, int, str, int]]:
    """Each day of the view."""
    rows = archive.db.execute("SELECT day, saw, state, articles FROM desk_nights ORDER BY day")
    return list(rows.fetchall())


def test_every_state_can_be_kept_and_is_read_back(archive: Archive) -> None:
    for state in get_args(State):
        kept = Health(source="sentinel", state=state, reason="so", saw=False, listed=3)
        keep_health(archive, begin_run(archive, "nightly"), kept)
        assert last_health(archive, "sentinel") == kept


def test_a_night_without_a_run_is_a_night_not_seen(archive: Archive) -> None:
    keep_config(archive, CONFIG)
    seen = Health(source="herald", state="healthy", articles=4)
    blind = Health(source="herald", state="blocked", saw=False)
    keep_health(archive, run_on(archive, "2031-01-01T05:30:00Z"), seen)
    keep_health(archive, run_on(archive, "2031-01-03T05:30:00Z"), blind)
    assert nights(archive) == [
        ("2031-01-01", 1, "healthy", 4),
        ("2031-01-02", 0, "not run", 0),
        ("2031-01-03", 0, "blocked", 0),
    ]


def test_two_runs_of_a_day_are_one_night_that_saw_if_either_did(archive: Archive) -> None:
    keep_config(archive, CONFIG)
    seen = Health(source="herald", state="healthy", articles=4)
    blind = Health(source="herald", state="blocked", saw=False, articles=1)
    keep_health(archive, run_on(archive, "2031-01-01T05:30:00Z"), seen)
    keep_health(archive, run_on(archive, "2031-01-01T09:30:00Z"), blind)
    assert nights(archive) == [("2031-01-01", 1, "blocked", 5)]


def test_a_night_is_the_day_in_london(archive: Archive) -> None:
    keep_config(archive, CONFIG)
    late = run_on(archive, "2031-06-30T23:30:00Z")
    keep_health(archive, late, Health(source="herald", state="quiet"))
    assert [day for day, *_ in nights(archive)] == ["2031-07-01"]


def test_a_source_that_is_no_longer_watched_has_no_nights_after_its_last(archive: Archive) -> None:
    keep_config(archive, CONFIG)
    gone, other = (Health(source=key, state="quiet") for key in ("gone", "herald"))
    archive.db.execute(
        "INSERT INTO sources SELECT 'gone', title, newsroom, kind, tier, url, full_text, "
        "extract_chars, evidence, checked, notes, 0, status, why FROM sources WHERE key = 'herald'"
    )
    keep_health(archive, run_on(archive, "2031-01-01T05:30:00Z"), gone)
    keep_health(archive, run_on(archive, "2031-01-03T05:30:00Z"), other)
    rows = archive.db.execute("SELECT day FROM desk_nights WHERE source = 'gone'").fetchall()
    assert rows == [("2031-01-01",)]


def test_an_earlier_archive_keeps_every_row_of_its_health() -> None:
    db = Database(memory=True)
    migrations.apply(db, stop_before="m003_states_of_a_source")
    db.execute(
        "INSERT INTO runs (id, verb, started, status) VALUES (1, 'x', '2031-01-01T', 'done')"
    )
    for source, state in (("a", "healthy"), ("b", "ill")):
        db.execute("INSERT INTO health VALUES (?, 1, ?, 'why', 5, 4, 3, 2, 1)", [source, state])
    migrate(db)
    rows = db.execute("SELECT source, day, state, saw, listed, failed FROM health").fetchall()
    assert rows == [("a", "2031-01-01", "healthy", 1, 5, 1), ("b", "2031-01-01", "ill", 0, 5, 1)]
