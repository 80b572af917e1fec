"""What is too imprecise in a draft of the Court to a State is noticed before the State gives it back."""

from __future__ import annotations

from typing import Any

import pytest

from graph_schema.cautions import cautions_about

DRAFT: dict[str, Any] = {
    "direction": "outgoing",
    "purpose": "Article 93(1)(i): ownership of a company; payments of 2019 to 2021.",
    "whereabouts": "The company A at 4 Main Street, and its bank in the capital.",
    "essential_facts": "Payments were made through it.",
}


def places(**changed: Any) -> list[str]:
    return [str(one.place[0]) for one in cautions_about("request", DRAFT | changed)]


def test_a_precise_draft_gives_no_pause() -> None:
    assert places() == []


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"purpose": None}, ["purpose", "essential_facts"]),
        ({"purpose": "Ownership of a company."}, ["essential_facts"]),
        (
            {"purpose": "Ownership.", "essential_facts": "Payments from May 2019 to June 2021."},
            [],
        ),
        ({"purpose": "Ownership; file 20193."}, ["essential_facts"]),
        ({"whereabouts": None}, ["whereabouts"]),
        ({"whereabouts": "A company in the capital."}, ["whereabouts"]),
    ],
)
def test_each_point_of_the_checklist_is_told_at_its_field(
    changed: dict[str, Any], told: list[str]
) -> None:
    assert places(**changed) == told


@pytest.mark.parametrize("changed", [{"direction": "incoming"}, {"direction": "organisation"}, {"sent_on": "2026-01-01"}])  # fmt: skip
def test_the_checklist_is_for_drafts_to_states_alone(changed: dict[str, Any]) -> None:
    empty = dict.fromkeys(("purpose", "whereabouts", "essential_facts"))
    assert "purpose" not in places(**empty, **changed)
