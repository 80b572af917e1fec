"""The starter data carries the worked example of KPI 4 for 2023 (the rules' own figures, by hand)."""

from __future__ import annotations

from typing import Any

from graph_schema.partial_date import first_day, last_day
from tests.seeds.reading import SEEDS, records_in

FIRST, LAST = "2023-01-01", "2023-12-31"

OPEN = {
    "sit-drc", "sit-uga", "sit-dar", "sit-ken", "sit-lby", "sit-civ", "sit-mli", "sit-bdi", "sit-bgd",
    "sit-afg", "sit-pse", "sit-phl", "sit-ven1", "sit-ukr", "sit-nga", "sit-ven2", "sit-drc2",
}  # fmt: skip
"""Uganda and Kenya concluded during 2023; Democratic Republic of the Congo II was opened in it."""
CONCLUDED = {"sit-car1", "sit-car2", "sit-geo"}
CLOSED = {"sit-col", "sit-gin", "sit-bol", "sit-gab", "sit-hnd", "sit-irq", "sit-kor", "sit-com"}

ACTS_OF_2023 = {
    "prj-001": {"jit-ukr"},
    "prj-002": {"jit-lby", "eng-023"},
    "prj-003": {"agr-col23"},
    "prj-005": {"agr-ven23", "agr-venjwp"},
    "prj-007": {"prj-007", "agr-drc23", "eng-008"},
    "prj-009": {"prj-009", "agr-car23", "eng-013"},
    "prj-010": {"prj-010", "agr-scc23", "eng-013"},
}
"""What dates each of the seven projects in 2023; its own id stands for its start."""


def _of(kind: str) -> list[Any]:
    return [one for one in records_in(SEEDS).values() if type(one).info.name == kind]


def _began_by_end(day: str | None) -> bool:
    return day is not None and first_day(day) <= LAST


def _over_before(day: str | None) -> bool:
    return day is not None and last_day(day) < FIRST


def _in_year(day: str | None) -> bool:
    return day is not None and first_day(day) <= LAST and last_day(day) >= FIRST


def test_in_2023_seventeen_situations_are_open_three_concluded_and_eight_closed() -> None:
    groups: dict[str, set[str]] = {
        "open": set(),
        "concluded": set(),
        "closed": set(),
        "later": set(),
    }
    for one in _of("situation"):
        if _over_before(one.investigation_concluded_on):
            group = "concluded"
        elif _over_before(one.examination_closed_on):
            group = "closed"
        elif _began_by_end(one.investigation_opened_on) or _began_by_end(one.examination_opened_on):
            group = "open"
        else:
            group = "later"
        groups[group].add(one.id)
    assert groups == {"open": OPEN, "concluded": CONCLUDED, "closed": CLOSED, "later": {"sit-ltu"}}


def test_seven_projects_have_a_dated_act_in_2023_and_no_other_counts() -> None:
    records = records_in(SEEDS)
    found: dict[str, set[str]] = {}
    for project in _of("project"):
        if project.status not in ("ongoing", "completed"):
            continue
        acts = {project.id} if _in_year(project.started_on) or _in_year(project.ended_on) else set()
        for link in project.rests_on:
            one = records[link.id]
            kind = type(one).info.name
            if kind == "agreement":
                dated = _in_year(one.signed_on) or _in_year(one.in_force_on)
            elif kind == "jit":
                dated = any(
                    member.id == "org-icc-otp" and _began_by_end(member.joined_on)
                    for member in one.member
                )
            else:
                dated = one.status == "held" and _in_year(one.held_on)
            acts |= {one.id} if dated else set()
        if acts:
            found[project.id] = acts
    assert found == ACTS_OF_2023


def test_the_projects_of_2023_lie_where_the_worked_example_puts_them() -> None:
    records = records_in(SEEDS)
    about = [link.id for name in ACTS_OF_2023 for link in records[name].about]
    assert sorted(about) == [
        "sit-car2",
        "sit-car2",
        "sit-col",
        "sit-drc",
        "sit-lby",
        "sit-ukr",
        "sit-ven1",
    ]


def test_guinea_and_the_forensic_deployment_are_listed_but_dated_in_other_years() -> None:
    records = records_in(SEEDS)
    assert (records["prj-006"].status, records["prj-011"].status) == ("ongoing", "completed")
    assert (records["prj-011"].started_on, records["prj-011"].ended_on) == ("2022-05-17", None)


def test_a_candidate_row_is_a_proposed_project_with_its_reason() -> None:
    proposed = {one.id for one in _of("project") if one.status == "proposed"}
    assert proposed == {f"prj-{number:03d}" for number in (4, 8, 14, 16, 18, 19, 20, 23, 25)}
    for one in _of("project"):
        assert one.note.startswith(
            "Proposed, not counted." if one.id in proposed else "Why it counts"
        )


def test_every_row_of_the_evidence_is_what_its_project_rests_on() -> None:
    counted = [one for one in _of("project") if one.status != "proposed"]
    assert sum(len(one.rests_on) for one in counted) == 26
    assert all(link.why for one in counted for link in one.rests_on)
