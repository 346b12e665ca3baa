"""Tables of the crawl: what is listed, what is still to be asked, what came, what was read of it.

Every question of the kind "what is undone" must be answered by an index, not by a scan.
"""

CRAWL = """
CREATE TABLE hosts (
  host TEXT PRIMARY KEY,
  next_allowed TEXT NOT NULL,
  blocked_until TEXT,
  reason TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE listings (
  source TEXT NOT NULL,
  url TEXT NOT NULL,
  state TEXT NOT NULL,
  links INTEGER NOT NULL,
  etag TEXT NOT NULL,
  last_modified TEXT NOT NULL,
  digest TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (source, url)
) STRICT, WITHOUT ROWID;

CREATE TABLE frontier (
  address TEXT PRIMARY KEY,
  source TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('pending', 'done', 'refused', 'quarantined')),
  title TEXT NOT NULL,
  published TEXT,
  modified TEXT,
  via TEXT NOT NULL,
  tries INTEGER NOT NULL DEFAULT 0,
  status INTEGER NOT NULL DEFAULT 0,
  reason TEXT NOT NULL DEFAULT '',
  asked TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX frontier_pending ON frontier (source, tries, published DESC, address)
  WHERE state = 'pending';

CREATE TABLE segments (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  origin TEXT NOT NULL CHECK (origin IN ('crawl', 'import', 'import all')),
  state TEXT NOT NULL CHECK (state IN ('open', 'unread', 'read')),
  size INTEGER NOT NULL DEFAULT 0,
  digest TEXT,
  offset INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX segments_by_digest ON segments (digest) WHERE digest IS NOT NULL;
CREATE INDEX segments_open ON segments (id) WHERE state = 'open';
CREATE INDEX segments_unread ON segments (id) WHERE state = 'unread';

CREATE TABLE attempts (
  segment TEXT NOT NULL,
  offset INTEGER NOT NULL,
  url TEXT NOT NULL,
  tries INTEGER NOT NULL,
  PRIMARY KEY (segment, offset, url)
) STRICT, WITHOUT ROWID;

CREATE TABLE ledger (
  address TEXT PRIMARY KEY,
  source TEXT NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN ('counted', 'quarantined')),
  reason TEXT NOT NULL,
  detail TEXT NOT NULL,
  noted TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX ledger_by_source ON ledger (source, verdict, reason);
"""
