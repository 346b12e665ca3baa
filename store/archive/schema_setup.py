"""Tables filled from the configuration, and the runs' own diary."""

SETUP = """
CREATE TABLE sources (
  key TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  newsroom TEXT NOT NULL,
  kind TEXT NOT NULL,
  tier TEXT NOT NULL,
  url TEXT NOT NULL,
  full_text TEXT NOT NULL,
  extract_chars INTEGER NOT NULL,
  evidence TEXT NOT NULL,
  checked TEXT,
  notes TEXT NOT NULL,
  watched INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE strands (
  key TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  gloss TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE events (
  day TEXT NOT NULL,
  title TEXT NOT NULL,
  precision TEXT NOT NULL,
  strands TEXT NOT NULL,
  source TEXT NOT NULL,
  PRIMARY KEY (day, title)
) STRICT, WITHOUT ROWID;

CREATE TABLE measures (
  key TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  strand TEXT NOT NULL,
  unit TEXT NOT NULL,
  geography TEXT NOT NULL,
  role TEXT NOT NULL,
  behaviour TEXT NOT NULL,
  wanted TEXT NOT NULL,
  headline INTEGER NOT NULL,
  notes TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE series (
  key TEXT PRIMARY KEY,
  measure TEXT NOT NULL REFERENCES measures ON DELETE CASCADE,
  title TEXT NOT NULL,
  producer TEXT NOT NULL,
  method TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX series_by_measure ON series (measure);

CREATE TABLE observations (
  series TEXT NOT NULL REFERENCES series ON DELETE CASCADE,
  n INTEGER NOT NULL,
  period TEXT NOT NULL,
  start TEXT NOT NULL,
  "end" TEXT NOT NULL,
  value REAL,
  part_year INTEGER NOT NULL,
  released TEXT,
  source_title TEXT NOT NULL,
  source_url TEXT NOT NULL,
  confidence TEXT NOT NULL,
  note TEXT NOT NULL,
  PRIMARY KEY (series, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE runs (
  id INTEGER PRIMARY KEY,
  verb TEXT NOT NULL,
  started TEXT NOT NULL,
  ended TEXT,
  status TEXT NOT NULL CHECK (status IN ('running', 'done', 'failed', 'killed')),
  summary TEXT NOT NULL DEFAULT '{}'
) STRICT;
CREATE INDEX runs_running ON runs (id) WHERE status = 'running';

CREATE TABLE health (
  source TEXT NOT NULL,
  run INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
  state TEXT NOT NULL CHECK (state IN ('healthy', 'quiet', 'ill', 'blocked')),
  reason TEXT NOT NULL,
  listed INTEGER NOT NULL,
  found INTEGER NOT NULL,
  fetched INTEGER NOT NULL,
  articles INTEGER NOT NULL,
  failed INTEGER NOT NULL,
  PRIMARY KEY (source, run)
) STRICT, WITHOUT ROWID;
CREATE INDEX health_by_run ON health (run);
"""
