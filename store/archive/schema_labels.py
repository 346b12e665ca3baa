"""Tables of what the rule sets and people say of the texts, and the daily counts of it."""

LABEL_TABLES = ("labels", "mentions", "quotes", "commitments", "claims")
"""The tables that hold what a rule set says of a version."""

_SPAN = """
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL REFERENCES versions ON DELETE CASCADE,
  ruleset INTEGER NOT NULL REFERENCES rulesets ON DELETE CASCADE,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  text TEXT NOT NULL,"""
_SPEAKER = """
  speaker TEXT,
  role TEXT,
  office TEXT NOT NULL,
  party TEXT NOT NULL,"""
_JUDGED = """
  community_empowerment REAL NOT NULL,
  public_services REAL NOT NULL,
  social_action REAL NOT NULL,
  sentiment TEXT NOT NULL,
  positive REAL NOT NULL,
  neutral REAL NOT NULL,
  negative REAL NOT NULL,"""

LABELS = f"""
-- One row each time a rule set is asked for: from when until when it was the active one.
CREATE TABLE rulesets (
  id INTEGER PRIMARY KEY,
  fingerprint TEXT NOT NULL,
  description TEXT NOT NULL,
  threshold REAL NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('wanted', 'active', 'retired')),
  since TEXT,
  until TEXT
) STRICT;
CREATE UNIQUE INDEX rulesets_active ON rulesets (state) WHERE state = 'active';
CREATE UNIQUE INDEX rulesets_wanted ON rulesets (state) WHERE state = 'wanted';

-- One row a version and rule set: it has been labelled, also where nothing was found.
CREATE TABLE labels (
  version INTEGER NOT NULL REFERENCES versions ON DELETE CASCADE,
  ruleset INTEGER NOT NULL REFERENCES rulesets ON DELETE CASCADE,
  relevant REAL NOT NULL,{_JUDGED}
  PRIMARY KEY (version, ruleset)
) STRICT, WITHOUT ROWID;

CREATE TABLE mentions ({_SPAN}
  prefix TEXT NOT NULL,
  suffix TEXT NOT NULL,
  anchor TEXT NOT NULL,
  cue TEXT NOT NULL,
  level TEXT NOT NULL,
  relevance REAL NOT NULL,{_JUDGED}{_SPEAKER}
  quoted INTEGER NOT NULL
) STRICT;
CREATE INDEX mentions_by_version ON mentions (version, ruleset);

CREATE TABLE quotes ({_SPAN}{_SPEAKER}
  direct INTEGER NOT NULL
) STRICT;
CREATE INDEX quotes_by_version ON quotes (version, ruleset);

CREATE TABLE commitments ({_SPAN}
  actor TEXT,
  quantity REAL,
  unit TEXT,
  deadline TEXT,
  strand TEXT,
  measure TEXT,
  measurable INTEGER NOT NULL,
  why_not TEXT
) STRICT;
CREATE INDEX commitments_by_version ON commitments (version, ruleset);

CREATE TABLE claims ({_SPAN}
  measure TEXT,
  value REAL,
  unit TEXT,
  period TEXT
) STRICT;
CREATE INDEX claims_by_version ON claims (version, ruleset);

-- What a person says a label should be. Bound to the article and the mention's anchor, not to a
-- mention's row: it outlives new versions, new rule sets, and even the article.
CREATE TABLE corrections (
  id INTEGER PRIMARY KEY,
  article INTEGER REFERENCES articles ON DELETE SET NULL,
  url TEXT NOT NULL,
  anchor TEXT NOT NULL,
  text TEXT NOT NULL,
  prefix TEXT NOT NULL,
  suffix TEXT NOT NULL,
  field TEXT NOT NULL,
  old TEXT NOT NULL,
  new TEXT NOT NULL,
  who TEXT NOT NULL,
  made TEXT NOT NULL,
  why TEXT NOT NULL
) STRICT;
CREATE INDEX corrections_by_anchor ON corrections (article, anchor);

CREATE TABLE daily (
  day TEXT NOT NULL,
  source TEXT NOT NULL,
  strand TEXT NOT NULL,
  role TEXT NOT NULL,
  sentiment TEXT NOT NULL,
  level TEXT NOT NULL,
  mentions INTEGER NOT NULL,
  articles INTEGER NOT NULL,
  texts INTEGER NOT NULL,
  newsrooms INTEGER NOT NULL,
  PRIMARY KEY (day, source, strand, role, sentiment, level)
) STRICT, WITHOUT ROWID;

-- Days of a source whose counts are no longer right.
CREATE TABLE stale (
  day TEXT NOT NULL,
  source TEXT NOT NULL,
  PRIMARY KEY (day, source)
) STRICT, WITHOUT ROWID;
"""
