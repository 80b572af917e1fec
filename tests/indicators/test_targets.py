"""Targets that a manager sets for other years than the annex does: who may, which holds, what KPI 4 makes of it.

Expected values are worked out by hand from the counting rules (Strategic Plan, paragraph 92).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from click.testing import CliRunner
from pydantic import ValidationError

from graph_schema.core import TYPES
from hub.access import INSTITUTION, Principal
from hub.commands import kpi
from hub.errors import NotAllowed
from hub.hub import Hub
from hub.indicators.kpi_04 import Figure, count
from hub.indicators.kpi_04_facts import read_facts
from hub.indicators.targets import SetTarget, holding
from hub.records.history import history
from tests.people import ADMIN, COOPERATION, LIAISON, LTU, MANAGER, MAPPING
from tests.records.making import change, make

TODAY = "2026-11-22"


@pytest.fixture
def situations(hub: Hub) -> None:
    """Alpha has two projects in 2024, Beta one and Gamma none; the examination of Delta is closed."""
    for name in ("alpha", "beta", "gamma"):
        make(hub, "situation", id=f"sit-{name}", title=name, investigation_opened_on="2010")
    make(
        hub, "situation", id="sit-delta", title="delta",
        examination_opened_on="2010", examination_closed_on="2015",
    )  # fmt: skip
    for about in ("alpha", "alpha", "beta", "delta"):
        make(hub, "project", title="P", kind="programme", status="ongoing",
             started_on="2024-03", about=[f"sit-{about}"])  # fmt: skip


GIVEN: dict[str, Any] = {
    "title": "Two for each", "kpi": 4, "year": 2024, "number": 2, "reason": "As in the budget",
    "set_on": "2024-01-15",
}  # fmt: skip


def target(hub: Hub, who: Principal = MANAGER, /, **values: Any) -> str:
    return make(hub, "target", who, **(GIVEN | values))


def figure(hub: Hub, year: int = 2024, as_of: str = TODAY, who: Principal = INSTITUTION) -> Figure:
    return count(read_facts(hub.graph, who, range(year - 4, year + 1)), year, as_of)


def met(found: Figure) -> dict[str, bool | None]:
    return {row.situation.title: row.met for row in found.rows}


@pytest.mark.usefixtures("situations")
def test_met_is_empty_until_a_manager_sets_a_target_and_follows_it_from_then(hub: Hub) -> None:
    before = figure(hub)
    assert (before.target, before.set_target) == (None, None)
    assert set(met(before).values()) == {None}
    assert before.standing("open").met is None

    target(hub)

    found = figure(hub)
    assert found.target == 2
    assert met(found) == {"alpha": True, "beta": False, "gamma": False, "delta": None}
    standing = found.standing("open")
    assert (standing.of, standing.reached, standing.met) == (3, 2, 1)
    assert found.standing("examination_closed").met is None
    assert found.set_target is not None
    assert (found.set_target.reason, found.set_target.created_by) == ("As in the budget", "per-man")
    assert figure(hub, 2025).target is None


@pytest.mark.parametrize("who", [MAPPING, LIAISON, COOPERATION, LTU, ADMIN])
def test_nobody_but_a_manager_sets_or_changes_a_target(hub: Hub, who: Principal) -> None:
    standing = target(hub, marking="public")
    with pytest.raises(NotAllowed):
        target(hub, who, year=2025)
    with pytest.raises(NotAllowed):
        change(hub, who, standing, number=1)
    assert figure(hub, 2025).target is None
    assert figure(hub).target == 2


@pytest.mark.parametrize(
    ("values", "place", "code"),
    [
        ({"year": 2023}, "year", "set_by_the_plan"),
        ({"kpi": 21}, "kpi", "kpi_number"),
        ({"kpi": 0}, "kpi", "greater_than_equal"),
        ({"number": None}, "number", "number_needed"),
        ({"number": 0}, "number", "greater_than_equal"),
        ({"kpi": 2, "number": None}, "in_words", "nothing_set"),
        ({"reason": " "}, "reason", "string_type"),
        ({"set_on": "2024"}, "set_on", "day_needed"),
        ({"marking": "closed", "named_to": ["person:per-man"]}, "marking", "marking_of_type"),
    ],
)
def test_a_target_that_cannot_be_is_refused_at_its_field(
    values: dict[str, Any], place: str, code: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        TYPES["target"].model_validate(GIVEN | values)
    assert [(one["loc"], one["type"]) for one in refused.value.errors()] == [((place,), code)]


def test_an_indicator_without_a_number_may_have_a_target_in_words(hub: Hub) -> None:
    record_id = target(hub, kpi=2, number=None, in_words="All of them")
    assert hub.records.get(MANAGER, record_id).values["in_words"] == "All of them"


def one(name: str, set_on: str, *, year: int = 2024, made: str = "2026-01-01T08:00") -> SetTarget:
    return SetTarget(name, year, 1, None, "why", set_on, made, "per-man", "per-man")


@pytest.mark.parametrize(
    ("as_of", "holds"),
    [
        ("2024-01-14", None),
        ("2024-01-15", "first"),
        ("2024-06-29", "first"),
        ("2024-06-30", "corrected"),
        (TODAY, "corrected"),
    ],
)
def test_the_target_set_last_until_the_day_holds(as_of: str, holds: str | None) -> None:
    targets = [
        one("corrected", "2024-06-30", made="2026-01-02T08:00"),
        one("second", "2024-06-30"),
        one("first", "2024-01-15"),
        one("other-year", "2024-01-01", year=2025),
        one("coming", "2027-01-01"),
    ]
    found = holding(targets, 2024, as_of)
    assert (found and found.id) == holds


@pytest.mark.usefixtures("situations")
def test_a_target_that_was_retired_by_two_people_holds_no_more(hub: Hub) -> None:
    record_id = target(hub)
    proposal = hub.proposals.propose(MANAGER, "retire", record_id, "Set for the wrong year")
    assert figure(hub).target == 2
    hub.proposals.confirm(COOPERATION, proposal)
    assert figure(hub).target is None


@pytest.mark.usefixtures("situations")
def test_a_fictitious_target_holds_for_nothing(hub: Hub) -> None:
    target(hub, title="Example target", is_example=True)
    assert figure(hub).target is None


@pytest.mark.usefixtures("situations")
def test_a_practitioner_is_held_to_the_targets_that_they_may_read(hub: Hub) -> None:
    target(hub)
    assert figure(hub, who=LTU).target is None
    target(hub, number=1, marking="community", set_on="2024-01-01")
    assert figure(hub, who=LTU).target == 1
    assert figure(hub).target == 2


@pytest.mark.usefixtures("situations")
def test_what_was_changed_on_a_target_and_by_whom_is_kept(hub: Hub) -> None:
    record_id = target(hub)
    change(hub, MANAGER, record_id, 1, number=1, reason="As the Assembly approved")

    assert met(figure(hub))["beta"] is True
    newest, oldest = history(hub.graph, MANAGER, record_id).versions
    assert newest.changes == {
        "number": [2, 1],
        "reason": ["As in the budget", "As the Assembly approved"],
    }
    assert (newest.by, oldest.action) == ("per-man", "create")
    assert [event.action for event in hub.trail.page(subject=record_id)] == ["edit", "create"]
    assert hub.trail.verify().whole


@pytest.mark.usefixtures("situations")
def test_the_command_follows_the_target_and_says_why(
    hub: Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    target(hub)

    @contextmanager
    def opened(_data_dir: object) -> Iterator[Hub]:
        yield hub

    monkeypatch.setattr(kpi, "opened", opened)

    def run(*more: str) -> str:
        asked = ["4", "--year", "2024", "--as-of", TODAY, *more]
        return CliRunner().invoke(kpi.command, asked, catch_exceptions=False).output

    told = json.loads(run("--format", "json"))
    assert told["target"] == 2
    assert told["groups"]["open"] == {"of": 3, "reached": 2, "met": 1}
    assert {row["situation"]: row["met"] for row in told["rows"]} == {
        "sit-alpha": True, "sit-beta": False, "sit-gamma": False, "sit-delta": None,
    }  # fmt: skip
    shown = " ".join(run().split())
    assert "Target for 2024: 2 per situation, set on 2024-01-15: As in the budget" in shown
    assert "open: 2 of 3 reached, target met: 1" in shown


def test_a_target_is_the_office_s_own_measure_and_needs_no_source_to_be_published(hub: Hub) -> None:
    record_id = target(hub, marking="public")
    assert hub.records.get(LTU, record_id).values["citations"] == []
