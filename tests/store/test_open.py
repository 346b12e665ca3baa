"""Opening: created once, migrated twice, refused when it is not ours or cannot be written."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from store.archive.archive import Archive
from store.archive.errors import (
    ArchiveBroken,
    ArchiveMissing,
    ArchiveTooNew,
    ArchiveTooOld,
    ArchiveUnwritable,
    DiskFull,
)
from store.archive.migrate import VERSION, migrate, migrations
from store.archive.pages import keep_reading, keep_readings
from tests.store.making import archive_in, article, page


def test_opening_and_migrating_twice_changes_nothing(tmp_path: Path) -> None:
    with archive_in(tmp_path) as archive:
        before = archive.db.schema
    with archive_in(tmp_path) as archive:
        migrate(archive.db)
        assert archive.db.schema == before
        assert not migrations.pending(archive.db)
        assert archive.db.execute("PRAGMA user_version").fetchone() == (VERSION,)


def test_the_last_step_states_the_version_that_a_later_program_is_known_by(tmp_path: Path) -> None:
    with archive_in(tmp_path) as archive:
        assert len(migrations.applied(archive.db)) == VERSION


def test_every_table_of_ours_is_strict_and_foreign_keys_hold(archive: Archive) -> None:
    ours = [
        table
        for table in archive.db.tables
        if not table.name.startswith(("articles_fts", "_sqlite", "sqlite_"))
    ]
    assert len(ours) > 20
    assert [table.name for table in ours if not table.strict] == []
    assert archive.db.execute("PRAGMA foreign_keys").fetchone() == (1,)
    assert archive.db.journal_mode == "wal"


def test_reading_an_archive_that_is_not_there_says_what_makes_one(tmp_path: Path) -> None:
    with pytest.raises(ArchiveMissing, match="bigsociety nightly --db"):
        Archive.open(tmp_path / "none.db")


def test_an_empty_file_is_no_archive_to_read_but_becomes_one_when_written(tmp_path: Path) -> None:
    (tmp_path / "test.db").touch()
    with pytest.raises(ArchiveMissing, match="empty"):
        Archive.open(tmp_path / "test.db")
    with archive_in(tmp_path) as archive:
        assert "articles" in archive.db.table_names()


@pytest.mark.parametrize("write", [False, True])
def test_a_database_from_a_newer_version_is_refused_and_left_alone(
    tmp_path: Path, *, write: bool
) -> None:
    with archive_in(tmp_path) as archive:
        archive.db.execute(f"PRAGMA user_version = {VERSION + 1}")
    kept = (tmp_path / "test.db").read_bytes()
    with pytest.raises(ArchiveTooNew, match=f"schema {VERSION + 1}, this one knows {VERSION}"):
        Archive.open(tmp_path / "test.db", write=write)
    assert (tmp_path / "test.db").read_bytes() == kept


def test_an_archive_of_an_earlier_version_is_brought_up_to_date_before_it_is_read(
    tmp_path: Path,
) -> None:
    with archive_in(tmp_path) as archive:
        archive.db.execute(f"PRAGMA user_version = {VERSION - 1}")
    with pytest.raises(ArchiveTooOld, match="bigsociety publish --db"):
        Archive.open(tmp_path / "test.db")


@pytest.mark.parametrize("write", [False, True])
def test_a_file_that_is_no_database_is_refused_and_left_alone(
    tmp_path: Path, *, write: bool
) -> None:
    path = tmp_path / "notes.db"
    path.write_text("Not a database. " * 100)
    with pytest.raises(ArchiveBroken, match=r"notes\.db"):
        Archive.open(path, write=write)
    assert path.read_text() == "Not a database. " * 100


@pytest.mark.parametrize("write", [False, True])
def test_another_programs_database_is_refused_and_left_alone(
    tmp_path: Path, *, write: bool
) -> None:
    with sqlite3.connect(tmp_path / "other.db") as other:
        other.execute("CREATE TABLE songs (title TEXT)")
    with pytest.raises(ArchiveBroken, match="no bigsociety archive"):
        Archive.open(tmp_path / "other.db", write=write)
    with sqlite3.connect(tmp_path / "other.db") as other:
        assert other.execute("SELECT name FROM sqlite_master").fetchall() == [("songs",)]


def test_a_folder_that_cannot_hold_the_archive_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ArchiveUnwritable, match="name another place with --db"):
        Archive.open(tmp_path / "file" / "test.db", write=True)
    with pytest.raises(ArchiveMissing, match="no such file or folder"):
        Archive.open(tmp_path / "absent" / "test.db", write=True)


def test_a_folder_in_the_archives_place_is_named(tmp_path: Path) -> None:
    (tmp_path / "test.db").mkdir()
    with pytest.raises(ArchiveUnwritable, match="cannot be written"):
        Archive.open(tmp_path / "test.db", write=True)


def test_an_archive_opened_to_read_cannot_be_written(tmp_path: Path) -> None:
    with archive_in(tmp_path) as archive:
        keep_reading(archive, page("a"), article("a"))
    with Archive.open(tmp_path / "test.db") as archive:
        with pytest.raises(ArchiveUnwritable, match="check the folder's permissions"):
            keep_reading(archive, page("b", 1), article("b"))
        assert archive.db.table("articles").count == 1


def test_a_full_disk_loses_nothing_of_what_was_good(tmp_path: Path) -> None:
    with archive_in(tmp_path) as archive:
        keep_reading(archive, page("a"), article("a"))
        pages = archive.db.execute("PRAGMA page_count").fetchone()[0]
        archive.db.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(DiskFull, match="make room and run the same command again"):
            keep_reading(archive, page("b", 1), article("b", "Word. " * 100_000))
    with archive_in(tmp_path) as archive:
        assert [row["url"] for row in archive.db.query("SELECT url FROM articles")] == [
            "http://sentinel.example/a"
        ]
        assert archive.db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        keep_reading(archive, page("b", 1), article("b", "Word. " * 100_000))
        assert archive.db.table("articles").count == 2


def test_a_transaction_that_fails_leaves_nothing_behind(archive: Archive) -> None:
    broken = replace(article("b"), kind=None)  # type: ignore[arg-type]
    with pytest.raises(sqlite3.IntegrityError):
        keep_readings(archive, [(page("a"), article("a")), (page("b", 1), broken)])
    assert archive.db.table("pages").count == 0
