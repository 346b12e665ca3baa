"""The schema's versions: each step is applied once, and applying all again does nothing.

A step that has been released is never edited: a change is a new step. Views hold no data and are
simply made anew whenever their text differs.
"""

from pathlib import Path

from sqlite_utils import Database, Migrations

from store.archive.differences import renew
from store.archive.errors import ArchiveBroken, ArchiveMissing, ArchiveTooNew, ArchiveTooOld
from store.archive.schema_collection import COLLECTION
from store.archive.schema_crawl import CRAWL
from store.archive.schema_health import HEALTH
from store.archive.schema_labels import LABELS
from store.archive.schema_setup import SETUP
from store.archive.schema_text import TEXT
from store.archive.schema_truth import TEXT_OF, TRUTH
from store.archive.text import digest_of
from store.archive.views import VIEWS

migrations = Migrations("bigsociety")


@migrations()
def m001_the_archive(db: Database) -> None:
    """Everything the first version keeps."""
    for script in (SETUP, CRAWL, TEXT, LABELS):
        db.executescript(script)
    db.execute("PRAGMA user_version = 1")


@migrations()
def m002_every_kind_of_source(db: Database) -> None:
    """Budgets of requests, windows of back-fills, visits to pages that are kept already."""
    db.executescript(COLLECTION)
    db.execute("PRAGMA user_version = 2")


@migrations()
def m003_states_of_a_source(db: Database) -> None:
    """More states of a source, and which nights could see."""
    db.executescript(HEALTH)
    db.execute("PRAGMA user_version = 3")


@migrations()
def m004_the_truth_about_a_page(db: Database) -> None:
    """Evidence by page, what changed from version to version, digests of the publisher's words."""
    db.executescript(TRUTH)
    for (number,) in db.execute("SELECT id FROM versions").fetchall():
        text = db.execute(TEXT_OF, [number]).fetchone()
        db.execute("UPDATE versions SET digest = ? WHERE id = ?", [digest_of(*text), number])
    changed = db.execute("SELECT DISTINCT article FROM versions WHERE current = 0").fetchall()
    for (article,) in changed:
        renew(db, article)
    db.execute("PRAGMA user_version = 4")


VERSION = 4
"""What `PRAGMA user_version` says after the last step."""


def migrate(db: Database) -> None:
    """Bring the schema up to date."""
    migrations.apply(db)
    for name, sql in VIEWS.items():
        db.create_view(name, sql.strip(), replace=True)


def check_version(db: Database, path: Path, *, write: bool) -> None:
    """Refuse a later version's archive, another program's file, and an empty one to read."""
    found = db.execute("PRAGMA user_version").fetchone()[0]
    if found > VERSION:
        raise ArchiveTooNew(
            f"{path}: written by a later bigsociety (schema {found}, this one knows {VERSION}): "
            "install the later version, or name another file with --db"
        )
    if 0 < found < VERSION and not write:
        raise ArchiveTooOld(
            f"{path}: written by an earlier bigsociety (schema {found}, this one reads {VERSION}): "
            f"`bigsociety publish --db {path}` brings it up to date"
        )
    if found == 0 and db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        if not write or "_sqlite_migrations" not in db.table_names():
            raise ArchiveBroken(
                f"{path}: a SQLite file, but no bigsociety archive: name another with --db"
            )
    elif found == 0 and not write:
        raise ArchiveMissing(
            f"{path}: an empty file: `bigsociety nightly --db {path}` makes an archive of it"
        )
