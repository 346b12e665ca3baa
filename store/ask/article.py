"""One article with everything that is said about it: for the desk's own page."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from config.doubt import Doubtful, uncertain
from config.model import STRANDS, StrandKey
from store.archive.archive import Archive
from store.ask.history import Change, changes_of
from store.records import Dated

_ARTICLE = """
SELECT a.id AS number, a.key AS id, a.url, a.title, a.standfirst, a.byline, a.body, a.published,
  a.published_evidence,
  a.published_reliability, a.modified, a.modified_evidence, a.modified_reliability, a.first_seen,
  a.language, a.kind, a.access, a.access_evidence, a.notice, a.words,
  s.title AS outlet, s.newsroom, s.tier, s.full_text, s.extract_chars,
  coalesce(g.story, a.id) AS story_number
FROM articles a JOIN sources s ON s.key = a.source LEFT JOIN stories g ON g.article = a.id
WHERE a.key = ?
"""
_PASSAGES = """
SELECT m.id, m.start, m."end", m.text, m.cue, m.level, m.relevance, m.community_empowerment,
  m.public_services, m.social_action, m.sentiment, m.positive, m.neutral, m.negative, m.speaker,
  m.role, m.office, m.party, m.quoted, r.threshold, r.fingerprint AS ruleset
FROM versions v JOIN mentions m ON m.version = v.id
JOIN rulesets r ON r.id = m.ruleset AND r.state = 'active'
WHERE v.article = ? AND v.current = 1 ORDER BY m.start, m.id
"""
_VERSIONS = """
SELECT id, first_seen, last_seen, current FROM versions WHERE article = ?
ORDER BY first_seen DESC, id DESC
"""
_DATES = """
SELECT field, moment, evidence, reliability, refused FROM desk_dates WHERE article = ?
ORDER BY field <> 'published', field, refused <> '', chosen DESC, moment, evidence
"""
_DOCUMENTS = """
SELECT attachment AS url, title, content_type, read_as FROM desk_attachments
WHERE article = ? ORDER BY attachment
"""
_SEEN = "SELECT first_seen_evidence, gone FROM desk_articles WHERE id = ?"
_COPIES = """
SELECT a.key AS id, a.title, s.title AS outlet, a.published
FROM stories g JOIN articles a ON a.id = g.article JOIN sources s ON s.key = a.source
WHERE g.story = ? AND a.id <> ? ORDER BY a.published IS NULL, a.published, a.url
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A mention as a reader needs it."""

    id: int
    start: int
    end: int
    text: str
    cue: str
    level: str
    relevance: float
    strands: Mapping[StrandKey, float]
    held: tuple[StrandKey, ...]
    """Strands at or above the rule set's threshold."""
    uncertain: tuple[Doubtful, ...]
    """Labels that are shown as uncertain."""
    threshold: float
    ruleset: str
    sentiment: Literal["positive", "neutral", "negative"]
    positive: float
    neutral: float
    negative: float
    speaker: str | None
    role: str | None
    office: str
    party: str
    quoted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenVersion:
    """One text of the article, and between which moments it was seen."""

    id: int
    first_seen: str
    last_seen: str
    current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SameText:
    """Another article of the same story."""

    id: str
    title: str
    outlet: str
    published: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document that belongs to the article."""

    url: str
    title: str
    content_type: str
    read_as: str | None
    """The id of the article that was read from it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadArticle:
    """An article, its current mentions, its history, its copies."""

    id: str
    url: str
    title: str
    standfirst: str
    byline: str
    body: str
    whole: bool
    """False where the licence lets an extract be shown, and no more."""
    published: str | None
    published_evidence: str
    published_reliability: str
    modified: str | None
    modified_evidence: str
    modified_reliability: str
    first_seen: str
    first_seen_evidence: str
    gone: str | None
    """When its addresses were found gone."""
    language: str
    kind: str
    access: str
    access_evidence: str
    notice: str
    words: int
    outlet: str
    newsroom: str
    tier: str
    passages: tuple[Passage, ...]
    versions: tuple[SeenVersion, ...]
    copies: tuple[SameText, ...]
    dates: tuple[Dated, ...]
    """All evidence for its dates, refused or not."""
    changes: tuple[Change, ...]
    documents: tuple[Document, ...]


def read_article(archive: Archive, key: str) -> ReadArticle | None:
    """Read the article with that id for somebody inside; None where there is none.

    Inside, the whole text is shown unless the source's licence says `none`; mentions are
    quotations of a sentence and always are.
    """
    found = list(archive.db.query(_ARTICLE, [key]))
    if not found:
        return None
    fields = dict(found[0])
    number, story = fields.pop("number"), fields.pop("story_number")
    full_text, extract_chars = fields.pop("full_text"), fields.pop("extract_chars")
    whole = full_text != "none"
    if not whole:
        fields["body"] = fields["body"][:extract_chars]
    (seen,) = archive.db.query(_SEEN, [key])
    return ReadArticle(
        **fields,
        **seen,
        whole=whole,
        passages=tuple(_passage(row) for row in archive.db.query(_PASSAGES, [number])),
        versions=tuple(_version(row) for row in archive.db.query(_VERSIONS, [number])),
        dates=tuple(Dated(**row) for row in archive.db.query(_DATES, [key])),
        changes=changes_of(archive, key),
        documents=tuple(Document(**row) for row in archive.db.query(_DOCUMENTS, [key])),
        copies=tuple(SameText(**row) for row in archive.db.query(_COPIES, [story, number])),
    )


def _passage(row: dict[str, Any]) -> Passage:
    fields = dict(row)
    threshold = fields["threshold"]
    strands = {strand: fields.pop(strand) for strand in STRANDS}
    held = tuple(strand for strand, probability in strands.items() if probability >= threshold)
    fields["quoted"] = bool(fields["quoted"])
    doubt = uncertain(fields[fields["sentiment"]], strands, threshold)
    return Passage(**fields, strands=strands, held=held, uncertain=doubt)


def _version(row: dict[str, Any]) -> SeenVersion:
    return SeenVersion(**(row | {"current": bool(row["current"])}))
