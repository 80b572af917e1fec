"""What a program reads and writes of a record through the API, alone and beside others."""

from __future__ import annotations

import threading

from flask import Flask

from hub.hub import Hub
from tests.people import COOPERATION, COOPERATION_2, MANAGER, MAPPING
from tests.portal.api.conftest import AsWho, Put
from tests.portal.programs import places


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
