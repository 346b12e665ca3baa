"""When a content item of GOV.UK was published and last changed.

An item may name its first day three times. `delivered_on` is the day a speech was given;
`first_public_at` the day its department put it before the public; `first_published_at` the day that
GOV.UK did, which for what departments moved there may be the day of the move. The earliest is
taken; those that are later by more than a day are kept, with why they count for nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from config.model import Source
from crawlers.extract.days import day_of
from crawlers.extract.possible import ONE_DAY, Dates
from crawlers.services.asking import fields, objects, text
from crawlers.services.stated import dated, moment
from store.records import Dated, Reliability

_MOVES = (date(2012, 10, 17), date(2014, 12, 31))
"""From GOV.UK's first day to the end of the year in which the last agencies moved there."""
_MOVED = "later than it was first public: the day of its move to GOV.UK, or of a later edition"
_DAY = len("2010-07-19")


def read_dates(item: dict[str, Any], source: Source | None, *, captured: str) -> Dates:
    """Weigh the dates that an item states."""
    firsts = [
        first
        for each in _firsts(item)
        if (first := dated("published", each, source=source, captured=captured))
    ]
    chosen = min((each for each in firsts if not each.refused), key=_order, default=None)
    weighed = [_beside(each, chosen) for each in firsts]
    trust = _trust([each for each in weighed if not each.refused], _ended(item))
    last = dated("modified", _changed(item, firsts, chosen), source=source, captured=captured)
    modified = last.moment if last and not last.refused else None
    return Dates(
        published=chosen.moment if chosen else None,
        published_evidence="api" if chosen else "none",
        published_reliability=trust,
        modified=modified,
        modified_evidence="api" if modified else "none",
        modified_reliability="high" if modified else "none",
        dates=(
            *(each if each.refused else replace(each, reliability=trust) for each in weighed),
            *((last,) if last else ()),
        ),
    )


def _firsts(item: dict[str, Any]) -> Iterator[str | None]:
    details = fields(item.get("details"))
    yield moment(text(details.get("delivered_on"))[:_DAY])  # its hour is a form's default
    yield moment(details.get("first_public_at"))
    yield moment(item.get("first_published_at"))
    if details.get("first_published_version") is True:
        yield moment(details.get("public_timestamp"))


def _order(first: Dated) -> tuple[date, str]:
    return day_of(first.moment), first.moment


def _beside(first: Dated, chosen: Dated | None) -> Dated:
    if chosen and not first.refused and day_of(first.moment) - day_of(chosen.moment) > ONE_DAY:
        return replace(first, refused=_MOVED, reliability="low")
    return first


def _trust(agreed: Sequence[Dated], ended: date | None) -> Reliability:
    """Trust what two fields name; what only one does may be the day of a move."""
    if not agreed:
        return "none"
    day = min(day_of(each.moment) for each in agreed)
    if ended and day > ended:
        return "low"  # GOV.UK's own rule: the link to the government is right, the date is not
    alone = len(agreed) == 1 and _MOVES[0] <= day <= _MOVES[1]
    return "medium" if alone else "high"


def _ended(item: dict[str, Any]) -> date | None:
    """Return the last day of the government under which it was published."""
    for government in objects(fields(item.get("links")).get("government")):
        if ended := moment(fields(government.get("details")).get("ended_on")):
            return day_of(ended)
    return None


def _changed(item: dict[str, Any], firsts: Sequence[Dated], chosen: Dated | None) -> str | None:
    """Return the last change; the first publication is none, though items state it as one."""
    updated = moment(item.get("public_updated_at"))
    if updated is None or updated in {first.moment for first in firsts}:
        return None
    return updated if chosen is None or updated > chosen.moment else None
