"""Where a request of the Office stands, worked out by hand: states, reviews and their holders, reminders."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from hub.requests.outgoing import Reminder, Reviewed, UnderReview, standing

# Monday 2 March 2026; five working days later it is Monday 9 March.
MONDAY = date(2026, 3, 2)


def review(started_on: str, ended_on: str | None = None, **said: str) -> dict[str, Any]:
    return {"started_on": started_on, "ended_on": ended_on, "by": None, "text": None} | said


SENT = {"sent_on": "2026-01-05"}
STATES: list[tuple[dict[str, Any], str, str | None, str | None]] = [
    ({}, "drafting", None, None),
    ({"reviews": [review("2026-01-02")]}, "in_review", "2026-01-02", None),
    ({"reviews": [review("2026-01-02", "2026-01-04")]}, "drafting", "2026-01-04", None),
    (
        {"reviews": [review("2026-01-02", "2026-01-04"), review("2026-02-01")]},
        "in_review",
        "2026-02-01",
        None,
    ),
    (SENT, "issued", "2026-01-05", None),
    (SENT | {"received_on": "2026-01-09"}, "issued", "2026-01-05", None),
    ({"received_on": "2026-01-09"}, "issued", "2026-01-09", None),
    (SENT | {"acknowledged_on": "2026-01-20"}, "acknowledged", "2026-01-20", None),
    *(
        (
            SENT | {"response_kind": kind, "initial_substantive_response_on": "2026-02-10"},
            state,
            "2026-02-10",
            state,
        )
        for kind, state in (
            ("assistance_given", "in_full"),
            ("assistance_given_in_part", "in_part"),
            ("reasoned_refusal", "refused"),
            ("legal_bar", "refused"),
            ("nothing_held", "nothing_held"),
        )
    ),
    (SENT | {"closed_on": "2026-02-20"}, "closed", "2026-02-20", "none"),
    (
        SENT
        | {
            "response_kind": "assistance_given_in_part",
            "initial_substantive_response_on": "2026-02-10",
            "closed_on": "2026-02-20",
        },
        "closed",
        "2026-02-20",
        "in_part",
    ),
    ({"withdrawn_on": "2026-02-21"}, "withdrawn", "2026-02-21", None),
    (SENT | {"withdrawn_on": "2026-02-21", "closed_on": "2026-02-20"}, "withdrawn", "2026-02-21", None),
]  # fmt: skip


@pytest.mark.parametrize(("values", "state", "since", "result"), STATES)
def test_the_state_follows_from_the_dates(
    values: dict[str, Any], state: str, since: str | None, result: str | None
) -> None:
    found = standing(values, MONDAY)
    assert (found.state, found.since, found.result) == (state, since, result)


@pytest.mark.parametrize(
    ("today", "age", "passed"),
    [
        ("2026-03-02", 0, False),
        ("2026-03-06", 4, False),
        ("2026-03-08", 6, False),
        ("2026-03-09", 7, True),
        ("2026-03-30", 28, True),
    ],
)
def test_a_review_passes_to_the_stand_in_after_five_working_days(
    today: str, age: int, passed: bool
) -> None:
    values = {"reviews": [review("2026-03-02")], "reviewer": "ana", "stand_in": "bo"}
    found = standing(values, date.fromisoformat(today)).review
    assert found == UnderReview("2026-03-02", "ana", "bo", age, passed)
    assert found.holder == ("bo" if passed else "ana")


def test_without_a_stand_in_a_review_passes_to_nobody() -> None:
    values = {"reviews": [review("2026-01-02")], "reviewer": "ana"}
    found = standing(values, MONDAY).review
    assert found is not None
    assert (found.holder, found.passed, found.age) == ("ana", False, 59)


def test_a_review_that_ended_with_remarks_came_back_and_one_without_cleared_the_draft() -> None:
    cleared = {"reviews": [review("2026-01-02", "2026-01-05", by="ana")]}
    assert standing(cleared, MONDAY).reviewed == Reviewed("2026-01-05", "ana", None)
    back = {"reviews": [*cleared["reviews"], review("2026-02-02", "2026-02-03", text="Too wide.")]}
    assert standing(back, MONDAY).reviewed == Reviewed("2026-02-03", None, "Too wide.")


def reminders(*days: str) -> dict[str, Any]:
    return {"steps": [{"kind": "reminder", "on": day} for day in days]}


# Sent on 5 January 2026: thirty days later it is 4 February, sixty days later 6 March.
@pytest.mark.parametrize(
    ("values", "today", "due"),
    [
        ({}, "2026-02-03", None),
        ({}, "2026-02-04", Reminder("acknowledgement", "2026-02-04")),
        ({}, "2026-03-05", Reminder("acknowledgement", "2026-02-04")),
        ({}, "2026-03-06", Reminder("response", "2026-02-04")),
        ({"acknowledged_on": "2026-01-20"}, "2026-03-05", None),
        ({"acknowledged_on": "2026-01-20"}, "2026-03-06", Reminder("response", "2026-03-06")),
        (reminders("2026-02-06"), "2026-03-07", None),
        (reminders("2026-02-06"), "2026-03-08", Reminder("response", "2026-03-08")),
        (reminders("2026-02-06", "2026-03-08"), "2026-04-06", None),
        (reminders("2026-01-06"), "2026-02-04", None),
        (reminders("2026-01-06"), "2026-02-05", Reminder("acknowledgement", "2026-02-05")),
        (reminders("2026-01-02"), "2026-02-04", Reminder("acknowledgement", "2026-02-04")),
        ({"response_kind": "legal_bar"}, "2026-09-01", None),
        ({"closed_on": "2026-02-01"}, "2026-09-01", None),
        ({"withdrawn_on": "2026-02-01"}, "2026-09-01", None),
    ],
)
def test_a_reminder_is_due_after_thirty_days_without_acknowledgement_and_sixty_without_response(
    values: dict[str, Any], today: str, due: Reminder | None
) -> None:
    found = standing({"sent_on": "2026-01-05"} | values, date.fromisoformat(today))
    assert found.reminder == due


def test_nobody_is_reminded_of_what_was_not_sent() -> None:
    assert standing({"received_on": "2025-01-05"}, MONDAY).reminder is None
