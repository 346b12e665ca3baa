"""What the desk's SQL may reach: the `desk_` views and a search for words, nothing else.

SQLite's authorizer cannot tell a view from a common table expression that bears its name: `with
desk_articles as (select body from articles) …` passes it. So each statement is first compiled
against a *twin*: an empty database in memory that has a table for each view, and no other. What
does not compile there names something that is not for the desk.
"""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import TypeAlias

from datasette.app import Datasette
from datasette.database import Database, Results

Parameters: TypeAlias = Mapping[str, object] | Sequence[object]

NAME = "archive"
"""What the database is called in the desk's addresses, whatever its file is called."""
PREFIX = "desk_"
SEARCH = "desk_search"
"""The full-text index as a view: it tells which rows match, and shows none of their words."""

_SEARCH_COLUMNS = ("rowid", SEARCH, "rank")
_SEARCH_VIEW = f"""
create temp view {SEARCH} as select rowid as rowid, articles_fts as {SEARCH}, rank
from main.articles_fts
"""
_READING = {sqlite3.SQLITE_READ, sqlite3.SQLITE_SELECT, sqlite3.SQLITE_RECURSIVE}
_ASKED_BY_DATASETTE = {"schema_version", "database_list"}
# They quote the indexed text, also through a view.
_QUOTING = {"snippet", "highlight", "offsets", "matchinfo"}


class DeskDatabase(Database):  # type: ignore[misc]  # Datasette asks for a subclass, untyped
    """The archive, opened read-only, with the gate before every statement."""

    def __init__(self, desk: Datasette, path: Path) -> None:
        super().__init__(desk, path=str(path), is_mutable=True)
        self._twin = _twin(desk, path)

    def connect(self, write: bool = False) -> sqlite3.Connection:  # noqa: FBT001, FBT002 - its form
        """Open the archive as Datasette does, and add the view for searching."""
        connection: sqlite3.Connection = super().connect(write=write)
        connection.execute(_SEARCH_VIEW)
        return connection

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
    for name, columns in _views(path):
        _make(twin, name, columns)
    _make(twin, SEARCH, _SEARCH_COLUMNS)
    # A table-valued function is a table made when first used: afterwards it would be refused.
    twin.execute("select 1 from json_each('[]'), json_tree('[]')").close()
    desk._prepare_connection(twin, NAME)  # noqa: SLF001 - the same functions as on the archive
    twin.set_authorizer(_decide)
    return twin


def _views(path: Path) -> list[tuple[str, list[str]]]:
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as archive:
        names = archive.execute("select name from sqlite_master where type = 'view'").fetchall()
        return [
            (name, [column for _, column, *_ in archive.execute(f'pragma table_info("{name}")')])
            for (name,) in names
            if name.startswith(PREFIX)
        ]


def _make(twin: sqlite3.Connection, name: str, columns: Iterable[str]) -> None:
    listed = ", ".join(f'"{column}"' for column in columns)
    twin.execute(f'create table "{name}" ({listed})')


def _decide(action: int, one: str | None, other: str | None, *_: str | None) -> int:
    """Let statements read, and call any function that does not quote what is indexed."""
    if action == sqlite3.SQLITE_FUNCTION:
        allowed = str(other).lower() not in _QUOTING
    elif action == sqlite3.SQLITE_PRAGMA:
        allowed = one in _ASKED_BY_DATASETTE and other is None
    else:
        allowed = action in _READING
    return sqlite3.SQLITE_OK if allowed else sqlite3.SQLITE_DENY
