"""The desk: what waits, by days left, narrowed, in pages, in numbers; and what is hidden shows nowhere."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from hub.access import Principal
from hub.errors import NotAllowed
from hub.hub import Hub
from hub.requests.desk import NOBODY, Asked, Load
from hub.requests.standing import standing
from tests.people import COOPERATION, COOPERATION_2, LTU, MANAGER, MAPPING
from tests.records.making import change
from tests.requests_for_assistance.conftest import Asked as Ask
from tests.requests_for_assistance.conftest import Named, ago, this_day


def on_desk(hub: Hub, who: Principal = COOPERATION, **asked: Any) -> list[str]:
    """The ids on the desk by days left, read to its end."""
    found: list[str] = []
    after: str | None = None
    while True:
        page, after = hub.request_desk.page(who, Asked(after=after, **asked), this_day(hub))
        found += [one.id for one in page]
        if after is None:
            return found


def received(ask: Ask, hub: Hub, days: int, **values: Any) -> str:
    return ask(COOPERATION, received_on=ago(hub, days), **values)


def test_what_waits_is_sorted_by_days_left_in_pages_and_what_is_answered_is_gone(
    hub: Hub, asked: Ask
) -> None:
    made = {days: received(asked, hub, days) for days in (3, 80, 50, 20, 61)}
    gone = {"response_kind": "nothing_held", "initial_substantive_response_on": ago(hub, 1)}
    for values in (
        gone,
        {"acknowledged_on": ago(hub, 1), "closed_on": ago(hub, 1)},
        {"withdrawn_on": ago(hub, 1)},
    ):
        received(asked, hub, 10, **values)
    waits = [made[days] for days in (80, 61, 50, 20, 3)]
    assert on_desk(hub) == waits
    assert on_desk(hub, limit=2) == waits
    page, _ = hub.request_desk.page(COOPERATION, Asked(), this_day(hub))
    for one in page:
        values = hub.records.get(COOPERATION, one.id).values
        assert one.standing == standing(values, this_day(hub))
    change(hub, COOPERATION, made[80], **gone)
    assert on_desk(hub) == waits[1:]
    change(hub, COOPERATION, made[80], response_kind=None, initial_substantive_response_on=None)
    assert on_desk(hub) == waits


def test_what_is_handed_in_stands_apart_until_its_receipt(hub: Hub, asked: Ask) -> None:
    record = asked(LTU)
    assert on_desk(hub) == []
    assert [one.id for one in hub.request_desk.handed_in(COOPERATION, this_day(hub))] == [record]
    change(hub, COOPERATION, record, received_on=ago(hub, 0))
    assert on_desk(hub) == [record]
    assert hub.request_desk.handed_in(COOPERATION, this_day(hub)) == []


def test_the_desk_is_narrowed_to_state_asker_situation_reviewer_and_what_is_overdue(
    hub: Hub, asked: Ask
) -> None:
    late = received(asked, hub, 90, about=["sit-ukr"])
    held = received(asked, hub, 5, reviewer="anna", reviews=[{"started_on": ago(hub, 1), "by": "anna"}])  # fmt: skip
    state = received(asked, hub, 4, requester="fra", acknowledged_on=ago(hub, 2))
    assert on_desk(hub, overdue=True) == [late]
    assert on_desk(hub, situation="sit-ukr") == [late]
    assert on_desk(hub, asker="ltu") == [late, held]
    assert on_desk(hub, asker="auth-ltu-ps") == [late, held]
    assert on_desk(hub, asker="fra") == [state]
    assert on_desk(hub, reviewer="anna") == [held]
    assert on_desk(hub, reviewer=NOBODY) == [late, state]
    assert on_desk(hub, state="in_review") == [held]
    assert on_desk(hub, state="acknowledged") == [state]
    assert on_desk(hub, state="acknowledged", asker="ltu") == []


def test_the_numbers_of_the_desk_and_who_has_how_much(hub: Hub, asked: Ask, adviser: Named) -> None:
    def held(days: int, since: int, by: str, **more: Any) -> None:
        received(asked, hub, days, reviewer=by, reviews=[{"started_on": ago(hub, since), "by": by}], **more)  # fmt: skip

    held(90, 30, "anna", stand_in="bert")
    held(58, 1, "anna")
    held(3, 2, "bert")
    received(asked, hub, 90)
    received(asked, hub, 1)
    asked(LTU)
    summary = hub.request_desk.summary(MANAGER, this_day(hub))
    assert (summary.waiting, summary.amber, summary.red, summary.handed_in) == (5, 1, 2, 1)
    assert summary.loads == {"bert": Load(2, 1, 30), "anna": Load(1, 0, 1)}


def test_of_several_reviews_the_latest_open_one_counts(
    hub: Hub, asked: Ask, adviser: Named
) -> None:
    """By hand: the first request is with bert (his review began last and nobody else is named); the second with
    nobody (its review ended); the third with anna, whose stand-in waits for the fifth working day."""
    older, newer = (
        {"started_on": ago(hub, days), "by": by} for days, by in ((9, "anna"), (4, "bert"))
    )
    received(asked, hub, 20, reviews=[newer, older])
    received(asked, hub, 90, reviews=[older | {"ended_on": ago(hub, 5)}])
    received(asked, hub, 90, reviewer="anna", stand_in="bert", reviews=[newer | {"started_on": ago(hub, 2)}])  # fmt: skip
    loads = hub.request_desk.summary(MANAGER, this_day(hub)).loads
    assert loads == {"bert": Load(1, 0, 4), "anna": Load(1, 1, 2)}
    for who, load in loads.items():  # a number opens to as many requests as it says
        assert len(on_desk(hub, reviewer=who)) == load.open


def test_what_is_hidden_from_an_adviser_stands_on_no_page_in_no_count_and_no_calendar(
    hub: Hub, asked: Ask
) -> None:
    shown = received(asked, hub, 5)
    closed = received(asked, hub, 90, marking="closed", named_to=["person:per-coop"])
    kept = Principal("per-lent", roles=frozenset({"cooperation"}), seconded_by="fra")
    change(hub, COOPERATION, shown, excluded=["state:fra"])
    for who, sees in ((COOPERATION, [closed, shown]), (COOPERATION_2, [shown]), (kept, [])):
        assert on_desk(hub, who) == sees
        assert hub.request_desk.summary(who, this_day(hub)).waiting == len(sees)
        assert [one[0] for one in hub.request_desk.due_dates(who, this_day(hub))] == sees


@pytest.mark.parametrize("who", [LTU, MAPPING])
def test_the_desk_opens_to_advisers_and_managers_alone(hub: Hub, who: Principal) -> None:
    with pytest.raises(NotAllowed):
        hub.request_desk.page(who, Asked(), this_day(hub))
    with pytest.raises(NotAllowed):
        hub.request_desk.summary(who, this_day(hub))


def test_days_left_follow_the_due_date(hub: Hub, asked: Ask) -> None:
    received(asked, hub, 7)
    (one,), _ = hub.request_desk.page(COOPERATION, Asked(), this_day(hub))
    due = one.standing.due
    assert due is not None
    assert this_day(hub) + timedelta(one.standing.days_left or 0) == due
