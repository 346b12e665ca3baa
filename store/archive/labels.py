"""What a rule set says of each version: mentions, quotes, commitments, claims.

Every label holds the very text that its offsets point to, or nothing of its version is kept.
"""

from dataclasses import dataclass
from itertools import chain

from config.errors import UsageError
from store.archive.aggregates import touch
from store.archive.archive import Archive
from store.archive.errors import MentionMismatch
from store.archive.label_rows import Span, insert
from store.archive.rulesets import activate_ruleset, switch_ruleset, target
from store.archive.schema_labels import LABEL_TABLES
from store.records import Labels

__all__ = [
    "Unlabelled",
    "activate_ruleset",
    "keep_labels",
    "switch_ruleset",
    "unlabelled",
]

_UNLABELLED = """
SELECT v.id, coalesce(v.title, a.title), coalesce(v.body, a.body), a.byline, s.title, a.kind,
  a.published
FROM todo AS t
JOIN versions AS v ON v.id = t.row
JOIN articles AS a ON a.id = v.article
JOIN sources AS s ON s.key = a.source
WHERE t.task = 'label' ORDER BY t.row LIMIT ?
"""
_BODY = """
SELECT a.id, a.url, coalesce(v.body, a.body) FROM versions AS v
JOIN articles AS a ON a.id = v.article WHERE v.id = ?
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unlabelled:
    """A version to be labelled, with what the pipeline needs of it."""

    version: int
    title: str
    body: str
    byline: str
    outlet: str
    kind: str
    date: str | None


def unlabelled(archive: Archive, fingerprint: str, limit: int) -> list[Unlabelled]:
    """Return versions that the rule set has not labelled, the oldest number first."""
    _require(archive, fingerprint)
    names = ("version", "title", "body", "byline", "outlet", "kind", "date")
    rows = archive.db.execute(_UNLABELLED, [limit])
    return [Unlabelled(**dict(zip(names, row, strict=True))) for row in rows]


def keep_labels(archive: Archive, version: int, fingerprint: str, labels: Labels) -> None:
    """Keep what the rule set says of a version, in place of what it said before.

    Raises MentionMismatch when a label's offsets do not hold its text.
    """
    with archive.transaction():
        ruleset = _require(archive, fingerprint)
        row = archive.db.conn.execute(_BODY, (version,)).fetchone()
        if row is None:
            raise MentionMismatch(f"version {version}: there is none of that number to label")
        article, url, body = row
        _check_spans(labels, url, body)
        touch(archive, [article])
        for table in LABEL_TABLES:
            archive.db.conn.execute(
                f"DELETE FROM {table} WHERE version = ? AND ruleset = ?", (version, ruleset)
            )
        insert(archive, version, ruleset, labels)
        touch(archive, [article])
        archive.db.conn.execute("DELETE FROM todo WHERE task = 'label' AND row = ?", (version,))


def _require(archive: Archive, fingerprint: str) -> int:
    wanted = target(archive)
    if wanted is None or wanted[1] != fingerprint:
        raise UsageError(
            f"rule set {fingerprint}: the archive is being labelled with "
            f"{wanted[1] if wanted else 'none'}: call activate_ruleset first"
        )
    return wanted[0]


def _check_spans(labels: Labels, url: str, body: str) -> None:
    spans: tuple[tuple[Span, ...], ...] = (
        labels.mentions,
        labels.quotes,
        labels.commitments,
        labels.claims,
    )
    for label in chain.from_iterable(spans):
        if not 0 <= label.start < label.end or body[label.start : label.end] != label.text:
            raise MentionMismatch(
                f"{url}: {type(label).__name__.lower()} {label.text!r} is not at "
                f"{label.start}-{label.end} of the body, where "
                f"{body[max(label.start, 0) : label.end]!r} stands: label this version again"
            )
