"""Cron expressions in London's time: checked, asked for the next moment, and put as systemd's."""

from collections.abc import Iterable
from datetime import datetime

from cronsim import CronSim, CronSimError

from config.errors import UsageError
from flows.digest import LONDON

_FIELDS = 5
_WEEKDAYS = ("Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat")
_REMEDY = 'write minute, hour, day, month and weekday, such as "0 5 * * *" for five in the morning'


def next_moment(cron: str) -> datetime:
    """Find the next moment of the expression, in London's time; UsageError where it is none."""
    return next(_read(cron))


def on_calendar(cron: str) -> list[str]:
    """Say a cron expression as systemd's `OnCalendar`: any of the lines will do.

    Cron fires on a day of the month *or* of the week where both are restricted: two lines.
    """
    read = _read(cron)
    weekdays = {day % 7 for day in read.weekdays if isinstance(day, int)}
    if min(read.days) < 0 or not weekdays:
        raise UsageError(f"--cron {cron!r}: systemd knows no last or n-th day: {_REMEDY}")
    month, day = _field(read.months, range(1, 13)), _field(read.days, range(1, 32))
    time = f"{_field(read.hours, range(24))}:{_field(read.minutes, range(60))}:00 Europe/London"
    named = ",".join(_WEEKDAYS[one] for one in sorted(weekdays))
    if len(weekdays) == len(_WEEKDAYS):
        return [f"*-{month}-{day} {time}"]
    if read.day_and:
        return [f"{named} *-{month}-{day} {time}"]
    return [f"*-{month}-{day} {time}", f"{named} *-{month}-* {time}"]


def _field(values: Iterable[int], every: range) -> str:
    listed = sorted(set(values))
    return "*" if listed == list(every) else ",".join(f"{value:02}" for value in listed)


def _read(cron: str) -> CronSim:
    if len(cron.split()) != _FIELDS:
        raise UsageError(f"--cron {cron!r}: {_REMEDY}")
    try:
        return CronSim(cron, datetime.now(LONDON))
    except CronSimError as error:
        raise UsageError(f"--cron {cron!r}: {error}: {_REMEDY}") from error
