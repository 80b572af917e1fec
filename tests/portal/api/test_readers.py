"""What the API tells to whom: roles, hidden ends, readers that only the Office knows."""

from __future__ import annotations

from dataclasses import replace

from graph_schema.core import TYPES
from hub.access import NOBODY
from hub.hub import Hub
from hub.records.planning import Wish
from tests.people import COOPERATION, FRA, LIAISON, LTU, MAPPING
from tests.portal.api.conftest import AsWho, Put
from tests.portal.programs import places


def test_a_relation_to_a_hidden_record_and_to_none_are_refused_alike(
    program: AsWho, put: Put
) -> None:
    put(
        "situation", id="sit-hidden", title="Hidden", marking="closed", named_to=["group:vigilance"]
    )
    texts = []
    for end in ("sit-hidden", "sit-absent"):
        sent = {"values": {"title": "A case", "of_situation": {"id": end}}}
        refused = program(MAPPING).post("/cases", sent, expect=422)
        texts.append(places(refused)["values.of_situation"].replace(end, "…"))
    assert texts[0] == texts[1]


def test_roles_hold_as_on_the_pages(program: AsWho, put: Put) -> None:
    put("source", id="src-open", title="Open", marking="public")
    sent = {"values": {"title": "A proceeding"}}
    for who in (LTU, LIAISON, COOPERATION):
        program(who).post("/proceedings", sent, expect=403)
    program(NOBODY).post("/proceedings", sent, expect=401)
    change = {"version": 1, "values": {"title": "Mine now"}}
    program(LTU).put("/sources/src-open", change, expect=403)
    program(LTU).post("/sources/src-open/retire", {"version": 1, "reason": "x"}, expect=403)
    program(LTU).get("/sources/src-open")


def test_a_practitioner_does_not_read_who_else_was_let_in_nor_who_wrote(
    program: AsWho, put: Put
) -> None:
    for authority, state in (("auth-ltu-ps", "ltu"), ("auth-fra-pnat", "fra")):
        put("state", id=state, title=state, iso2=state[:2].upper())
        put("authority", id=authority, title=authority, of_state=state)
    record_id = put(
        "project", title="A project", kind="programme", status="ongoing", marking="named",
        named_to=["org:auth-ltu-ps", "org:auth-fra-pnat"], external_id="file 7",
        citations=[{"id": put("source", title="S", marking="public"), "locator": "1"}],
    )  # fmt: skip
    path = f"/projects/{record_id}"
    for found in (program(LTU).get(path), program(LTU).get("/projects")["records"][0]):
        assert not {"named_to", "excluded", "external_id"} & found["values"].keys()
    told = program(LTU).get(f"{path}/history")
    assert "auth-fra-pnat" not in str(told)
    assert "file 7" not in str(told)
    assert program(COOPERATION).get(path)["values"]["named_to"] == [
        "org:auth-ltu-ps",
        "org:auth-fra-pnat",
    ]
    assert program(LTU).get("/projects?external_id=file+7", expect=422)
    assert program(COOPERATION).get("/projects?external_id=file+7")["records"]


def test_a_practitioner_changes_their_own_note_and_sees_whom_they_let_in(
    program: AsWho, put: Put
) -> None:
    put("state", id="ltu", title="Lithuania", iso2="LT", marking="public", is_example=False,
        citations=[{"id": put("source", title="S", marking="public"), "locator": "1"}])  # fmt: skip
    note = {
        "title": "A question", "topic": "other", "body": "How?", "marking": "named",
        "named_to": ["org:auth-ltu-ps"],
    }  # fmt: skip
    topic = next(iter(TYPES["question"].fields["topic"].vocabulary or ())).code
    made = program(LTU).post("/questions", {"values": note | {"topic": topic}}, expect=201)
    assert made["values"]["named_to"] == ["org:auth-ltu-ps"]
    path = f"/questions/{made['id']}"
    program(LTU).put(path, {"version": 1, "values": made["values"] | {"body": "How and when?"}})
    program(FRA).get(path, expect=404)
    program(FRA).put(path, {"version": 2, "values": made["values"]}, expect=404)


def test_ids_that_texts_hold_show_only_to_who_may_see_the_record(
    program: AsWho, put: Put, hub: Hub
) -> None:
    put("source", id="src-vigil", title="Vigilance", marking="closed", named_to=["group:vigilance"])
    put("source", id="src-open", title="Open")
    steps = [
        {"on": "2023", "text": "One", "source": "src-vigil"},
        {"on": "2023", "text": "Two", "source": "src-open"},
    ]
    insider = replace(COOPERATION, groups=frozenset({"vigilance"}))
    values = {"title": "P", "kind": "programme", "status": "ongoing", "progress": steps}
    record_id = hub.writer.save(insider, [Wish(TYPES["project"], values)])[0].record_id
    found = program(COOPERATION).get(f"/projects/{record_id}")
    assert [one["source"] for one in found["values"]["progress"]] == [None, "src-open"]
    assert found["ends"]["src-open"]["title"] == "Open"
    told = program(COOPERATION).get(f"/projects/{record_id}/history")
    assert "src-vigil" not in str(found)
    assert "src-vigil" not in str(told)
    assert "src-open" in str(told)
