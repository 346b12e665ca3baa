"""Labels as rows: which field of a record goes into which column."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TypeAlias

from config.model import StrandKey
from store.archive.archive import Archive
from store.records import Claim, Commitment, Judgement, Labels, Mention, Quote, Speaker

Span: TypeAlias = Mention | Quote | Commitment | Claim


def insert(archive: Archive, version: int, ruleset: int, labels: Labels) -> None:
    """Insert all that a rule set says of a version."""
    key = (version, ruleset)
    whole = (labels.relevant, *_judged(labels.strands, labels.sentiment))
    _rows(archive, "labels", "", iter([(*key, *whole)]))
    span = 'version, ruleset, start, "end", text, '
    _rows(
        archive,
        "mentions",
        span + "prefix, suffix, anchor, cue, level, relevance, community_empowerment, "
        "public_services, social_action, sentiment, positive, neutral, negative, speaker, role, "
        "office, party, quoted",
        (
            (*key, *_mention(one, anchor))
            for one, anchor in zip(labels.mentions, anchors(labels.mentions), strict=True)
        ),
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


def anchors(mentions: Iterable[Mention]) -> Iterator[str]:
    """Name each passage by its words, and by its place among passages of the same words.

    So it keeps its name when the text around it is edited; what was around it is kept beside.
    """
    seen: Counter[str] = Counter()
    for mention in mentions:
        words = " ".join(mention.text.split())
        seen[words] += 1
        name = f"{words}\0{seen[words]}"
        yield hashlib.blake2b(name.encode(), digest_size=6).hexdigest()


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


def _span(label: Span) -> tuple[object, ...]:
    return (label.start, label.end, label.text)


def _mention(one: Mention, anchor: str) -> tuple[object, ...]:
    return (
        *_span(one),
        one.prefix,
        one.suffix,
        anchor,
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
