"""What KPI 3 looks at, read from a real graph: as the institution, and as practitioners under their own access."""

from __future__ import annotations

from typing import Any

import pytest

from graph_schema.office import OFFICE_ID
from hub.access import INSTITUTION, Principal
from hub.hub import Hub
from hub.indicators.kpi_03 import Figure, count
from hub.indicators.kpi_03_facts import read_facts
from tests.people import COOPERATION, COOPERATION_2, FRA, LENT_BY_FRANCE, LTU
from tests.records.making import cited, make, settled

TODAY = "2026-11-22"


@pytest.fixture(autouse=True)
def _world(hub: Hub) -> None:
    public: dict[str, Any] = {"marking": "public", "citations": cited(hub)}
    make(
        hub,
        "organisation",
        id=OFFICE_ID,
        title="Office of the Prosecutor",
        kind="icc_body",
        **public,
    )
    for code, name, place in (("ltu", "Lithuania", "ps"), ("fra", "France", "pnat")):
        make(hub, "state", id=code, title=name, iso2=code[:2].upper(), **public)
        make(hub, "authority", id=f"auth-{code}-{place}", title=name, of_state=code, **public)


def figure(hub: Hub, year: int = 2023, who: Principal = INSTITUTION, as_of: str = TODAY) -> Figure:
    return count(read_facts(hub.graph, who, range(year - 4, year + 1)), year, as_of)


def incoming(hub: Hub, **values: Any) -> str:
    given: dict[str, Any] = {
        "title": "Request", "direction": "incoming", "requester": "auth-ltu-ps", "received_on": "2023-05-02",
    }  # fmt: skip
    return make(hub, "request", **(given | values))


def outgoing(hub: Hub, **values: Any) -> str:
    given: dict[str, Any] = {
        "title": "Request", "direction": "outgoing", "requested": "ltu", "sent_on": "2023-05-02",
        "issuing_organ": "office",
    }  # fmt: skip
    return make(hub, "request", **(given | values))


def shared(hub: Hub, *uses: dict[str, Any], **values: Any) -> str:
    given: dict[str, Any] = {
        "title": "Shared", "direction": "given", "provider": OFFICE_ID, "recipient": "auth-ltu-ps",
        "on": "2022-11-02", "uses": list(uses), "gates": settled(),
    }  # fmt: skip
    return make(hub, "sharing_event", **(given | values))


def use(end_user: str = "auth-ltu-ps", **values: Any) -> dict[str, Any]:
    given = {
        "end_user": end_user,
        "used_on": "2023-05",
        "confirmed_on": "2023-06-10",
        "proceeding_undisclosed": True,
    }
    return given | values  # fmt: skip


def test_incoming_requests_by_the_day_of_the_offices_receipt(hub: Hub) -> None:
    answered = incoming(
        hub, initial_substantive_response_on="2023-07-03", response_kind="nothing_held"
    )
    first, last = incoming(hub, received_on="2023-01-01"), incoming(hub, received_on="2023-12-31")
    incoming(hub, received_on="2024-01-01", registry_received_on="2023-12-20")
    baseline = incoming(hub, received_on="2022-06-01", initial_substantive_response_on="2022-06-11",
                        response_kind="legal_bar")  # fmt: skip
    outgoing(hub, received_on="2023-05-09")
    make(
        hub,
        "request",
        title="With an organisation",
        direction="organisation",
        received_on="2023-05-09",
    )
    incoming(hub, is_example=True, title="Example: R")
    found = figure(hub)
    assert [one.id for one in found.answers.requests] == [first, answered, last]
    assert [one.id for one in found.answers.by_state["late"]] == [answered]
    facts = read_facts(hub.graph, INSTITUTION, range(2025, 2030))
    assert [one.id for one in facts.incoming] == [baseline]


def test_what_was_sent_and_never_reached_the_office_is_left_out_with_its_reason(hub: Hub) -> None:
    waiting = incoming(hub, received_on=None, sent_on="2023-04-01")
    incoming(hub, received_on=None)
    found = figure(hub)
    assert found.total == 0
    assert [(one.id, one.reason) for one in found.left_out] == [(waiting, "not_received")]


def test_a_retired_request_and_the_uses_of_a_retired_event_stay_listed(hub: Hub) -> None:
    one, event = incoming(hub), shared(hub, use())
    for record in (one, event):
        hub.proposals.confirm(
            COOPERATION_2, hub.proposals.propose(COOPERATION, "retire", record, "entered twice")
        )
    found = figure(hub)
    assert (found.total, found.used.total) == (0, 0)
    assert [(left.id, left.say()) for left in (*found.left_out, *found.used.left_out)] == [
        (one, "retired: entered twice"), (event, "retired: entered twice"),
    ]  # fmt: skip


def test_end_users_that_used_what_the_office_gave(hub: Hub) -> None:
    hybrid = make(hub, "organisation", title="Hybrid court", kind="hybrid_court", based_in="fra",
                  created_by_national_law=True)  # fmt: skip
    other = make(hub, "organisation", title="Mechanism", kind="investigative_mechanism")
    shared(hub, use(), use(used_on="2023"), use("auth-fra-pnat"), use(hybrid), use(other))
    shared(hub, use(), recipient="fra")
    shared(hub, use(used_on="2022-12-31"), title="Used before")
    received = shared(hub, use(), direction="received", provider="auth-ltu-ps", recipient=OFFICE_ID)
    shared(hub, use("auth-fra-pnat"), is_example=True, title="Example: S")
    found = figure(hub).used
    assert [row.end_user.id for row in found.rows] == ["auth-fra-pnat", hybrid, "auth-ltu-ps"]
    assert [len(row.uses) for row in found.rows] == [1, 1, 3]
    assert found.states == ["fra", "ltu"]
    reasons = {one.id: one.reason for one in found.left_out}
    assert reasons[received] == "not_given"
    assert sorted(reasons.values()) == ["no_national_authority", "not_given"]


def test_a_use_without_a_date_is_looked_at_in_the_year_of_its_confirmation(hub: Hub) -> None:
    event = shared(hub, use(used_on=None, confirmed_on="2023"))
    found = figure(hub).used
    assert (found.total, [(one.id, one.reason) for one in found.left_out]) == (
        0,
        [(event, "undated")],
    )


def test_outgoing_requests_with_their_states_and_reviews(hub: Hub) -> None:
    one = outgoing(hub, requested="auth-ltu-ps", difficulties=["language"],
                   reviews=[{"started_on": "2023-04-01", "ended_on": "2023-04-11"}])  # fmt: skip
    two = outgoing(
        hub, requested="fra", sent_on=None, received_on="2022-09-16", issuing_organ="registry"
    )
    outgoing(hub, sent_on=None)
    found = figure(hub)
    assert found.outgoing is not None
    assert found.outgoing_period is not None
    assert [sent.id for sent in found.outgoing.all.requests] == [one]
    assert [sent.id for sent in found.outgoing_period.all.requests] == [two, one]
    assert {sent.place for sent in found.outgoing_period.by("state")} == {"fra", "ltu"}
    assert found.outgoing.all.average_review_days == 10
    assert found.outgoing.all.requests[0].difficulties == ("language",)


def test_a_practitioner_counts_what_their_authority_sees_and_nothing_of_another(hub: Hub) -> None:
    own = incoming(hub, marking="named", named_to=["org:auth-ltu-ps"])
    incoming(hub, requester="auth-fra-pnat", marking="named", named_to=["org:auth-fra-pnat"])
    incoming(hub, title="For the Office")
    incoming(
        hub, received_on=None, sent_on="2023-04-01", marking="named", named_to=["org:auth-fra-pnat"]
    )
    shared(hub, use(), marking="named", named_to=["org:auth-ltu-ps"])
    shared(hub, use("auth-fra-pnat"), use("auth-fra-pnat", used_on=None), marking="named",
           named_to=["org:auth-fra-pnat"])  # fmt: skip
    outgoing(hub, marking="named", named_to=["org:auth-ltu-ps"])
    found = figure(hub, who=LTU)
    assert [one.id for one in found.answers.requests] == [own]
    assert found.left_out == ()
    assert [row.end_user.id for row in found.used.rows] == ["auth-ltu-ps"]
    assert found.used.left_out == ()
    assert (found.outgoing, found.outgoing_period) == (None, None)
    assert figure(hub).total == 3
    assert figure(hub, who=FRA).total == 1


def test_a_hidden_end_user_is_not_told_of_and_reviews_are_for_the_office(hub: Hub) -> None:
    secret = make(
        hub, "organisation", title="Hidden court", kind="hybrid_court", created_by_national_law=True
    )
    shared(hub, use(secret), marking="named", named_to=["org:auth-ltu-ps"])
    outgoing(
        hub,
        reviews=[{"started_on": "2023-04-01", "ended_on": "2023-04-11"}],
        excluded=["state:fra"],
    )
    assert figure(hub).used.total == 1
    assert figure(hub, who=LTU).used.total == 0
    assert figure(hub, who=LTU).used.left_out == ()
    lent = figure(hub, who=LENT_BY_FRANCE)
    assert lent.outgoing is not None
    assert lent.outgoing.all.requests == ()
