"""A step of the schema: what each page says of its article's dates, changes and documents.

Evidence belongs to the page it was read from, so that it moves with the page when articles are
merged, is replaced when the page is read again, and never depends on the order of arrival.
"""

TRUTH = """
ALTER TABLE articles ADD COLUMN modified_evidence TEXT NOT NULL DEFAULT 'none';
ALTER TABLE articles ADD COLUMN modified_reliability TEXT NOT NULL DEFAULT 'none';
ALTER TABLE articles ADD COLUMN access_evidence TEXT NOT NULL DEFAULT 'none';
ALTER TABLE articles ADD COLUMN notice TEXT NOT NULL DEFAULT '';

-- Evidence for a date; `chosen` is what the reader took for it, of all that the page says.
CREATE TABLE dates (
  page INTEGER NOT NULL REFERENCES pages ON DELETE CASCADE,
  field TEXT NOT NULL CHECK (field IN ('published', 'modified', 'first_seen')),
  moment TEXT NOT NULL,
  evidence TEXT NOT NULL,
  reliability TEXT NOT NULL,
  refused TEXT NOT NULL,
  chosen INTEGER NOT NULL,
  PRIMARY KEY (page, field, moment, evidence)
) STRICT, WITHOUT ROWID;

CREATE TABLE changes (
  page INTEGER NOT NULL REFERENCES pages ON DELETE CASCADE,
  at TEXT NOT NULL,
  note TEXT NOT NULL,
  PRIMARY KEY (page, at, note)
) STRICT, WITHOUT ROWID;

CREATE TABLE attachments (
  page INTEGER NOT NULL REFERENCES pages ON DELETE CASCADE,
  url TEXT NOT NULL,
  title TEXT NOT NULL,
  content_type TEXT NOT NULL,
  PRIMARY KEY (page, url)
) STRICT, WITHOUT ROWID;

-- What changed between a version and the one before it, as JSON: see `method.difference.Edit`.
CREATE TABLE differences (
  version INTEGER PRIMARY KEY REFERENCES versions ON DELETE CASCADE,
  before INTEGER NOT NULL REFERENCES versions ON DELETE CASCADE,
  sentences TEXT NOT NULL
) STRICT;
CREATE INDEX differences_by_before ON differences (before);

-- What was known before pages had evidence of their own stands with the article's newest page.
INSERT INTO dates
SELECT p.id, 'published', a.published, a.published_evidence, a.published_reliability, '', 1
FROM articles AS a JOIN versions AS v ON v.article = a.id AND v.current = 1
JOIN pages AS p ON p.id = (
  SELECT id FROM pages WHERE version = v.id ORDER BY captured DESC, id DESC LIMIT 1)
WHERE a.published IS NOT NULL;
INSERT INTO dates
SELECT p.id, 'modified', a.modified, 'none', 'none', '', 1
FROM articles AS a JOIN versions AS v ON v.article = a.id AND v.current = 1
JOIN pages AS p ON p.id = (
  SELECT id FROM pages WHERE version = v.id ORDER BY captured DESC, id DESC LIMIT 1)
WHERE a.modified IS NOT NULL;

UPDATE frontier SET first_asked = asked WHERE status BETWEEN 200 AND 399;
"""
TEXT_OF = """
SELECT coalesce(v.title, a.title), coalesce(v.standfirst, a.standfirst), coalesce(v.body, a.body)
FROM versions AS v JOIN articles AS a ON a.id = v.article WHERE v.id = ?
"""
"""A version's title, standfirst and body."""
