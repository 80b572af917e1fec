"""The checklist of article 96(2): what it warns of, by hand; it refuses nothing."""

from __future__ import annotations

from typing import Any

import pytest

from graph_schema.cautions import cautions_about

WHOLE: dict[str, Any] = {
    "direction": "incoming", "about": [{"id": "sit-ukr"}], "assistance": ["93(10)-other"],
    "purpose": "Trial of a commander", "whereabouts": "Village", "essential_facts": "In May 2022", "procedure_sought": "None",
}  # fmt: skip


def warned(**values: Any) -> list[str]:
    return [one.column for one in cautions_about("request", WHOLE | values)]


@pytest.mark.parametrize(
    "name", ["about", "assistance", "purpose", "whereabouts", "essential_facts", "procedure_sought"]
)
def test_each_thing_that_is_missing_is_said_once_at_its_field(name: str) -> None:
    empty = {name: None} | ({"purpose": "In 2022"} if name == "essential_facts" else {})
    assert warned(**empty) == [name]


def test_nothing_is_said_of_a_whole_request_nor_of_one_that_has_ended() -> None:
    assert warned() == []
    for ended in ("initial_substantive_response_on", "closed_on", "withdrawn_on"):
        assert warned(purpose=None, **{ended: "2024-01-01"}) == []


def test_the_law_of_the_requested_state_is_asked_for_in_requests_to_states_alone() -> None:
    described = "The village hall at the crossing, in the district of A"
    assert warned(direction="outgoing", whereabouts=described) == ["requirements"]
    assert warned(direction="organisation", purpose=None) == []


def test_a_request_that_names_no_period_may_be_too_broad() -> None:
    assert warned(essential_facts="Shelling of a village") == ["essential_facts"]


def test_a_draft_to_a_state_describes_what_is_to_be_found_in_more_than_a_few_words() -> None:
    to_a_state = {"direction": "outgoing", "requirements": "None", "assistance": ["93(1)(i)"]}
    assert warned(**to_a_state, whereabouts="A company in the capital") == ["whereabouts"]
    assert warned(**to_a_state, whereabouts="The company A at 4 Main Street, and its bank") == []
    assert warned(**to_a_state, whereabouts="A company in the capital", sent_on="2026-01-01") == []
