"""What dates a project, and what is a candidate beside the figure of KPI 4, read from a real graph.

Each test is a case of the counting rules, worked out by hand.
"""

from __future__ import annotations

from typing import Any

import pytest

from hub.access import INSTITUTION
from hub.hub import Hub
from hub.indicators.kpi_04 import Figure, Row, count
from hub.indicators.kpi_04_facts import read_facts
from tests.people import COOPERATION, COOPERATION_2
from tests.records.making import make, settled

TODAY = "2026-11-22"


@pytest.fixture
def situation(hub: Hub) -> str:
    make(hub, "organisation", id="org-icc-otp", title="Office of the Prosecutor", kind="icc_body")
    return make(hub, "situation", id="sit-a", title="Alpha", investigation_opened_on="2010-01-01")


def figure(hub: Hub, year: int = 2023, as_of: str = TODAY) -> Figure:
    return count(read_facts(hub.graph, INSTITUTION, range(year - 4, year + 1)), year, as_of)


def alpha(hub: Hub, year: int = 2023) -> Row:
    (row,) = figure(hub, year).rows
    return row


def project(hub: Hub, *rests_on: str, **values: Any) -> str:
    given: dict[str, Any] = {
        "title": "P",
        "kind": "programme",
        "status": "ongoing",
        "started_on": "2015",
    }
    return make(
        hub, "project", **(given | {"about": ["sit-a"], "rests_on": list(rests_on)} | values)
    )


def agreement(hub: Hub, **values: Any) -> str:
    given: dict[str, Any] = {"title": "A", "kind": "working_arrangement", "signed_on": "2023-05"}
    return make(
        hub, "agreement", **(given | {"court_organ": "office", "about": ["sit-a"]} | values)
    )


def training(hub: Hub, **values: Any) -> str:
    given: dict[str, Any] = {
        "title": "T",
        "kind": "training",
        "status": "held",
        "hosted_by_office": True,
    }
    return make(hub, "engagement", **(given | {"about": ["sit-a"]} | values))


def team(hub: Hub, **member: Any) -> str:
    return make(
        hub,
        "jit",
        title="J",
        kind="joint_team",
        about=["sit-a"],
        member=[{"id": "org-icc-otp"} | member],
    )


def secondment(hub: Hub, **values: Any) -> str:
    return make(hub, "secondment", title="S", direction="from_office", about=["sit-a"], **values)


@pytest.mark.parametrize(
    ("status", "counts"),
    [(None, True), ("signed", True), ("expired", True), ("in_negotiation", False), ("no_agreement", False)],
)  # fmt: skip
def test_an_agreement_dates_a_project_by_its_signature(
    hub: Hub, situation: str, status: str | None, counts: bool
) -> None:
    one = project(hub, agreement(hub, status=status))
    assert [found.id for found in alpha(hub).counted] == ([one] if counts else [])


@pytest.mark.parametrize(
    ("years", "values"),
    [
        ([2021, 2022, 2023], {"status": "serving", "started_on": "2021-12"}),
        ([2021, 2022], {"status": "ended", "started_on": "2021-12", "ended_on": "2022-01"}),
        ([2021], {"status": "ended", "started_on": "2021-12"}),
        ([], {"status": "agreed", "started_on": "2021-12"}),
    ],
)
def test_a_secondment_dates_the_years_in_which_it_is_known_to_have_served(
    hub: Hub, situation: str, years: list[int], values: dict[str, Any]
) -> None:
    project(hub, secondment(hub, **values))
    assert [year for year in (2021, 2022, 2023) if alpha(hub, year).counted] == years


@pytest.mark.parametrize(
    ("member", "years"),
    [
        ({"joined_on": "2022-04-25"}, [2022, 2023]),
        ({"joined_on": "2022-04-25", "capacity": "participant"}, [2022, 2023]),
        ({"joined_on": "2021-04", "left_on": "2022-01-15"}, [2021, 2022]),
        ({"joined_on": "2022-04-25", "capacity": "supporter"}, []),
        ({"joined_on": "2022-04-25", "capacity": "memorandum_partner"}, []),
        ({}, []),
    ],
)
def test_membership_of_a_team_dates_the_years_that_it_covers(
    hub: Hub, situation: str, member: dict[str, Any], years: list[int]
) -> None:
    project(hub, team(hub, **member))
    assert [year for year in (2021, 2022, 2023) if alpha(hub, year).counted] == years


def test_what_dates_a_project(hub: Hub, situation: str) -> None:
    roadmap = make(hub, "roadmap", title="R", kind="road_map", about=["sit-a"])
    source = make(hub, "source", title="S")
    entry = {"on": "2023-03", "text": "Went well"}
    acts = {
        "entered into force": project(hub, agreement(hub, signed_on="2019", in_force_on="2023")),
        "achieved": project(hub, make(hub, "milestone", title="M", of_roadmap=roadmap, achieved_on="2023-12-31")),
        "over new year": project(hub, training(hub, held_on="2022-12-30", ended_on="2023-01-02")),
        "given": project(hub, shared(hub, "given")),
        "completed": project(hub, status="completed", ended_on="2023-01-01"),
        "progress with a source": project(hub, progress=[entry | {"source": source}]),
    }  # fmt: skip
    project(hub, progress=[entry])
    project(hub, shared(hub, "received"))
    project(hub, agreement(hub, is_example=True, title="Example: A"))
    project(hub, make(hub, "milestone", title="M", of_roadmap=roadmap, due_on="2023-06"))
    row = alpha(hub)
    assert {one.id for one in row.counted} == set(acts.values())
    assert sorted(one.reason for one in row.left_out) == [
        "no_recorded_activity", "no_recorded_activity", "no_recorded_activity", "planned_events_only",
    ]  # fmt: skip


def shared(hub: Hub, direction: str) -> str:
    ends = ["org-icc-otp", make(hub, "organisation", title="O", kind="un_body")]
    provider, recipient = ends if direction == "given" else reversed(ends)
    return make(
        hub,
        "sharing_event",
        title="I",
        direction=direction,
        provider=provider,
        recipient=recipient,
        on="2023-05",
        gates=settled(),
    )


def test_candidates_are_the_offices_dated_instruments_and_meetings_of_the_year(
    hub: Hub, situation: str
) -> None:
    wanted = {
        agreement(hub),
        agreement(hub, status=None, signed_on="2023"),
        make(hub, "roadmap", title="R", kind="road_map", about=["sit-a"], adopted_on="2023-11"),
        team(hub, joined_on="2023"),
        training(hub, held_on="2023-05"),
        training(hub, held_on=None, ended_on="2023-05-03", kind="expert_meeting"),
        training(hub, held_on="2023", hosted_by_office=False, attended_by=["org-icc-otp"]),
    }
    agreement(hub, signed_on="2022-12-31")
    agreement(hub, status="in_negotiation")
    agreement(hub, court_organ="registry")
    agreement(hub, is_example=True, title="Example: A")
    team(hub, joined_on="2022")
    team(hub, joined_on="2023", capacity="supporter")
    training(hub, held_on="2023-05", status="planned")
    training(hub, held_on="2023-05", kind="visit")
    training(hub, held_on="2023", hosted_by_office=False)
    row = alpha(hub)
    assert {one.id for one in row.candidates} == wanted
    assert figure(hub).total == 0


def test_a_project_takes_its_evidence_from_the_candidates_while_it_stands(
    hub: Hub, situation: str
) -> None:
    one = agreement(hub)
    mistaken = project(hub, one)
    assert alpha(hub).candidates == []
    hub.proposals.confirm(
        COOPERATION_2, hub.proposals.propose(COOPERATION, "retire", mistaken, "recorded twice")
    )
    row = alpha(hub)
    assert [candidate.id for candidate in row.candidates] == [one]
    assert [left.say(2023) for left in row.left_out] == ["retired: recorded twice"]
    project(hub, one, is_example=True, title="Example: P")
    assert [candidate.id for candidate in alpha(hub).candidates] == [one]


def test_evidence_that_was_retired_dates_nothing(hub: Hub, situation: str) -> None:
    one = agreement(hub)
    project(hub, one)
    hub.proposals.confirm(
        COOPERATION_2, hub.proposals.propose(COOPERATION, "retire", one, "never signed")
    )
    row = alpha(hub)
    assert (row.counted, row.candidates) == ([], [])
