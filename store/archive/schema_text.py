"""Tables of the texts: articles, their addresses and versions, the pages they were read from.

An article's current text is in its own row and in none other: the row of the current version
holds no text, the rows of earlier versions do.
"""

TEXT = """
CREATE TABLE articles (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  url TEXT NOT NULL UNIQUE,
  source TEXT NOT NULL REFERENCES sources,
  title TEXT NOT NULL,
  standfirst TEXT NOT NULL,
  byline TEXT NOT NULL,
  body TEXT NOT NULL,
  published TEXT,
  published_evidence TEXT NOT NULL,
  published_reliability TEXT NOT NULL,
  modified TEXT,
  language TEXT NOT NULL,
  kind TEXT NOT NULL,
  access TEXT NOT NULL,
  day TEXT NOT NULL,
  words INTEGER NOT NULL,
  first_seen TEXT NOT NULL
) STRICT;
CREATE INDEX articles_by_day ON articles (day, source);
CREATE INDEX articles_by_source ON articles (source, day);

CREATE TABLE addresses (
  address TEXT PRIMARY KEY,
  article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX addresses_by_article ON addresses (article);

CREATE TABLE versions (
  id INTEGER PRIMARY KEY,
  article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
  first_seen TEXT NOT NULL,
  last_seen TEXT NOT NULL,
  digest BLOB NOT NULL,
  current INTEGER NOT NULL,
  title TEXT,
  standfirst TEXT,
  body TEXT,
  CHECK (current = (body IS NULL))
) STRICT;
CREATE INDEX versions_by_article ON versions (article, first_seen, id);
CREATE UNIQUE INDEX versions_current ON versions (article) WHERE current = 1;

CREATE TABLE pages (
  id INTEGER PRIMARY KEY,
  url TEXT NOT NULL,
  final_url TEXT NOT NULL,
  source TEXT NOT NULL,
  captured TEXT NOT NULL,
  status INTEGER NOT NULL,
  digest TEXT NOT NULL,
  content_type TEXT NOT NULL,
  etag TEXT NOT NULL,
  last_modified TEXT NOT NULL,
  segment TEXT NOT NULL,
  offset INTEGER NOT NULL,
  length INTEGER NOT NULL,
  version INTEGER REFERENCES versions ON DELETE SET NULL
) STRICT;
CREATE UNIQUE INDEX pages_by_url ON pages (url, captured, segment, offset);
CREATE INDEX pages_by_version ON pages (version) WHERE version IS NOT NULL;

-- Work that is undone: ('label', version), ('group', article), ('search', article).
CREATE TABLE todo (
  task TEXT NOT NULL CHECK (task IN ('label', 'group', 'search')),
  row INTEGER NOT NULL,
  PRIMARY KEY (task, row)
) STRICT, WITHOUT ROWID;

-- Near-duplicates: each verified pair both ways round; a story is a connected component.
CREATE TABLE near (
  a INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
  b INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
  PRIMARY KEY (a, b)
) STRICT, WITHOUT ROWID;
CREATE INDEX near_back ON near (b);

CREATE TABLE stories (
  article INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE,
  story INTEGER NOT NULL REFERENCES articles
) STRICT;
CREATE INDEX stories_by_story ON stories (story);

CREATE TABLE bands (
  band INTEGER NOT NULL,
  value BLOB NOT NULL,
  article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
  PRIMARY KEY (band, value, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX bands_by_article ON bands (article);

-- External content, filled per batch (`articles.refresh_search`): no triggers.
CREATE VIRTUAL TABLE articles_fts USING fts5 (
  title, standfirst, byline, body,
  content='articles', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2'
);
"""
