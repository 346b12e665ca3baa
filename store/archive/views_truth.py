"""The `desk_` views of what pages say of an article, and of how its text changed.

The licence holds for changes as for texts: where it is *none*, sentences are counted, not shown.
"""

_ABOUT = "a.key AS article, a.url, a.source, s.title AS outlet"
_READ = """
JOIN versions AS v ON v.id = p.version
JOIN articles AS a ON a.id = v.article
JOIN sources AS s ON s.key = a.source
"""
_OF = "JOIN pages AS p ON p.id = {}.page" + _READ
_COUNT = "(SELECT count(*) FROM json_each(d.sentences) WHERE {})"
_ADDED = _COUNT.format("json_extract(value, '$.was') = ''")
_REMOVED = _COUNT.format("json_extract(value, '$.now') = ''")
_CHANGED = _COUNT.format(
    "json_extract(value, '$.was') <> '' AND json_extract(value, '$.now') <> ''"
)
# A note is of a change that was seen when it is dated between the two captures, and no capture
# before the change told of it.
_BETWEEN = """
{note}.told > b.last_seen AND iif(length({note}.at) = 10,
  {note}.at BETWEEN substr(b.last_seen, 1, 10) AND substr({seen}.first_seen, 1, 10),
  substr({note}.at, 1, 19) BETWEEN substr(b.last_seen, 1, 19) AND substr({seen}.first_seen, 1, 19))
"""

TRUTH_VIEWS = {
    "desk_dates": f"""
SELECT {_ABOUT}, d.field, d.moment, d.evidence, d.reliability, d.refused, max(d.chosen) AS chosen,
  min(p.captured) AS captured, max(p.captured) AS last_captured
FROM dates AS d {_OF.format("d")}
WHERE d.field <> 'first_seen'
GROUP BY a.key, d.field, d.moment, d.evidence, d.reliability, d.refused
UNION ALL
SELECT {_ABOUT}, 'first_seen', min(p.captured), iif(p.archive = '', 'capture', 'archive'), 'high',
  '', min(p.captured) = a.first_seen, min(p.captured), max(p.captured)
FROM pages AS p {_READ}
GROUP BY a.key, p.archive = ''
""",
    "desk_changes": f"""
SELECT {_ABOUT}, v.first_seen AS moment, 'captures' AS told_by, '' AS note, v.id AS version,
  b.last_seen AS since, {_ADDED} AS added, {_REMOVED} AS removed, {_CHANGED} AS changed,
  iif(s.full_text = 'none', '', d.sentences) AS sentences,
  (SELECT count(*) FROM (
    SELECT c.at, min(p.captured) AS told FROM versions AS w JOIN pages AS p ON p.version = w.id
    JOIN changes AS c ON c.page = p.id WHERE w.article = a.id GROUP BY c.at, c.note) AS t
    WHERE {_BETWEEN.format(note="t", seen="v")}) AS notes
FROM differences AS d
JOIN versions AS v ON v.id = d.version
JOIN versions AS b ON b.id = d.before
JOIN articles AS a ON a.id = v.article
JOIN sources AS s ON s.key = a.source
UNION ALL
SELECT t.article, t.url, t.source, t.outlet, t.at, 'publisher', t.note,
  (SELECT w.id FROM versions AS w JOIN differences AS x ON x.version = w.id
    JOIN versions AS b ON b.id = x.before
    WHERE w.article = t.number AND {_BETWEEN.format(note="t", seen="w")}
    ORDER BY w.first_seen LIMIT 1), NULL, NULL, NULL, NULL, '', NULL
FROM (
  SELECT {_ABOUT}, a.id AS number, c.at, c.note, min(p.captured) AS told
  FROM changes AS c {_OF.format("c")}
  GROUP BY a.key, c.at, c.note) AS t
""",
    "desk_attachments": f"""
SELECT {_ABOUT}, t.url AS attachment, t.title, t.content_type, r.key AS read_as
FROM attachments AS t {_OF.format("t")}
LEFT JOIN addresses AS k ON k.address = t.url
LEFT JOIN articles AS r ON r.id = k.article
GROUP BY a.key, t.url
""",
    "desk_versions": f"""
SELECT v.id AS docid, {_ABOUT}, v.id AS version, v.current, v.first_seen, v.last_seen,
  (SELECT count(*) FROM pages WHERE version = v.id) AS captures,
  coalesce(v.title, a.title) AS title,
  iif(s.full_text = 'none', substr(coalesce(v.body, a.body), 1, s.extract_chars),
    coalesce(v.body, a.body)) AS body
FROM versions AS v
JOIN articles AS a ON a.id = v.article
JOIN sources AS s ON s.key = a.source
""",
}
