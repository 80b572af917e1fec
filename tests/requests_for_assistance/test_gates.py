"""Nothing leaves the Office past an open gate, by whatever sequence of actions; and other bad input on requests."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph_schema.core import TYPES
from graph_schema.vocabularies.sharing import GATE, lets_through
from hub.clock import now
from hub.errors import HubError, Invalid
from hub.hub import Hub
from hub.importing import ImportRefused
from hub.importing.undoing import UndoRefused, undo
from hub.records.planning import Wish, changed, standing_values
from hub.store.graph import Transaction
from hub.store.writer import NewState, lock
from tests.importing.files import csv_file, load, rehearse
from tests.people import COOPERATION, MANAGER
from tests.records.making import change, cited, make, settled

GIVEN: dict[str, Any] = {
    "title": "I", "direction": "given", "provider": "org-icc-otp", "recipient": "auth-ltu-ps",
}  # fmt: skip
ASKED: dict[str, Any] = {"title": "R", "direction": "incoming", "requester": "auth-ltu-ps"}


@pytest.fixture
def ends(hub: Hub) -> None:
    common: dict[str, Any] = {"marking": "public", "citations": cited(hub)}
    for iso3, iso2 in (("ltu", "LT"), ("fra", "FR")):
        make(hub, "state", id=iso3, title=iso3, iso2=iso2, **common)
    make(hub, "authority", id="auth-ltu-ps", title="PS", of_state="ltu", **common)
    make(hub, "organisation", id="org-icc-otp", title="Office", kind="icc_body", **common)
    make(hub, "organisation", id="org-x", title="X", kind="un_body", **common)


def refused(hub: Hub, kind: str, **values: Any) -> list[tuple[str, str]]:
    with pytest.raises(Invalid) as refusal:
        hub.writer.save(COOPERATION, [Wish(TYPES[kind], values)])
    return [(one.column, one.say()) for one in refusal.value.errors]


def test_what_is_given_names_every_gate_that_stands_open(hub: Hub, ends: None) -> None:
    some = [one for one in settled() if one["kind"] not in ("article_72", "onward_use")]
    ((column, sentence),) = refused(hub, "sharing_event", **GIVEN, on="2023-05-02", gates=some)
    assert column == "gates"
    assert sentence == (
        "Nothing is given while a gate is open: National security information (72); Conditions of onward use."
    )


@pytest.mark.parametrize("decision", ["open", "refused"])
@pytest.mark.parametrize("gate", [term.code for term in GATE])
def test_one_gate_that_does_not_let_through_holds_everything_back(gate: str, decision: str) -> None:
    broken = list(
        TYPES["sharing_event"].broken_rules(
            GIVEN | {"on": "2023-05", "gates": settled(**{gate: decision})}
        )
    )
    assert [one.field for one in broken] == ["gates"]


def test_two_decisions_on_one_gate_both_have_to_let_through() -> None:
    gates = [*settled(), {"kind": "article_68", "decision": "refused"}]
    assert list(TYPES["sharing_event"].broken_rules(GIVEN | {"on": "2023", "gates": gates}))


def test_what_is_prepared_may_wait_before_open_gates_and_what_is_received_has_none_to_pass(
    hub: Hub, ends: None
) -> None:
    make(hub, "sharing_event", COOPERATION, **GIVEN, gates=[{"kind": "article_68"}])
    received = {"direction": "received", "provider": "auth-ltu-ps", "recipient": "org-icc-otp"}
    make(hub, "sharing_event", COOPERATION, **(GIVEN | received), on="2023-05")


def test_a_request_is_not_answered_with_assistance_past_an_open_gate(hub: Hub, ends: None) -> None:
    answered = {"received_on": "2023-01-02", "initial_substantive_response_on": "2023-02-01"}
    for kind in ("assistance_given", "assistance_given_in_part"):
        found = refused(hub, "request", **ASKED, **answered, response_kind=kind)
        assert [column for column, _ in found] == ["gates"]
    make(hub, "request", COOPERATION, **ASKED, **answered, response_kind="reasoned_refusal")
    make(
        hub, "request", COOPERATION, **ASKED, **answered, response_kind="assistance_given", gates=settled()
    )  # fmt: skip


def test_nothing_is_closed_that_was_neither_acknowledged_answered_nor_withdrawn(
    hub: Hub, ends: None
) -> None:
    closed = ASKED | {"received_on": "2023-01-02", "closed_on": "2023-02-01"}
    assert [column for column, _ in refused(hub, "request", **closed)] == ["closed_on"]
    for done in ("acknowledged_on", "withdrawn_on"):
        make(hub, "request", COOPERATION, **closed, **{done: "2023-01-05"})


@pytest.mark.parametrize("step", ["partial_answer", "further_answer"])
def test_no_part_of_an_answer_is_noted_past_an_open_gate(hub: Hub, ends: None, step: str) -> None:
    steps = [{"kind": step, "on": "2023-02-01"}]
    found = refused(hub, "request", **ASKED, received_on="2023-01-02", steps=steps)
    assert [column for column, _ in found] == ["gates"]
    make(
        hub, "request", COOPERATION, **ASKED, received_on="2023-01-02", steps=steps, gates=settled()
    )


@pytest.mark.parametrize("given", ["2023-05-02", None])
def test_gates_decided_for_one_recipient_let_nothing_through_to_another(
    hub: Hub, ends: None, given: str | None
) -> None:
    gates = settled(article_72="refused" if given is None else "cleared")
    event = make(hub, "sharing_event", COOPERATION, **GIVEN, on=given, gates=gates)
    kept = hub.records.get(COOPERATION, event).values["gates"]
    for said in ({}, {"gates": kept}, {"gates": gates}, {"gates": [*kept[1:], *kept[:1]]}):
        with pytest.raises(Invalid) as refusal:
            change(hub, COOPERATION, event, recipient="fra", **said)
        ((column, sentence),) = [(one.column, one.say()) for one in refusal.value.errors]
        assert column == "gates"
        assert sentence.startswith("These gates were decided for another recipient")
    anew = [one | {"reason": "Weighed again"} for one in settled()]
    change(hub, COOPERATION, event, recipient="fra", gates=anew)
    change(hub, COOPERATION, event, title="Else", categories=["analysis"])


def test_a_file_and_its_undoing_pass_no_gate_either(hub: Hub, ends: None) -> None:
    event = make(hub, "sharing_event", COOPERATION, **GIVEN, gates=settled())
    file = csv_file("id,recipient,on", f"{event},fra,2023-05-02")
    (row,) = rehearse(hub, "sharing_event", file, COOPERATION).rows
    assert [one.column for one in row.problems] == ["gates"]
    with pytest.raises(ImportRefused):
        load(hub, "sharing_event", file, COOPERATION)
    given = load(hub, "sharing_event", csv_file("id,on", f"{event},2023-05-02"), COOPERATION)
    opened = csv_file("id,on,gates.1.decision,gates.1.on,gates.1.by", f"{event},,open,,")
    held = load(hub, "sharing_event", opened, COOPERATION)
    change(hub, COOPERATION, event, gates=settled(article_72="refused"))
    for batch_id in (held.batch_id, given.batch_id):
        with pytest.raises(UndoRefused):
            undo(hub, COOPERATION, str(batch_id))
    values = hub.records.get(COOPERATION, event).values
    assert (values["on"], values["recipient"]["id"]) == (None, "auth-ltu-ps")


def test_retired_and_restored_it_is_given_to_whom_it_was(hub: Hub, ends: None) -> None:
    event = make(hub, "sharing_event", COOPERATION, **GIVEN, on="2023-05-02", gates=settled())
    hub.proposals.confirm(MANAGER, hub.proposals.propose(COOPERATION, "retire", event, "Wrong"))
    for said in ({"recipient": "fra"}, {"gates": []}):
        with pytest.raises(HubError):
            change(hub, COOPERATION, event, **said)
    standing = hub.records.get(COOPERATION, event)
    hub.writer.restore(COOPERATION, event, standing.version)
    assert hub.records.get(COOPERATION, event).values == standing.values


def test_what_was_weighed_for_what_came_in_lets_nothing_out(hub: Hub, ends: None) -> None:
    received = {"direction": "received", "provider": "auth-ltu-ps", "recipient": "org-icc-otp"}
    event = make(hub, "sharing_event", COOPERATION, **(GIVEN | received), on="2023-05", gates=settled())  # fmt: skip
    with pytest.raises(Invalid) as refusal:
        change(hub, COOPERATION, event, **GIVEN)
    assert [one.column for one in refusal.value.errors] == ["gates"]


def test_gates_decided_for_one_requester_are_decided_anew_for_another(hub: Hub, ends: None) -> None:
    asked = make(hub, "request", COOPERATION, **ASKED, received_on="2023-01-02", gates=settled())
    with pytest.raises(Invalid) as refusal:
        change(hub, COOPERATION, asked, requester="fra")
    assert [one.column for one in refusal.value.errors] == ["gates"]
    change(hub, COOPERATION, asked, requester="fra", gates=[])


def test_an_answer_of_a_state_to_the_court_passes_no_gate_of_the_office(
    hub: Hub, ends: None
) -> None:
    make(
        hub, "request", COOPERATION, title="R", direction="outgoing", requested="ltu", sent_on="2023-01-01",
        received_on="2023-01-02", response_kind="assistance_given", initial_substantive_response_on="2023-02-01",
    )  # fmt: skip


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(
        st.one_of(
            st.tuples(st.just("on"), st.sampled_from(["2023-05-02", ""])),
            st.tuples(st.just("direction"), st.sampled_from(["given", "received"])),
            st.tuples(
                st.just("gates"),
                st.dictionaries(
                    st.sampled_from([term.code for term in GATE]),
                    st.sampled_from(["open", "cleared", "refused"]),
                    max_size=2,
                ).map(lambda decided: settled(**decided)),
            ),
            st.tuples(st.just("gates"), st.just([])),
            st.tuples(st.just("recipient"), st.sampled_from(["auth-ltu-ps", "fra"])),
        ),
        max_size=8,
    )
)
def test_no_sequence_of_changes_gives_something_past_an_open_gate(
    hub: Hub, ends: None, changes: list[tuple[str, Any]]
) -> None:
    event = make(hub, "sharing_event", COOPERATION, **GIVEN)
    weighed_for = "auth-ltu-ps"
    for name, value in changes:
        try:
            change(hub, COOPERATION, event, **{name: value})
        except HubError:
            continue
        values = hub.records.get(COOPERATION, event).values
        passes = any(lets_through(gate["decision"]) for gate in values["gates"])
        weighed_for = values["recipient"]["id"] if name == "gates" or not passes else weighed_for
        if values["direction"] == "given" and passes:
            assert values["recipient"]["id"] == weighed_for
        if values["direction"] == "given" and values["on"]:
            decided = {gate["kind"]: gate["decision"] for gate in values["gates"]}
            assert decided.keys() == {term.code for term in GATE}
            assert set(decided.values()) <= {"cleared", "cleared_with_conditions", "not_applicable"}


@pytest.mark.parametrize(
    ("kind", "values", "column", "sentence"),
    [
        ("request", {**ASKED, "received_on": "2023-02-01", "response_kind": "nothing_held", "initial_substantive_response_on": "2023-01-31"}, "initial_substantive_response_on", "This lies before “Received on” (2023-02-01)."),
        ("request", {**ASKED, "received_on": "2023-02-01", "acknowledged_on": "2023-02-03", "closed_on": "2023-02-02"}, "closed_on", "This lies before “Acknowledged on” (2023-02-03)."),
        ("request", {**ASKED, "acknowledged_on": "2023-02-03"}, "acknowledged_on", "Nothing is acknowledged, answered or closed before the Office has recorded its receipt."),
        ("request", {**ASKED, "received_on": "2023-02"}, "received_on", "A whole day is needed here, such as 2022-05-17."),
        ("request", {**ASKED, "received_on": "2199-02-01"}, "received_on", "This day lies in the future."),
        ("request", {**ASKED, "received_on": "2023-01-01", "steps": [{"kind": "reminder", "on": "2199-01-01"}]}, "steps.1.on", "This day lies in the future."),
        ("request", {"title": "R", "direction": "organisation", "requester": "org-x", "requested": "org-x"}, "requested", "Nobody makes a request to themselves."),
        ("request", {**ASKED, "assistance": ["93(1)(h)"]}, "assistance", "Article 93(1) lists what the Court asks of States, article 93(10) what States ask of the Court; “93(1)(h)” does not belong to this direction."),
        ("request", {**ASKED, "requester": "org-x"}, "requester", "Who asks does not belong to this direction: a State’s authority asks the Court, the Court asks a State, an organisation and the Court ask each other."),
        ("request", {"title": "R", "direction": "outgoing", "requested": "org-x"}, "requested", "Who is asked does not belong to this direction: a State’s authority asks the Court, the Court asks a State, an organisation and the Court ask each other."),
        ("request", {"title": "R", "direction": "outgoing", "requested": "fra", "issuing_organ": "state"}, "issuing_organ", "A request of the Court is issued by the Office, the Registry, a Chamber or the defence."),
        ("request", {**ASKED, "received_on": "2023-01-01", "initial_substantive_response_on": "2023-01-02"}, "initial_substantive_response_on", "Say what the answer on substance was."),
        ("sharing_event", {**GIVEN, "on": "2199"}, "on", "This day lies in the future."),
        ("sharing_event", {**GIVEN, "recipient": None}, "recipient", "This is needed."),
        ("sharing_event", {**GIVEN, "recipient": ["auth-ltu-ps", "fra"]}, "recipient", None),
        ("sharing_event", {**GIVEN, "recipient": "org-icc-otp"}, "recipient", "What is given is given by the Office, to somebody else."),
        ("sharing_event", {**GIVEN, "direction": "received"}, "recipient", "What is received is received by the Office, from somebody else."),
        ("sharing_event", {**GIVEN, "uses": [{"end_user": "auth-ltu-ps"}]}, "uses", "Nothing can have been used that has not been given."),
        ("sharing_event", {**GIVEN, "gates": [{"kind": "article_72", "decision": "cleared", "by": "x"}]}, "gates.1.on", "A decision on a gate has a day."),
        ("sharing_event", {**GIVEN, "gates": [{"kind": "article_72", "decision": "cleared", "on": "2023"}]}, "gates.1.by", "Say who decided on the gate."),
        ("sharing_event", {**GIVEN, "gates": [{"kind": "article_68", "decision": "cleared", "on": "2023", "by": "x"}]}, "gates.1.views", "Article 68 is lifted only with the views of the Chamber or the witness, or where none are needed (rule 194(3))."),
    ],
)  # fmt: skip
def test_bad_input_gets_one_clear_sentence_at_its_field(
    hub: Hub, ends: None, kind: str, values: dict[str, Any], column: str, sentence: str | None
) -> None:
    found = refused(hub, kind, **values)
    assert column in [one for one, _ in found]
    if sentence:
        assert (column, sentence) in found


def test_the_writer_itself_refuses_a_state_past_an_open_gate_whatever_act_made_it(
    hub: Hub, ends: None
) -> None:
    event = make(hub, "sharing_event", COOPERATION, **GIVEN)
    kind = TYPES["sharing_event"]

    def give(transaction: Transaction) -> None:
        before = lock(transaction, COOPERATION, [event])[event]
        values = standing_values(kind, before) | {"on": "2023-05-02"}
        system = changed(COOPERATION, before, now())
        hub.writer.write(
            transaction, COOPERATION, [NewState(kind, event, values, system, before)], ["edit"]
        )

    with pytest.raises(Invalid, match="gate is open"):
        hub.graph.write(give)
    assert hub.records.get(COOPERATION, event).values["on"] is None
