"""The configuration as the other rooms see it: frozen records, already validated.

No YAML and no checking here: that is `config.reader`. Patterns are plain text.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal

from config.listing import Listing

SourceKind = Literal["press", "government", "parliament", "sector", "research"]
Tier = Literal[
    "national",
    "regional",
    "sector trade",
    "local government trade",
    "faith and civil society",
    "official",
]
Status = Literal["collected", "licence needed", "unobtainable"]
Role = Literal["government", "opposition", "sector", "press", "research", "public", "other"]
Level = Literal["named", "programme", "theme"]
StrandKey = Literal["community_empowerment", "public_services", "social_action"]
STRANDS: tuple[StrandKey, ...] = ("community_empowerment", "public_services", "social_action")
ROLES: tuple[Role, ...] = (
    "government",
    "opposition",
    "sector",
    "press",
    "research",
    "public",
    "other",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Licence:
    """What a source's text may be used for, and where that is written."""

    full_text: Literal["none", "inside", "public"] = "inside"
    extract_chars: int = 256
    evidence: str = ""
    checked: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """CSS selectors (Beautiful Soup) for pages captured until a day; what is left out: generic."""

    until: date | None = None
    title: str | None = None
    standfirst: str | None = None
    byline: str | None = None
    body: str | None = None
    published: str | None = None
    drop: tuple[str, ...] = ()
    """Elements removed before anything is read: related stories, teasers, banners."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """One promise of a source: a minimum broken makes it ill, a maximum broken warns."""

    what: Literal["listed", "articles per 28 days", "dated", "titled", "bodied"]
    bound: Literal["at least", "at most"]
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One outlet or publisher that is watched, from one YAML file named by its key."""

    key: str
    title: str
    newsroom: str
    kind: SourceKind
    tier: Tier
    url: str
    licence: Licence
    status: Status = "collected"
    why: str = ""
    """Why it is not collected, where it is not."""
    evidence: str = ""
    """Where that, or its standing as a source, is written."""
    find: tuple[Listing, ...] = ()
    documents: tuple[str, ...] = ()
    """Addresses that are articles themselves: PDF reports, pages that nothing lists."""
    archive: tuple[Listing, ...] = ()
    """Where its past is held; asked by back-fills only."""
    frame: Mapping[int, int] = field(default_factory=dict)
    """Articles that it is known to have published, by year, where that is known."""
    layouts: tuple[Layout, ...] = ()
    expects: tuple[Expectation, ...] = ()
    pace: float = 5.0
    """Seconds between two requests to its host."""
    founded: date | None = None
    """A date before this is refused as a publication date."""
    closed: date | None = None
    """Its last day; a source that has closed lists nothing and is not ill for it."""
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Strand:
    """One of the agenda's three strands, with sentences that must and must not speak of it."""

    key: StrandKey
    title: str
    gloss: str
    says: tuple[str, ...]
    silent: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """Words that may show a mention.

    `text` is plain words: white space matches any white space or hyphen, letters match in any case
    unless `cased`. `forms` are further spellings. An anchor is sufficient alone; any other cue
    counts only with an anchor, another strong cue, or a `context` word within `within` words.
    """

    text: str
    forms: tuple[str, ...] = ()
    strands: tuple[StrandKey, ...] = ()
    level: Level = "theme"
    anchor: bool = False
    cased: bool = False
    context: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    """Words within `within` words that take the cue back."""
    within: int = 30
    since: date | None = None
    until: date | None = None
    gloss: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Confusable:
    """Words that look like the agenda and are not, unless the rule's context says otherwise."""

    text: str
    forms: tuple[str, ...] = ()
    cased: bool = False
    near: tuple[str, ...] = ()
    """Not the agenda when one of these is near; none given: always."""
    unless: tuple[str, ...] = ()
    """Still the agenda when one of these is near."""
    within: int = 12
    why: str
    example: str
    """A sentence that must not be a mention (a test)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """A label under which the idea went, with the days between which it was in official use."""

    label: str
    forms: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    government: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """What an actor was, from when to when (both inclusive, open where not given)."""

    title: str
    role: Role
    party: str = ""
    since: date | None = None
    until: date | None = None
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A person or body that speaks on the agenda; `role` holds where no office covers the day."""

    name: str
    kind: Literal["person", "organisation"]
    role: Role
    forms: tuple[str, ...] = ()
    party: str = ""
    offices: tuple[Office, ...] = ()
    ambiguous: bool = False
    """The surname alone is a common name or word: only the full name or a title counts."""
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened on a day and that charts mark."""

    day: date
    precision: Literal["day", "month"] = "day"
    title: str
    strands: tuple[StrandKey, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """One published value of a series."""

    series: str
    period: str
    """As published: 2008-09, 2010, 2010-07, Aug 2012-Jan 2013."""
    start: date
    end: date
    value: float | None
    """None where the producer did not publish one."""
    part_year: bool = False
    """Covers part of a year only: never enters a change."""
    released: date | None = None
    source_title: str
    source_url: str
    confidence: Literal["high", "medium", "low"]
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Values measured in one way; a break in method begins a new series."""

    key: str
    title: str
    producer: str
    method: str = ""
    observations: tuple[Observation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A published quantity; only outcomes and outputs may show that something happened."""

    key: str
    title: str
    strand: StrandKey | Literal["general"]
    unit: str
    geography: str
    role: Literal["outcome", "output", "input", "context", "forecast", "target"]
    behaviour: Literal["level", "flow", "cumulative"] = "level"
    wanted: Literal["up", "down", "none"]
    headline: bool = False
    series: tuple[Series, ...]
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """All of it, validated; `fingerprint` is a digest of every file read."""

    folder: Path
    sources: Mapping[str, Source]
    strands: Mapping[StrandKey, Strand]
    cues: tuple[Cue, ...]
    confusables: tuple[Confusable, ...]
    aliases: tuple[Alias, ...]
    actors: tuple[Actor, ...]
    events: tuple[Event, ...]
    measures: Mapping[str, Measure]
    pipeline: Path
    """`pipeline.cfg`, which describes the spaCy pipeline and its thresholds."""
    fingerprint: str = field(repr=False)
