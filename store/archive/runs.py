"""The diary: one row a run, and how each source fared in it."""

import json
from collections.abc import Mapping
from dataclasses import astuple, dataclass
from typing import Annotated, Literal

from store.archive.archive import Archive
from store.archive.clock import now


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """How a source fared in one run."""

    source: Annotated[str, "Key of the source."]
    state: Annotated[Literal["healthy", "quiet", "ill", "blocked"], "How it is."]
    reason: Annotated[str, "Why it is not healthy, in plain words."] = ""
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
    source, *rest = astuple(health)
    with archive.transaction():
        archive.db.execute(
            "INSERT OR REPLACE INTO health (source, run, state, reason, listed, found, fetched, "
            "articles, failed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [source, run, *rest],
        )


def last_health(archive: Archive, source: str, *, before: int | None = None) -> Health | None:
    """Return how a source fared in the last run that asked it, or the last `before` a run."""
    row = archive.db.execute(
        "SELECT source, state, reason, listed, found, fetched, articles, failed FROM health "
        "WHERE source = ? AND run < ? ORDER BY run DESC LIMIT 1",
        [source, before if before is not None else 1 << 62],
    ).fetchone()
    if row is None:
        return None
    names = ("source", "state", "reason", "listed", "found", "fetched", "articles", "failed")
    return Health(**dict(zip(names, row, strict=True)))
