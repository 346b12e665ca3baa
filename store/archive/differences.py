"""What changed from each version of an article to the next, kept with the later one.

How texts are compared is `store.method.difference`. Two steps: what no longer holds is dropped
where a text changes (`outdate`), and what is missing is found when the history stands (`renew`).
"""

import json
from collections.abc import Iterable
from dataclasses import asdict

from sqlite_utils import Database

from store.archive.schema_truth import TEXT_OF
from store.method.difference import Edit, difference
from store.method.wording import Sentence, sentences

_PAIRS = (
    "SELECT id, lag(id) OVER (ORDER BY first_seen, id) AS before FROM versions WHERE article = ?"
)
_MISSING = f"""
SELECT pair.id, pair.before FROM ({_PAIRS}) AS pair
LEFT JOIN differences AS d ON d.version = pair.id
WHERE pair.before IS NOT d.before
"""


def outdate(db: Database, version: int) -> None:
    """Drop the differences that a version's text is part of."""
    db.conn.execute("DELETE FROM differences WHERE version = ?1 OR before = ?1", (version,))


def renew(db: Database, article: int) -> None:
    """Find the differences of an article's versions that are missing.

    It takes the database itself, since migrations call it, too.
    """
    for version, before in db.conn.execute(_MISSING, (article,)).fetchall():
        db.conn.execute("DELETE FROM differences WHERE version = ?", (version,))
        if before is not None:
            edits = difference(_sentences(db, before), _sentences(db, version))
            db.conn.execute(
                "INSERT INTO differences VALUES (?, ?, ?)", (version, before, written(edits))
            )


def written(edits: Iterable[Edit]) -> str:
    """Write edits as they are kept."""
    return json.dumps([asdict(edit) for edit in edits], ensure_ascii=False)


def read(kept: str) -> tuple[Edit, ...]:
    """Read edits as they are kept."""
    return tuple(Edit(**edit) for edit in json.loads(kept))


def _sentences(db: Database, version: int) -> list[Sentence]:
    return sentences(*db.conn.execute(TEXT_OF, (version,)).fetchone())
