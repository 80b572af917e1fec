"""When recipients are reminded: three and twelve calendar months later, said here by hand."""

from __future__ import annotations

from datetime import date

import pytest

from hub.sharing.reminders import reminder_days


@pytest.mark.parametrize(
    ("on", "third", "twelfth"),
    [
        ("2023-05-02", date(2023, 8, 2), date(2024, 5, 2)),
        ("2023-11-30", date(2024, 2, 29), date(2024, 11, 30)),
        ("2022-11-30", date(2023, 2, 28), date(2023, 11, 30)),
        ("2023-12-31", date(2024, 3, 31), date(2024, 12, 31)),
        ("2023-03-31", date(2023, 6, 30), date(2024, 3, 31)),
        ("2024-02-29", date(2024, 5, 29), date(2025, 2, 28)),
        ("2023-02", date(2023, 5, 28), date(2024, 2, 28)),
        ("2024-02", date(2024, 5, 29), date(2025, 2, 28)),
        ("2023", date(2024, 3, 31), date(2024, 12, 31)),
    ],
)
def test_the_days_of_the_reminders(on: str, third: date, twelfth: date) -> None:
    assert reminder_days(on) == {3: third, 12: twelfth}
