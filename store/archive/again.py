"""Asks for work to be done again by today's rules, though nothing has changed since.

What was kept stays until the work replaces it; a run that is killed goes on where it stopped.
"""

from store.archive.archive import Archive


def reread(archive: Archive) -> None:
    """Ask for every segment to be read again, from its beginning."""
    with archive.transaction():
        archive.db.execute("UPDATE segments SET state = 'unread', offset = 0 WHERE state <> 'open'")


def relabel(archive: Archive) -> None:
    """Ask for every version to be labelled again."""
    _ask(archive, "label", "versions")


def regroup(archive: Archive) -> None:
    """Ask for the near-duplicates of every article to be sought again."""
    _ask(archive, "group", "articles")


def _ask(archive: Archive, task: str, table: str) -> None:
    with archive.transaction():
        archive.db.execute(f"INSERT OR IGNORE INTO todo SELECT ?, id FROM {table}", [task])
