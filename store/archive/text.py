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


def row_of(article: Article) -> tuple[Row, bytes]:
    """Return the values of COLUMNS, and a digest that white space does not change."""
    row: Row = {name: getattr(article, name) for name in COLUMNS[:-2]}
    body = article.body.split()
    row |= {"day": london_day(article.published), "words": len(body)}
    parts = (article.title.split(), article.standfirst.split(), body)
    text = "\0".join(" ".join(part) for part in parts)
    return row, hashlib.blake2b(text.encode(), digest_size=16).digest()


def key_of(url: str) -> str:
    """Name the article at `url` in short, and in the same way in every archive."""
    return hashlib.blake2b(url.encode(), digest_size=6).hexdigest()
