"""Who speaks of a strand, year by year and with what sentiment, in three sizes of count.

Distinct texts and newsrooms do not add up over days, so they are counted from the mentions' rows
and not from the daily aggregates. Only the active rule set's labels of current texts are read.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import blake2b
from types import MappingProxyType
from typing import Literal, NamedTuple, TypeAlias

from config.model import STRANDS, Level, Role, StrandKey
from store.archive.archive import Archive
from store.records import Sentiment

Side: TypeAlias = Literal["statements", "reaction", "press voice", "unattributed"]
SIDES: Mapping[Role | None, Side] = MappingProxyType(
    {
        "government": "statements",
        "opposition": "reaction",
        "sector": "reaction",
        "research": "reaction",
        "public": "reaction",
        "other": "reaction",
        "press": "press voice",
        None: "unattributed",
    }
)
LEVELS: tuple[Level, ...] = ("named", "programme", "theme")
SENTIMENTS: tuple[Sentiment, ...] = ("positive", "neutral", "negative")

QUERY = """
SELECT m.id, a.day, m.role, m.sentiment, m.level, a.id, coalesce(g.story, a.id), s.newsroom,
       m.community_empowerment >= r.threshold, m.public_services >= r.threshold,
       m.social_action >= r.threshold
FROM rulesets r
JOIN mentions m ON m.ruleset = r.id
JOIN versions v ON v.id = m.version AND v.current = 1
JOIN articles a ON a.id = v.article
JOIN sources s ON s.key = a.source
LEFT JOIN stories g ON g.article = a.id
WHERE r.state = 'active' AND a.day BETWEEN :since AND :until
ORDER BY m.id
"""
FIRST_DAY = ""
"""Sorts before every day, also before that of an article whose day is not known."""
LAST_DAY = "9999-12-31"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """The mentions of one strand, year, role and sentiment, and how to find them again."""

    role: Role | None
    side: Side
    sentiment: Sentiment
    mentions: Mapping[Level, int]
    """Per level, since a named mention and a theme are not of one weight."""
    articles: int
    texts: int
    """Distinct texts: copies of one story count once."""
    newsrooms: int
    digest: str
    """Of the mentions' row ids, in order: two figures with one digest count the same rows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """One London year of a strand; no cells: it was read, and nothing was said."""

    year: int
    read: int
    """Articles of the archive published in that year inside the window: the denominator."""
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What was said inside a window: per strand, its years; and what fits into none."""

    strands: Mapping[StrandKey, tuple[Year, ...]]
    undated: Mapping[StrandKey, int]
    """Mentions in articles whose day is not known: in no year, and in no bounded window."""
    outside: int
    """Mentions in which no strand reaches the rule set's threshold."""


class _Row(NamedTuple):
    mention: int
    day: str
    role: Role | None
    sentiment: Sentiment
    level: Level
    article: int
    story: int
    newsroom: str
    community_empowerment: int
    public_services: int
    social_action: int

    def strands(self) -> list[StrandKey]:
        """Every strand that the mention speaks of."""
        return [strand for strand in STRANDS if getattr(self, strand)]


@dataclass(slots=True, kw_only=True)
class _Tally:
    levels: dict[Level, int] = field(default_factory=lambda: dict.fromkeys(LEVELS, 0))
    articles: set[int] = field(default_factory=set)
    texts: set[int] = field(default_factory=set)
    newsrooms: set[str] = field(default_factory=set)
    ids: "blake2b" = field(default_factory=lambda: blake2b(digest_size=8))

    def add(self, row: _Row) -> None:
        """Count one mention."""
        self.levels[row.level] += 1
        self.articles.add(row.article)
        self.texts.add(row.story)
        self.newsrooms.add(row.newsroom)
        self.ids.update(b"%d\n" % row.mention)


_Key: TypeAlias = tuple[StrandKey, int, Role | None, Sentiment]


def said(archive: Archive, since: date | None = None, until: date | None = None) -> Said:
    """Count mentions between two days (inclusive); without them, everything that is kept."""
    window = bounds(since, until)
    tallies: dict[_Key, _Tally] = {}
    undated = dict.fromkeys(STRANDS, 0)
    outside = 0
    for row in _rows(archive, window):
        strands = row.strands()
        outside += not strands
        for strand in strands:
            if row.day:
                key = (strand, int(row.day[:4]), row.role, row.sentiment)
                tallies.setdefault(key, _Tally()).add(row)
            else:
                undated[strand] += 1
    read = _read(archive, window)
    return Said(
        strands={strand: _years(strand, tallies, read) for strand in STRANDS},
        undated=undated,
        outside=outside,
    )


def bounds(since: date | None, until: date | None) -> dict[str, str]:
    """Turn a window into the query's parameters."""
    # An article without a day is inside no window but the unbounded one.
    first = since.isoformat() if since else (FIRST_DAY if until is None else "0001-01-01")
    return {"since": first, "until": until.isoformat() if until else LAST_DAY}


def _rows(archive: Archive, window: Mapping[str, str]) -> Iterator[_Row]:
    return map(_Row._make, archive.db.execute(QUERY, dict(window)))


def _read(archive: Archive, window: Mapping[str, str]) -> dict[int, int]:
    counted = archive.db.execute(
        "SELECT substr(day, 1, 4), count(*) FROM articles "
        "WHERE day <> '' AND day BETWEEN :since AND :until GROUP BY 1 ORDER BY 1",
        dict(window),
    )
    return {int(year): count for year, count in counted}


def _years(
    strand: StrandKey, tallies: Mapping[_Key, _Tally], read: Mapping[int, int]
) -> tuple[Year, ...]:
    return tuple(
        Year(year=year, read=count, cells=tuple(_cells(strand, year, tallies)))
        for year, count in read.items()
    )


def _cells(strand: StrandKey, year: int, tallies: Mapping[_Key, _Tally]) -> Iterator[Cell]:
    for role, side in SIDES.items():
        for sentiment in SENTIMENTS:
            tally = tallies.get((strand, year, role, sentiment))
            if tally:
                yield Cell(
                    role=role,
                    side=side,
                    sentiment=sentiment,
                    mentions=tally.levels,
                    articles=len(tally.articles),
                    texts=len(tally.texts),
                    newsrooms=len(tally.newsrooms),
                    digest=tally.ids.hexdigest(),
                )
