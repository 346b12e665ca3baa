"""The diary: one row a run, and how each source fared in it."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Annotated, Literal, TypeAlias

from store.archive.archive import Archive
from store.archive.clock import london_day, now

State: TypeAlias = Literal[
    "healthy",
    "quiet",
    "ill",
    "blocked",
    "waiting for a key",
    "quota used up",
    "needs JavaScript",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run, as it was begun."""

    id: int
    verb: str
    started: str
    """Moment in UTC."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """How a source fared in one run."""

    source: Annotated[str, "Key of the source."]
    state: Annotated[State, "How it is, in plain words."]
    reason: Annotated[str, "Why it is not healthy, in plain words."] = ""
    saw: Annotated[
        bool, "1 where all its listings answered, so that what did not come was not there."
    ] = True
    listed: Annotated[int, "Addresses its listings named."] = 0
    found: Annotated[int, "Addresses among them that were new or changed."] = 0
    fetched: Annotated[int, "Pages kept."] = 0
    articles: Annotated[int, "Articles read from them."] = 0
    failed: Annotated[int, "Addresses that failed."] = 0


def begin_run(archive: Archive, verb: str) -> int:
    """Open a run and return its number.

    The writer's lock is ours, so that whatever run still says it is running was killed.
    """
    with archive.transaction():
        archive.db.execute(
            "UPDATE runs SET status = 'killed', ended = ? WHERE status = 'running'", [now()]
        )
        inserted = archive.db.execute(
            "INSERT INTO runs (verb, started, status) VALUES (?, ?, 'running')", [verb, now()]
        )
    return int(inserted.lastrowid or 0)


def run_of(archive: Archive, run: int) -> Run:
    """Return a run by its number."""
    rows = archive.db.query("SELECT id, verb, started FROM runs WHERE id = ?", [run])
    return next(Run(**row) for row in rows)


def end_run(
    archive: Archive, run: int, *, status: Literal["done", "failed"], summary: Mapping[str, object]
) -> None:
    """Close a run with what came of it."""
    with archive.transaction():
        archive.db.execute(
            "UPDATE runs SET status = ?, ended = ?, summary = ? WHERE id = ?",
            [status, now(), json.dumps(summary, ensure_ascii=False, sort_keys=True), run],
        )


def keep_health(archive: Archive, run: int, health: Health) -> None:
    """Keep how a source fared: one row a source a run, the last word standing."""
    with archive.transaction():
        day = london_day(run_of(archive, run).started)
        row = asdict(health) | {"run": run, "day": day}
        archive.db.execute(
            f"INSERT OR REPLACE INTO health ({', '.join(row)}) "
            f"VALUES ({', '.join(f':{name}' for name in row)})",
            row,
        )


def last_health(archive: Archive, source: str, *, before: int | None = None) -> Health | None:
    """Return how a source fared in the last run that asked it, or the last `before` a run."""
    rows = archive.db.query(
        "SELECT source, state, reason, saw, listed, found, fetched, articles, failed FROM health "
        "WHERE source = ? AND run < ? ORDER BY run DESC LIMIT 1",
        [source, before if before is not None else 1 << 62],
    )
    return next((Health(**row | {"saw": bool(row["saw"])}) for row in rows), None)
