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
# A note is of a change that was seen when its day is one of those between the two captures.
_BETWEEN = "substr({}, 1, 10) BETWEEN substr({}, 1, 10) AND substr({}, 1, 10)"

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
  (SELECT count(DISTINCT c.at || c.note) FROM versions AS w JOIN pages AS p ON p.version = w.id
    JOIN changes AS c ON c.page = p.id
    WHERE w.article = a.id AND {_BETWEEN.format("c.at", "b.last_seen", "v.first_seen")}) AS notes
FROM differences AS d
JOIN versions AS v ON v.id = d.version
JOIN versions AS b ON b.id = d.before
JOIN articles AS a ON a.id = v.article
JOIN sources AS s ON s.key = a.source
UNION ALL
SELECT {_ABOUT}, c.at, 'publisher', c.note,
  (SELECT w.id FROM versions AS w JOIN differences AS x ON x.version = w.id
    JOIN versions AS b ON b.id = x.before
    WHERE w.article = a.id AND {_BETWEEN.format("c.at", "b.last_seen", "w.first_seen")}
    ORDER BY w.first_seen LIMIT 1), NULL, NULL, NULL, NULL, '', NULL
FROM changes AS c {_OF.format("c")}
GROUP BY a.key, c.at, c.note
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
