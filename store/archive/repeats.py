"""Captures whose payload was that of an earlier one: the page was seen again, unchanged."""

from store.archive import versions
from store.archive.archive import Archive
from store.records import Page

# What the address last showed, up to that moment.
_LAST = """
SELECT version, digest, captured FROM pages WHERE url = ? AND captured <= ?
ORDER BY captured DESC, id DESC LIMIT 1
"""
_ANSWERS_TO = """
SELECT 1 FROM addresses AS a JOIN versions AS v ON v.article = a.article
WHERE a.address = ? AND v.id = ?
"""


def keep_repeat(archive: Archive, page: Page, *, url: str, captured: str) -> bool:
    """Note that an article was seen unchanged when `page` was captured; say whether it was known.

    `url` and `captured` name the earlier capture of the same payload. It counts where it is what
    that address last showed, and where the page's own address is one of that article.
    """
    execute = archive.db.conn.execute
    last = execute(_LAST, (url, page.captured)).fetchone()
    if last is None:
        return False
    version, digest, seen = last
    same = digest == page.digest or seen == captured
    if version is None or not same or not execute(_ANSWERS_TO, (page.url, version)).fetchone():
        return False
    with archive.transaction():
        versions.extend(archive, versions.version(archive, version), page.captured)
    return True
