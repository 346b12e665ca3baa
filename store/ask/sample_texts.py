"""The drawn articles and mentions themselves, and whether they are still what they were.

Read one by one, by number: a sample is small, whatever the archive.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from config.model import STRANDS
from store.archive.archive import Archive

_ARTICLE = """
SELECT a.key, a.url, a.title, a.standfirst, a.body, a.byline, a.kind, a.published, a.day,
  s.title AS outlet, s.tier, s.watched, s.full_text, s.extract_chars, v.id AS version
FROM articles AS a JOIN sources AS s ON s.key = a.source
JOIN versions AS v ON v.article = a.id AND v.current = 1
WHERE a.id = ?
"""
_SPANS = """
SELECT m.start, m."end" FROM mentions AS m
JOIN rulesets AS r ON r.id = m.ruleset AND r.state = 'active'
WHERE m.version = ? ORDER BY m.start
"""
_PAGES = """
SELECT p.digest, coalesce(g.origin, 'crawl') FROM versions AS v
JOIN pages AS p ON p.version = v.id
LEFT JOIN segments AS g ON g.name = p.segment
WHERE v.article = ?
"""
_MENTION = """
SELECT v.article, m.start, m."end", m.text, m.anchor, m.relevance, m.community_empowerment,
  m.public_services, m.social_action, m.sentiment, m.positive, m.neutral, m.negative,
  coalesce(m.role, 'unattributed') AS role
FROM mentions AS m JOIN versions AS v ON v.id = m.version WHERE m.id = ?
"""
Fate: TypeAlias = Literal["kept", "removed", "changed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SampledArticle:
    """An article that was drawn, with its current text."""

    number: int
    key: str
    url: str
    title: str
    standfirst: str
    body: str
    byline: str
    kind: str
    published: str | None
    day: str
    outlet: str
    tier: str
    watched: bool
    """Whether a configured source's; else it came with a bulk import."""
    full_text: str
    """What its licence allows."""
    extract_chars: int
    mentions: tuple[tuple[int, int], ...]
    """Where the active rule set finds any, as offsets in the body."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SampledMention:
    """A mention that was drawn, and what the rule set says of it."""

    article: int
    start: int
    end: int
    text: str
    anchor: str
    said: Mapping[str, Any]
    """Relevance, the strands', and the sentiments' probabilities, the sentiment, the role."""


def sampled_article(archive: Archive, number: int) -> SampledArticle:
    """Read the article of that number."""
    (row,) = archive.db.query(_ARTICLE, [number])
    spans = archive.db.execute(_SPANS, [row.pop("version")]).fetchall()
    row["watched"] = bool(row["watched"])
    return SampledArticle(number=number, mentions=tuple(spans), **row)


def sampled_mention(archive: Archive, number: int) -> SampledMention:
    """Read the mention of that number."""
    (row,) = archive.db.query(_MENTION, [number])
    own = {name: row.pop(name) for name in ("article", "start", "end", "text", "anchor")}
    return SampledMention(**own, said=row)


def captures(archive: Archive, number: int) -> list[tuple[str, str]]:
    """Return the payload digest of each page of an article, and how its segment came."""
    return archive.db.execute(_PAGES, [number]).fetchall()


def holding(said: Mapping[str, Any], threshold: float) -> list[str]:
    """Name the strands that hold at a threshold."""
    return [strand for strand in STRANDS if said[strand] >= threshold]


def fate(archive: Archive, key: str, text: str) -> Fate:
    """Say what became of a sampled text: its article may be gone, or reads otherwise now."""
    row = archive.db.execute(
        "SELECT title, standfirst, body FROM articles WHERE key = ?", [key]
    ).fetchone()
    if row is None:
        return "removed"
    words = " ".join(text.split())
    return "kept" if words in " ".join(" ".join(row).split()) else "changed"
