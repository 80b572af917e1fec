"""Each family of requests has its own series of references; what is only handed in has a draft reference."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
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


def test_the_families_are_numbered_apart_by_the_year_in_which_they_begin(
    hub: Hub, ends: None
) -> None:
    made = [
        incoming(hub, received_on="2023-12-31"),
        incoming(hub, received_on="2024-01-01"),
        incoming(hub, received_on="2023-01-15"),
        make(hub, "request", title="R", direction="outgoing", requested="ltu", sent_on="2023-03-01"),
        make(hub, "request", title="R", direction="organisation", requested="org-x", sent_on="2023-03-01"),
    ]  # fmt: skip
    assert [references(hub, one)[0] for one in made] == [
        "IN-2023-0001", "IN-2024-0001", "IN-2023-0002", "OUT-2023-0001", "ORG-2023-0001",
    ]  # fmt: skip


def test_what_is_handed_in_has_a_draft_reference_until_the_office_records_its_receipt(
    hub: Hub, ends: None
) -> None:
    outcome = make(
        hub, "request", LTU, title="R", direction="incoming", requester="auth-ltu-ps", marking="named",
        named_to=["org:auth-ltu-ps"],
    )  # fmt: skip
    reference, draft = references(hub, outcome)
    assert reference is None
    assert draft is not None
    assert draft.startswith("DRAFT-20")
    assert draft.endswith("-0001")
    change(hub, COOPERATION, outcome, received_on="2024-05-02")
    assert references(hub, outcome) == ("IN-2024-0001", draft)


def test_a_record_that_is_numbered_is_still_at_its_first_version(hub: Hub, ends: None) -> None:
    assert hub.records.get(COOPERATION, incoming(hub, received_on="2024-01-01")).version == 1


def test_the_series_passes_over_a_number_that_somebody_gave(hub: Hub, ends: None) -> None:
    incoming(hub, received_on="2024-01-01", reference="IN-2024-0007")
    named = incoming(hub, received_on="2024-01-01", reference="RFA 12/24")
    following = incoming(hub, received_on="2024-01-02")
    assert references(hub, named)[0] == "RFA 12/24"
    assert references(hub, following)[0] == "IN-2024-0008"


def test_a_request_keeps_its_reference_when_its_receipt_is_corrected(hub: Hub, ends: None) -> None:
    made = incoming(hub, received_on="2023-12-31")
    change(hub, COOPERATION, made, received_on="2024-01-02")
    assert references(hub, made)[0] == "IN-2023-0001"


def test_requests_recorded_at_the_same_moment_get_numbers_of_their_own(
    hub: Hub, ends: None
) -> None:
    with ThreadPoolExecutor(6) as at_once:
        made = list(at_once.map(lambda _: incoming(hub, received_on="2024-01-01"), range(12)))
    found = sorted(str(references(hub, one)[0]) for one in made)
    assert found == [f"IN-2024-{number:04d}" for number in range(1, 13)]
