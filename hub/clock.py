"""What time it is: instants in UTC, and today's day where the Office works."""

from __future__ import annotations

import calendar
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

OFFICE_TIME = ZoneInfo("Europe/Amsterdam")
"""Where “today” is, unless the settings say otherwise."""


def now() -> str:
    """This instant in UTC as an ISO string that sorts: `2026-11-22T10:15:30.123456Z`."""
    return written(datetime.now(UTC))


def today(timezone: ZoneInfo) -> date:
    """Today in the Office's time zone (Europe/Amsterdam unless configured)."""
    return datetime.now(timezone).date()


def day_of(instant: str, timezone: ZoneInfo) -> date:
    """The day on which an instant (as `now` writes it) lies in a time zone."""
    return datetime.fromisoformat(instant).astimezone(timezone).date()


def end_of(day: date, timezone: ZoneInfo) -> str:
    """The instant at which a day ends in a time zone, as `now` writes instants."""
    midnight = datetime.combine(day + timedelta(1), time(), timezone)
    return written(midnight.astimezone(UTC))


def written(moment: datetime) -> str:
    """An aware instant in UTC as `now` writes it."""
    return moment.isoformat(timespec="microseconds").replace("+00:00", "Z")


def months_later(day: date, months: int) -> date:
    """The same day number some calendar months later (earlier where negative), or that month's last day
    where it has none."""
    number = day.month - 1 + months
    year, month = day.year + number // 12, number % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
