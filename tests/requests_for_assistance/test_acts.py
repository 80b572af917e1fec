"""What is done with an incoming request: by whom, in which order, and what two people at once come to."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from graph_schema.vocabularies.sharing import GATE
from hub.access import Principal
from hub.errors import Conflict, HubError, Invalid, NotAllowed, NotFound
from hub.hub import Hub
from hub.records.history import history
from hub.requests.errors import NoSuchReviewer, NotNow
from hub.requests.standing import Standing, standing
from tests.people import COOPERATION, COOPERATION_2, FRA, LTU, MANAGER, MAPPING
from tests.records.making import change, make, settled
from tests.requests_for_assistance.conftest import Asked, Named, ago, this_day


def do(hub: Hub, who: Principal, record_id: str, act: str, **typed: str) -> None:
    version = hub.records.get(who, record_id).version
    hub.request_acts.do(who, record_id, version, act, typed)


def stands(hub: Hub, record_id: str, who: Principal = COOPERATION) -> Standing:
    return standing(hub.records.get(who, record_id).values, this_day(hub))


def test_a_request_goes_its_way_from_being_handed_in_to_being_closed(
    hub: Hub, asked: Asked, adviser: Named
) -> None:
    anna, _bert = adviser("anna"), adviser("bert")
    record = asked()
    do(hub, anna, record, "receive", on=ago(hub, 10), registry_on=ago(hub, 12))
    values = hub.records.get(anna, record).values
    assert (values["received_on"], values["registry_received_on"]) == (ago(hub, 10), ago(hub, 12))
    assert [one["kind"] for one in values["gates"]] == [term.code for term in GATE]
    assert str(values["reference"]).startswith("IN-")
    states = []
    for who, act, typed in (
        (anna, "acknowledge", {"on": ago(hub, 9)}),
        (anna, "ask", {"on": ago(hub, 8), "text": "Which period?"}),
        (LTU, "clarify", {"text": "2022 and 2023"}),
        (anna, "assign", {"on": ago(hub, 0), "reviewer": "anna", "stand_in": "bert"}),
        (anna, "end-review", {"on": ago(hub, 0)}),
        (anna, "answer", {"on": ago(hub, 0), "kind": "nothing_held"}),
        (anna, "close", {"on": ago(hub, 0)}),
    ):  # fmt: skip
        do(hub, who, record, act, **typed)
        states.append(stands(hub, record).state)
    assert states == [
        "acknowledged", "clarification_asked", "clarification_given", "in_review", "clarification_given",
        "answered", "closed",
    ]  # fmt: skip
    assert stands(hub, record).days_left is None


def test_a_review_neither_stops_the_requester_nor_shows_in_a_refusal(
    hub: Hub, asked: Asked, adviser: Named
) -> None:
    anna, _bert = adviser("anna"), adviser("bert")
    record = asked()
    do(hub, anna, record, "receive", on=ago(hub, 9))
    do(hub, anna, record, "ask", on=ago(hub, 8), text="Which period?")
    do(hub, anna, record, "assign", on=ago(hub, 1), reviewer="anna", stand_in="bert")
    assert stands(hub, record).state == "in_review"
    assert stands(hub, record, LTU).state == "clarification_asked"
    do(hub, LTU, record, "clarify", text="2022 and 2023")
    assert hub.records.get(anna, record).values["reviewer"] == "anna"
    do(hub, anna, record, "assign", on=ago(hub, 0), reviewer="bert")
    with pytest.raises(NotNow) as refused:
        do(hub, LTU, record, "clarify", text="2021 too")
    assert "review" not in str(refused.value.values["state"]).lower()


def test_a_requester_withdraws_no_earlier_than_what_the_office_has_recorded(
    hub: Hub, asked: Asked
) -> None:
    """Dated back, a withdrawal would undo an answer in the figures."""
    record = asked()
    do(hub, COOPERATION, record, "receive", on=ago(hub, 90))
    do(hub, COOPERATION, record, "answer", on=ago(hub, 3), kind="nothing_held")
    said = {"withdrawn_on": ago(hub, 80)}
    with pytest.raises(Invalid) as by_act:
        do(hub, LTU, record, "withdraw", on=ago(hub, 80))
    with pytest.raises(Invalid) as by_form:
        change(hub, LTU, record, **said)
    for refused in (by_act, by_form):
        assert [one.column for one in refused.value.errors] == ["withdrawn_on"]
    do(hub, LTU, record, "withdraw", on=ago(hub, 3))
    change(hub, COOPERATION, record, **said)


@pytest.mark.parametrize("kind", ["assistance_given", "assistance_given_in_part"])
def test_an_answer_that_gives_something_is_refused_with_the_open_gates_named(
    hub: Hub, asked: Asked, kind: str
) -> None:
    record = asked()
    do(hub, COOPERATION, record, "receive", on=ago(hub, 3))
    gates = settled(article_72="open")
    change(hub, COOPERATION, record, gates=gates)
    with pytest.raises(Invalid) as refused:
        do(hub, COOPERATION, record, "answer", on=ago(hub, 0), kind=kind)
    assert [one.say() for one in refused.value.errors] == [
        "Nothing is given while a gate is open: National security information (72)."
    ]
    assert stands(hub, record).state == "received"
    change(hub, COOPERATION, record, gates=settled())
    do(hub, COOPERATION, record, "answer", on=ago(hub, 0), kind=kind)
    assert stands(hub, record).state in ("answered", "given_in_part")


def test_an_answer_ends_the_review(hub: Hub, asked: Asked, adviser: Named) -> None:
    anna = adviser("anna")
    record = asked()
    do(hub, anna, record, "receive", on=ago(hub, 5))
    do(hub, anna, record, "assign", on=ago(hub, 4), reviewer="anna")
    do(hub, anna, record, "answer", on=ago(hub, 1), kind="legal_bar", grounds="Article 72")
    (review,) = hub.records.get(anna, record).values["reviews"]
    assert (review["started_on"], review["ended_on"]) == (ago(hub, 4), ago(hub, 1))


def test_another_reviewer_begins_a_review_of_their_own(
    hub: Hub, asked: Asked, adviser: Named
) -> None:
    anna = adviser("anna")
    adviser("bert")
    record = asked()
    do(hub, anna, record, "receive", on=ago(hub, 9))
    do(hub, anna, record, "assign", on=ago(hub, 8), reviewer="anna")
    do(hub, anna, record, "assign", on=ago(hub, 2), reviewer="bert", stand_in="anna")
    do(hub, anna, record, "assign", on=ago(hub, 1), reviewer="bert")
    reviews = hub.records.get(anna, record).values["reviews"]
    assert [(one["by"], one["started_on"], one["ended_on"]) for one in reviews] == [
        ("anna", ago(hub, 8), ago(hub, 2)),
        ("bert", ago(hub, 2), None),
    ]


@pytest.mark.parametrize(
    "typed",
    [{"reviewer": "nobody"}, {"reviewer": "anna", "stand_in": "anna"}, {"stand_in": "anna"}, {"reviewer": "mara"}, {"reviewer": "lent"}],
)  # fmt: skip
def test_only_those_who_handle_requests_and_see_this_one_review_it(
    hub: Hub, asked: Asked, adviser: Named, typed: dict[str, str]
) -> None:
    anna = adviser("anna")
    adviser("mara", "mapping")
    adviser("lent", seconded_by="fra")
    record = asked()
    change(hub, anna, record, received_on=ago(hub, 3), excluded=["state:fra"])
    with pytest.raises(NoSuchReviewer):
        do(hub, anna, record, "assign", on=ago(hub, 0), **typed)


@pytest.mark.parametrize("act", ["acknowledge", "ask", "assign", "answer", "close", "end-review"])
def test_nothing_happens_to_a_request_before_its_receipt(hub: Hub, asked: Asked, act: str) -> None:
    record = asked()
    with pytest.raises(NotNow) as refused:
        do(hub, COOPERATION, record, act, on=ago(hub, 0), text="x", kind="nothing_held")
    assert refused.value.say() == (
        "This cannot be done as the request stands: Handed in, not yet received."
    )


def test_a_request_is_withdrawn_once_and_received_once(hub: Hub, asked: Asked) -> None:
    record = asked()
    do(hub, COOPERATION, record, "receive", on=ago(hub, 1))
    with pytest.raises(NotNow):
        do(hub, COOPERATION, record, "receive", on=ago(hub, 0))
    do(hub, LTU, record, "withdraw", on=ago(hub, 0))
    assert stands(hub, record).state == "withdrawn"
    for who in (LTU, COOPERATION):
        with pytest.raises(NotNow):
            do(hub, who, record, "withdraw", on=ago(hub, 0))
    with pytest.raises(NotNow) as twice:  # from a window that was open before: no conflict either
        hub.request_acts.do(LTU, record, 2, "withdraw", {"on": ago(hub, 0)})
    assert twice.value.say() == "This cannot be done as the request stands: Withdrawn."


@pytest.mark.parametrize(
    ("act", "typed", "column"),
    [
        ("acknowledge", {"on": "-11"}, "acknowledged_on"),
        ("acknowledge", {"on": "+1"}, "acknowledged_on"),
        ("answer", {"on": "-11", "kind": "nothing_held"}, "initial_substantive_response_on"),
        ("close", {"on": "-11"}, "closed_on"),
        ("ask", {"on": "+1", "text": "?"}, "steps.1.on"),
    ],
)
def test_days_out_of_order_are_refused_at_their_field(
    hub: Hub, asked: Asked, act: str, typed: dict[str, str], column: str
) -> None:
    record = asked()
    do(hub, COOPERATION, record, "receive", on=ago(hub, 10))
    days = {"-11": ago(hub, 11), "+1": ago(hub, -1)}
    with pytest.raises(Invalid) as refused:
        do(hub, COOPERATION, record, act, **(typed | {"on": days[typed["on"]]}))
    assert column in [one.column for one in refused.value.errors]


@pytest.mark.parametrize(
    ("who", "act"),
    [
        (LTU, "receive"), (MANAGER, "receive"), (MAPPING, "receive"), (COOPERATION, "clarify"),
        (MANAGER, "withdraw"),
    ],
)  # fmt: skip
def test_each_act_is_for_those_whose_it_is(
    hub: Hub, asked: Asked, who: Principal, act: str
) -> None:
    record = asked()
    with pytest.raises(NotAllowed):
        do(hub, who, record, act, on=ago(hub, 0), text="x")


def test_a_request_of_another_authority_is_unknown_and_one_of_another_body_is_not_theirs_to_turn(
    hub: Hub, asked: Asked
) -> None:
    record = asked()
    for unseen in (record, "req-unknown"):
        with pytest.raises(NotFound):
            hub.request_acts.do(FRA, unseen, 1, "withdraw", {"on": ago(hub, 0)})
    shared = asked(COOPERATION, named_to=["org:auth-ltu-ps", "state:fra"])
    with pytest.raises(NotAllowed):
        do(hub, FRA, shared, "withdraw", on=ago(hub, 0))


def test_after_its_receipt_a_request_is_changed_by_the_office_alone(hub: Hub, asked: Asked) -> None:
    record = asked()
    change(hub, LTU, record, purpose="Murder in 2022")
    do(hub, COOPERATION, record, "receive", on=ago(hub, 1))
    for name, value in (("purpose", "Something else"), ("title", "Other"), ("excluded", ["ltu"])):
        with pytest.raises(Invalid) as refused:
            change(hub, LTU, record, **{name: value})
        ((column, sentence),) = [(one.column, one.say()) for one in refused.value.errors]
        assert (column, sentence) == (
            name, "The Office has received it: only the Office changes this now.",
        )  # fmt: skip
    seen = hub.records.get(LTU, record).values
    told = {name: value for name, value in seen.items() if name not in ("gates", "reviews")}
    change(hub, LTU, record, **(told | {"withdrawn_on": ago(hub, 0)}))
    change(hub, COOPERATION, record, purpose="Corrected by the Office")


@pytest.mark.parametrize(
    "said",
    [
        {"requester": "auth-fra-pnat"},
        {"requester": "ltu"},
        {"direction": "outgoing", "requested": "fra", "requester": None},
        {"received_on": "2024-01-01"},
        {"gates": [{"kind": "article_72"}]},
        {"steps": [{"kind": "acknowledged", "on": "2024-01-01"}]},
    ],
)
def test_a_practitioner_asks_for_their_own_authority_alone_and_says_nothing_in_the_office_s_place(
    hub: Hub, asked: Asked, said: dict[str, Any]
) -> None:
    with pytest.raises(HubError):
        asked(**said)
    record = asked()
    with pytest.raises(HubError):
        change(hub, LTU, record, **said)


def test_who_does_not_hear_of_reviews_sees_no_review(
    hub: Hub, asked: Asked, adviser: Named
) -> None:
    anna = adviser("anna")
    record = asked()
    do(hub, anna, record, "receive", on=ago(hub, 3))
    before = hub.records.get(LTU, record)
    change(hub, anna, record, reviews=[{"started_on": ago(hub, 2), "by": "anna"}])
    assert stands(hub, record).state == "in_review"
    assert stands(hub, record, LTU).state == "received"
    assert hub.records.get(LTU, record).version == before.version


def test_two_advisers_at_once_one_wins_and_the_other_is_told(hub: Hub, asked: Asked) -> None:
    record = asked()
    do(hub, COOPERATION, record, "receive", on=ago(hub, 9))
    version = hub.records.get(COOPERATION, record).version

    def acknowledge(pair: tuple[Principal, str]) -> str:
        try:
            hub.request_acts.do(pair[0], record, version, "acknowledge", {"on": pair[1]})
        except Conflict:
            return "told"
        return pair[1]

    with ThreadPoolExecutor(2) as both:
        found = list(both.map(acknowledge, [(COOPERATION, ago(hub, 3)), (COOPERATION_2, ago(hub, 2))]))  # fmt: skip
    assert sorted(one == "told" for one in found) == [False, True]
    (won,) = [one for one in found if one != "told"]
    assert hub.records.get(COOPERATION, record).values["acknowledged_on"] == won


def test_an_outgoing_request_has_none_of_these_acts(hub: Hub, bodies: None) -> None:
    record = make(hub, "request", title="Ours", direction="outgoing", requested="ltu")
    values = hub.records.get(COOPERATION, record).values
    assert hub.request_acts.offered(COOPERATION, values, standing(values, this_day(hub))) == []
    with pytest.raises(NotFound):
        do(hub, COOPERATION, record, "close", on=ago(hub, 0))


def test_the_history_and_the_audit_trail_say_each_act_as_what_it_was(
    hub: Hub, asked: Asked, adviser: Named
) -> None:
    anna, _bert = adviser("anna"), adviser("bert")
    record = asked()
    do(hub, anna, record, "receive", on=ago(hub, 3))
    do(hub, anna, record, "acknowledge", on=ago(hub, 2))
    do(hub, anna, record, "ask", on=ago(hub, 1), text="Which period?")
    do(hub, LTU, record, "clarify", text="2022")
    do(hub, anna, record, "assign", on=ago(hub, 0), reviewer="anna", stand_in="bert")
    seen = hub.records.get(anna, record)
    hub.gates.decide(anna, record, seen.version, [one for one in settled() if "kind" in one])
    do(hub, anna, record, "answer", on=ago(hub, 0), kind="nothing_held")
    do(hub, LTU, record, "withdraw", on=ago(hub, 0))
    done = [
        "request_withdraw", "request_answer", "decide_gates", "request_assign", "request_clarify", "request_ask",
        "request_acknowledge", "request_receive", "create",
    ]  # fmt: skip
    assert [one.action for one in history(hub.graph, anna, record).versions] == done
    asking = "MATCH (e:AuditEvent) WHERE $id IN e.subjects RETURN e.action AS action"
    rows = hub.graph.read(lambda one: one.run(asking, {"id": record}))
    assert sorted(row["action"] for row in rows if row["action"] not in ("read", "history")) == sorted(done)  # fmt: skip


def test_the_requester_does_not_hear_of_gates_in_the_history(hub: Hub, asked: Asked) -> None:
    record = asked()
    do(hub, COOPERATION, record, "receive", on=ago(hub, 3))
    seen = hub.records.get(COOPERATION, record)
    hub.gates.decide(COOPERATION, record, seen.version, settled())
    told = [one.action for one in history(hub.graph, LTU, record).versions]
    assert told == ["request_receive", "create"]


def test_nothing_is_closed_before_it_was_acknowledged_or_answered(hub: Hub, asked: Asked) -> None:
    record = asked()
    do(hub, COOPERATION, record, "receive", on=ago(hub, 3))
    with pytest.raises(Invalid) as refused:
        do(hub, COOPERATION, record, "close", on=ago(hub, 1))
    assert [(one.place, one.say()) for one in refused.value.errors] == [
        (("closed_on",), "Nothing is closed before it was acknowledged, answered or withdrawn: record that first.")
    ]  # fmt: skip
    do(hub, COOPERATION, record, "acknowledge", on=ago(hub, 2))
    do(hub, COOPERATION, record, "close", on=ago(hub, 1))
    assert stands(hub, record).state == "closed"
