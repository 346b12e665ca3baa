"""One sentence for every column of every `desk_` view, for the desk and the docs.

A sentence is written once: where a column is a record's field, it is the field's own.
"""

from collections.abc import Iterable
from typing import Annotated, get_args, get_origin, get_type_hints

from sqlite_utils import Database

from store.archive.migrate import migrate
from store.archive.runs import Health
from store.archive.sentences import COMMON, OWN
from store.records import (
    Article,
    Attachment,
    Claim,
    Commitment,
    Dated,
    Judgement,
    Mention,
    Page,
    Quote,
    Speaker,
)

_RECORDS: dict[str, tuple[type, ...]] = {
    "desk_articles": (Article,),
    "desk_mentions": (Mention, Judgement, Speaker),
    "desk_quotes": (Quote, Speaker),
    "desk_commitments": (Commitment,),
    "desk_claims": (Claim,),
    "desk_pages": (Page,),
    "desk_dates": (Dated,),
    "desk_attachments": (Attachment,),
    "desk_health": (Health,),
}


def columns() -> dict[str, dict[str, str]]:
    """Return view, column, sentence for all that analysts see. Raises KeyError for a gap."""
    db = Database(memory=True)
    try:
        migrate(db)
        return {
            name: _sentences(name, [column.name for column in db.view(name).columns])
            for name in sorted(db.view_names())
        }
    finally:
        db.close()


def _sentences(view: str, names: Iterable[str]) -> dict[str, str]:
    known = dict(COMMON)
    for record in reversed(_RECORDS.get(view, ())):
        known |= _fields(record)
    known |= OWN.get(view, {})
    return {name: known[name] for name in names}


def _fields(record: type) -> dict[str, str]:
    hints = get_type_hints(record, include_extras=True)
    return {
        name: next(part for part in get_args(hint)[1:] if isinstance(part, str))
        for name, hint in hints.items()
        if get_origin(hint) is Annotated
    }
