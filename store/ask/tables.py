"""The tables that are handed to other tools, as the desk's views show them."""

from collections.abc import Iterator

from store.archive.archive import Archive

_ORDER = {
    "articles": "id",
    "mentions": 'article, start, "end", id',
    "observations": "measure, series, start, period",
}
TABLES = tuple(_ORDER)


def table(archive: Archive, name: str) -> Iterator[tuple[object, ...]]:
    """Yield the names of a table's columns, then its rows in an order of their own content."""
    found = archive.db.execute(f"SELECT * FROM desk_{name} ORDER BY {_ORDER[name]}")
    names = [column[0] for column in found.description]
    shown = [place for place, column in enumerate(names) if column != "docid"]
    yield tuple(names[place] for place in shown)
    for row in found:
        yield tuple(row[place] for place in shown)
