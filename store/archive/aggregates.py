"""Daily counts by source, strand, role, sentiment and level; only what was touched is recounted.

Days are Europe/London's days of publication; mentions in undated articles are counted under the
day ''. A mention counts under every strand that holds at the rule set's threshold, or under
'none'. Articles, texts (stories) and newsrooms are distinct within a row: they do not add up
across rows, mentions within a strand do.
"""

from collections.abc import Iterable

from store.archive.archive import Archive

_TOUCH = """
INSERT OR IGNORE INTO stale SELECT day, source FROM articles AS a WHERE id = ? AND EXISTS (
  SELECT 1 FROM versions AS v JOIN mentions AS m ON m.version = v.id WHERE v.article = a.id)
"""
# CROSS JOIN holds SQLite to this order: from the day's articles to their mentions.
COUNT = """
INSERT INTO daily
SELECT a.day, a.source, held.strand, coalesce(m.role, 'unattributed'), m.sentiment, m.level,
  count(*), count(DISTINCT a.id), count(DISTINCT coalesce(g.story, a.id)),
  count(DISTINCT s.newsroom)
FROM articles AS a
CROSS JOIN sources AS s ON s.key = a.source
CROSS JOIN rulesets AS r ON r.state = 'active'
CROSS JOIN versions AS v ON v.article = a.id AND v.current = 1
CROSS JOIN mentions AS m ON m.version = v.id AND m.ruleset = r.id
LEFT JOIN stories AS g ON g.article = a.id
JOIN (
  SELECT 'community_empowerment' AS strand UNION ALL SELECT 'public_services'
  UNION ALL SELECT 'social_action' UNION ALL SELECT 'none'
) AS held ON CASE held.strand
  WHEN 'community_empowerment' THEN m.community_empowerment >= r.threshold
  WHEN 'public_services' THEN m.public_services >= r.threshold
  WHEN 'social_action' THEN m.social_action >= r.threshold
  ELSE max(m.community_empowerment, m.public_services, m.social_action) < r.threshold END
WHERE a.day = ? AND a.source = ?
GROUP BY 1, 2, 3, 4, 5, 6
"""


def refresh(archive: Archive) -> int:
    """Recount the days of sources that were touched since the last time, and say how many."""
    with archive.transaction():
        cells = archive.db.execute("SELECT day, source FROM stale").fetchall()
        archive.db.conn.executemany("DELETE FROM daily WHERE day = ? AND source = ?", cells)
        archive.db.conn.executemany(COUNT, cells)
        archive.db.execute("DELETE FROM stale")
    return len(cells)


def touch(archive: Archive, articles: Iterable[int]) -> None:
    """Note that the counts these articles enter are no longer right.

    Call it before a change that takes an article or its mentions out of a count, and after one
    that brings them into another.
    """
    archive.db.conn.executemany(_TOUCH, [(number,) for number in articles])
