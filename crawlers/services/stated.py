"""The dates that a service states of an article: as good as dates are, but for impossible ones."""

from typing import Any

from config.model import Source
from crawlers.extract.days import read_moment
from crawlers.extract.possible import Dates, impossible
from crawlers.services.asking import text
from store.records import Dated, DateField


def moment(value: Any) -> str | None:
    """Return the day or moment in a service's answer; one without a zone is London's."""
    return read_moment(text(value))


def stated(
    published: str | None, modified: str | None, *, source: Source | None, captured: str
) -> Dates:
    """Take what a service states; one in the future, or before the outlet was, is refused."""
    first = dated("published", published, source=source, captured=captured)
    last = dated("modified", modified, source=source, captured=captured)
    published, modified = _taken(first), _taken(last)
    return Dates(
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
    wrong = impossible(field, stated, captured=captured, source=source)
    return Dated(
        field=field,
        moment=stated,
        evidence="api",
        reliability="low" if wrong else "high",
        refused=wrong,
    )


def _taken(dated: Dated | None) -> str | None:
    return dated.moment if dated and not dated.refused else None
