"""What time it is: instants in UTC, and today's day where the Office works."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo


def now() -> str:
    """This instant in UTC as an ISO string that sorts: `2026-11-22T10:15:30.123456Z`."""
    return datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def today(timezone: ZoneInfo) -> date:
    """Today in the Office's time zone (Europe/Amsterdam unless configured)."""
    return datetime.now(timezone).date()
