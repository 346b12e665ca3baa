"""From YAML to who speaks and what happened: actors with their offices, and events."""

from collections.abc import Iterable
from datetime import date
from typing import get_args

from config.model import STRANDS, Actor, Event, Office, Role
from config.reading.fields import DATE, Fields, as_day

_MONTH_LENGTH = len("2010-04")


def read_actors(entries: Iterable[Fields]) -> tuple[Actor, ...]:
    """Every person and body, each name once."""
    seen: dict[str, str] = {}
    return tuple(_actor(fields, seen) for fields in entries)


def _actor(fields: Fields, seen: dict[str, str]) -> Actor:
    party = fields.text("party", "the party", default="")
    actor = Actor(
        name=fields.text("name", "the full name"),
        kind=fields.choice("kind", ("person", "organisation")),
        role=fields.choice("role", get_args(Role)),
        forms=fields.texts("forms", "other names"),
        party=party,
        offices=tuple(
            _office(block, party) for block in fields.blocks("offices", "offices: - title: …")
        ),
        ambiguous=fields.flag("ambiguous"),
        notes=fields.text("notes", "what a reader should know", default=""),
    )
    fields.once("name", actor.name, seen)
    return actor


def _office(fields: Fields, party: str) -> Office:
    since, until = fields.span()
    return Office(
        title=fields.text("title", "the office"),
        role=fields.choice("role", get_args(Role)),
        party=fields.text("party", "the party, where it was another", default=party),
        since=since,
        until=until,
        source=fields.text("source", "where the days are written", default=""),
    )


def read_events(entries: Iterable[Fields]) -> tuple[Event, ...]:
    """Every event, in the order of their days."""
    seen: dict[str, str] = {}
    return tuple(sorted((_event(fields, seen) for fields in entries), key=lambda each: each.day))


def _event(fields: Fields, seen: dict[str, str]) -> Event:
    written = fields.text("day", DATE)
    month = len(written) == _MONTH_LENGTH
    day = as_day(f"{written}-01" if month else written)
    if written and day is None:
        fields.note("day", written, f"write {DATE}, or a month, such as 2010-05")
    event = Event(
        day=day or date.min,
        precision="month" if month else "day",
        title=fields.text("title", "what happened"),
        strands=fields.choices("strands", STRANDS),
        source=fields.text("source", "where it is written", default=""),
    )
    fields.once("title", f"{written} {event.title}", seen)
    return event
