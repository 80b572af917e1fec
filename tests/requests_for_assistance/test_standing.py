"""How a request stands, by tables made by hand from the rules."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from hub.requests.standing import OPEN_STATES, STATES, standing

RECEIVED: dict[str, Any] = {"received_on": "2023-12-31"}
ACKNOWLEDGED = RECEIVED | {"acknowledged_on": "2024-01-03"}


def step(kind: str, on: str) -> dict[str, str]:
    return {"kind": kind, "on": on}


def review(start: str, end: str | None = None, by: str = "anna") -> dict[str, str | None]:
    return {"started_on": start, "ended_on": end, "by": by}


@pytest.mark.parametrize(
    ("values", "on", "state"),
    [
        ({}, "2024-01-10", "handed_in"),
        ({"withdrawn_on": "2024-01-09"}, "2024-01-10", "withdrawn"),
        (RECEIVED, "2023-12-30", "handed_in"),
        (RECEIVED, "2024-01-10", "received"),
        (ACKNOWLEDGED, "2024-01-02", "received"),
        (ACKNOWLEDGED, "2024-01-10", "acknowledged"),
        (ACKNOWLEDGED | {"steps": [step("clarification_asked", "2024-01-05")]}, "2024-01-10", "clarification_asked"),
        (ACKNOWLEDGED | {"steps": [step("clarification_asked", "2024-01-05"), step("clarification_given", "2024-01-05")]}, "2024-01-10", "clarification_given"),
        (ACKNOWLEDGED | {"steps": [step("clarification_given", "2024-01-04"), step("clarification_asked", "2024-01-05")]}, "2024-01-10", "clarification_asked"),
        (ACKNOWLEDGED | {"steps": [step("translated", "2024-01-05")]}, "2024-01-10", "acknowledged"),
        (ACKNOWLEDGED | {"reviews": [review("2024-01-05")]}, "2024-01-10", "in_review"),
        (ACKNOWLEDGED | {"reviews": [review("2024-01-05", "2024-01-08")]}, "2024-01-10", "acknowledged"),
        (ACKNOWLEDGED | {"reviews": [review("2024-01-05")], "steps": [step("clarification_asked", "2024-01-06")]}, "2024-01-10", "clarification_asked"),
        (ACKNOWLEDGED | {"reviews": [review("2024-01-07")], "steps": [step("clarification_asked", "2024-01-06")]}, "2024-01-10", "in_review"),
        (ACKNOWLEDGED | {"response_kind": "assistance_given_in_part", "initial_substantive_response_on": "2024-01-09"}, "2024-01-10", "given_in_part"),
        (ACKNOWLEDGED | {"response_kind": "nothing_held", "initial_substantive_response_on": "2024-01-09"}, "2024-01-08", "acknowledged"),
        (ACKNOWLEDGED | {"response_kind": "reasoned_refusal", "initial_substantive_response_on": "2024-01-09"}, "2024-01-10", "answered"),
        (ACKNOWLEDGED | {"response_kind": "legal_bar", "initial_substantive_response_on": "2024-01-09", "closed_on": "2024-01-10"}, "2024-01-10", "closed"),
        (ACKNOWLEDGED | {"closed_on": "2024-01-09", "withdrawn_on": "2024-01-09"}, "2024-01-10", "withdrawn"),
    ],
)  # fmt: skip
def test_states_by_hand(values: dict[str, Any], on: str, state: str) -> None:
    assert standing(values, date.fromisoformat(on)).state == state


@pytest.mark.parametrize(
    ("on", "left", "urgency"),
    [
        ("2023-12-31", 60, None),
        ("2024-02-14", 15, None),
        ("2024-02-15", 14, "amber"),
        ("2024-02-29", 0, "amber"),
        ("2024-03-01", -1, "red"),
    ],
)
def test_days_left_until_two_months_after_receipt(on: str, left: int, urgency: str | None) -> None:
    stands = standing(ACKNOWLEDGED, date.fromisoformat(on))
    assert (stands.due, stands.days_left, stands.urgency) == (date(2024, 2, 29), left, urgency)


@pytest.mark.parametrize(
    "values",
    [
        {"acknowledged_on": "2024-01-02"},
        {"steps": [step("clarification_asked", "2024-01-02")]},
        {"steps": [step("clarification_asked", "2024-01-02"), step("clarification_given", "2024-02-20")]},
        {"reviews": [review("2024-01-02")]},
    ],
)  # fmt: skip
def test_neither_acknowledgement_nor_question_nor_review_pauses_the_clock(
    values: dict[str, Any],
) -> None:
    stands = standing(RECEIVED | values, date(2024, 2, 22))
    assert (stands.days_left, stands.urgency) == (7, "amber")


@pytest.mark.parametrize(
    "values",
    [
        {"response_kind": "nothing_held", "initial_substantive_response_on": "2024-02-20"},
        {"withdrawn_on": "2024-02-20"},
        {"closed_on": "2024-02-20"},
    ],
)
def test_an_answer_or_an_end_stops_the_clock_and_the_due_date_stays(values: dict[str, Any]) -> None:
    stands = standing(RECEIVED | values, date(2024, 3, 20))
    assert (stands.due, stands.days_left, stands.urgency) == (date(2024, 2, 29), None, None)


def test_what_is_only_handed_in_has_no_clock() -> None:
    stands = standing({}, date(2024, 1, 10))
    assert (stands.due, stands.days_left, stands.urgency) == (None, None, None)


@pytest.mark.parametrize(
    ("on", "holder", "passed", "age"),
    [
        ("2024-01-05", "anna", False, 0),  # a Friday
        ("2024-01-11", "anna", False, 6),  # four working days later
        ("2024-01-12", "bert", True, 7),
        ("2024-01-25", "bert", True, 20),
    ],
)
def test_a_review_passes_to_its_stand_in_after_five_working_days(
    on: str, holder: str, passed: bool, age: int
) -> None:
    values = RECEIVED | {"reviewer": "anna", "stand_in": "bert", "reviews": [review("2024-01-05")]}
    found = standing(values, date.fromisoformat(on)).review
    assert found is not None
    assert (found.holder, found.passed, found.age) == (holder, passed, age)


def test_every_state_has_words_and_the_open_ones_come_first() -> None:
    assert OPEN_STATES[-1] == "in_review"
    assert all(text.fr and text.en for text in STATES.values())
