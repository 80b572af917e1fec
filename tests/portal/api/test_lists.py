"""Lists of the API: narrowed, ordered, page by page, and every parameter that means nothing named."""

from __future__ import annotations

import pytest

from tests.people import COOPERATION, MAPPING
from tests.portal.api.conftest import AsWho, Put
from tests.portal.programs import places


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


def test_a_list_of_requests_is_of_one_family(program: AsWho, put: Put) -> None:
    put("state", id="fra", title="France", iso2="FR")
    put("organisation", id="org-icc-otp", title="Office", kind="icc_body")
    ends = {"fra": "org-icc-otp", "org-icc-otp": "fra"}
    put(
        "request",
        id="req-in",
        title="In",
        direction="incoming",
        requester="fra",
        requested=ends["fra"],
    )
    put("request", id="req-out", title="Out", direction="outgoing", requester="org-icc-otp", requested="fra")  # fmt: skip
    asking = program(COOPERATION)
    found = asking.get("/requests?direction=outgoing")["records"]
    assert [one["id"] for one in found] == ["req-out"]
    refused = asking.get("/requests", expect=422)
    assert "direction" in places(refused)


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
