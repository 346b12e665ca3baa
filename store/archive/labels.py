"""What a rule set says of each version: mentions, quotes, commitments, claims.

Every label holds the very text that its offsets point to, or nothing of its version is kept.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import TypeAlias

from config.errors import UsageError
from config.model import StrandKey
from store.archive.aggregates import touch
from store.archive.archive import Archive
from store.archive.errors import MentionMismatch
from store.archive.rulesets import activate_ruleset, switch_ruleset, target
from store.records import Claim, Commitment, Judgement, Labels, Mention, Quote, Speaker

__all__ = [
    "Unlabelled",
    "activate_ruleset",
    "anchor",
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
_Span: TypeAlias = Mention | Quote | Commitment | Claim
_TABLES = ("labels", "mentions", "quotes", "commitments", "claims")


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
        for table in _TABLES:
            archive.db.conn.execute(
                f"DELETE FROM {table} WHERE version = ? AND ruleset = ?", (version, ruleset)
            )
        _insert(archive, (version, ruleset), labels)
        touch(archive, [article])
        archive.db.conn.execute("DELETE FROM todo WHERE task = 'label' AND row = ?", (version,))


def anchor(mention: Mention) -> str:
    """Name a passage by its text and surroundings: the name survives edits elsewhere."""
    parts = (" ".join(part.split()) for part in (mention.prefix, mention.text, mention.suffix))
    return hashlib.blake2b("\0".join(parts).encode(), digest_size=6).hexdigest()


def _require(archive: Archive, fingerprint: str) -> int:
    wanted = target(archive)
    if wanted is None or wanted[1] != fingerprint:
        raise UsageError(
            f"rule set {fingerprint}: the archive is being labelled with "
            f"{wanted[1] if wanted else 'none'}: call activate_ruleset first"
        )
    return wanted[0]


def _check_spans(labels: Labels, url: str, body: str) -> None:
    spans: tuple[tuple[_Span, ...], ...] = (
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


def _insert(archive: Archive, key: tuple[int, int], labels: Labels) -> None:
    whole = (labels.relevant, *_judged(labels.strands, labels.sentiment))
    _rows(archive, "labels", "", iter([(*key, *whole)]))
    span = 'version, ruleset, start, "end", text, '
    _rows(
        archive,
        "mentions",
        span + "prefix, suffix, anchor, cue, level, relevance, community_empowerment, "
        "public_services, social_action, sentiment, positive, neutral, negative, speaker, role, "
        "office, party, quoted",
        ((*key, *_mention(one)) for one in labels.mentions),
    )
    _rows(
        archive,
        "quotes",
        span + "speaker, role, office, party, direct",
        ((*key, *_quote(one)) for one in labels.quotes),
    )
    _rows(
        archive,
        "commitments",
        span + "actor, quantity, unit, deadline, strand, measure, measurable, why_not",
        ((*key, *_commitment(one)) for one in labels.commitments),
    )
    _rows(
        archive,
        "claims",
        span + "measure, value, unit, period",
        ((*key, *_claim(one)) for one in labels.claims),
    )


def _rows(archive: Archive, table: str, columns: str, rows: Iterator[tuple[object, ...]]) -> None:
    for row in rows:
        names = f"({columns})" if columns else ""
        archive.db.conn.execute(
            f"INSERT INTO {table} {names} VALUES ({', '.join('?' * len(row))})", row
        )


def _judged(strands: dict[StrandKey, float], sentiment: Judgement) -> tuple[object, ...]:
    return (
        strands.get("community_empowerment", 0.0),
        strands.get("public_services", 0.0),
        strands.get("social_action", 0.0),
        sentiment.label,
        sentiment.positive,
        sentiment.neutral,
        sentiment.negative,
    )


def _said_by(speaker: Speaker) -> tuple[object, ...]:
    return (speaker.name, speaker.role, speaker.office, speaker.party)


def _span(label: _Span) -> tuple[object, ...]:
    return (label.start, label.end, label.text)


def _mention(one: Mention) -> tuple[object, ...]:
    return (
        *_span(one),
        one.prefix,
        one.suffix,
        anchor(one),
        one.cue,
        one.level,
        one.relevance,
        *_judged(one.strands, one.sentiment),
        *_said_by(one.speaker),
        one.quoted,
    )


def _quote(one: Quote) -> tuple[object, ...]:
    return (*_span(one), *_said_by(one.speaker), one.direct)


def _commitment(one: Commitment) -> tuple[object, ...]:
    return (
        *_span(one),
        one.actor,
        one.quantity,
        one.unit,
        one.deadline,
        one.strand,
        one.measure,
        one.measurable,
        one.why_not,
    )


def _claim(one: Claim) -> tuple[object, ...]:
    return (*_span(one), one.measure, one.value, one.unit, one.period)
