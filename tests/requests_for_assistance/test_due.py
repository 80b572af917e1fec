"""Due dates against an independent statement of the rule: two calendar months, or the month's last day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.requests.due import due_date, latest_overdue


@pytest.mark.parametrize(
    ("received", "due"),
    [
        ("2023-12-31", "2024-02-29"),
        ("2022-12-31", "2023-02-28"),
        ("2023-01-15", "2023-03-15"),
        ("2023-06-30", "2023-08-30"),
        ("2023-07-31", "2023-09-30"),
        ("2023-11-30", "2024-01-30"),
        ("2099-12-30", "2100-02-28"),
    ],
)
def test_two_calendar_months_by_hand(received: str, due: str) -> None:
    assert due_date(date.fromisoformat(received)) == date.fromisoformat(due)


@given(st.dates(min_value=date(1600, 1, 1), max_value=date(2400, 10, 31)))
def test_the_due_date_is_the_last_day_of_the_second_month_that_is_no_later_in_it(
    received: date,
) -> None:
    day, months = received, 0
    while months < 2:
        day += timedelta(days=1)
        months += day.day == 1
    while day.day < received.day and (day + timedelta(days=1)).day != 1:
        day += timedelta(days=1)
    assert due_date(received) == day


@given(st.dates(min_value=date(1600, 4, 1), max_value=date(2400, 12, 31)))
def test_what_is_overdue_was_received_by_the_latest_overdue_day(today: date) -> None:
    latest = latest_overdue(today)
    assert due_date(latest) < today
    for day in range(1, 8):
        assert due_date(latest + timedelta(day)) >= today
        assert due_date(latest - timedelta(day)) < today
