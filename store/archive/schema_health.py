"""A step of the schema: more states of a source, which nights could see, what is never asked.

SQLite cannot change a CHECK: the table of health is made anew, with every row that it had.
"""

HEALTH = """
CREATE TABLE health_before AS
  SELECT h.*, substr(r.started, 1, 10) AS day FROM health AS h JOIN runs AS r ON r.id = h.run;
DROP TABLE health;
CREATE TABLE health (
  source TEXT NOT NULL,
  run INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
  day TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('healthy', 'quiet', 'ill', 'blocked', 'waiting for a key',
    'quota used up', 'needs JavaScript')),
  reason TEXT NOT NULL,
  saw INTEGER NOT NULL,
  listed INTEGER NOT NULL,
  found INTEGER NOT NULL,
  fetched INTEGER NOT NULL,
  articles INTEGER NOT NULL,
  failed INTEGER NOT NULL,
  PRIMARY KEY (source, run)
) STRICT, WITHOUT ROWID;
INSERT INTO health (source, run, day, state, reason, saw, listed, found, fetched, articles, failed)
  SELECT source, run, day, state, reason, state IN ('healthy', 'quiet'), listed, found, fetched,
    articles, failed
  FROM health_before;
DROP TABLE health_before;
CREATE INDEX health_by_run ON health (run);
CREATE INDEX health_by_day ON health (source, day);

ALTER TABLE sources ADD COLUMN status TEXT NOT NULL DEFAULT 'collected';
ALTER TABLE sources ADD COLUMN why TEXT NOT NULL DEFAULT '';

-- What a source gave lately is asked after every run.
CREATE INDEX articles_by_arrival ON articles (source, first_seen, day);
"""
