"""Where a source lists its articles, or who holds its past: one record for every kind of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

ListingKind = Literal[
    "feed",
    "sitemap",
    "page",
    "discover",
    "guardian",
    "wordpress",
    "gov_uk",
    "hansard",
    "written_statements",
    "written_questions",
    "theyworkforyou",
    "wayback",
    "ukgwa",
    "cc_news",
    "gdelt",
]
Via = Literal[ListingKind, "documents"]
"""How an address became known: by a listing, or as a document that an article or a file names."""
ARCHIVE_KINDS: tuple[ListingKind, ...] = ("wayback", "ukgwa", "cc_news", "gdelt")
"""Kinds that stand under `archive:` and are asked by back-fills only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A place that lists articles: a feed, a sitemap, a page of links, a service that is asked.

    What each kind means by its address and its options is said in `crawlers.services.<kind>`.
    """

    kind: ListingKind
    url: str
    """Its address; of an archive, what is asked of it: outlet.example/news/*."""
    at: str = ""
    """Address of the archive itself; empty for other kinds."""
    paths: tuple[str, ...] = ()
    """Only addresses whose path contains one of these; none means all."""
    terms: tuple[str, ...] = ()
    """Phrases that a service is asked for, any of them; none means all it has."""
    where: Mapping[str, str] = field(default_factory=dict)
    """Further parameters of a service, as it names them: tag, section, filter_organisations."""
    links: str = ""
    """CSS selector of the links of a page that lists articles; none means all its links."""
    next: str = ""
    """CSS selector of the link to the following page of a list."""
    pages: int = 5
    """Pages of a list that are followed in one night."""
    key: str = ""
    """Environment variable that holds the service's key; empty where it needs none."""
    budget: int | None = None
    """Requests a day; None: as many as the service is known to allow."""
    since: date | None = None
    """First day that it holds, for back-fills."""
    until: date | None = None
    """Last day that it holds, for back-fills."""
    browser: bool = False
    """It and its articles need JavaScript: asked through a browser, where one is installed."""
