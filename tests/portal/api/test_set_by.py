"""What the Office records, a program of a requester reads and does not set."""

from __future__ import annotations

from typing import Any

import pytest

from tests.people import COOPERATION, LTU
from tests.portal.api.conftest import AsWho, Put
from tests.portal.programs import places

THEIRS = "This is for the Office to record; what stands is kept."


@pytest.fixture
def own(put: Put) -> dict[str, Any]:
    """What the Lithuanian prosecutor says of a request of theirs."""
    source = put("source", title="Open source", marking="public")
    common: dict[str, Any] = {"marking": "public", "citations": [{"id": source, "locator": "p. 1"}]}
    put("state", id="ltu", title="Lithuania", iso2="LT", **common)
    put("authority", id="auth-ltu-ps", title="PS", of_state="ltu", **common)
    return {
        "title": "Subject", "direction": "incoming", "requester": "auth-ltu-ps", "marking": "named",
        "named_to": ["org:auth-ltu-ps"],
    }  # fmt: skip


def test_a_call_that_says_it_is_refused_at_the_field(program: AsWho, own: dict[str, Any]) -> None:
    asking = program(LTU)
    sent = {"values": own | {"received_on": "2023-01-05"}}
    assert places(asking.post("/requests", sent, expect=422)) == {"values.received_on": THEIRS}
    made = asking.post("/requests", {"values": own}, expect=201)
    path = f"/requests/{made['id']}"
    program(COOPERATION).patch(path, {"version": 1, "values": {"received_on": "2023-01-05"}})
    for said in ("2023-03-05", None):
        change = {"version": 2, "values": {"received_on": said}}
        refused = asking.patch(path, change, expect=422)
        assert places(refused) == {"values.received_on": THEIRS}
    assert asking.get(path)["values"]["received_on"] == "2023-01-05"


def test_all_values_at_once_leave_what_the_office_set(program: AsWho, own: dict[str, Any]) -> None:
    asking = program(LTU)
    made = asking.post("/requests", {"values": own}, expect=201)
    path = f"/requests/{made['id']}"
    recorded = {
        "reference": "RFA-7",
        "steps": [{"kind": "clarification_asked", "on": "2023-02-01"}],
    }
    program(COOPERATION).patch(path, {"version": 1, "values": recorded})
    changed = asking.put(path, {"version": 2, "values": own | {"title": "Another"}})
    assert changed["values"]["title"] == "Another"
    assert changed["values"]["reference"] == "RFA-7"
    read = asking.get(path)["values"]
    again = asking.put(path, {"version": 3, "values": read | {"title": "As read"}})
    assert [one["kind"] for one in again["values"]["steps"]] == ["clarification_asked"]


def test_the_description_says_who_sets_a_field(program: AsWho) -> None:
    described = program(LTU).get("/openapi.json")["components"]["schemas"]
    fields = described["Request"]["properties"]
    assert fields["received_on"]["set_by"] == "office"
    assert "set_by" not in fields["withdrawn_on"]
