"""When an initial substantive response is due: two calendar months after the Office's receipt (KPI 3)."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

MONTHS = 2


def due_date(received_on: date) -> date:
    """The same day number two calendar months later, or that month's last day where it has none.

    Received 2023-12-31 → due 2024-02-29; received 2023-01-15 → due 2023-03-15. A response on the due
    date is on time. (Counting rules, KPI 3; Strategic Plan 2023-2025, annex 1.)
    """
    months = received_on.month - 1 + MONTHS
    year, month = received_on.year + months // 12, months % 12 + 1
    return date(year, month, min(received_on.day, calendar.monthrange(year, month)[1]))


def latest_overdue(today: date) -> date:
    """The latest day such that what was received on it, or before, is overdue today while it waits."""
    day = today
    while due_date(day) >= today:
        day -= timedelta(1)
    return day
