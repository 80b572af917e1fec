"""What KPI 4 looks at, read from the graph under somebody's access."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from graph_schema.indicators import INDICATORS
from graph_schema.office import OFFICE_ID
from hub.access import Principal
from hub.indicators.kpi_04 import Act, Candidate, Facts, Project
from hub.indicators.phases import SituationDates
from hub.indicators.targets import read_targets
from hub.store.graph import Graph, Row, Transaction

MEETINGS = ("expert_meeting", "seminar", "training", "workshop")
"""Engagements that may be part of a project: trainings and expert meetings."""

MEMBER_CAPACITIES = ("founding_member", "member", "participant")
"""Capacities in which one belongs to a team; supporting it or having a memorandum with it is none."""

UNSIGNED = ("in_negotiation", "no_agreement")
"""Statuses of an agreement that nobody has signed, whatever date it bears."""


def read_facts(graph: Graph, principal: Principal, years: range) -> Facts:
    """Situations, projects and, for the years, candidates; four kinds of candidates in a query each."""
    return graph.read(lambda transaction: _facts(transaction, principal, years))


def _facts(transaction: Transaction, principal: Principal, years: range) -> Facts:
    situations = tuple(
        SituationDates(**(row | {"merged_into": next(iter(row["merged_into"]), None)}))
        for row in transaction.rows("indicators/situations", principal)
    )
    office = {"office": OFFICE_ID, "capacities": list(MEMBER_CAPACITIES)}
    memberships: dict[str, list[Row]] = defaultdict(list)
    for row in transaction.rows("indicators/kpi_04_memberships", principal, **office):
        memberships[row["project"]].append(row)
    projects = tuple(
        _project(row, memberships[row["id"]])
        for row in transaction.rows("indicators/kpi_04_projects", principal)
    )
    span = {"since": f"{years[0]}-01-01", "until": f"{years[-1]}-12-31"}
    found = [
        *transaction.rows(
            "indicators/kpi_04_agreements", principal, **span, unsigned=list(UNSIGNED)
        ),
        *transaction.rows("indicators/kpi_04_teams", principal, **span, **office),
        *transaction.rows("indicators/kpi_04_roadmaps", principal, **span),
        *transaction.rows(
            "indicators/kpi_04_engagements",
            principal,
            **span,
            kinds=list(MEETINGS),
            office=OFFICE_ID,
        ),
    ]
    candidates = tuple(
        Candidate(
            row["id"],
            row["title"],
            row["type"],
            Act(row["id"], row["on"], row["until"]),
            tuple(row["about"]),
        )
        for row in found
    )
    annex = INDICATORS[4].whole_number_targets()
    return Facts(
        situations, projects, candidates, annex, read_targets(transaction, principal, kpi=4)
    )


def _project(row: Row, memberships: list[Row]) -> Project:
    evidence: list[Mapping[str, Any]] = row["evidence"]
    own = [row["started_on"], row["ended_on"] if row["status"] == "completed" else None]
    acts = [Act(row["id"], on) for on in [*own, *row["progress"]] if on]
    planned: list[Act] = []
    for one in evidence:
        acts += _done(one)
        planned += _announced(one)
    for team in memberships:
        acts.append(Act(team["id"], team["joined_on"], team["left_on"] or team["ended_on"] or ""))
    return Project(
        row["id"], row["title"], row["kind"], row["status"], row["started_on"], tuple(sorted(row["about"])),
        tuple(acts), tuple(planned), (row["retired_reason"] or "") if row["retired"] else None,
    )  # fmt: skip


def _done(one: Mapping[str, Any]) -> Iterator[Act]:
    """The dated acts that a record it rests on stands for."""
    dates: list[Any] = []
    match one["type"]:
        case "agreement" if one["status"] not in UNSIGNED:
            dates = [one["signed_on"], one["in_force_on"]]
        case "milestone":
            dates = [one["achieved_on"]]
        case "sharing_event" if one["direction"] == "given":
            dates = [one["on"]]
        case "engagement" if one["status"] == "held":
            start, end = one["held_on"] or one["ended_on"], one["ended_on"]
            if start:
                yield Act(one["id"], start, end)
        case "secondment" if one["status"] == "serving" and one["started_on"]:
            yield Act(one["id"], one["started_on"], one["ended_on"] or "")
        case "secondment" if one["status"] == "ended" and one["started_on"] and one["ended_on"]:
            yield Act(one["id"], one["started_on"], one["ended_on"])
        case "secondment" if one["status"] == "ended":  # how long it served is not known
            dates = [one["started_on"], one["ended_on"]]
    yield from (Act(one["id"], on) for on in dates if on)


def _announced(one: Mapping[str, Any]) -> Iterator[Act]:
    """What a record it rests on only announces."""
    if one["type"] == "engagement" and one["status"] == "planned" and one["held_on"]:
        yield Act(one["id"], one["held_on"], one["ended_on"])
    if one["type"] == "milestone" and one["due_on"] and not one["achieved_on"]:
        yield Act(one["id"], one["due_on"])
