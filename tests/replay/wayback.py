"""The Internet Archive on loopback: its index, with resume keys and rows told twice, and replays.

Shapes, headers and error bodies are those that were seen; the captures are invented.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from itertools import groupby
from urllib.parse import parse_qsl, quote, urlsplit

from tests.replay.server import Answer, Routes

FIELDS = ["urlkey", "timestamp", "original", "mimetype", "statuscode", "digest", "length"]
_KNOWN = {"url", "matchType", "output", "fl", "from", "to", "filter", "collapse", "limit"}
_KNOWN |= {"showResumeKey", "resumeKey"}
_BLOCKED = (
    "org.archive.util.io.RuntimeIOException: org.archive.wayback.exception."
    "AdministrativeAccessControlException: Blocked Site Error\n"
)
EXCLUDED = Answer(
    status=403,
    headers={
        "Content-Type": "text/plain;charset=utf-8",
        "x-archive-wayback-runtime-error": _BLOCKED.strip(),
    },
    body=_BLOCKED.encode(),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """One capture that the archive holds."""

    timestamp: str
    original: str
    body: bytes = b""
    media_type: str = "text/html"
    status: int = 200
    location: str = ""
    """Where the page redirected to then."""


def archive(holdings: Iterable[Held], *, most: int = 10_000) -> Routes:
    """Script the archive; `most` rows are the longest answer that its index gives."""
    held = sorted(holdings, key=lambda one: (surt(one.original), one.timestamp))
    routes: Routes = {"/cdx/search/cdx": lambda path: _index(path, held, most)}
    for one in held:
        routes[f"/web/{one.timestamp}id_/{one.original}"] = replay(one)
    return routes


def surt(url: str) -> str:
    """Spell an address as the index sorts it."""
    parts = urlsplit(url)
    host = ",".join(reversed((parts.hostname or "").removeprefix("www.").split(".")))
    return f"{host}){parts.path}{'?' if parts.query else ''}{parts.query}".lower()


def replay(one: Held) -> Answer:
    """Answer with the original bytes, with what the archive says of them in its headers."""
    captured = datetime.strptime(one.timestamp, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    headers = {
        "Content-Type": one.media_type,
        "memento-datetime": format_datetime(captured, usegmt=True),
        "link": f'<{one.original}>; rel="original"',
        "x-archive-src": "NEWS-20100101.warc.gz",
        "x-archive-orig-content-type": f"{one.media_type}; charset=utf-8",
    }
    if one.location:
        headers["Location"] = f"/web/{one.timestamp}id_/{one.location}"
    return Answer(status=one.status, headers=headers, body=one.body)


def nearest(timestamp: str, original: str, other: str) -> Routes:
    """Redirect a replay that has no exact capture to the nearest one."""
    headers = {
        "Location": f"/web/{other}id_/{original}",
        "x-archive-redirect-reason": f"found capture at {other}",
    }
    return {f"/web/{timestamp}id_/{original}": Answer(status=302, headers=headers)}


def _index(path: str, held: list[Held], most: int) -> Answer:
    given = parse_qsl(urlsplit(path).query)
    asked = dict(given)
    if unknown := asked.keys() - _KNOWN:
        return Answer(status=400, body=f"unknown parameter {sorted(unknown)}".encode())
    filters = [value.split(":", 1) for name, value in given if name == "filter"]
    rows = [row for row in map(_row, held) if _wanted(row, asked, filters)]
    if asked.get("collapse") == "urlkey":
        rows = [next(some) for _, some in groupby(rows, key=lambda row: row["urlkey"])]
    if resume := asked.get("resumeKey"):
        rows = [row for row in rows if _key(row) > resume]
    limit = min(most, int(asked["limit"]))
    names = asked["fl"].split(",")
    table = [names, *_twice([row[name] for name in names] for row in rows[:limit])]
    if len(rows) >= limit and asked.get("showResumeKey") == "true":
        table += [[], [_key(rows[limit - 1])]]
    body = json.dumps(table if rows else []).encode()
    return Answer(headers={"Content-Type": "application/json"}, body=body)


def _row(one: Held) -> dict[str, str]:
    revisit = one.media_type == "warc/revisit"
    values = [surt(one.original), one.timestamp, one.original, one.media_type]
    values += ["-" if revisit else str(one.status), "A" * 32, str(len(one.body))]
    return dict(zip(FIELDS, values, strict=True))


def _wanted(row: dict[str, str], asked: dict[str, str], filters: list[list[str]]) -> bool:
    url, host = surt(f"http://{asked['url']}"), row["urlkey"].partition(")")[0]
    under = {
        "exact": row["urlkey"] == url,
        "prefix": row["urlkey"].startswith(url),
        "domain": f"{host},".startswith(url.partition(")")[0] + ","),
    }[asked["matchType"]]
    inside = asked["from"] <= row["timestamp"] <= asked["to"].ljust(14, "9")
    return under and inside and all(re.fullmatch(value, row[name]) for name, value in filters)


def _key(row: dict[str, str]) -> str:
    return quote(f"{row['urlkey']} {row['timestamp']}", safe="")


def _twice(rows: Iterable[list[str]]) -> Iterator[list[str]]:
    """Tell every row twice, as the index does now and then."""
    for row in rows:
        yield row
        yield row
