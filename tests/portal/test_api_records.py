"""The records of the API: what a program reads, writes and is refused."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask

from graph_schema.core import TYPES
from hub.access import HUB, NOBODY, Principal
from hub.hub import Hub
from hub.records.planning import Wish
from portal import create_app
from portal.security import LARGEST_FORM
from tests.people import COOPERATION, COOPERATION_2, FRA, LIAISON, LTU, MANAGER, MAPPING
from tests.portal.programs import Program, let_in, places

AsWho = Callable[..., Program]


@pytest.fixture
def app(hub: Hub) -> Flask:
    return let_in(create_app(hub.settings, hub))


@pytest.fixture
def program(app: Flask) -> AsWho:
    """Makes programs: `program(MAPPING)`, `program(LTU, language="fr")`."""

    def make(who: Principal = MAPPING, language: str = "en") -> Program:
        return Program(app, who, **{"Accept-Language": language})

    return make


@pytest.fixture
def put(hub: Hub) -> Callable[..., str]:
    """Puts a record into the hub; its id."""

    def put(kind: str, /, **values: Any) -> str:
        return hub.writer.save(HUB, [Wish(TYPES[kind], values)])[0].record_id

    return put


Put = Callable[..., str]


def test_a_new_record_is_answered_as_it_is_read_back(program: AsWho, put: Put) -> None:
    put("state", id="ukr", title="Ukraine", iso2="UA")
    values = {
        "title": "The State v. N.", "in_state": {"id": "ukr"}, "opened_on": "2022-05",
        "accused": [{"name": "N. N.", "status": "on_trial", "charges": [{"crime": "7(1)(a)"}]}],
    }  # fmt: skip
    asking = program(MAPPING)
    made = asking.post("/proceedings", {"values": values}, expect=201)
    assert asking.answered.headers["Location"] == f"/api/v1/proceedings/{made['id']}"
    assert asking.get(f"/proceedings/{made['id']}") == made
    assert made["type"] == "proceeding"
    assert made["version"] == 1
    assert made["values"]["title"] == "The State v. N."
    assert made["values"]["opened_on"] == "2022-05"
    assert made["values"]["marking"] == "office"
    assert [one["charges"][0]["crime"] for one in made["values"]["accused"]] == ["7(1)(a)"]
    assert made["ends"] == {"ukr": {"type": "state", "title": "Ukraine", "retired": False}}


def test_put_says_all_and_patch_says_some(program: AsWho) -> None:
    asking = program(MAPPING)
    first = {"title": "A report", "publisher": "A ministry", "document_number": "7"}
    made = asking.post("/sources", {"values": first}, expect=201)
    path = f"/sources/{made['id']}"
    some = asking.patch(path, {"version": 1, "values": {"publisher": "A court"}})
    assert (some["values"]["publisher"], some["values"]["document_number"]) == ("A court", "7")
    whole = asking.put(path, {"version": 2, "values": {"title": "The report"}})
    assert (whole["version"], whole["values"]["title"]) == (3, "The report")
    assert (whole["values"]["publisher"], whole["values"]["document_number"]) == (None, None)


def test_what_was_read_can_be_put_back_and_changes_nothing(program: AsWho, put: Put) -> None:
    source = put("source", id="src-a", title="A source")
    cites = [{"id": source, "locator": "p. 2"}]
    record_id = put("case", title="The Prosecutor v. N.", citations=cites, icc_number="ICC-01/22")
    asking = program(MAPPING)
    seen = asking.get(f"/cases/{record_id}")
    again = asking.put(f"/cases/{record_id}", {"version": 1, "values": seen["values"]})
    assert again == seen


def test_a_change_of_an_old_version_is_refused_with_what_stands(program: AsWho) -> None:
    asking = program(MAPPING)
    record_id = asking.post("/sources", {"values": {"title": "First"}}, expect=201)["id"]
    asking.put(f"/sources/{record_id}", {"version": 1, "values": {"title": "Second"}})
    for method in ("put", "patch"):
        change = {"version": 1, "values": {"title": "Third"}}
        refused = getattr(asking, method)(f"/sources/{record_id}", change, expect=409)
        assert refused["current"]["version"] == 2
        assert refused["current"]["values"]["title"] == "Second"
        assert "your version 1, now 2" in refused["detail"]
    assert asking.get(f"/sources/{record_id}")["values"]["title"] == "Second"


def test_of_two_programs_at_once_one_is_first_and_the_other_is_told(
    app: Flask, program: AsWho
) -> None:
    record_id = program().post("/sources", {"values": {"title": "First"}}, expect=201)["id"]
    start, answers = threading.Barrier(4), []

    def change(number: int) -> None:
        http = app.test_client()
        start.wait()
        answers.append(
            http.put(
                f"/api/v1/sources/{record_id}",
                json={"version": 1, "values": {"title": f"By {number}"}},
                headers={"X-Asks": MAPPING.person_id},
            )
        )

    threads = [threading.Thread(target=change, args=(number,)) for number in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sorted(one.status_code for one in answers) == [200, 409, 409, 409]
    first = next(one.get_json() for one in answers if one.status_code == 200)
    told = [one.get_json()["current"] for one in answers if one.status_code == 409]
    assert told == [first, first, first]


def test_retiring_takes_a_reason_and_restoring_brings_back(program: AsWho) -> None:
    asking = program(MAPPING)
    record_id = asking.post("/sources", {"values": {"title": "A source"}}, expect=201)["id"]
    path = f"/sources/{record_id}"
    blank = asking.post(f"{path}/retire", {"version": 1, "reason": "  "}, expect=422)
    assert list(places(blank)) == ["reason"]
    gone = asking.post(f"{path}/retire", {"version": 1, "reason": "Twice"})
    assert (gone["version"], gone["retired_reason"]) == (2, "Twice")
    assert asking.get("/sources")["records"] == []
    assert [one["id"] for one in asking.get("/sources?retired=true")["records"]] == [record_id]
    edit = {"version": 2, "values": {"title": "Another"}}
    assert "retired" in asking.put(path, edit, expect=409)["detail"]
    asking.post(f"{path}/restore", {"version": 1}, expect=409)
    assert asking.post(f"{path}/restore", {"version": 2})["retired_at"] is None


def test_what_an_indicator_looks_at_is_proposed_once_and_stays(
    hub: Hub, program: AsWho, put: Put
) -> None:
    record_id = put("project", title="A project", kind="programme", status="ongoing")
    path = f"/projects/{record_id}"
    asking = program(COOPERATION)
    asking.post(f"{path}/retire", {"version": 7, "reason": "Twice"}, expect=409)
    first = asking.post(f"{path}/retire", {"version": 1, "reason": "Twice"}, expect=202)
    again = program(MANAGER).post(f"{path}/retire", {"version": 1, "reason": "Twice"}, expect=202)
    assert first == again
    assert asking.get(path)["retired_at"] is None
    hub.proposals.confirm(COOPERATION_2, first["proposal"])
    assert asking.get(path)["retired_reason"] == "Twice"
    asking.post(f"{path}/retire", {"version": 2, "reason": "Twice"}, expect=409)


def test_a_list_is_narrowed_ordered_and_gone_through_page_by_page(program: AsWho, put: Put) -> None:
    put("state", id="ltu", title="Lithuania", iso2="LT")
    put("state", id="fra", title="France", iso2="FR")
    for number in range(5):
        put("proceeding", id=f"prc-{number}", title=f"Case {number}", last_event_on=f"202{number}",
            stage="trial" if number % 2 else "investigation", in_state="ltu" if number < 3 else "fra")  # fmt: skip
    asking = program(MAPPING)

    def ids(asked: str) -> list[str]:
        return [one["id"] for one in asking.get(f"/proceedings?{asked}")["records"]]

    assert ids("") == ["prc-4", "prc-3", "prc-2", "prc-1", "prc-0"]
    assert ids("order=title") == [f"prc-{number}" for number in range(5)]
    assert ids("stage=trial") == ["prc-3", "prc-1"]
    assert ids("in_state=ltu&stage=trial") == ["prc-1"]
    assert ids("last_event_on_from=2021-06&last_event_on_to=2022") == ["prc-2", "prc-1"]
    assert ids("q=case+4") == ["prc-4"]
    assert ids("in_state=xyz") == []
    found, after = [], ""
    while True:
        page = asking.get(
            "/proceedings",
            query_string={"limit": 2, "order": "title"} | ({"after": after} if after else {}),
        )
        found += [one["id"] for one in page["records"]]
        after = page["next"]
        if after is None:
            break
    assert found == [f"prc-{number}" for number in range(5)]


def test_a_list_holds_whole_records(program: AsWho, put: Put) -> None:
    put("source", id="src-a", title="A source")
    put("case", id="cas-a", title="A case", citations=[{"id": "src-a", "locator": "p. 2"}])
    asking = program(MAPPING)
    assert asking.get("/cases")["records"] == [asking.get("/cases/cas-a")]
    assert asking.get("/cases/cas-a")["values"]["citations"][0]["locator"] == "p. 2"


@pytest.mark.parametrize(
    ("asked", "place", "words"),
    [
        ("colour=red", "colour", "nothing of this name"),
        ("stage=nowhere", "stage", "Expected:"),
        ("stage=trial&stage=appeal", "stage", "more than once"),
        ("last_event_on_from=May", "last_event_on_from", "2022-05-17"),
        ("last_event_on=2022", "last_event_on", "nothing of this name"),
        ("limit=201", "limit", "At most 200"),
        ("limit=0", "limit", "At least 1"),
        ("limit=many", "limit", "whole number"),
        ("order=best", "order", "Expected:"),
        ("accused_count=99999999999999999999", "accused_count", "At most"),
        ("named_to=person:x", "named_to", "nothing of this name"),
        (f"q={'x' * 301}", "q", "At most 300"),
    ],
)  # fmt: skip
def test_a_parameter_that_means_nothing_is_named(
    program: AsWho, asked: str, place: str, words: str
) -> None:
    refused = program(MAPPING).get(f"/proceedings?{asked}", expect=422)
    assert list(places(refused)) == [place]
    assert words in places(refused)[place]


def test_a_parameter_where_there_is_none_is_named_too(program: AsWho, put: Put) -> None:
    put("state", id="ltu", title="Lithuania", iso2="LT")
    assert list(places(program(MAPPING).get("/states/ltu?verbose=1", expect=422))) == ["verbose"]


def test_wrong_values_are_named_where_they_stand_in_the_reader_s_language(program: AsWho) -> None:
    values = {
        "title": "", "opened_on": "2023-02-30", "stage": "nowhere", "colour": "red",
        "accused": [{"name": "N.", "charges": [{"crime": "murder most foul"}]}],
        "in_state": "nil", "accused_count": -1,
    }  # fmt: skip
    refused = program(MAPPING).post("/proceedings", {"values": values}, expect=422)
    assert places(refused) == {
        "values.title": "This is needed.",
        "values.opened_on": "There is no such day in the calendar.",
        "values.stage": "“nowhere” is not one of the values allowed here.",
        "values.colour": "There is no such field here.",
        "values.accused.0.charges.0.crime": "“murder most foul” is not one of the values allowed here.",
        "values.accused_count": "At least 0 was expected.",
    }
    french = program(MAPPING, "fr").post("/proceedings", {"values": values}, expect=422)
    assert places(french)["values.opened_on"] == "Ce jour n’existe pas dans le calendrier."
    assert french["title"] == "Certaines valeurs sont à revoir"


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


@pytest.mark.parametrize(
    ("data", "status"),
    [
        (b'{"values": {"title": NaN}}', 400),
        (b'{"values": {"title": "x"}} more', 400),
        (b'{"values": {"title": "\\ud800"}}', 400),
        (b"\xff\xfe", 400),
        (b"", 400),
        (b"[" * 100_000, 400),
        (b"[]", 422),
        (b'{"values": []}', 422),
        (b'{"values": {"title": 5}}', 422),
        (b'{"values": {"id": "src-x", "title": "x", "named_to": 5}}', 422),
        (b'{"values": {"title": "x"}, "marking": "public"}', 422),
        (b'{"values": {"title": "' + b"x" * LARGEST_FORM + b'"}}', 413),
    ],
)  # fmt: skip
def test_what_is_no_json_object_of_the_right_size_is_refused(
    hub: Hub, program: AsWho, data: bytes, status: int
) -> None:
    asking = program(MAPPING)
    asking.call("POST", "/sources", data=data, content_type="application/json", expect=status)
    assert asking.get("/sources")["records"] == []


def test_numbers_that_no_database_holds_are_refused(program: AsWho) -> None:
    for number in (10**30, -(10**30), "1e999"):
        data = f'{{"values": {{"title": "x", "year": 2023, "value": {number}, "kpi": 4}}}}'
        program(MANAGER).call(
            "POST", "/measurements", data=data, content_type="application/json",
            expect=422 if number == "1e999" else 201,
        )  # fmt: skip
    for number in (10**30, 2**63):
        sent = {"values": {"title": "x", "accused_count": number}}
        program(MAPPING).post("/proceedings", sent, expect=422)


def test_a_form_is_no_json(program: AsWho) -> None:
    refused = program(MAPPING).call("POST", "/sources", data={"title": "x"}, expect=415)
    assert "Content-Type: application/json" in refused["detail"]


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


def test_an_id_cannot_be_changed(program: AsWho, put: Put) -> None:
    put("source", id="src-a", title="A source")
    change = {"version": 1, "values": {"id": "src-b", "title": "B"}}
    refused = program(MAPPING).put("/sources/src-a", change, expect=422)
    assert list(places(refused)) == ["values.id"]
    change["values"] = {"id": "src-a", "title": "B"}
    assert program(MAPPING).put("/sources/src-a", change)["version"] == 2


def test_the_history_tells_who_changed_what(program: AsWho) -> None:
    asking = program(MAPPING)
    record_id = asking.post("/sources", {"values": {"title": "First"}}, expect=201)["id"]
    asking.patch(f"/sources/{record_id}", {"version": 1, "values": {"title": "Second"}})
    asking.post(f"/sources/{record_id}/retire", {"version": 2, "reason": "Twice"})
    found = asking.get(f"/sources/{record_id}/history")["versions"]
    assert [(one["number"], one["action"], one["reason"]) for one in found] == [
        (3, "retire", "Twice"), (2, "edit", None), (1, "create", None),
    ]  # fmt: skip
    assert found[1]["changes"] == {"title": ["First", "Second"]}
    assert found[2]["state"]["title"] == "First"


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


@pytest.mark.parametrize(
    "path", ["/states/nil", "/states/nil/history", "/nothing", "/states/a/b/c"]
)
def test_what_is_not_there_is_said_alike(program: AsWho, put: Put, path: str) -> None:
    put("source", id="nil", title="Of another type")
    refused = program(MAPPING).get(path, expect=404)
    assert refused == {
        "title": "Page not found", "status": 404, "errors": [],
        "detail": "There is nothing at this address, or nothing that you may see. Check the address, or search.",
    }  # fmt: skip


def test_a_method_that_an_address_has_not_is_refused_and_the_others_named(program: AsWho) -> None:
    asking = program(MAPPING)
    asking.call("DELETE", "/sources", expect=405)
    assert {"GET", "POST"} <= asking.answered.allow
