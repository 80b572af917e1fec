"""Uses of what was given: who may record, confirm and withdraw them, what is refused, and what follows."""

from __future__ import annotations

import threading
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hub.access import Principal
from hub.errors import Conflict, HubError, Invalid, NotAllowed, NotFound, Retired
from hub.hub import Hub
from hub.records.history import history
from hub.sharing.errors import (
    AlreadyConfirmed,
    AlreadyWithdrawn,
    NoSuchUse,
    NotConfirmed,
    NotGivenYet,
    NothingReceived,
    ReceivedByTheOffice,
)
from tests.people import COOPERATION, COOPERATION_2, FRA, LTU, MANAGER, MAPPING
from tests.records.making import change, settled
from tests.sharing.conftest import Give

TODAY = date(2024, 2, 29)
USED: dict[str, Any] = {
    "end_user": "auth-ltu-ps", "used_on": "2023-09", "purpose": "To find a site.", "proceeding": "prc-ltu",
}  # fmt: skip
UNDISCLOSED: dict[str, Any] = {
    "end_user": "auth-ltu-ps", "used_on": "2023", "proceeding_undisclosed": True,
}  # fmt: skip


def values(hub: Hub, event: str, who: Principal = COOPERATION) -> dict[str, Any]:
    return hub.records.get(who, event).values


def version(hub: Hub, event: str, who: Principal = COOPERATION) -> int:
    return hub.records.get(who, event).version


def record(hub: Hub, who: Principal, event: str, **said: Any) -> str:
    """Record a use and give its key."""
    hub.uses.record(who, event, version(hub, event, who), said, TODAY)
    return str(values(hub, event)["uses"][-1]["key"])


def refused(hub: Hub, who: Principal, event: str, **said: Any) -> list[tuple[str, str]]:
    with pytest.raises(Invalid) as refusal:
        hub.uses.record(who, event, version(hub, event, who), said, TODAY)
    return [(one.column, one.say()) for one in refusal.value.errors]


def test_the_recipient_records_a_use_and_so_confirms_it(hub: Hub, give: Give) -> None:
    event = give()
    key = record(hub, LTU, event, **USED)
    stands = values(hub, event, LTU)
    assert stands["uses"] == [
        {
            "key": key, "end_user": "auth-ltu-ps", "used_on": "2023-09", "purpose": "To find a site.",
            "proceeding": "prc-ltu", "proceeding_undisclosed": False, "confirmed_on": "2024-02-29", "withdrawn_on": None,
        }
    ]  # fmt: skip
    assert stands["used_in"] == [{"id": "prc-ltu"}]
    assert stands["use_status"] == "confirmed"
    newest = history(hub.graph, LTU, event).versions[0]
    assert (newest.action, newest.by, newest.number) == ("record_use", "per-ltu", 2)


def test_another_authority_and_a_court_of_national_law_of_the_same_state_are_end_users(
    hub: Hub, give: Give
) -> None:
    event = give(recipient="auth-ltu-moj")
    record(hub, LTU, event, **UNDISCLOSED)
    record(hub, LTU, event, **UNDISCLOSED | {"end_user": "org-hybrid"})
    found = [one.id for one in hub.uses.end_users(LTU, event)]
    assert found == ["auth-ltu-moj", "auth-ltu-ps", "org-hybrid"]
    assert values(hub, event)["used_in"] == []


@pytest.mark.parametrize("body", ["auth-fra-pnat", "org-other"])
def test_a_body_whose_state_received_nothing_is_no_end_user(
    hub: Hub, give: Give, body: str
) -> None:
    ((column, sentence),) = refused(hub, LTU, give(), **USED | {"end_user": body})
    assert column == "end_user"
    assert sentence.startswith("This end user belongs to no State that received it")


def test_who_sees_it_and_is_of_another_state_records_nothing(hub: Hub, give: Give) -> None:
    event = give(named_to=["state:ltu", "state:fra"])
    assert not hub.uses.may_record(FRA, hub.records.get(FRA, event))
    with pytest.raises(NothingReceived):
        hub.uses.record(FRA, event, 1, USED | {"end_user": "auth-fra-pnat"}, TODAY)


def test_who_does_not_see_it_is_told_nothing(hub: Hub, give: Give) -> None:
    with pytest.raises(NotFound):
        hub.uses.record(FRA, give(), 1, USED, TODAY)
    assert hub.uses.end_users(FRA, give()) == []


@pytest.mark.parametrize("who", [MAPPING, MANAGER])
def test_the_rest_of_the_office_records_no_uses(hub: Hub, give: Give, who: Principal) -> None:
    with pytest.raises(NotAllowed):
        hub.uses.record(who, give(), 1, USED, TODAY)


def test_the_adviser_records_for_them_and_they_confirm(hub: Hub, give: Give) -> None:
    event = give()
    key = record(hub, COOPERATION, event, **USED)
    assert values(hub, event)["use_status"] == "recorded"
    hub.uses.confirm(LTU, event, version(hub, event, LTU), key, TODAY)
    assert values(hub, event)["uses"][0]["confirmed_on"] == "2024-02-29"
    with pytest.raises(AlreadyConfirmed):
        hub.uses.confirm(LTU, event, version(hub, event, LTU), key, TODAY)


def test_the_adviser_says_when_it_was_confirmed_and_not_in_the_future(hub: Hub, give: Give) -> None:
    event = give()
    record(hub, COOPERATION, event, **USED, confirmed_on="2023-10-10")
    assert values(hub, event)["use_status"] == "confirmed"
    found = refused(hub, COOPERATION, event, **USED, confirmed_on="2024-03-01")
    assert found == [("confirmed_on", "This day lies in the future.")]


def test_a_confirmation_is_withdrawn_once_and_its_history_stays(hub: Hub, give: Give) -> None:
    event = give()
    key = record(hub, LTU, event, **USED)
    hub.uses.withdraw(LTU, event, 2, key, TODAY)
    stands = values(hub, event)
    assert stands["uses"][0]["withdrawn_on"] == "2024-02-29"
    assert (stands["use_status"], stands["used_in"]) == ("withdrawn", [])
    with pytest.raises(AlreadyWithdrawn):
        hub.uses.withdraw(LTU, event, 2, key, TODAY)
    with pytest.raises(AlreadyWithdrawn):
        hub.uses.confirm(LTU, event, 3, key, TODAY)
    told = [one.action for one in history(hub.graph, LTU, event).versions]
    assert told == ["withdraw_use", "record_use", "create"]


def test_what_nobody_confirmed_is_not_withdrawn_and_an_unknown_use_is_none(
    hub: Hub, give: Give
) -> None:
    event = give()
    key = record(hub, COOPERATION, event, **USED)
    with pytest.raises(NotConfirmed):
        hub.uses.withdraw(COOPERATION, event, version(hub, event), key, TODAY)
    with pytest.raises(NoSuchUse):
        hub.uses.withdraw(COOPERATION, event, version(hub, event), "nosuchkey", TODAY)


@pytest.mark.parametrize(
    ("said", "column", "sentence"),
    [
        ({"end_user": ""}, "end_user", "This is needed."),
        ({"used_on": None}, "used_on", "This is needed."),
        ({"used_on": "2023-13"}, "used_on", "There is no such day in the calendar."),
        ({"used_on": "2023-04"}, "used_on", "It was used on 2023-04, before it was given on 2023-05-02."),
        ({"used_on": "2024-03-01"}, "used_on", "This day lies in the future."),
        ({"proceeding": None}, "proceeding", "Name the proceeding, or say that it is not disclosed."),
        ({"proceeding_undisclosed": True}, "proceeding", "A proceeding that is named is not undisclosed: choose one of the two."),
        ({"proceeding": "prc-nowhere"}, "proceeding", "There is no record “prc-nowhere” that you may see."),
        ({"proceeding": "auth-ltu-ps"}, "proceeding", "“auth-ltu-ps” is of another type than this relation takes."),
    ],
)  # fmt: skip
def test_bad_input_is_answered_at_its_field(
    hub: Hub, give: Give, said: dict[str, Any], column: str, sentence: str
) -> None:
    event = give()
    assert refused(hub, LTU, event, **USED | said) == [(column, sentence)]
    assert values(hub, event)["uses"] == []


def test_nothing_is_used_that_was_not_given_or_that_the_office_received(
    hub: Hub, give: Give
) -> None:
    with pytest.raises(NotGivenYet):
        hub.uses.record(LTU, give(on=None), 1, USED, TODAY)
    received = give(direction="received", provider="auth-ltu-ps", recipient="org-icc-otp", gates=[])
    for who in (LTU, COOPERATION):
        with pytest.raises(ReceivedByTheOffice):
            hub.uses.record(who, received, 1, USED, TODAY)
    with pytest.raises(Invalid) as refusal:
        change(hub, COOPERATION, received, uses=[USED])
    assert "What the Office received is used by the Office" in refusal.value.errors[0].say()


def test_a_retired_event_takes_no_use(hub: Hub, give: Give) -> None:
    event = give()
    proposal = hub.proposals.propose(COOPERATION, "retire", event, "Entered twice")
    hub.proposals.confirm(COOPERATION_2, proposal)
    with pytest.raises(Retired):
        hub.uses.record(LTU, event, version(hub, event), USED, TODAY)


def test_a_hidden_proceeding_is_unknown_and_one_named_shows_to_who_sees_it(
    hub: Hub, give: Give
) -> None:
    event = give()
    change(hub, COOPERATION, event, marking="named", named_to=["state:ltu", "state:fra"])
    change(hub, MAPPING, "prc-ltu", marking="named", named_to=["state:ltu"])
    record(hub, LTU, event, **USED)
    assert values(hub, event, LTU)["used_in"] == [{"id": "prc-ltu"}]
    seen = values(hub, event, FRA)
    assert seen["used_in"] == []
    assert seen["uses"][0]["proceeding"] is None
    change(hub, MAPPING, "prc-fra", marking="named", named_to=["state:fra"])
    found = refused(hub, LTU, event, **USED | {"proceeding": "prc-fra"})
    assert found == [("proceeding", "There is no record “prc-fra” that you may see.")]


def test_of_two_people_who_record_at_once_neither_loses_anything(hub: Hub, give: Give) -> None:
    event = give()
    start = threading.Barrier(2)
    told: list[object] = []

    def try_it(who: Principal, purpose: str) -> None:
        start.wait()
        try:
            told.append(hub.uses.record(who, event, 1, USED | {"purpose": purpose}, TODAY))
        except Conflict as conflict:
            told.append((conflict.values["carried"], conflict.values["current"]))

    people = [(LTU, "Of the practitioner"), (COOPERATION, "Of the adviser")]
    threads = [threading.Thread(target=try_it, args=one) for one in people]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert (1, 2) in told
    (first,) = values(hub, event)["uses"]
    other = next(pair for pair in people if pair[1] != first["purpose"])
    record(hub, other[0], event, **USED | {"purpose": other[1]})
    assert {one["purpose"] for one in values(hub, event)["uses"]} == {pair[1] for pair in people}


def test_the_form_of_the_adviser_keeps_to_the_same_rules(hub: Hub, give: Give) -> None:
    event = give()
    with pytest.raises(Invalid) as refusal:
        change(hub, COOPERATION, event, uses=[USED | {"end_user": "auth-fra-pnat"}])
    assert [one.column for one in refusal.value.errors] == ["uses.1.end_user"]
    change(hub, COOPERATION, event, uses=[USED])
    assert values(hub, event)["use_status"] == "recorded"
    with pytest.raises(Invalid):
        change(hub, COOPERATION, event, recipient="auth-fra-pnat")
    with pytest.raises(Invalid):
        change(hub, COOPERATION, event, use_status="confirmed")


def test_what_was_entered_as_used_in_stays_and_what_uses_say_follows_them(
    hub: Hub, give: Give
) -> None:
    event = give(used_in=["prc-fra"])
    key = record(hub, LTU, event, **USED)
    assert values(hub, event)["used_in"] == [{"id": "prc-fra"}, {"id": "prc-ltu"}]
    hub.uses.withdraw(LTU, event, 2, key, TODAY)
    assert values(hub, event)["used_in"] == [{"id": "prc-fra"}]


@pytest.mark.parametrize(
    ("recipient", "answers", "stands"),
    [
        ("auth-ltu-moj", "req-ltu", True),
        ("auth-ltu-ps", "req-ltu", True),
        ("ltu", "req-ltu", True),
        ("org-hybrid", "req-ltu", True),
        ("org-other", "req-ltu", False),
        ("auth-ltu-ps", "req-fra", False),
    ],
)
def test_what_answers_a_request_goes_to_the_state_that_asked(
    hub: Hub, give: Give, recipient: str, answers: str, stands: bool
) -> None:
    if stands:
        assert values(hub, give(recipient=recipient, answers=answers))["answers"] == {"id": answers}
        return
    with pytest.raises(Invalid) as refusal:
        give(recipient=recipient, answers=answers)
    assert [one.column for one in refusal.value.errors] == ["answers"]
    assert "It answers a request of another State" in refusal.value.errors[0].say()


BODIES = ["auth-ltu-ps", "auth-ltu-moj", "auth-fra-pnat", "org-hybrid", "org-other", "ltu", "fra"]
ACTS = st.one_of(
    st.tuples(st.just("recipient"), st.sampled_from(BODIES)),
    st.tuples(st.just("uses"), st.sampled_from(BODIES)),
    st.tuples(st.just("ltu"), st.sampled_from(BODIES)),
    st.tuples(st.just("fra"), st.sampled_from(BODIES)),
    st.tuples(st.just("on"), st.sampled_from(["2023-05-02", ""])),
    st.tuples(st.just("gates"), st.sampled_from(["open", "cleared"])),
)
STATES = {
    "auth-ltu-ps": "ltu", "auth-ltu-moj": "ltu", "auth-fra-pnat": "fra", "org-hybrid": "ltu",
    "ltu": "ltu", "fra": "fra",
}  # fmt: skip


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(ACTS, min_size=2, max_size=8))
def test_no_sequence_of_acts_records_a_use_for_a_state_that_received_nothing_or_gives_past_a_gate(
    hub: Hub, give: Give, acts: list[tuple[str, str]]
) -> None:
    event = give(named_to=["state:ltu", "state:fra"])
    said: dict[str, Any]
    for name, value in acts:
        try:
            if name in ("ltu", "fra"):
                who = LTU if name == "ltu" else FRA
                record(hub, who, event, **UNDISCLOSED | {"end_user": value})
            else:
                said = {name: value}
                if name == "uses":
                    said = {"uses": [UNDISCLOSED | {"end_user": value}]}
                elif name == "gates":
                    said = {"gates": settled(article_68=value)}
                change(hub, COOPERATION, event, **said)
        except HubError:
            pass
        stands = values(hub, event)
        received = STATES.get(stands["recipient"]["id"])
        assert all(STATES.get(use["end_user"]) == received for use in stands["uses"])
        assert received or not stands["uses"]
        if stands["on"]:
            assert {gate["decision"] for gate in stands["gates"]} <= {"cleared", "not_applicable"}
        else:
            assert not stands["uses"]
