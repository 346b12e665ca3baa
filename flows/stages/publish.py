"""The last stage: the search index, the daily counts, and the digest.

A day's digest tells what is new since the last run of an earlier day, so that running twice on
one day loses nothing of it.
"""

from datetime import datetime
from pathlib import Path

from flows.digest import LONDON, midnight, write_digest
from store.archive.aggregates import refresh
from store.archive.archive import Archive
from store.archive.search import refresh_search
from store.ask.recent import digested


def publish(archive: Archive) -> list[Path]:
    """Bring counts and index up to date and write today's digest; return its files."""
    refresh_search(archive)
    refresh(archive)
    today = datetime.now(LONDON).date()
    return write_digest(archive, today, digested(archive, midnight(today)))
