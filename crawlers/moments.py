"""Moments as the records hold them: ISO 8601 in UTC to the second, or a day alone."""

import calendar
import math
import re
import time
from datetime import UTC, datetime

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def moment(seconds: float) -> str:
    """Write seconds since 1970 as a moment, rounded up."""
    return datetime.fromtimestamp(math.ceil(seconds), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def seconds(moment: str) -> float:
    """Read a moment as seconds since 1970."""
    return datetime.fromisoformat(moment).timestamp()


def listed_date(text: str, parsed: time.struct_time | None) -> str | None:
    """Give the day or moment a feed states: `parsed` is its library's reading, taken as UTC."""
    if parsed is None:
        return None
    if ":" not in text:
        return time.strftime("%Y-%m-%d", parsed)
    # The library knows America's time zones only, and takes British Summer Time as UTC.
    early = 3600 if text.rstrip().endswith("BST") else 0
    return moment(calendar.timegm(parsed) - early)


def w3c_date(text: str) -> str | None:
    """Read the W3C date of a sitemap as a day or a moment; None where it is neither."""
    text = text.strip()
    try:
        stated = datetime.fromisoformat(text)
    except ValueError:
        return None
    if _DAY.fullmatch(text):
        return text
    return moment(stated.replace(tzinfo=stated.tzinfo or UTC).timestamp())
