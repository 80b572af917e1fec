"""Files of sharing events and of requests: the rules about whose they are hold, and the rehearsal foretells them."""

from __future__ import annotations

import pytest

from hub.hub import Hub
from hub.importing import ImportRefused
from tests.importing.files import load, rehearse, table, told
from tests.people import COOPERATION

pytestmark = pytest.mark.usefixtures("world")

EVENT = ["id", "title", "direction", "provider", "recipient", "answers"]
ANSWERS = [
    ["shr-a", "To who asked", "given", "org-icc-otp", "auth-ltu-moj", "req-ltu"],
    ["shr-b", "To another body of the State", "given", "org-icc-otp", "auth-ltu-ps", "req-ltu"],
    ["shr-c", "To another State", "given", "org-icc-otp", "auth-fra-moj", "req-ltu"],
]


def test_the_rehearsal_says_at_its_row_that_another_state_asked(hub: Hub) -> None:
    file = table(EVENT, *ANSWERS)
    ((place, sentence),) = told(rehearse(hub, "sharing_event", file).all_problems())
    assert place == "row 4, column answers"
    assert sentence.startswith("It answers a request of another State")
    with pytest.raises(ImportRefused) as refused:
        load(hub, "sharing_event", file)
    assert told(refused.value.plan.all_problems()) == [(place, sentence)]


def test_an_imported_request_has_its_reference_and_the_same_file_changes_nothing(hub: Hub) -> None:
    file = table(
        ["id", "title", "direction", "requester", "received_on", "marking", "named_to"],
        ["req-new", "New", "incoming", "auth-fra-pnat", "2024-01-02", "office", ""],
    )
    assert load(hub, "request", file).created == 1
    reference = hub.records.get(COOPERATION, "req-new").values["reference"]
    assert str(reference).startswith("IN-2024-")
    assert load(hub, "request", file).unchanged == 1
    assert hub.records.get(COOPERATION, "req-new").values["reference"] == reference
