"""The full-text index over the articles, filled a batch at a time.

The index holds no text of its own, so that what it forgets must be told to it word for word:
`forget` before an article's row changes, `refresh_search` after a batch.
"""

from store.archive.archive import Archive

_TEXT = "id, title, standfirst, byline, body"
_BATCH = 1000


def refresh_search(archive: Archive) -> int:
    """Index every article that is not, and return how many that were."""
    indexed = 0
    while True:
        with archive.transaction():
            some = archive.db.execute(
                "SELECT row FROM todo WHERE task = 'search' LIMIT ?", [_BATCH]
            ).fetchall()
            archive.db.conn.executemany(
                f"INSERT INTO articles_fts (rowid, title, standfirst, byline, body) "
                f"SELECT {_TEXT} FROM articles WHERE id = ?",
                some,
            )
            archive.db.conn.executemany("DELETE FROM todo WHERE task = 'search' AND row = ?", some)
        indexed += len(some)
        if len(some) < _BATCH:
            return indexed


def forget(archive: Archive, article: int) -> None:
    """Take an article out of the index, as its row still stands, and ask to be indexed anew."""
    asked = archive.db.conn.execute("INSERT OR IGNORE INTO todo VALUES ('search', ?)", (article,))
    if asked.rowcount:
        archive.db.conn.execute(
            "INSERT INTO articles_fts (articles_fts, rowid, title, standfirst, byline, body) "
            f"SELECT 'delete', {_TEXT} FROM articles WHERE id = ?",
            (article,),
        )
