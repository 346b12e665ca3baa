"""What was said beside what happened, per strand: the question behind the whole monitor.

Computed anew each time and never stored. A figure's reference is the query, its parameters, the
count and a digest of the rows counted. How it is printed belongs to the command line.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date

from config.model import STRANDS, StrandKey
from store.archive.archive import Archive
from store.ask import mentions
from store.ask.mentions import Year, said
from store.ask.outcomes import Outcome, outcomes


@dataclass(frozen=True, slots=True, kw_only=True)
class StrandComparison:
    """One strand: who spoke of it in which year, and how its measures moved."""

    strand: StrandKey
    title: str
    years: tuple[Year, ...]
    """Only years of which the archive holds an article; of the others nothing can be said."""
    undated: int
    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The comparison over a window, and what it rests on."""

    since: date | None
    until: date | None
    ruleset: str | None
    """Fingerprint of the rules that found the mentions; None: nothing is classified yet."""
    threshold: float | None
    """Probability from which a strand holds."""
    strands: tuple[StrandComparison, ...]
    outside: int
    """Mentions of the window in which no strand holds."""
    query: str
    parameters: Mapping[str, str]


def compare(
    archive: Archive,
    strand: StrandKey | None = None,
    since: date | None = None,
    until: date | None = None,
) -> Comparison:
    """Compare one strand, or all three, between two days (inclusive, London's)."""
    spoken = said(archive, since, until)
    titles = dict(archive.db.execute("SELECT key, title FROM strands").fetchall())
    ruleset, threshold = _active(archive)
    return Comparison(
        since=since,
        until=until,
        ruleset=ruleset,
        threshold=threshold,
        strands=tuple(
            StrandComparison(
                strand=key,
                title=titles.get(key, key.replace("_", " ").capitalize()),
                years=spoken.strands[key],
                undated=spoken.undated[key],
                outcomes=outcomes(archive, key, since, until),
            )
            for key in STRANDS
            if strand in {None, key}
        ),
        outside=spoken.outside,
        query=" ".join(mentions.QUERY.split()),
        parameters=mentions.bounds(since, until),
    )


def as_json(comparison: Comparison) -> dict[str, object]:
    """Lay the comparison out in plain types, days as text."""
    plain: dict[str, object] = json.loads(json.dumps(asdict(comparison), default=str))
    return plain


def _active(archive: Archive) -> tuple[str | None, float | None]:
    rows = archive.db.execute(
        "SELECT fingerprint, threshold FROM rulesets WHERE state = 'active'"
    ).fetchall()
    return rows[0] if rows else (None, None)
