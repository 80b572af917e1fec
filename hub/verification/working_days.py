"""Working days, Monday to Friday, of the Office's calendar; public holidays are not known to the hub."""

from __future__ import annotations

from datetime import date, timedelta

ABSENCE = 5
"""Working days without a decision after which a review passes to the stand-in."""


def working_days_since(start: date, today: date) -> int:
    """Working days after `start` up to and with `today`: from a Monday to the next Monday five, from a
    Friday to the Monday after it one. None where today is not later."""
    days = max((today - start).days, 0)
    weeks, rest = divmod(days, 7)
    return 5 * weeks + sum(_is_working(start + timedelta(n)) for n in range(1, rest + 1))


def has_passed(assigned_on: date, today: date) -> bool:
    """Whether a reviewer to whom a review was assigned on a day has been absent for so long that it
    passes to the stand-in."""
    return working_days_since(assigned_on, today) >= ABSENCE


def latest_passed(today: date) -> date:
    """The latest day such that what was assigned on it, or before, has passed by today."""
    day = today
    while not has_passed(day, today):
        day -= timedelta(1)
    return day


def _is_working(day: date) -> bool:
    return day.weekday() < 5
