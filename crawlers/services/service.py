"""What a kind of listing is to the crawl: how it is asked, and what its answers say.

Everything here is pure: a service makes addresses and reads bytes. Who asks, waits, pays with a
key and keeps what comes is the spider's affair, the same for all kinds.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from config.errors import BigSocietyError
from config.model import Source
from crawlers.listings import Entry, Inner, NotAListingError
from crawlers.order import ListingToAsk
from store.records import Reading, Response

__all__ = [
    "Answer",
    "BlockedError",
    "Entry",
    "Inner",
    "LaterError",
    "More",
    "NotAListingError",
    "QuotaError",
    "Said",
    "Service",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An answer as a service reads it; its content coding is removed, its address has no key."""

    url: str
    status: int
    headers: Mapping[str, str]
    """Names in small letters; the last value of each."""
    body: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class More:
    """The answer goes on at this address, without key; a `start` for a later order, too."""

    url: str


class QuotaError(BigSocietyError):
    """The service says that the day's quota is used up."""


class BlockedError(BigSocietyError):
    """The service says that it does not want us."""


class LaterError(BigSocietyError):
    """The service says in its own way that it was asked too soon."""

    def __init__(self, reason: str, *, wait: float) -> None:
        """Say how many seconds to wait."""
        self.wait = wait
        super().__init__(reason)


Said: TypeAlias = Entry | Inner | More


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """One kind of listing."""

    first: Callable[[ListingToAsk], str]
    """The address to ask first, without key. `since` without `until`: what is new or changed since
    that day; with both: what was published in the window."""
    read: Callable[[ListingToAsk, Answer], Iterable[Said]]
    """What an answer names, in order; at most one `More`. Raises NotAListingError (also for what a
    service says is wrong with the question or the key), QuotaError, BlockedError, LaterError."""
    article: Callable[[Response, Source | None], Reading] | None = None
    """Reads an item (`Entry.item`), or a page in the service's own format, into an article."""
    reads: frozenset[int] = frozenset({200})
    """Statuses whose bodies `read` understands; any other is a failure."""
    conditional: bool = False
    """Whether to ask on condition (ETag, Last-Modified) and compare digests."""
    windows: bool = False
    """Whether it can be asked for a window of days: by back-fills."""
    elsewhere: bool = False
    """Whether what it names may lie on any site: archives and search services."""
    pace: float = 0.0
    """Seconds between two requests at least, whatever the source says."""
    budget: int | None = None
    """Requests a day that it allows; None: it is not known to count."""
    key_parameter: str = ""
    """Query parameter that carries the key; empty where it needs none."""
    earliest: date | None = None
    """Nothing is there before that day."""
    why_earliest: str = ""
    """Why not, in plain words."""
    accept: str = ""
    """Accept header, where it matters."""
