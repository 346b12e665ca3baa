"""The `desk_` views: all that analysts see of the archive.

The desk is inside the organisation. `body` is the full text where the source's licence is
*inside* or *public*, and an extract where it is *none*; `extract` is what may be shown outside:
the full text where the licence is *public*, else the first `extract_chars` characters. A mention
is a quotation of one sentence and is shown whole. Only current versions and the active rule set
are seen.
"""

from store.archive.views_truth import TRUTH_VIEWS

_MENTIONED = """
FROM {table} AS m
JOIN rulesets AS r ON r.id = m.ruleset AND r.state = 'active'
JOIN versions AS v ON v.id = m.version AND v.current = 1
JOIN articles AS a ON a.id = v.article
JOIN sources AS s ON s.key = a.source
LEFT JOIN stories AS g ON g.article = a.id
LEFT JOIN articles AS n ON n.id = g.story
"""
_CONTEXT = """a.key AS article, v.id AS version, a.url, a.source, s.title AS outlet, s.tier,
  a.kind, a.published"""
_SPEAKER = "m.speaker, coalesce(m.role, 'unattributed') AS role, m.office, m.party"

VIEWS = {
    "desk_articles": """
SELECT a.id AS docid, a.key AS id, a.url, a.source, s.title AS outlet, s.newsroom, s.tier, a.kind,
  a.access, a.title, a.byline, a.published, a.published_evidence, a.modified, a.first_seen,
  a.language, a.words,
  iif(s.full_text = 'none', substr(a.body, 1, s.extract_chars), a.body) AS body,
  n.key AS story, v.id AS version, a.standfirst, a.published_reliability, a.day,
  iif(s.full_text = 'public', a.body, substr(a.body, 1, s.extract_chars)) AS extract,
  a.modified_evidence, a.modified_reliability, a.access_evidence, a.notice,
  (SELECT iif(p.archive = '', 'capture', 'archive') FROM versions AS w
    JOIN pages AS p ON p.version = w.id WHERE w.article = a.id
    ORDER BY p.captured, p.archive LIMIT 1) AS first_seen_evidence,
  (SELECT max(f.asked) FROM addresses AS d JOIN frontier AS f ON f.address = d.address
    WHERE d.article = a.id HAVING min(f.status IN (404, 410)) = 1) AS gone
FROM articles AS a
JOIN sources AS s ON s.key = a.source
JOIN versions AS v ON v.article = a.id AND v.current = 1
LEFT JOIN stories AS g ON g.article = a.id
LEFT JOIN articles AS n ON n.id = g.story
""",
    "desk_mentions": f"""
SELECT m.id AS docid, a.key || '-' || m.anchor AS id, {_CONTEXT}, m.text, m.start, m."end", m.cue,
  m.level, m.community_empowerment, m.public_services, m.social_action, m.sentiment, m.positive,
  m.neutral, m.negative, {_SPEAKER}, m.quoted, n.key AS story, r.fingerprint AS ruleset,
  EXISTS (SELECT 1 FROM corrections WHERE article = a.id AND anchor = m.anchor) AS corrected,
  m.relevance, s.newsroom, a.day, a.title, m.prefix, m.suffix
{_MENTIONED.format(table="mentions")}
""",
    "desk_quotes": f"""
SELECT m.id AS docid, {_CONTEXT}, m.text, m.start, m."end", {_SPEAKER}, m.direct, n.key AS story
{_MENTIONED.format(table="quotes")}
""",
    "desk_commitments": f"""
SELECT m.id AS docid, {_CONTEXT}, m.text, m.start, m."end", m.actor, m.quantity, m.unit,
  m.deadline, m.strand, m.measure, m.measurable, m.why_not, n.key AS story
{_MENTIONED.format(table="commitments")}
""",
    "desk_claims": f"""
SELECT m.id AS docid, {_CONTEXT}, m.text, m.start, m."end", m.measure, m.value, m.unit, m.period,
  n.key AS story
{_MENTIONED.format(table="claims")}
""",
    "desk_stories": """
SELECT n.id AS docid, n.key AS id, n.url, n.title, n.published,
  count(*) AS articles, count(DISTINCT s.newsroom) AS newsrooms,
  min(nullif(a.day, '')) AS first_day, max(nullif(a.day, '')) AS last_day
FROM stories AS g
JOIN articles AS n ON n.id = g.story
JOIN articles AS a ON a.id = g.article
JOIN sources AS s ON s.key = a.source
GROUP BY n.id
""",
    "desk_sources": """
SELECT s.key AS source, s.title AS outlet, s.newsroom, s.kind, s.tier, s.url, s.watched,
  s.full_text, s.extract_chars, s.evidence, s.checked,
  (SELECT count(*) FROM articles WHERE source = s.key) AS articles,
  (SELECT max(day) FROM articles WHERE source = s.key) AS last_day,
  (SELECT count(*) FROM frontier WHERE source = s.key AND state = 'pending') AS pending,
  (SELECT count(*) FROM ledger WHERE source = s.key AND verdict = 'quarantined') AS quarantined,
  (SELECT count(*) FROM ledger WHERE source = s.key AND verdict = 'counted') AS counted,
  h.state, h.reason, h.run, s.status, s.why
FROM sources AS s
LEFT JOIN health AS h ON h.source = s.key
  AND h.run = (SELECT max(run) FROM health WHERE source = s.key)
""",
    "desk_measures": """
SELECT m.key AS measure, m.title, m.strand, m.unit, m.geography, m.role, m.behaviour, m.wanted,
  m.headline, m.notes,
  (SELECT count(*) FROM series WHERE measure = m.key) AS series,
  (SELECT count(*) FROM observations AS o JOIN series AS e ON e.key = o.series
    WHERE e.measure = m.key) AS observations
FROM measures AS m
""",
    "desk_observations": """
SELECT m.key AS measure, m.title, m.strand, m.unit, m.geography, m.role, m.wanted,
  e.key AS series, e.title AS series_title, e.producer, e.method, o.period, o.start, o."end",
  o.value, o.part_year, o.released, o.source_title, o.source_url, o.confidence, o.note
FROM observations AS o
JOIN series AS e ON e.key = o.series
JOIN measures AS m ON m.key = e.measure
""",
    "desk_daily": "SELECT * FROM daily",
    "desk_events": "SELECT day, precision, title, strands, source FROM events",
    "desk_health": "SELECT * FROM health",
    "desk_nights": """
WITH RECURSIVE days(day) AS (
  SELECT min(day) FROM health
  UNION ALL
  SELECT date(day, '+1 day') FROM days WHERE day < (SELECT max(day) FROM health)
), watched AS (
  SELECT source, min(day) AS first, max(day) AS last FROM health GROUP BY source
), nights AS (
  SELECT source, day, max(run) AS run, max(saw) AS saw, sum(found) AS found,
    sum(fetched) AS fetched, sum(articles) AS articles
  FROM health GROUP BY source, day
)
SELECT d.day, w.source, coalesce(n.saw, 0) AS saw, coalesce(h.state, 'not run') AS state,
  coalesce(h.reason, '') AS reason, coalesce(n.found, 0) AS found,
  coalesce(n.fetched, 0) AS fetched, coalesce(n.articles, 0) AS articles
FROM watched AS w
JOIN sources AS s ON s.key = w.source
JOIN days AS d ON d.day >= w.first
  AND (d.day <= w.last OR (s.watched AND s.status = 'collected'))
LEFT JOIN nights AS n ON n.source = w.source AND n.day = d.day
LEFT JOIN health AS h ON h.source = n.source AND h.run = n.run
""",
    "desk_ledger": "SELECT address, source, verdict, reason, detail, noted FROM ledger",
    "desk_pages": """
SELECT p.id AS docid, a.key AS article, p.version, p.url, p.final_url, p.source, p.captured,
  p.status, p.digest, p.content_type, p.segment, p.offset, p.length, p.archive,
  iif(p.archive = '', 'capture', 'archive') AS captured_evidence
FROM pages AS p
LEFT JOIN versions AS v ON v.id = p.version
LEFT JOIN articles AS a ON a.id = v.article
""",
    "desk_rulesets": """
SELECT fingerprint, description, threshold, state, since, until FROM rulesets
""",
    "desk_runs": "SELECT id AS run, verb, started, ended, status, summary FROM runs",
    **TRUTH_VIEWS,
}
