"""Moments and days as the archive writes them."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

_LONDON = ZoneInfo("Europe/London")


def now() -> str:
    """Return this moment in UTC, to the second: `2013-12-09T06:45:00Z`."""
    return written(datetime.now(UTC))


def written(moment: datetime) -> str:
    """Write a moment in UTC, to the second."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def london_day(published: str | None) -> str:
    """Return Europe/London's day of a day or moment; empty when it is not known or no date."""
    if not published:
        return ""
    try:
        moment = datetime.fromisoformat(published)
    except ValueError:
        return ""
    if moment.tzinfo is None:
        return moment.date().isoformat()
    return moment.astimezone(_LONDON).date().isoformat()
