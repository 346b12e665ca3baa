"""An article's row: its columns, in order, and what its text is compared by. No SQL writes."""

import hashlib

from store.archive.clock import london_day
from store.records import Article

COLUMNS = (
    "url",
    "source",
    "title",
    "standfirst",
    "byline",
    "body",
    "published",
    "published_evidence",
    "published_reliability",
    "modified",
    "language",
    "kind",
    "access",
    "day",
    "words",
)
"""What a reading may change of an article's row."""

Row = dict[str, str | int | None]


def row_of(article: Article) -> Row:
    """Return the values of COLUMNS."""
    given = {name: getattr(article, name) for name in COLUMNS[:-2]}
    return given | {"day": london_day(article.published), "words": len(article.body.split())}


def digest_of(row: Row) -> bytes:
    """Return what two texts have in common that differ in white space only."""
    parts = (" ".join(str(row[name]).split()) for name in ("title", "standfirst", "body"))
    return hashlib.blake2b("\0".join(parts).encode(), digest_size=16).digest()


def key_of(url: str) -> str:
    """Name the article at `url` in short, and in the same way in every archive."""
    return hashlib.blake2b(url.encode(), digest_size=6).hexdigest()
