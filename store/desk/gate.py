"""What the desk's SQL may reach: the `desk_` views and a search for words, nothing else.

SQLite's authorizer cannot tell a view from a common table expression that bears its name: `with
desk_articles as (select body from articles) …` passes it. So each statement is first compiled
against a *twin*: an empty database in memory that has a table for each view and one for the search
index, and no more. What does not compile there names something that is not for the desk.
"""

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

from datasette.app import Datasette
from datasette.database import Database, Results

Parameters: TypeAlias = Mapping[str, object] | Sequence[object]

NAME = "archive"
"""What the database is called in the desk's addresses, whatever its file is called."""
PREFIX = "desk_"

_ASKED_BY_DATASETTE = {"schema_version", "database_list"}
_READING = {sqlite3.SQLITE_READ, sqlite3.SQLITE_SELECT, sqlite3.SQLITE_RECURSIVE}
# They quote the indexed text, which a licence may keep inside.
_QUOTING = {"snippet", "highlight", "offsets", "matchinfo"}


class DeskDatabase(Database):  # type: ignore[misc]  # Datasette asks for a subclass, untyped
    """The archive, opened read-only, with the gate before every statement."""

    def __init__(self, desk: Datasette, path: Path) -> None:
        super().__init__(desk, path=str(path), is_mutable=True)
        self.name = NAME
        self._twin = _twin(desk, path)

    async def execute(self, sql: str, params: Parameters | None = None, **how: object) -> Results:
        """Run a statement, unless it names what is not for the desk: then sqlite3.DatabaseError."""
        _compile(self._twin, sql, params or {})
        return await super().execute(sql, params, **how)


def _compile(twin: sqlite3.Connection, sql: str, params: Parameters) -> None:
    explained = sql if sql.lstrip().lower().startswith("explain") else f"explain {sql}"
    try:
        twin.execute(explained, params).close()
    except sqlite3.DatabaseError as error:
        raise sqlite3.OperationalError(
            f"{error} (the desk's SQL reads the {PREFIX} views)"
        ) from error


def _twin(desk: Datasette, path: Path) -> sqlite3.Connection:
    twin = sqlite3.connect(":memory:", check_same_thread=False)
    archive = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    try:
        index = _search_tables(archive)
        for name in _names(archive, "view"):
            if name.startswith(PREFIX):
                _copy(twin, name, _columns(archive, name))
        for name in index:
            _copy(twin, name, [*_columns(archive, name), name, "rank"])
    finally:
        archive.close()
    # A table-valued function is a table to be created, once: afterwards it would be refused.
    twin.execute("select 1 from json_each('[]')").close()
    desk._prepare_connection(twin, NAME)  # noqa: SLF001 - the same functions as on the archive
    twin.set_authorizer(_authorizer(index))
    return twin


def _search_tables(archive: sqlite3.Connection) -> frozenset[str]:
    return frozenset(
        name
        for name, sql in archive.execute("select name, sql from sqlite_master where type = 'table'")
        if sql.lower().startswith("create virtual table") and "fts5" in sql.lower()
    )


def _names(archive: sqlite3.Connection, kind: str) -> list[str]:
    rows = archive.execute("select name from sqlite_master where type = ?", [kind])
    return [name for (name,) in rows]


def _columns(archive: sqlite3.Connection, name: str) -> list[str]:
    rows = archive.execute("select name from pragma_table_info(?)", [name])
    return [column for (column,) in rows]


def _copy(twin: sqlite3.Connection, name: str, columns: Iterable[str]) -> None:
    listed = ", ".join(f'"{column}"' for column in columns)
    twin.execute(f'create table "{name}" ({listed})')


def _authorizer(index: frozenset[str]) -> Callable[..., int]:
    """Let the search index answer which rows match, and never show its words."""

    def decide(action: int, one: str | None, other: str | None, *_: str | None) -> int:
        if action == sqlite3.SQLITE_READ and one in index:
            allowed = other in {one, "rank", "ROWID", ""}
        elif action == sqlite3.SQLITE_FUNCTION:
            allowed = str(other).lower() not in _QUOTING
        elif action == sqlite3.SQLITE_PRAGMA:
            allowed = one in _ASKED_BY_DATASETTE and other is None
        else:
            allowed = action in _READING
        return sqlite3.SQLITE_OK if allowed else sqlite3.SQLITE_DENY

    return decide
