"""Partial dates: kept as written, bounded by their first and last day, refused where they are none."""

import calendar
from datetime import date, datetime

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from graph_schema.partial_date import PartialDate, WholeDate, first_day, last_day

PARTIAL: TypeAdapter[str] = TypeAdapter(PartialDate)
WHOLE: TypeAdapter[str] = TypeAdapter(WholeDate)

days = st.dates(date(1600, 1, 1), date(2400, 12, 31))


def code(adapter: TypeAdapter[str], value: object) -> str:
    """The code of the error that a value is refused with."""
    with pytest.raises(ValidationError) as refused:
        adapter.validate_python(value)
    return refused.value.errors()[0]["type"]


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2023", "2023-01-01", "2023-12-31"),
        ("2022-05", "2022-05-01", "2022-05-31"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("1900-02", "1900-02-01", "1900-02-28"),
        ("2000-02", "2000-02-01", "2000-02-29"),
        ("2021-12", "2021-12-01", "2021-12-31"),
        ("2022-05-17", "2022-05-17", "2022-05-17"),
    ],
)
def test_a_date_known_to_the_month_or_year_is_taken_as_the_whole_of_it(
    written: str, first: str, last: str
) -> None:
    assert PARTIAL.validate_python(written) == written
    assert first_day(written) == first
    assert last_day(written) == last


@given(days)
def test_every_day_of_the_calendar_is_its_own_first_and_last_day(day: date) -> None:
    written = day.isoformat()
    assert PARTIAL.validate_python(written) == written
    assert first_day(written) == last_day(written) == written


@given(days)
def test_a_month_holds_each_of_its_days_and_no_other(day: date) -> None:
    month = day.isoformat()[:7]
    assert first_day(month) <= day.isoformat() <= last_day(month)
    assert int(last_day(month)[8:]) == calendar.monthrange(day.year, day.month)[1]


@given(days, days)
def test_iso_strings_sort_as_the_days_do(one: date, other: date) -> None:
    assume(one != other)
    assert (one < other) == (one.isoformat() < other.isoformat())


@pytest.mark.parametrize(
    "written",
    ["23", "2023-1", "2023-01-1", "2023/01/01", "2023-01-01T10:00", "May 2022", "٢٠٢٣", "-2023"],
)
def test_another_form_is_refused(written: str) -> None:
    assert code(PARTIAL, written) == "date_form"


@pytest.mark.parametrize(
    "written", ["2023-00", "2023-13", "2023-02-29", "2023-04-31", "2023-01-00"]
)
def test_a_day_that_is_in_no_calendar_is_refused(written: str) -> None:
    assert code(PARTIAL, written) == "date_impossible"


@pytest.mark.parametrize(
    ("written", "fine"), [("1599", False), ("1600", True), ("2400", True), ("2401", False)]
)
def test_a_year_lies_between_1600_and_2400(written: str, fine: bool) -> None:
    if fine:
        assert PARTIAL.validate_python(written) == written
    else:
        assert code(PARTIAL, written) == "date_range"


def test_a_whole_date_is_a_day() -> None:
    assert WHOLE.validate_python("2023-12-31") == "2023-12-31"
    assert code(WHOLE, "2023-12") == "day_needed"
    assert code(WHOLE, "2023") == "day_needed"
    assert code(WHOLE, "2023-02-30") == "date_impossible"


def test_dates_of_a_spreadsheet_become_days_without_their_time() -> None:
    assert PARTIAL.validate_python(date(2022, 5, 17)) == "2022-05-17"
    assert WHOLE.validate_python(datetime(2022, 5, 17, 9, 30)) == "2022-05-17"  # noqa: DTZ001 - as a spreadsheet gives it


def test_blanks_around_a_date_do_not_matter() -> None:
    assert PARTIAL.validate_python(" 2022-05 ") == "2022-05"
