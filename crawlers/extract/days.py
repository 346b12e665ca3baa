"""Days and moments as publishers write them, read as UK ones and kept as ISO 8601.

A day stays a day. A moment becomes UTC; one without a zone is London's.
"""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
_NAMES = "january february march april may june july august september october november december"
_MONTHS = {
    name: number
    for number, names in enumerate(_NAMES.split(), start=1)
    for name in (names, names[:3])
} | {"sept": 9}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_TIME = (
    r"(?:(?:[T\s,]|\s?\bat|\s?[-\u2013|])*\s?(?P<hour>\d{1,2})[:.](?P<minute>\d{2})"
    r"(?::(?P<second>\d{2})(?:\.\d+)?)?\s?(?P<half>[ap]\.?m\b)?"
    r"\s?(?P<zone>Z\b|UTC\b|GMT\b|BST\b|[+-]\d{2}:?\d{2})?)?"
)
_FORMS = [
    re.compile(form + _TIME, re.IGNORECASE)
    for form in (
        r"(?<!\d)(?P<year>(?:19|20)\d{2})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?!\d)",
        rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.)?\s+(?:of\s+)?(?P<month>{_MONTH})\.?,?\s+(?P<year>\d{{4}})(?!\d)",
        rf"\b(?P<month>{_MONTH})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})(?!\d)",
        r"(?<![\d/.])(?P<day>\d{1,2})(?P<sep>[/.-])(?P<month>\d{1,2})(?P=sep)(?P<year>(?:19|20)\d{2})(?!\d)",
    )
]
_COMPACT = re.compile(r"^(?P<year>(?:19|20)\d{2})(?P<month>\d{2})(?P<day>\d{2})(?:T?\d{4,6}Z?)?$")
_MONTH_ALONE = re.compile(
    rf"\b(?P<month>{_MONTH})\.?,?\s+(?P<year>(?:19|20)\d{{2}})(?!\d)", re.IGNORECASE
)
_ADDRESS = re.compile(
    rf"/(?P<year>\d{{4}})[/-](?P<month>\d{{1,2}}|{_MONTH})(?:[/-](?P<day>\d{{1,2}}))?(?=[/-])",
    re.IGNORECASE,
)
_DAY_CHARS = 10
_MOST_CHARS = 200


def read_moment(text: str) -> str | None:
    """Return the first day or moment in a text, None when there is none."""
    text = text[:_MOST_CHARS]
    if compact := _COMPACT.match(text.strip()):
        return _day(compact["year"], compact["month"], compact["day"])
    found = [(m.start(), m) for form in _FORMS if (m := form.search(text))]
    for _, match in sorted(found, key=lambda pair: pair[0]):
        if read := _read(match):
            return read
    return None


def read_address(url: str) -> tuple[str | None, str | None]:
    """Return the day in an address, and the month ("2013-12") where there is no day."""
    for match in _ADDRESS.finditer(url):
        if match["day"]:
            if day := _day(match["year"], match["month"], match["day"]):
                return day, None
        elif first := _day(match["year"], match["month"], "1"):
            return None, first[:7]
    return None, None


def read_month(text: str) -> str:
    """Return the first month that a text names with its year ("2013-12"), empty when none."""
    found = _MONTH_ALONE.search(text[:_MOST_CHARS])
    day = _day(found["year"], found["month"], "1") if found else None
    return day[:7] if day else ""


def day_of(moment: str) -> date:
    """Return London's day of a day or moment."""
    if len(moment) == _DAY_CHARS:
        return date.fromisoformat(moment)
    return datetime.fromisoformat(moment).astimezone(LONDON).date()


def utc(moment: datetime) -> str:
    """Return a moment as we keep it; one without a zone is London's."""
    aware = moment if moment.tzinfo else moment.replace(tzinfo=LONDON)
    return aware.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _read(match: re.Match[str]) -> str | None:
    day = _day(match["year"], match["month"], match["day"])
    if day is None or match["hour"] is None:
        return day
    hour, minute, second = (int(match[unit] or 0) for unit in ("hour", "minute", "second"))
    if match["half"]:
        hour = hour % 12 + 12 * match["half"].lower().startswith("p")
    try:
        clock = time(hour, minute, second, tzinfo=_zone(match["zone"]))
        return utc(datetime.combine(date.fromisoformat(day), clock))
    except (ValueError, OverflowError):
        return day


def _zone(text: str | None) -> tzinfo:
    if text is None:
        return LONDON
    if text[0] not in "+-":
        return timezone(timedelta(hours=1)) if text.upper() == "BST" else UTC
    hours, minutes = int(text[1:3]), int(text[-2:])
    return timezone((1 if text[0] == "+" else -1) * timedelta(hours=hours, minutes=minutes))


def _day(year: str, month: str, day: str) -> str | None:
    number = _MONTHS.get(month.lower()) or (int(month) if month.isdigit() else 0)
    try:
        return date(int(year), number, int(day)).isoformat()
    except ValueError:
        return None
