"""Rule sets: one is active at a time, and a new one becomes so when its work is complete.

Until then views and counts show what the old one said. The switch deletes what the old one said;
its row stays, since a change of rules is a break in our own series that charts must draw.
"""

from store.archive.archive import Archive
from store.archive.clock import now
from store.archive.schema_labels import LABEL_TABLES

_UNLABELLED = """
INSERT INTO todo SELECT 'label', v.id FROM versions AS v
WHERE NOT EXISTS (SELECT 1 FROM labels WHERE version = v.id AND ruleset = ?)
"""
_WANT = """
INSERT INTO rulesets (fingerprint, description, threshold, state) VALUES (?, ?, ?, 'wanted')
"""


def activate_ruleset(
    archive: Archive, fingerprint: str, description: str, *, threshold: float = 0.5
) -> None:
    """Ask for the archive to be labelled with this rule set; a no-op when it already is.

    A strand holds at `threshold`. The very first rule set is active at once; a later one when
    `switch_ruleset` finds its work complete. One that was asked for before and is not active yet
    is given up.
    """
    with archive.transaction():
        wanted = target(archive)
        if wanted and wanted[1] == fingerprint:
            return
        _give_up_wanted(archive)
        active = _with_state(archive, "active")
        if active is None or active[1] != fingerprint:
            archive.db.execute(_WANT, [fingerprint, description, threshold])
        if active is None:
            _make_active(archive)
        number = (target(archive) or (0, ""))[0]
        archive.db.execute("DELETE FROM todo WHERE task = 'label'")
        archive.db.execute(_UNLABELLED, [number])


def switch_ruleset(archive: Archive) -> bool:
    """Make the rule set that was asked for the active one if every version is labelled by it."""
    with archive.transaction():
        left = archive.db.execute("SELECT 1 FROM todo WHERE task = 'label' LIMIT 1").fetchone()
        if left or _with_state(archive, "wanted") is None:
            return False
        _make_active(archive)
    return True


def target(archive: Archive) -> tuple[int, str] | None:
    """Return number and fingerprint of the rule set that articles are to be labelled with."""
    return _with_state(archive, "wanted") or _with_state(archive, "active")


def _with_state(archive: Archive, state: str) -> tuple[int, str] | None:
    row = archive.db.execute(
        "SELECT id, fingerprint FROM rulesets WHERE state = ?", [state]
    ).fetchone()
    return (row[0], row[1]) if row else None


def _give_up_wanted(archive: Archive) -> None:
    if wanted := _with_state(archive, "wanted"):
        _forget_labels(archive, wanted[0])
        archive.db.execute("DELETE FROM rulesets WHERE id = ?", [wanted[0]])


def _make_active(archive: Archive) -> None:
    if old := _with_state(archive, "active"):
        _forget_labels(archive, old[0])
    moment = now()
    archive.db.execute(
        "UPDATE rulesets SET state = 'retired', until = ? WHERE state = 'active'", [moment]
    )
    archive.db.execute(
        "UPDATE rulesets SET state = 'active', since = ? WHERE state = 'wanted'", [moment]
    )
    archive.db.execute(
        "INSERT OR IGNORE INTO stale SELECT day, source FROM daily UNION "
        "SELECT a.day, a.source FROM mentions AS m JOIN versions AS v ON v.id = m.version "
        "JOIN articles AS a ON a.id = v.article"
    )


def _forget_labels(archive: Archive, number: int) -> None:
    for table in LABEL_TABLES:
        archive.db.execute(f"DELETE FROM {table} WHERE ruleset = ?", [number])
