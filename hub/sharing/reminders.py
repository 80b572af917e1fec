"""When a recipient is reminded that the use of what it received is not recorded: after 3 and after 12 months."""

from __future__ import annotations

from datetime import date

from graph_schema.partial_date import last_day
from hub.clock import months_later

MONTHS = (3, 12)


def reminder_days(on: str) -> dict[int, date]:
    """The day of each reminder by its months, for what was given on `on`: the same day number that many
    calendar months later, or that month's last day where it has none.

    Given 2023-11-30 → 2024-02-29 and 2024-11-30. Of a date known to the month or year, its last day counts, so
    that nobody is reminded early.
    """
    given = date.fromisoformat(last_day(on))
    return {months: months_later(given, months) for months in MONTHS}
