"""What time makes news: due dates, reviews that pass, information not yet used; each told once."""

from __future__ import annotations

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

from hub.hub import Hub
from hub.notifications.reminders import remind
from tests.notifications.conftest import COLLEAGUE, given, outbox, request_of, told
from tests.people import COOPERATION, COOPERATION_2, FRA, LTU, MANAGER
from tests.records.making import change

pytestmark = pytest.mark.usefixtures("world")

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def on(hub: Hub, day: str) -> int:
    """What a run on a day tells; how many notifications are new."""
    return remind(hub.graph, date.fromisoformat(day), AMSTERDAM)


def test_a_response_due_within_14_days_is_told_once_and_overdue_once(hub: Hub) -> None:
    """Received 2023-12-31, due 2024-02-29 (counting rules, KPI 3)."""
    request_of(hub, COOPERATION, received_on="2023-12-31")
    before = told(hub, COOPERATION)
    assert on(hub, "2024-02-14") == 0
    assert on(hub, "2024-02-15") == 2
    assert on(hub, "2024-02-15") == on(hub, "2024-02-29") == 0
    assert on(hub, "2024-03-01") == 2
    assert on(hub, "2024-03-02") == 0
    assert told(hub, COOPERATION) == [*before, "due_soon", "overdue"]
    assert told(hub, LTU) == ["receipt_recorded"]


def test_the_reviewer_hears_of_it_too_and_once(hub: Hub) -> None:
    request_of(hub, COOPERATION, received_on="2024-01-01", reviewer="per-man")
    on(hub, "2024-02-20")
    assert told(hub, MANAGER) == ["review_assigned", "due_soon"]


@pytest.mark.parametrize(
    "done",
    [
        {"response_kind": "nothing_held", "initial_substantive_response_on": "2024-02-01"},
        {"acknowledged_on": "2024-02-01", "closed_on": "2024-02-01"},
        {"withdrawn_on": "2024-02-01"},
    ],
)
def test_what_is_answered_closed_or_withdrawn_is_not_due(hub: Hub, done: dict[str, str]) -> None:
    request_of(hub, COOPERATION, received_on="2024-01-01", **done)
    assert on(hub, "2024-02-20") == on(hub, "2024-03-20") == 0


def test_an_acknowledgement_or_a_question_does_not_stop_the_clock(hub: Hub) -> None:
    steps = [{"kind": "clarification_asked", "on": "2024-01-10"}]
    request_of(hub, COOPERATION, received_on="2024-01-01", acknowledged_on="2024-01-02", steps=steps)  # fmt: skip
    assert on(hub, "2024-02-20") == 2


def test_what_became_overdue_while_nobody_looked_is_told_late_and_old_things_never(
    hub: Hub,
) -> None:
    request_of(hub, COOPERATION, received_on="2024-01-01")
    assert on(hub, "2024-04-15") == 2
    request_of(hub, COOPERATION, received_on="2020-01-01")
    assert on(hub, "2024-04-15") == 0


def test_a_closed_request_is_told_to_those_alone_who_may_read_it(hub: Hub) -> None:
    request_of(hub, COOPERATION, received_on="2024-01-01", marking="closed", named_to=["person:per-coop"])  # fmt: skip
    assert on(hub, "2024-02-20") == 1
    assert outbox(hub, COOPERATION_2) == []


def test_information_is_asked_about_after_three_and_twelve_months(hub: Hub) -> None:
    """Given on 30 November: three months later is the last day of February."""
    event = given(hub, on="2023-11-30")
    assert on(hub, "2024-02-28") == 0
    assert on(hub, "2024-02-29") == 2
    assert on(hub, "2024-03-01") == on(hub, "2024-11-29") == 0
    assert on(hub, "2024-11-30") == 2
    assert told(hub, LTU) == told(hub, COLLEAGUE) == ["information_given", "use_reminder", "use_reminder"]  # fmt: skip
    assert told(hub, FRA) == told(hub, COOPERATION) == []
    assert {one["record_id"] for one in outbox(hub, LTU)} == {event}


def test_a_month_is_asked_about_from_its_last_day(hub: Hub) -> None:
    given(hub, on="2024-01")
    assert on(hub, "2024-04-29") == 0
    assert on(hub, "2024-04-30") == 2


@pytest.mark.parametrize(
    ("use", "asked"),
    [
        ({"confirmed_on": "2024-02-01"}, 0),
        ({"confirmed_on": "2024-02-01", "withdrawn_on": "2024-03-01"}, 2),
        ({}, 2),
    ],
)
def test_a_confirmed_use_ends_the_asking_and_its_withdrawal_begins_it_again(
    hub: Hub, use: dict[str, str], asked: int
) -> None:
    given(hub, on="2024-01-15", uses=[{"end_user": "auth-ltu-ps"} | use])
    assert on(hub, "2024-04-15") == asked


def test_what_the_office_received_or_not_yet_gave_is_not_asked_about(hub: Hub) -> None:
    given(
        hub, provider="auth-ltu-ps", recipient="org-icc-otp", direction="received", on="2024-01-15"
    )
    given(hub, on=None)
    assert on(hub, "2024-04-15") == 0


def test_a_review_passes_to_the_stand_in_after_five_working_days(hub: Hub) -> None:
    """Given to a reviewer on Monday 1 January 2024: the fifth working day after it is Monday the 8th."""
    review = {"started_on": "2024-01-01", "by": "per-coop2"}
    request = request_of(hub, COOPERATION, received_on="2024-01-01", reviewer="per-coop2", stand_in="per-man", reviews=[review])  # fmt: skip
    assert on(hub, "2024-01-07") == 0
    assert on(hub, "2024-01-08") == 1
    assert on(hub, "2024-01-09") == 0
    assert told(hub, MANAGER) == ["review_passed"]
    assert hub.records.get(MANAGER, request)


def test_a_review_that_has_ended_passes_to_nobody(hub: Hub) -> None:
    review = {"started_on": "2024-01-01", "ended_on": "2024-01-03", "by": "per-coop2"}
    request_of(hub, COOPERATION, received_on="2024-01-01", reviewer="per-coop2", stand_in="per-man", reviews=[review])  # fmt: skip
    assert on(hub, "2024-01-20") == 0


def test_a_review_without_a_start_passes_from_the_day_on_which_its_reviewer_was_named(hub: Hub) -> None:  # fmt: skip
    today = date.today()  # noqa: DTZ011 - a fortnight later, whatever the zone
    request = request_of(hub, COOPERATION, received_on=today.isoformat())
    change(hub, COOPERATION, request, reviewer="per-coop2", stand_in="per-man")
    assert remind(hub.graph, today, AMSTERDAM) == 0
    change(hub, COOPERATION, request, title="Another subject")
    assert remind(hub.graph, today + timedelta(days=14), AMSTERDAM) == 1
    change(hub, COOPERATION, request, reviewer="per-coop")
    change(hub, COOPERATION, request, withdrawn_on=today.isoformat())
    assert remind(hub.graph, today + timedelta(days=30), AMSTERDAM) == 0
