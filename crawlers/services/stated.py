"""The dates that a service states of an article: as good as dates are, but for impossible ones."""

from datetime import date, timedelta
from typing import Any, TypedDict

from config.model import Source
from crawlers.extract.days import day_of, read_moment
from crawlers.services.asking import text
from store.records import Dated, DateField, Evidence, Reliability

_OLDEST = date(1995, 1, 1)
_EARLY = "before its publisher was on the web"
_LATE = "in the future when it was captured"


class StatedDates(TypedDict):
    """The fields of an `Article` that speak of its dates."""

    published: str | None
    published_evidence: Evidence
    published_reliability: Reliability
    modified: str | None
    modified_evidence: Evidence
    modified_reliability: Reliability
    dates: tuple[Dated, ...]


def moment(value: Any) -> str | None:
    """Return the day or moment in a service's answer; one without a zone is London's."""
    return read_moment(text(value))


def stated(
    published: str | None, modified: str | None, *, source: Source | None, captured: str
) -> StatedDates:
    """Take what a service states; one in the future, or before the outlet was, is refused."""
    first = dated("published", published, source=source, captured=captured)
    last = dated("modified", modified, source=source, captured=captured)
    published, modified = _taken(first), _taken(last)
    return StatedDates(
        published=published,
        published_evidence="api" if published else "none",
        published_reliability="high" if published else "none",
        modified=modified,
        modified_evidence="api" if modified else "none",
        modified_reliability="high" if modified else "none",
        dates=tuple(each for each in (first, last) if each),
    )


def dated(
    field: DateField, stated: str | None, *, source: Source | None, captured: str
) -> Dated | None:
    """Keep a date that a service states as evidence, refused where it cannot be true."""
    if stated is None:
        return None
    oldest = max(_OLDEST, (source.founded if source else None) or _OLDEST)
    early, late = day_of(stated) < oldest, day_of(stated) > day_of(captured) + timedelta(days=1)
    return Dated(
        field=field,
        moment=stated,
        evidence="api",
        reliability="low" if early or late else "high",
        refused=_EARLY if early else _LATE if late else "",
    )


def _taken(dated: Dated | None) -> str | None:
    return dated.moment if dated and not dated.refused else None
