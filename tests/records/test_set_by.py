"""What the Office records of a request, its requester reads and does not set."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from graph_schema.core import TYPES, DeclarationError, Entity, Text, TypeInfo, field
from hub.errors import Invalid
from hub.hub import Hub
from hub.records.planning import Wish
from tests.people import COOPERATION, LTU
from tests.records.making import change, cited, make

SAID: dict[str, Any] = {
    "reference": "OTP-1", "issuing_organ": "office", "registry_received_on": "2023-01-02",
    "received_on": "2023-01-05", "acknowledged_on": "2023-01-06", "response_kind": "nothing_held",
    "initial_substantive_response_on": "2023-02-01", "closed_on": "2023-02-02",
    "external_id": "FILE-7",
    "steps": [{"kind": "clarification_asked", "on": "2023-01-10"}], "is_example": True,
    "draft_reference": "DRAFT-2023-0001", "response_grounds": "Nothing is held.",
}  # fmt: skip
"""A value for each field that is the Office's to set."""

THEIRS = "This is for the Office to record; what stands is kept."


@pytest.fixture
def own(hub: Hub) -> dict[str, Any]:
    """What the Lithuanian prosecutor says of a request of theirs."""
    sources = cited(hub)
    common: dict[str, Any] = {"marking": "public", "citations": sources}
    make(hub, "state", id="ltu", title="Lithuania", iso2="LT", **common)
    make(hub, "authority", id="auth-ltu-ps", title="PS", of_state="ltu", **common)
    return {
        "title": "Example of a subject", "direction": "incoming", "requester": "auth-ltu-ps",
        "marking": "named", "named_to": ["org:auth-ltu-ps"],
    }  # fmt: skip


def refused(hub: Hub, record_id: str | None = None, **said: Any) -> list[tuple[str, str]]:
    with pytest.raises(Invalid) as refusal:
        hub.writer.save(LTU, [Wish(TYPES["request"], said, record_id)])
    return [(error.column, error.say()) for error in refusal.value.errors]


def test_these_fields_of_a_request_are_the_offices(own: dict[str, Any]) -> None:
    declared = {name for name, spec in TYPES["request"].fields.items() if spec.set_by == "office"}
    assert declared == set(SAID)


@pytest.mark.parametrize("name", SAID)
def test_a_requester_sets_nothing_that_the_office_records(
    hub: Hub, own: dict[str, Any], name: str
) -> None:
    assert refused(hub, **own, **{name: SAID[name]}) == [(name, THEIRS)]
    record_id = make(hub, "request", LTU, **own)
    assert refused(hub, record_id, **{name: SAID[name]}) == [(name, THEIRS)]


def test_what_the_office_recorded_a_requester_neither_changes_nor_clears(
    hub: Hub, own: dict[str, Any]
) -> None:
    record_id = make(hub, "request", LTU, **own)
    change(hub, COOPERATION, record_id, **SAID)
    standing = hub.records.get(COOPERATION, record_id).values
    assert refused(hub, record_id, received_on="2023-03-05") == [("received_on", THEIRS)]
    assert refused(hub, record_id, response_kind=None) == [("response_kind", THEIRS)]
    assert refused(hub, record_id, steps=[]) == [("steps", THEIRS)]
    seen = hub.records.get(LTU, record_id).values
    assert [seen[name] for name in ("received_on", "closed_on")] == ["2023-01-05", "2023-02-02"]
    told = {name: seen[name] for name in SAID}
    assert told["external_id"] is None
    change(hub, LTU, record_id, **told, named_to=["org:auth-ltu-ps", "state:ltu"])
    now = hub.records.get(COOPERATION, record_id).values
    assert {name: now[name] for name in SAID} == {name: standing[name] for name in SAID}
    assert now["named_to"] == ["org:auth-ltu-ps", "state:ltu"]


def test_a_requester_withdraws_once_and_nothing_that_is_closed(
    hub: Hub, own: dict[str, Any]
) -> None:
    withdrawn = make(hub, "request", LTU, **own)
    change(hub, COOPERATION, withdrawn, received_on="2023-01-05")
    change(hub, LTU, withdrawn, withdrawn_on="2023-02-03")
    settled = "The Office has received it: only the Office changes this now."
    for again in ("2023-01-06", None):
        assert refused(hub, withdrawn, withdrawn_on=again) == [("withdrawn_on", settled)]
    closed = make(hub, "request", LTU, **own)
    change(
        hub,
        COOPERATION,
        closed,
        received_on="2023-01-05",
        acknowledged_on="2023-01-06",
        closed_on="2023-03-01",
    )
    assert refused(hub, closed, withdrawn_on="2023-02-03") == [("withdrawn_on", settled)]
    for one in (withdrawn, closed):
        change(hub, LTU, one, named_to=["org:auth-ltu-ps", "state:ltu"])


def test_who_has_moved_to_another_authority_takes_no_request_of_the_first_with_them(
    hub: Hub, own: dict[str, Any]
) -> None:
    shown = {"named_to": ["org:auth-ltu-ps", "state:ltu"]}
    record_id = make(hub, "request", LTU, **(own | shown))
    make(
        hub, "authority", id="auth-ltu-moj", title="MoJ", of_state="ltu", marking="public", citations=cited(hub)
    )  # fmt: skip
    moved = replace(LTU, authority_id="auth-ltu-moj")
    for said in ({"requester": {"id": "auth-ltu-moj"}}, {"title": "Another"}):
        with pytest.raises(Invalid) as refusal:
            change(hub, moved, record_id, **said)
        assert [one.column for one in refusal.value.errors] == ["requester"]
    change(hub, LTU, record_id, title="Another")


def test_in_a_batch_the_row_is_told(hub: Hub, own: dict[str, Any]) -> None:
    rows = [
        Wish(TYPES["request"], own, place=0),
        Wish(TYPES["request"], own | {"received_on": "2023-01-05"}, place=1),
    ]
    with pytest.raises(Invalid) as refusal:
        hub.writer.save(LTU, rows)
    assert {place: [one.column for one in errors] for place, errors in refusal.value.by_place.items()} == {
        1: ["received_on"]
    }  # fmt: skip


def test_what_must_be_said_by_all_is_set_by_all() -> None:
    with pytest.raises(DeclarationError, match="could never fill it in"):

        class Broken(Entity):
            info = TypeInfo(
                "broken", "brokens", "brk", Text("a", "b"), Text("a", "b"), Text("a", "b"), ()
            )
            needed: str = field(Text("Needed", "Nécessaire"), required=True, set_by="office")
