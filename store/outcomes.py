"""What a crawling child reports in its spool, one JSON line each.

Moments and days are written as in `store.records`.
"""

from dataclasses import dataclass
from typing import Annotated, Literal, TypeAlias

from config.listing import Via


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An address that a listing names."""

    address: Annotated[str, "Canonical address."]
    source: Annotated[str, "Key of the source whose listing names it."]
    title: Annotated[str, "Title as listed."] = ""
    published: Annotated[str | None, "Day or moment of publication as listed."] = None
    modified: Annotated[str | None, "Day or moment of change as listed (a hint only)."] = None
    via: Annotated[Via, "What kind of listing named it."] = "feed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """How a listing answered."""

    url: Annotated[str, "Address of the listing."]
    source: Annotated[str, "Key of its source."]
    state: Annotated[
        Literal["new", "partial", "unchanged", "failed", "refused"],
        "What came of asking; partial: there is more, to be asked from `next` on.",
    ]
    links: Annotated[int, "How many addresses it names, after the path filter."] = 0
    etag: Annotated[str, "ETag for the next request."] = ""
    last_modified: Annotated[str, "Last-Modified for the next request."] = ""
    digest: Annotated[str, "SHA-256 of its body: some feeds' ETags lie."] = ""
    reason: Annotated[str, "Why it failed or was refused, in plain words."] = ""
    at: Annotated[str, "Moment of the answer."] = ""
    next: Annotated[str, "Address, without keys, from which to go on."] = ""
    since: Annotated[str, "First day of the window it was asked for; empty for a night's."] = ""
    until: Annotated[str, "Last day of that window."] = ""
    dropped: Annotated[int, "Addresses it names that the filters passed over."] = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """How an article's address answered; `kept` pages are in the segment."""

    address: Annotated[str, "Address asked for."]
    source: Annotated[str, "Key of its source."]
    state: Annotated[Literal["kept", "unchanged", "failed", "refused"], "What came of asking."]
    status: Annotated[int, "HTTP status, 0 when there was none."] = 0
    reason: Annotated[str, "Why it failed or was refused, in plain words."] = ""
    again: Annotated[bool, "Worth trying again another night."] = False
    at: Annotated[str, "Moment of the answer, so that a report kept twice counts once."] = ""
    item: Annotated[bool, "It came with its listing: the address itself was not asked."] = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HostState:
    """What a host allows; outlives the run."""

    host: Annotated[str, "Host and port."]
    next_allowed: Annotated[str, "Moment before which it must not be asked."]
    blocked_until: Annotated[str | None, "Moment until which it is left alone."] = None
    reason: Annotated[str, "Why it is blocked."] = ""
    quota: Annotated[bool, "Left alone because the day's budget of requests is used up."] = False
    requests: Annotated[int, "Requests made of it in this order."] = 0


CrawlOutcome: TypeAlias = Found | Listed | Fetched | HostState
