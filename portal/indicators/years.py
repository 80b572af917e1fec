"""The year and the day that a figure is asked for: read from the address, or a sentence that says what is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _

FIRST_YEAR, LAST_YEAR = 2002, 2100
FIRST_CHOICE = 2022
"""The first year offered: the year of the plan's baselines."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A year and, where one was given, a day to count as of; `problems` are shown above the figure."""

    year: int
    as_of: str | None
    problems: tuple[str, ...] = ()


def read_asked(year: str | None, as_of: str | None, today: date) -> Asked:
    """What was asked for; anything senseless is said and replaced by this year and today."""
    problems = []
    chosen, day = today.year, None
    if year:
        if year.isascii() and year.isdigit() and FIRST_YEAR <= int(year) <= LAST_YEAR:
            chosen = int(year)
        else:
            problems.append(
                _(
                    "“%(year)s” is no year between 2002 and 2100; this year is shown.",
                    year=year[:40],
                )
            )
    if as_of:
        try:
            day = date.fromisoformat(as_of).isoformat()
        except ValueError:
            problems.append(
                _("“%(day)s” is no day such as 2023-12-31; today is taken.", day=as_of[:40])
            )
    return Asked(chosen, day, tuple(problems))


def choices(year: int, today: date) -> list[int]:
    """The years that the switch offers, latest first."""
    return sorted({*range(FIRST_CHOICE, today.year + 1), year}, reverse=True)
