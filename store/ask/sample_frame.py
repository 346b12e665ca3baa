"""What a sample is drawn from: mentions and articles by stratum, counted and walked, never loaded.

Only current versions and the active rule set's labels are seen. Articles are walked along their
index of days, which holds all that a stratum needs: no text is read.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from store.archive.archive import Archive
from store.method.strata import Stratum

# CROSS JOIN holds SQLite to this order: from the index of articles to their mentions.
_ARTICLES = """
FROM articles AS a INDEXED BY articles_by_day
CROSS JOIN sources AS s ON s.key = a.source
CROSS JOIN rulesets AS r ON r.state = 'active'
CROSS JOIN versions AS v ON v.article = a.id AND v.current = 1
"""
_OF_ARTICLE = "s.tier, substr(a.day, 1, 4)"
_MENTIONS = f"{_ARTICLES} CROSS JOIN mentions AS m ON m.version = v.id AND m.ruleset = r.id"
_OF_MENTION = f"{_OF_ARTICLE}, coalesce(m.role, 'unattributed')"
_LABELLED = f"{_ARTICLES} CROSS JOIN labels AS l ON l.version = v.id AND l.ruleset = r.id"
_FOUND = """CASE WHEN EXISTS (
  SELECT 1 FROM mentions AS m WHERE m.version = v.id AND m.ruleset = r.id) THEN 'found'
  WHEN l.relevant > 0 THEN 'considered' ELSE 'passed over' END"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """The rule set that a sample is to check."""

    fingerprint: str
    threshold: float
    """Probability from which a strand holds."""
    unlabelled: int
    """Articles that it has not labelled yet: no sample sees them."""


def active_rules(archive: Archive) -> Rules | None:
    """Return the rule set by which the archive is labelled; None where it is not."""
    row = archive.db.execute(
        "SELECT fingerprint, threshold, (SELECT count(*) FROM todo WHERE task = 'label') "
        "FROM rulesets WHERE state = 'active'"
    ).fetchone()
    return Rules(fingerprint=row[0], threshold=row[1], unlabelled=row[2]) if row else None


def mention_strata(archive: Archive) -> dict[Stratum, int]:
    """Count mentions by tier, year and role; the year of an undated article is empty."""
    rows = archive.db.execute(f"SELECT {_OF_MENTION}, count(*) {_MENTIONS} GROUP BY 1, 2, 3")
    return {(tier, role, year): count for tier, year, role, count in rows}


def article_strata(archive: Archive) -> dict[Stratum, int]:
    """Count labelled articles by what came of them, tier and year.

    A mention is *found* in them, or sentences were *considered* and all refused, or they were
    *passed over*: nothing in them made them worth considering.
    """
    rows = archive.db.execute(
        f"SELECT {_FOUND}, {_OF_ARTICLE}, count(*) {_LABELLED} GROUP BY 1, 2, 3"
    )
    return {(found, tier, year): count for found, tier, year, count in rows}


def walk_mentions(archive: Archive) -> Iterator[tuple[Stratum, int, str, int]]:
    """Yield each mention's stratum, its article's number, its anchor and its number."""
    for tier, year, role, article, anchor, number in archive.db.execute(
        f"SELECT {_OF_MENTION}, a.id, m.anchor, m.id {_MENTIONS}"
    ):
        yield (tier, role, year), article, anchor, number


def walk_articles(archive: Archive) -> Iterator[tuple[Stratum, int]]:
    """Yield each labelled article's stratum and number."""
    for found, tier, year, number in archive.db.execute(
        f"SELECT {_FOUND}, {_OF_ARTICLE}, a.id {_LABELLED}"
    ):
        yield (found, tier, year), number
