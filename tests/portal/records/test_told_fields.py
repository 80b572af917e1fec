"""What the Office records stands in a requester's form as words, and a form that sends it is refused."""

from __future__ import annotations

from typing import Any

import pytest

from graph_schema.core import TYPES
from hub.hub import Hub
from hub.records.planning import Wish
from tests.people import COOPERATION, LTU
from tests.portal.page import Page, text_of
from tests.portal.records.conftest import Visit

pytestmark = pytest.mark.usefixtures("world")

THEIRS = "This is for the Office to record; what stands is kept."


@pytest.fixture
def request_id(hub: Hub) -> str:
    """A request of the Lithuanian prosecutor that the Registry has received, and the Office not yet."""
    said: dict[str, Any] = {
        "title": "Subject", "direction": "incoming", "requester": "auth-ltu-ps", "marking": "named",
        "named_to": ["org:auth-ltu-ps"],
    }  # fmt: skip
    record_id = hub.writer.save(LTU, [Wish(TYPES["request"], said)])[0].record_id
    recorded = {
        "registry_received_on": "2023-01-05", "reviewer": "ines.adviser", "external_id": "FILE-7",
        "difficulties": ["national_law"],
        "steps": [{"kind": "reminder", "on": "2023-02-01"}],
    }  # fmt: skip
    hub.writer.save(COOPERATION, [Wish(TYPES["request"], recorded, record_id)])
    return record_id


def errors(page: Page) -> list[str]:
    return [text_of(one) for one in page.one("div", class_="error-summary").iter("li")]


def test_a_requester_reads_what_the_office_recorded_and_is_not_asked_for_it(
    visit: Visit, request_id: str
) -> None:
    page = visit(LTU).get(f"/requests/{request_id}/edit")
    asked = page.form(page.path).values
    for name in ("registry_received_on", "reviewer", "closed_on", "external_id", "is_example"):
        assert name not in asked
    assert not any(name.startswith("steps") for name in asked)
    assert "withdrawn_on" in asked
    assert "5 January 2023" in text_of(page.one("div", id="registry_received_on")).replace(
        "\u00a0", " "
    )
    assert "Reminder" in page.main
    for word in ("FILE-7", "ines.adviser"):
        assert word not in page.text
    asked_for = [name.partition("-")[0] for name in page.form(page.path).values]
    assert "difficulties" not in asked_for
    for address in ("", "/history", "/print"):
        shown = visit(LTU).get(f"/requests/{request_id}{address}").text
        for word in (
            "FILE-7",
            "ines.adviser",
            "Reviewer",
            "Difficulties",
            "Bar under national law",
        ):
            assert word not in shown
    assert not page.all("div", id="closed_on")
    office = visit(COOPERATION).get(f"/requests/{request_id}/edit")
    assert office.form(office.path).values["registry_received_on"] == ["2023-01-05"]


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("registry_received_on", "Received by the Registry on"),
        ("steps-0-kind", "Steps"),
        ("is_example", "Fictitious example"),
    ],
)
def test_a_tampered_form_is_refused_at_the_field_and_nothing_is_saved(
    visit: Visit, hub: Hub, request_id: str, name: str, label: str
) -> None:
    client = visit(LTU)
    for path in (f"/requests/{request_id}/edit", "/requests/new"):
        form = client.get(path).form(path)
        sent = form.values | {"title": ["Another"], "direction": ["incoming"], name: ["2023-03-05"]}
        page = client.post(path, sent, expect=422)
        assert errors(page) == [f"{label}: {THEIRS}"]
        assert page.form(path).values["title"] == ["Another"]
    record = hub.records.get(COOPERATION, request_id)
    assert (record.title, record.values["registry_received_on"]) == ("Subject", "2023-01-05")


def test_a_requester_saves_the_rest(visit: Visit, hub: Hub, request_id: str) -> None:
    client = visit(LTU)
    page = client.get(f"/requests/{request_id}/edit")
    shown = client.follow(client.submit(page.form(page.path).fill(withdrawn_on="2023-02-02")))
    assert "Saved as version 3." in shown.main
    record = hub.records.get(COOPERATION, request_id)
    assert record.values["withdrawn_on"] == "2023-02-02"
    assert (record.values["registry_received_on"], record.values["external_id"]) == (
        "2023-01-05",
        "FILE-7",
    )
    assert len(record.values["steps"]) == 1
