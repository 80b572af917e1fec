"""Each family of requests has its own series of references; what is only handed in has a draft reference."""

from __future__ import annotations

import re
import secrets
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from typing import Any

import pytest

from hub.hub import Hub
from tests.people import COOPERATION, LTU
from tests.records.making import change, cited, make


@pytest.fixture
def ends(hub: Hub) -> None:
    common: dict[str, Any] = {"marking": "public", "citations": cited(hub)}
    make(hub, "state", id="ltu", title="Lithuania", iso2="LT", **common)
    make(hub, "authority", id="auth-ltu-ps", title="PS", of_state="ltu", **common)
    make(hub, "organisation", id="org-icc-otp", title="Office", kind="icc_body", **common)
    make(hub, "organisation", id="org-x", title="X", kind="un_body", **common)


def incoming(hub: Hub, **values: Any) -> str:
    return make(
        hub, "request", title="R", direction="incoming", requester="auth-ltu-ps", **values
    )  # fmt: skip


def references(hub: Hub, record_id: str) -> tuple[str | None, str | None]:
    values = hub.records.get(COOPERATION, record_id).values
    return values["reference"], values["draft_reference"]


def test_the_families_have_series_apart_by_the_year_in_which_they_begin(
    hub: Hub, ends: None
) -> None:
    made = [
        incoming(hub, received_on="2023-12-31"),
        incoming(hub, received_on="2024-01-01"),
        make(hub, "request", title="R", direction="outgoing", requested="ltu", sent_on="2023-03-01"),
        make(hub, "request", title="R", direction="organisation", requested="org-x", sent_on="2023-03-01"),
    ]  # fmt: skip
    given = [str(references(hub, one)[0]) for one in made]
    assert [one.rpartition("-")[0] for one in given] == [
        "IN-2023",
        "IN-2024",
        "OUT-2023",
        "ORG-2023",
    ]
    assert all(re.fullmatch("[0-9]{5}", one.rpartition("-")[2]) for one in given)


def test_a_reference_does_not_tell_how_many_requests_came_before_it(hub: Hub, ends: None) -> None:
    given = [str(references(hub, incoming(hub, received_on="2023-05-02"))[0]) for _ in range(8)]
    steps = {int(later[-5:]) - int(one[-5:]) for one, later in pairwise(given)}
    assert len(steps) > 1, f"numbers that go up by the same step count the requests: {given}"


def test_what_is_handed_in_has_a_draft_reference_until_the_office_records_its_receipt(
    hub: Hub, ends: None
) -> None:
    outcome = make(
        hub, "request", LTU, title="R", direction="incoming", requester="auth-ltu-ps", marking="named",
        named_to=["org:auth-ltu-ps"],
    )  # fmt: skip
    reference, draft = references(hub, outcome)
    assert reference is None
    assert re.fullmatch("DRAFT-20[0-9]{2}-[0-9]{5}", str(draft))
    change(hub, COOPERATION, outcome, received_on="2024-05-02")
    received = references(hub, outcome)
    assert str(received[0]).startswith("IN-2024-")
    assert received[1] == draft


def test_a_record_that_is_numbered_is_still_at_its_first_version(hub: Hub, ends: None) -> None:
    assert hub.records.get(COOPERATION, incoming(hub, received_on="2024-01-01")).version == 1


def test_a_reference_that_somebody_gave_stays_and_is_given_to_no_other(
    hub: Hub, ends: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(secrets, "randbelow", lambda _below: 7)
    by_hand = incoming(hub, received_on="2024-01-01", reference="IN-2024-00007")
    named = incoming(hub, received_on="2024-01-01", reference="RFA 12/24")
    following = incoming(hub, received_on="2024-01-02")
    assert references(hub, by_hand)[0] == "IN-2024-00007"
    assert references(hub, named)[0] == "RFA 12/24"
    assert references(hub, following)[0] == "IN-2024-000007"


def test_a_request_keeps_its_reference_when_its_receipt_is_corrected(hub: Hub, ends: None) -> None:
    made = incoming(hub, received_on="2023-12-31")
    given = references(hub, made)
    change(hub, COOPERATION, made, received_on="2024-01-02")
    assert references(hub, made) == given


def test_requests_recorded_at_the_same_moment_get_numbers_of_their_own(
    hub: Hub, ends: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hub.requests.references.DIGITS", 1)
    with ThreadPoolExecutor(6) as at_once:
        made = list(at_once.map(lambda _: incoming(hub, received_on="2024-01-01"), range(12)))
    assert len({references(hub, one)[0] for one in made}) == 12
