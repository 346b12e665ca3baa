"""When a page is visited again, and what becomes of an address after it was asked. No SQL.

A page that was listed fresh is visited a day, a week and a month after it was first had: most of
what publishers change, they change early. An address that once answered is never given up for
failing later: its article is kept, and what is gone is noted as gone.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from config.listing import ARCHIVE_KINDS
from store.archive.clock import written
from store.outcomes import Fetched

DAYS = (1, 7, 30)
"""After how many days a page is visited again."""
FRESH = timedelta(days=30)
"""A page that was published longer before it was first had is not visited again."""
TRIES = 3
"""An address or a page that failed so often is quarantined."""
PATIENCE = 10
"""A page that was had once is asked so often, night after night, before a failure is let be."""
_EARLY = timedelta(hours=12)
"""A nightly run is not to the minute: a visit may be early, so that none slips a night."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How an address stands; moments in UTC."""

    state: str
    tries: int
    via: str
    published: str | None
    first_asked: str | None
    """When it first answered; None: it never did."""
    due: str | None
    """When it is to be asked again; None: when a listing says that it changed."""


def after(was: Standing, fetched: Fetched, asked: str) -> Standing:
    """Say how an address stands after it was asked at a moment.

    One that answered is done until its next visit. One that never did is pending until the third
    try and quarantined then, or at once where trying again is not worth it. One that did before
    stays done: what it was asked for (a visit, a change) is tried again after as many days as it
    failed times, unless it is gone or refused.
    """
    if fetched.state in {"kept", "unchanged"}:
        answered = replace(was, state="done", tries=0, first_asked=was.first_asked or asked)
        return replace(answered, due=None if fetched.item else next_visit(answered, asked))
    if fetched.state == "refused":
        lost = replace(was, state="refused", tries=0)
    elif fetched.again and was.tries + 1 < TRIES:
        lost = replace(was, state="pending", tries=was.tries + 1)
    else:
        lost = replace(was, state="quarantined", tries=was.tries + 1)
    if was.first_asked is None:
        return lost
    if fetched.state == "failed" and fetched.again and lost.tries < PATIENCE:
        return replace(lost, state="done", due=_days_after(asked, lost.tries))
    return replace(lost, state="done", tries=0, due=next_visit(was, asked))


def next_visit(standing: Standing, asked: str) -> str | None:
    """Return when a page that answered once is next to be visited; None: no more."""
    if standing.via in ARCHIVE_KINDS or standing.first_asked is None:
        return None
    oldest = written(datetime.fromisoformat(standing.first_asked) - FRESH)
    published = standing.published or oldest
    if published < oldest[: len(published)]:  # it may be a day, which is compared with a day
        return None
    visits = (_days_after(standing.first_asked, days) for days in DAYS)
    return next((due for due in visits if due > asked), None)


def _days_after(moment: str, days: int) -> str:
    return written(datetime.fromisoformat(moment) + timedelta(days=days) - _EARLY)
