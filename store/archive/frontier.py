"""The durable frontier: which addresses are listed, which are still to be asked, what came of it.

Crawling children report outcomes; only this module writes them. Pages are kept elsewhere.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from store.archive import frontier_sql as sql
from store.archive.archive import Archive
from store.archive.clock import now
from store.archive.visits import TRIES, Standing, after
from store.outcomes import CrawlOutcome, Fetched, Found, HostState, Listed

__all__ = [
    "TRIES",
    "Pending",
    "files_pending",
    "found_of",
    "host_state",
    "keep_outcomes",
    "listings_known",
    "pending",
    "requests_made",
    "waiting",
    "windows_known",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    """An address still to be asked, with what makes the request a conditional one."""

    address: str
    source: str
    etag: str
    last_modified: str
    digest: str
    tries: int


def keep_outcomes(archive: Archive, outcomes: Iterable[CrawlOutcome]) -> None:
    """Keep what a crawling child reported, all of it or nothing.

    A new address becomes pending, and one that its listing says was changed since becomes so
    again. What becomes of it once it was asked: `store.archive.visits`; the ledger says why one
    is quarantined.
    """
    with archive.transaction():
        for outcome in outcomes:
            match outcome:
                case Found():
                    _keep_found(archive, outcome)
                case Listed():
                    _keep_listed(archive, outcome)
                case Fetched():
                    _keep_fetched(archive, outcome)
                case HostState():
                    _keep_host(archive, outcome)


def pending(archive: Archive, source: str, limit: int) -> list[Pending]:
    """Return pages of a source still to be asked: untried first, then the newest.

    After those come pages that are had and due to be visited again, the longest due first.
    """
    rows = archive.db.execute(sql.PENDING, [source, limit]).fetchall()
    rows += archive.db.execute(sql.DUE, [source, now(), limit - len(rows)]).fetchall()
    return [
        Pending(
            address=address,
            source=key,
            tries=tries,
            etag=etag or "",
            last_modified=modified or "",
            digest=digest or "",
        )
        for address, key, tries, etag, modified, digest in rows
    ]


def documents_pending(archive: Archive, source: str, limit: int) -> list[Pending]:
    """Return documents of a source's articles that were never asked."""
    rows = archive.db.execute(
        "SELECT address FROM frontier WHERE state = 'pending' AND source = ? AND tries = 0 "
        "AND via = 'documents' ORDER BY address LIMIT ?",
        [source, limit],
    )
    return [
        Pending(address=address, source=source, etag="", last_modified="", digest="", tries=0)
        for (address,) in rows
    ]


def files_pending(archive: Archive, source: str, *, untried: bool = False) -> list[str]:
    """Return the WARC files of others that a source's archives name and that were not fetched.

    `untried` leaves out those that failed before.
    """
    rows = archive.db.execute(
        "SELECT address, tries FROM frontier "
        "WHERE state = 'pending' AND source = ? AND via = 'cc_news' ORDER BY tries, address",
        [source],
    )
    return [address for address, tries in rows if not (untried and tries)]


def waiting(archive: Archive, source: str) -> int:
    """Count the addresses of a source that are new or changed, and still to be asked."""
    sql = "SELECT count(*) FROM frontier WHERE state = 'pending' AND source = ?"
    return int(archive.db.execute(sql, [source]).fetchone()[0])


def listings_known(archive: Archive, source: str) -> dict[str, Listed]:
    """Return how each listing of a source answered last, with validators to ask it again.

    `at` is the moment of its last success, `next` where to go on if that was partial.
    """
    rows = archive.db.query(
        "SELECT source, url, state, links, etag, last_modified, digest, reason, next, "
        "coalesce(answered, '') AS at FROM listings WHERE source = ?",
        [source],
    )
    return {row["url"]: Listed(**row) for row in rows}


def windows_known(archive: Archive, source: str, url: str) -> dict[tuple[str, str], Listed]:
    """Return how a listing answered for each window of days, `new` where it is done."""
    rows = archive.db.query(
        "SELECT source, url, since, until, iif(state = 'done', 'new', state) AS state, next, "
        "links, dropped, reason, answered AS at FROM windows WHERE source = ? AND url = ?",
        [source, url],
    )
    return {(row["since"], row["until"]): Listed(**row) for row in rows}


def requests_made(archive: Archive, host: str, day: str) -> int:
    """Return how many requests were made of a host on a day of UTC."""
    row = archive.db.execute(
        "SELECT used FROM budgets WHERE host = ? AND day = ?", [host, day]
    ).fetchone()
    return int(row[0]) if row else 0


def host_state(archive: Archive, host: str) -> HostState | None:
    """Return what a host allows, as far as an earlier run learned."""
    rows = archive.db.query("SELECT * FROM hosts WHERE host = ?", [host])
    return next((HostState(**row | {"quota": bool(row["quota"])}) for row in rows), None)


def host_states(archive: Archive) -> list[HostState]:
    """Return what every host allows that was ever asked, with the requests made of it today."""
    rows = archive.db.query(
        "SELECT h.*, coalesce(b.used, 0) AS requests FROM hosts AS h "
        "LEFT JOIN budgets AS b ON b.host = h.host AND b.day = ?",
        [now()[:10]],
    )
    return [HostState(**row | {"quota": bool(row["quota"])}) for row in rows]


def found_of(archive: Archive, address: str) -> Found | None:
    """Return what the listing said of an address."""
    rows = archive.db.query(
        "SELECT address, source, title, published, modified, via FROM frontier WHERE address = ?",
        [address],
    )
    return next((Found(**row) for row in rows), None)


def _keep_found(archive: Archive, found: Found) -> None:
    archive.db.conn.execute(
        sql.FOUND,
        (found.address, found.source, found.title, found.published, found.modified, found.via),
    )


def _keep_listed(archive: Archive, listed: Listed) -> None:
    succeeded = listed.state in {"new", "partial", "unchanged"}
    row = asdict(listed) | {
        "answered": listed.at or now() if succeeded else None,
        "at": listed.at or now(),
        "window": "done" if listed.state in {"new", "unchanged"} else listed.state,
    }
    archive.db.conn.execute(sql.WINDOW if listed.until else sql.LISTED, row)


def _keep_host(archive: Archive, state: HostState) -> None:
    execute = archive.db.conn.execute
    execute(
        sql.HOST,
        (state.host, state.next_allowed, state.blocked_until, state.reason, state.quota, now()),
    )
    if state.requests:
        execute(sql.BUDGET, (state.host, now()[:10], state.requests))


def _keep_fetched(archive: Archive, fetched: Fetched) -> None:
    execute = archive.db.conn.execute
    row = execute(sql.STANDING, (fetched.address,)).fetchone()
    asked = fetched.at or now()
    if row is None or (fetched.at and row[0] and row[0] >= asked):
        return  # a report kept twice counts once
    was = Standing(**dict(zip(sql.STANDS, row[1:], strict=True)))
    stands = after(was, fetched, asked)
    said = {"address": fetched.address, "status": fetched.status, "reason": fetched.reason}
    execute(sql.FETCHED, asdict(stands) | said | {"asked": asked})
    if stands.state in {"quarantined", "refused"}:
        execute(sql.GIVEN_UP, (fetched.address,))
