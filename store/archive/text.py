"""An article's row: its columns, in order, and what its text is compared by. No SQL writes."""

import hashlib

from store.archive.clock import london_day
from store.method.wording import sentences
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
    "modified_evidence",
    "modified_reliability",
    "language",
    "kind",
    "access",
    "access_evidence",
    "notice",
    "day",
    "words",
)
"""What a reading may change of an article's row."""
DATED = frozenset(
    f"{field}{part}" for field in ("published", "modified") for part in ("", "_evidence")
) | {"published_reliability", "modified_reliability", "day"}
"""Those that are weighed over all pages of an article: `store.archive.evidence`."""

Row = dict[str, str | int | None]


def row_of(article: Article) -> tuple[Row, bytes]:
    """Return the values of COLUMNS, and the digest of the text."""
    row: Row = {name: getattr(article, name) for name in COLUMNS[:-2]}
    row |= {"day": london_day(article.published), "words": len(article.body.split())}
    return row, digest_of(article.title, article.standfirst, article.body)


def digest_of(title: str, standfirst: str, body: str) -> bytes:
    """Return a digest that only a change of the publisher's words changes."""
    parts: dict[str, list[str]] = {"title": [], "standfirst": [], "body": []}
    for sentence in sentences(title, standfirst, body):
        parts[sentence.part].append(sentence.form)
    text = "\0".join(" ".join(forms) for forms in parts.values())
    return hashlib.blake2b(text.encode(), digest_size=16).digest()


def key_of(url: str) -> str:
    """Name the article at `url` in short, and in the same way in every archive."""
    return hashlib.blake2b(url.encode(), digest_size=6).hexdigest()
