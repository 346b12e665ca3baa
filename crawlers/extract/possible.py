"""What is said of an article's dates, and which days cannot be: the same wherever they are read."""

from datetime import date, timedelta
from typing import TypedDict

from config.model import Source
from crawlers.extract.days import day_of
from store.records import Dated, DateField, Evidence, Reliability

OLDEST = date(1995, 1, 1)
"""Before it nobody was on the web."""
ONE_DAY = timedelta(days=1)
"""By which clocks and editions differ."""


class Dates(TypedDict):
    """The fields of an `Article` that speak of its dates."""

    published: str | None
    published_evidence: Evidence
    published_reliability: Reliability
    modified: str | None
    modified_evidence: Evidence
    modified_reliability: Reliability
    dates: tuple[Dated, ...]


def impossible(field: DateField, moment: str, *, captured: str, source: Source | None) -> str:
    """Say why a date cannot be true of an article captured then; empty where it can."""
    day = day_of(moment)
    if day > day_of(captured) + ONE_DAY:
        return "in the future of the capture"
    if source and source.founded and day < source.founded:
        return "before the outlet existed"
    if day < OLDEST:
        return "before 1995"
    if source and source.closed and field == "published" and day > source.closed:
        return "after the outlet had closed"
    return ""
