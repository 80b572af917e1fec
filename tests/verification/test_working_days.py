"""Working days, held against a calendar that is walked day by day."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from hub.verification.working_days import has_passed, latest_passed, working_days_since

DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))


def counted(start: date, today: date) -> int:
    """The Mondays to Fridays after `start` and not after `today`, each counted by its name."""
    names = []
    day = start + timedelta(days=1)
    while day <= today:
        names.append(day.strftime("%w"))
        day += timedelta(days=1)
    return sum(name in {"1", "2", "3", "4", "5"} for name in names)


@given(DAYS, st.integers(-30, 60))
def test_working_days_are_the_mondays_to_fridays_that_have_come(start: date, later: int) -> None:
    today = start + timedelta(days=later)
    assert working_days_since(start, today) == counted(start, today)


@given(DAYS, st.integers(0, 30))
def test_a_review_passes_once_and_stays_passed(start: date, later: int) -> None:
    today = start + timedelta(days=later)
    assert has_passed(start, today) == (counted(start, today) >= 5)
    assert not has_passed(start, today) or has_passed(start, today + timedelta(days=1))


@given(DAYS)
def test_the_latest_day_whose_assignments_have_passed(today: date) -> None:
    latest = latest_passed(today)
    assert counted(latest, today) >= 5
    assert counted(latest + timedelta(days=1), today) < 5


def test_from_a_monday_a_review_passes_on_the_next_monday() -> None:
    monday = date(2026, 11, 2)
    assert not has_passed(monday, date(2026, 11, 6))
    assert not has_passed(monday, date(2026, 11, 8))
    assert has_passed(monday, date(2026, 11, 9))


def test_a_weekend_counts_for_nothing() -> None:
    friday, saturday = date(2026, 11, 6), date(2026, 11, 7)
    assert working_days_since(friday, date(2026, 11, 8)) == 0
    assert working_days_since(saturday, date(2026, 11, 9)) == 1
