"""How an article's text changed: what was seen, with what the publisher says of it beside."""

from dataclasses import dataclass, replace
from typing import Any

from store.archive.archive import Archive
from store.archive.differences import read
from store.method.difference import Edit, Stretch, stretches
from store.method.wording import Part

_SEEN = """
SELECT moment, since, version, added, removed, changed, sentences FROM desk_changes
WHERE article = ? AND told_by = 'captures'
"""
_NOTES = """
SELECT moment, note, version FROM desk_changes WHERE article = ? AND told_by = 'publisher'
ORDER BY moment, note
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What the publisher says it changed, and on which day or at which moment."""

    moment: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reworded:
    """A sentence that came, went or was changed, cut into what stayed, went and came."""

    part: Part
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A change that was seen, one that the publisher tells of, or one that is both."""

    moment: str
    """When it was first seen; for a note alone, the publisher's own."""
    since: str | None = None
    """When the text before was last seen; None for a note alone."""
    version: int | None = None
    added: int = 0
    removed: int = 0
    changed: int = 0
    sentences: tuple[Reworded, ...] = ()
    """None where the licence lets only their number be shown."""
    notes: tuple[Note, ...] = ()
    """The publisher's notes of the days between the two captures."""


def changes_of(archive: Archive, key: str) -> tuple[Change, ...]:
    """Return the changes of the article with that id, the latest first."""
    seen = {row["version"]: _seen(row) for row in archive.db.query(_SEEN, [key])}
    alone = []
    for row in archive.db.query(_NOTES, [key]):
        note = Note(moment=row["moment"], note=row["note"])
        if change := seen.get(row["version"]):
            seen[row["version"]] = replace(change, notes=(*change.notes, note))
        else:
            alone.append(Change(moment=note.moment, notes=(note,)))
    return tuple(sorted([*seen.values(), *alone], key=lambda one: one.moment, reverse=True))


def _seen(row: dict[str, Any]) -> Change:
    sentences = row.pop("sentences")
    edits = read(sentences) if sentences else ()
    return Change(**row, sentences=tuple(_reworded(edit) for edit in edits))


def _reworded(edit: Edit) -> Reworded:
    if edit.was and edit.now:
        return Reworded(part=edit.part, stretches=tuple(stretches(edit.was, edit.now)))
    whole: Stretch = ("gone", edit.was) if edit.was else ("new", edit.now)
    return Reworded(part=edit.part, stretches=(whole,))
