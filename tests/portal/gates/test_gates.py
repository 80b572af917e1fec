"""The table of the legal gates: deciding, settling the rest, errors at their row, two people at once."""

from __future__ import annotations

import pytest

from graph_schema.vocabularies.sharing import GATE
from hub.hub import Hub
from tests.people import COOPERATION, COOPERATION_2, LTU, MANAGER, MAPPING
from tests.portal.records.conftest import CITED, Add, Visit
from tests.records.making import change, settled

PASSES = {term.code: "not_applicable" for term in GATE}


@pytest.fixture
def asked(world: Add, hub: Hub) -> str:
    """An incoming request that the authority of Lithuania sees, received, its gates untouched."""
    world("organisation", id="org-icc-otp", title="Office", kind="icc_body", **CITED)
    return world(
        "request", title="Request of May", direction="incoming", requester="auth-ltu-ps",
        received_on="2024-05-02", marking="named", named_to=["org:auth-ltu-ps"],
    )  # fmt: skip


def decisions(hub: Hub, record_id: str) -> dict[str, str]:
    gates = hub.records.get(COOPERATION, record_id).values["gates"]
    return {one["kind"]: one["decision"] for one in gates}


def test_a_gate_is_decided_in_its_row_and_the_rest_does_not_apply(
    hub: Hub, visit: Visit, asked: str
) -> None:
    client = visit(COOPERATION)
    page = client.get(f"/requests/{asked}")
    assert "0 of 9 gates let it through" in page.main
    form = client.get(page.link("Decide on the gates")).form()
    form.fill(**{
        "gates-2-decision": "cleared", "gates-2-on": "2024-05-10", "gates-2-by": "A. Adviser",
        "gates-2-views": "witness",
    })  # fmt: skip
    page = client.follow(client.submit(form))
    assert "1 of 9 gates let it through" in page.main
    assert decisions(hub, asked) == {"article_68": "cleared"}
    form = client.get(f"/gates/{asked}").form()
    page = client.follow(client.submit(form, ("_rest", "1")))
    assert "All 9 gates let it through." in page.main
    assert decisions(hub, asked) == PASSES | {"article_68": "cleared"}
    rest = [one for one in hub.records.get(COOPERATION, asked).values["gates"] if one["kind"] != "article_68"]  # fmt: skip
    assert {one["by"] for one in rest} == {"per-coop"}


def test_what_is_refused_is_not_settled_with_the_rest(hub: Hub, visit: Visit, asked: str) -> None:
    refused = {"kind": "article_72", "decision": "refused", "on": "2024-05-09", "by": "A. Adviser"}
    change(hub, COOPERATION, asked, gates=[refused])
    client = visit(COOPERATION, language="fr")
    client = visit(COOPERATION, language="fr")
    page = client.follow(client.submit(client.get(f"/gates/{asked}").form(), ("_rest", "1")))
    assert decisions(hub, asked) == PASSES | {"article_72": "refused"}
    assert "8 conditions sur 9" in page.main


def test_each_error_stands_at_its_row_and_what_was_typed_stays(
    hub: Hub, visit: Visit, asked: str
) -> None:
    client = visit(COOPERATION)
    form = client.get(f"/gates/{asked}").form()
    form.fill(**{"gates-2-decision": "cleared", "gates-2-on": "2024-05-10", "gates-8-decision": "cleared", "gates-8-by": "me"})  # fmt: skip
    page = client.submit(form, expect=422)
    assert "Conditions of onward use, Decided on: A decision on a gate has a day." in page.main
    assert "Say who decided on the gate." in page.one("p", id="gates-2-by-error").itertext()
    assert "A decision on a gate has a day." in page.main
    assert page.form().values["gates-8-by"] == ["me"]
    assert page.one("p", id="gates-8-on-error") is not None
    assert decisions(hub, asked) == {}


def test_two_advisers_decide_at_once_and_neither_decision_is_lost(
    hub: Hub, visit: Visit, asked: str
) -> None:
    client = visit(COOPERATION)
    form = client.get(f"/gates/{asked}").form()
    change(hub, COOPERATION_2, asked, gates=[{"kind": "article_72", "decision": "refused", "on": "2024-05-09", "by": "Another"}])  # fmt: skip
    form.fill(**{"gates-0-decision": "cleared", "gates-0-on": "2024-05-10", "gates-0-by": "Mine"})
    page = client.submit(form, expect=409)
    assert "Another" in page.main
    assert "Mine" in page.main
    assert decisions(hub, asked) == {"article_72": "refused"}
    page = client.follow(client.submit(page.form().fill(**{"keep-gates": "yours"})))
    assert decisions(hub, asked) == {"provider_consent": "cleared"}


def test_gates_show_and_open_to_nobody_but_the_office(hub: Hub, visit: Visit, asked: str) -> None:
    change(hub, COOPERATION, asked, gates=settled("2024-05-09", article_72="refused"))
    page = visit(LTU).get(f"/requests/{asked}")
    assert "gate" not in page.main.lower()
    visit(LTU).get(f"/gates/{asked}", expect=403)
    for reader in (MAPPING, MANAGER):
        page = visit(reader).get(f"/requests/{asked}")
        assert "8 of 9 gates" in page.main
        assert "Decide on the gates" not in page.main
        visit(reader).get(f"/gates/{asked}", expect=403)
    visit(COOPERATION).get("/gates/req-unknown", expect=404)
    visit(COOPERATION).get("/gates/prc-open", expect=404)


def test_an_outgoing_request_passes_no_gate_of_the_office(visit: Visit, world: Add) -> None:
    made = world("request", title="Ours", direction="outgoing", requested="ltu")
    assert "Legal gates" not in visit(COOPERATION).get(f"/requests/{made}").main


def test_information_that_the_office_gives_has_the_same_table(
    hub: Hub, visit: Visit, asked: str, world: Add
) -> None:
    event = world(
        "sharing_event", title="Given", direction="given", provider="org-icc-otp", recipient="auth-ltu-ps"
    )  # fmt: skip
    client = visit(COOPERATION)
    assert "0 of 9 gates" in client.get(f"/sharing/{event}").main
    client.submit(client.get(f"/gates/{event}").form(), ("_rest", "1"))
    assert decisions(hub, event) == PASSES


def test_each_gate_is_a_group_of_its_own_with_a_label_to_every_field(
    visit: Visit, asked: str
) -> None:
    page = visit(COOPERATION).get(f"/gates/{asked}")
    groups = list(page.one("div", id="gates").iter("fieldset"))
    assert ["".join(one.find("legend").itertext()) for one in groups] == [
        term.label.en for term in GATE
    ]
    for group in groups:
        labels = ["".join(one.itertext()) for one in group.iter("label")]
        assert labels == ["Decision", "Decided on", "Decided by", "Views obtained", "Reason"]
