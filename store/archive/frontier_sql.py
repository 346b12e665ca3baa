"""The statements of the durable frontier; what they are for is said in `store.archive.frontier`."""

FOUND = """
INSERT INTO frontier (address, source, state, title, published, modified, via)
VALUES (?, ?, 'pending', ?, ?, ?, ?)
ON CONFLICT (address) DO UPDATE SET
  title = iif(title = '', excluded.title, title),
  published = coalesce(published, excluded.published),
  modified = iif(excluded.modified > coalesce(modified, ''), excluded.modified, modified),
  state = iif(excluded.modified > coalesce(modified, asked, ''), 'pending', state),
  tries = iif(excluded.modified > coalesce(modified, asked, ''), 0, tries)
WHERE excluded.modified > coalesce(modified, '')
  OR (title = '' AND excluded.title <> '')
  OR (published IS NULL AND excluded.published IS NOT NULL)
"""
LISTED = """
INSERT INTO listings (source, url, state, links, etag, last_modified, digest, reason, next,
  answered)
VALUES (:source, :url, :state, :links, :etag, :last_modified, :digest, :reason, :next, :answered)
ON CONFLICT (source, url) DO UPDATE SET
  state = excluded.state,
  reason = excluded.reason,
  links = iif(excluded.state = 'new', excluded.links, links),
  etag = iif(excluded.state = 'new' OR excluded.etag <> '', excluded.etag, etag),
  last_modified = iif(excluded.state = 'new' OR excluded.last_modified <> '',
    excluded.last_modified, last_modified),
  digest = iif(excluded.state = 'new' OR excluded.digest <> '', excluded.digest, digest),
  next = iif(excluded.answered IS NULL, next, excluded.next),
  answered = coalesce(excluded.answered, answered)
"""
WINDOW = """
INSERT INTO windows (source, url, since, until, state, next, links, dropped, reason, answered)
VALUES (:source, :url, :since, :until, :window, :next, :links, :dropped, :reason, :at)
ON CONFLICT (source, url, since, until) DO UPDATE SET
  state = excluded.state, reason = excluded.reason, answered = excluded.answered,
  next = iif(excluded.state = 'failed' AND excluded.next = '', next, excluded.next),
  links = iif(excluded.state IN ('partial', 'done'), links + excluded.links, links),
  dropped = iif(excluded.state IN ('partial', 'done'), dropped + excluded.dropped, dropped)
"""
BUDGET = """
INSERT INTO budgets (host, day, used) VALUES (?, ?, ?)
ON CONFLICT DO UPDATE SET used = used + excluded.used
"""
STANDS = ("state", "tries", "via", "published", "first_asked", "due")
STANDING = f"SELECT asked, {', '.join(STANDS)} FROM frontier WHERE address = ?"
FETCHED = """
UPDATE frontier SET state = :state, tries = :tries, first_asked = :first_asked, due = :due,
  status = :status, reason = :reason, asked = :asked
WHERE address = :address
"""
# What is refused, by robots.txt or because it leads off the public web, is counted: it is no fault.
GIVEN_UP = """
INSERT OR REPLACE INTO ledger (address, source, verdict, reason, detail, noted)
SELECT address, source, iif(state = 'refused', 'counted', 'quarantined'), reason,
  iif(status, 'HTTP ' || status, ''), asked
FROM frontier WHERE address = ? AND state IN ('quarantined', 'refused')
"""
# Redirects lead other children to a host: what they learned undoes no block that is in force.
HOST = """
INSERT INTO hosts (host, next_allowed, blocked_until, reason, quota) VALUES (?, ?, ?, ?, ?)
ON CONFLICT (host) DO UPDATE SET next_allowed = max(next_allowed, excluded.next_allowed),
  blocked_until = excluded.blocked_until, reason = excluded.reason, quota = excluded.quota
WHERE excluded.blocked_until IS NOT NULL OR coalesce(hosts.blocked_until, '') <= ?
"""
_KNOWN = """
SELECT f.address, f.source, f.tries, p.etag, p.last_modified, p.digest
FROM frontier AS f LEFT JOIN pages AS p ON p.id = (
  SELECT id FROM pages WHERE url = f.address ORDER BY captured DESC LIMIT 1)
"""
# Untried addresses come first, so that one that fails is not met first every night.
PENDING = f"""
{_KNOWN} WHERE f.state = 'pending' AND f.source = ? AND f.via <> 'cc_news'
ORDER BY f.tries, f.published DESC, f.address LIMIT ?
"""
DUE = f"""
{_KNOWN} WHERE f.state = 'done' AND f.due IS NOT NULL AND f.source = ? AND f.due <= ?
ORDER BY f.due, f.address LIMIT ?
"""
