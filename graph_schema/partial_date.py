"""Dates that people know to the year, the month or the day, kept as they were written."""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator
from pydantic_core import PydanticCustomError

from graph_schema.spec import DateMark

_FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
FIRST_YEAR, LAST_YEAR = 1600, 2400


def first_day(written: str) -> str:
    """The first day a partial date may mean, `2022-05` → `2022-05-01`. Takes a valid partial date."""
    return written + "-01" * (2 - written.count("-"))


def last_day(written: str) -> str:
    """The last day a partial date may mean, `2022-02` → `2022-02-28`. Takes a valid partial date."""
    parts = [int(part) for part in written.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else 12
    day = parts[2] if len(parts) > 2 else calendar.monthrange(year, month)[1]
    return f"{year:04d}-{month:02d}-{day:02d}"


def _check(written: str) -> str:
    found = _FORM.fullmatch(written)
    if not found:
        raise PydanticCustomError(
            "date_form", "expected a date such as 2022, 2022-05 or 2022-05-17"
        )
    year, month, day = int(found[1]), int(found[2] or 1), int(found[3] or 1)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise PydanticCustomError("date_range", "a year between 1600 and 2400 was expected")
    try:
        date(year, month, day)
    except ValueError:
        raise PydanticCustomError(
            "date_impossible", "there is no such day in the calendar"
        ) from None
    return written


def _check_day(written: str) -> str:
    _check(written)
    if len(written) != len("2022-05-17"):
        raise PydanticCustomError("day_needed", "a whole day was expected, such as 2022-05-17")
    return written


def _from_date(value: object) -> object:
    if hasattr(value, "isoformat"):
        return str(value.isoformat())[:10]
    return value.strip() if isinstance(value, str) else value


PartialDate = Annotated[
    str, BeforeValidator(_from_date), AfterValidator(_check), DateMark("partial_date")
]
"""A year, month or day of the ISO calendar, compared by its first and last day."""

WholeDate = Annotated[str, BeforeValidator(_from_date), AfterValidator(_check_day), DateMark("day")]
"""A day of the ISO calendar, for dates on which a clock hangs."""
