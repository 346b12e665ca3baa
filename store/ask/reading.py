"""One article as the pipeline reads it, by its id or any of its addresses."""

from collections.abc import Iterable
from dataclasses import dataclass

from store.archive.archive import Archive
from store.archive.articles import articles_at

_ARTICLE = """
SELECT a.key AS id, a.url, a.title, a.body, a.byline, s.title AS outlet, a.kind, a.published,
  (SELECT fingerprint FROM rulesets WHERE state = 'active') AS ruleset
FROM articles a JOIN sources s ON s.key = a.source
WHERE a.key = ? OR a.id = ? ORDER BY a.id LIMIT 1
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadText:
    """The current text of an article, with what the labels depend on besides."""

    id: str
    url: str
    title: str
    body: str
    byline: str
    outlet: str
    kind: str
    published: str | None
    ruleset: str | None
    """Fingerprint of the rule set whose labels the archive shows; None before there are any."""


def read_text(archive: Archive, key: str, addresses: Iterable[str] = ()) -> ReadText | None:
    """Find the article of that id, or the oldest that answers to one of `addresses`."""
    there = articles_at(archive, {key, *addresses})
    found = list(archive.db.query(_ARTICLE, [key, there[0] if there else None]))
    return ReadText(**found[0]) if found else None
