"""What the API refuses, and that it says what and where."""

from __future__ import annotations

import pytest

from hub.hub import Hub
from portal.security import LARGEST_FORM
from tests.people import MANAGER, MAPPING
from tests.portal.api.conftest import AsWho, Put
from tests.portal.programs import places


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
