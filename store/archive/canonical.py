"""The archive's content as sorted JSON lines, for comparing two archives.

Left out is what two honest roads to the same content may differ in: surrogate keys, moments of
capture, places in segments, runs. Probabilities are rounded, since a model's last digits depend
on which texts shared a batch.
"""

import json
from collections.abc import Iterator

from store.archive.archive import Archive
from store.archive.schema_labels import LABEL_TABLES

_ARTICLES = """
SELECT a.id, a.url, a.source, a.title, a.standfirst, a.byline, a.body, a.published,
  a.published_evidence, a.published_reliability, a.modified, a.modified_evidence,
  a.modified_reliability, a.language, a.kind, a.access, a.access_evidence, a.notice, n.url AS story
FROM articles AS a
LEFT JOIN stories AS g ON g.article = a.id
LEFT JOIN articles AS n ON n.id = g.story
ORDER BY a.url
"""
_ADDRESSES = "SELECT address FROM addresses WHERE article = ? ORDER BY address"
_SAID = {
    table: f"""
SELECT DISTINCT {columns} FROM versions AS v JOIN pages AS p ON p.version = v.id
JOIN {table} AS t ON t.page = p.id WHERE v.article = ? {also} ORDER BY {columns}
"""
    for table, columns, also in (
        # When a page was first seen is a capture's moment.
        ("dates", "field, moment, evidence, reliability, refused", "AND field <> 'first_seen'"),
        ("changes", "at, note", ""),
        ("attachments", "t.url, t.title, t.content_type", ""),
    )
}
_VERSIONS = """
SELECT v.id, coalesce(v.title, a.title) AS title, coalesce(v.standfirst, a.standfirst) AS
  standfirst, coalesce(v.body, a.body) AS body
FROM versions AS v JOIN articles AS a ON a.id = v.article
WHERE v.article = ? ORDER BY v.first_seen, v.id
"""
_LABELS = """
SELECT m.* FROM {table} AS m JOIN rulesets AS r ON r.id = m.ruleset AND r.state = 'active'
WHERE m.version = ?
"""
_WHOLE = {
    "ruleset": "SELECT fingerprint FROM rulesets WHERE state = 'active'",
    "ledger": "SELECT address, source, verdict, reason FROM ledger ORDER BY address",
    "measure": "SELECT * FROM measures ORDER BY key",
    "series": "SELECT * FROM series ORDER BY key",
    "observation": "SELECT * FROM observations ORDER BY series, n",
    "correction": """
SELECT url AS article, anchor, text, field, old, new, who, why
FROM corrections ORDER BY url, anchor, field, made, id
""",
}
_SURROGATE = {"id", "version", "ruleset"}
_DIGITS = 6


def canonical(archive: Archive) -> Iterator[str]:
    """Yield one JSON line an article, ledger entry, measure, series, observation, correction."""
    for article in archive.db.query(_ARTICLES):
        number = article.pop("id")
        article["addresses"] = [a for (a,) in archive.db.execute(_ADDRESSES, [number])]
        article |= {name: _rows(archive, sql, number) for name, sql in _SAID.items()}
        article["versions"] = [_version(archive, row) for row in _rows(archive, _VERSIONS, number)]
        yield _line({"article": article})
    for kind, sql in _WHOLE.items():
        for row in archive.db.query(sql):
            yield _line({kind: row})


def _version(archive: Archive, version: dict[str, object]) -> dict[str, object]:
    number = version.pop("id")
    for table in LABEL_TABLES:
        rows = _rows(archive, _LABELS.format(table=table), number)
        version[table] = sorted((_plain(row) for row in rows), key=_line)
    return version


def _rows(archive: Archive, sql: str, number: object) -> list[dict[str, object]]:
    return list(archive.db.query(sql, [number]))


def _plain(row: dict[str, object]) -> dict[str, object]:
    return {
        name: round(value, _DIGITS) if isinstance(value, float) else value
        for name, value in row.items()
        if name not in _SURROGATE
    }


def _line(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, sort_keys=True)
