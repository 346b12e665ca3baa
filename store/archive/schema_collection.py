"""Second step of the schema: every kind of source, back-fills, budgets, visits after the first."""

COLLECTION = """
ALTER TABLE hosts ADD COLUMN quota INTEGER NOT NULL DEFAULT 0;

-- Requests made of a host on a day of UTC, which is when services begin to count anew.
CREATE TABLE budgets (
  host TEXT NOT NULL,
  day TEXT NOT NULL,
  used INTEGER NOT NULL,
  PRIMARY KEY (host, day)
) STRICT, WITHOUT ROWID;

-- When a listing last answered: what changed since then is asked for next.
ALTER TABLE listings ADD COLUMN answered TEXT;
ALTER TABLE listings ADD COLUMN next TEXT NOT NULL DEFAULT '';

-- A back-fill's place: one row a window of days that was asked for.
CREATE TABLE windows (
  source TEXT NOT NULL,
  url TEXT NOT NULL,
  since TEXT NOT NULL,
  until TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('partial', 'done', 'failed', 'refused')),
  next TEXT NOT NULL,
  links INTEGER NOT NULL,
  dropped INTEGER NOT NULL,
  reason TEXT NOT NULL,
  answered TEXT NOT NULL,
  PRIMARY KEY (source, url, since, until)
) STRICT, WITHOUT ROWID;

-- A page is visited again after a day, a week and a month: when it is due, and how often it was.
ALTER TABLE frontier ADD COLUMN first_asked TEXT;
ALTER TABLE frontier ADD COLUMN due TEXT;
CREATE INDEX frontier_due ON frontier (source, due) WHERE state = 'done' AND due IS NOT NULL;

ALTER TABLE pages ADD COLUMN archive TEXT NOT NULL DEFAULT '';
"""
