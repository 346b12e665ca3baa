"""What a crawling child is told to do on one host; written and read as one JSON file."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from config.listing import ListingKind
from store.outcomes import Listed


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingToAsk:
    """A listing to be asked, with what its last answer left for a conditional request."""

    source: str
    kind: ListingKind
    url: str
    """As it is configured."""
    at: str = ""
    """Address of the archive that is asked, where `url` says what it is asked for."""
    home: str = ""
    """Address of the source's own site, where the listing is kept on another one."""
    paths: tuple[str, ...] = ()
    """Only addresses whose path contains one of these; none means all."""
    etag: str = ""
    last_modified: str = ""
    digest: str = ""
    """`Listed.digest` of its last answer."""
    terms: tuple[str, ...] = ()
    where: Mapping[str, str] = field(default_factory=dict)
    links: str = ""
    next: str = ""
    pages: int = 5
    key: str = ""
    """Environment variable of the key; never the key itself, for an order is written to disk."""
    since: str = ""
    """First day asked for. In a night: changes since; with `until`, a back-fill's window."""
    until: str = ""
    """Last day of a back-fill's window; empty in a night."""
    start: str = ""
    """Address from which to go on, where an earlier order stopped; empty: at the beginning."""
    browser: bool = False

    @property
    def name(self) -> str:
        """Under which its answers are kept: its address; of an archive, what is asked of whom."""
        return f"{self.at}/{self.url}" if self.at else self.url


@dataclass(frozen=True, slots=True, kw_only=True)
class PageToAsk:
    """An article's address; with validators and digest where it was kept before."""

    source: str
    address: str
    etag: str = ""
    last_modified: str = ""
    digest: str = ""
    """`Page.digest` of its last capture."""
    listed: str = ""
    """What its listing said of it, a `Found` as JSON: kept with the page."""
    browser: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much is enough; times in seconds, sizes in bytes."""

    body: int = 20 * 2**20
    """Of a page, before its content coding is removed."""
    listing: int = 50 * 2**20
    """Of a feed or sitemap: the sitemap protocol allows 50 MB."""
    timeout: float = 60.0
    pages: int = 10_000
    sitemaps: int = 200
    """Sitemaps followed from the indexes of one order; those changed last come first."""
    tries: int = 3
    """Requests for one address in a run."""
    backoff: float = 5.0
    """Before the second try; doubled before each further one."""
    slow: float = 30.0
    """Pace after a 429, and the wait where it names none."""
    patience: float = 300.0
    """The longest wait a host may ask for before it is left for another night."""
    failures: int = 5
    """Addresses that fail in a row, after all tries, before the host is left for this run."""
    run: float = 3 * 3600.0
    """The whole order."""
    requests: int | None = None
    """Requests left of the host's budget of the day; None: no budget."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CrawlOrder:
    """One host's part of a round: its listings, or its pages."""

    host: str
    """Host and port, as `crawlers.addresses.host_of` gives them."""
    agent: str
    """User agent: product, version, and a contact in parentheses."""
    segment: Path
    """Where captured pages go; ends in `.open`, which is taken off when it is whole."""
    spool: Path
    """Where outcomes go, one JSON line each."""
    listings: tuple[ListingToAsk, ...] = ()
    pages: tuple[PageToAsk, ...] = ()
    known: tuple[Listed, ...] = ()
    """Earlier answers of sitemaps that an index names, for their conditional requests."""
    pace: float = 5.0
    """Seconds between two requests."""
    next_allowed: str | None = None
    """Moment before which the host must not be asked, from an earlier run."""
    proxy: str | None = None
    allow_private: bool = False
    """Whether `host` may be private or loopback: for the demo, tests and intranets. No other."""
    limits: Limits = Limits()


def write_order(order: CrawlOrder, path: Path) -> None:
    """Write the order as JSON."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(asdict(order), default=str), encoding="utf-8")


def read_order(path: Path) -> CrawlOrder:
    """Read an order that `write_order` wrote."""
    given = json.loads(path.read_text(encoding="utf-8"))
    return CrawlOrder(
        **{
            **given,
            "segment": Path(given["segment"]),
            "spool": Path(given["spool"]),
            "listings": tuple(_listing(listing) for listing in given["listings"]),
            "pages": tuple(PageToAsk(**page) for page in given["pages"]),
            "known": tuple(Listed(**known) for known in given["known"]),
            "limits": Limits(**given["limits"]),
        }
    )


def _listing(given: dict[str, Any]) -> ListingToAsk:
    lists = {name: tuple(given[name]) for name in ("paths", "terms")}
    return ListingToAsk(**{**given, **lists})
