"""The worked example of the counting rules on the starter data: every figure of 2023, written here by hand.

The data are loaded once for each engine, as `hub seed` loads them, with the fictitious examples beside them.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from click.testing import CliRunner, Result
from rich.console import Console

from hub.access import INSTITUTION
from hub.commands import kpi
from hub.commands.seed import seed
from hub.config import Settings
from hub.hub import Hub
from hub.indicators.kpi_04_report import Report, as_json, report
from hub.store.driver import Database
from hub.store.graph import Graph
from tests.conftest import wipe
from tests.people import LTU

TODAY = "2026-11-22"

GAPS = {
    "sit-afg", "sit-bdi", "sit-bgd", "sit-civ", "sit-dar", "sit-drc2", "sit-ken", "sit-mli", "sit-nga", "sit-phl",
    "sit-pse", "sit-uga", "sit-ven2",
}  # fmt: skip
"""The thirteen open situations without a project in 2023."""

REACHED = {
    "sit-ukr": ["prj-001"], "sit-lby": ["prj-002"], "sit-ven1": ["prj-005"], "sit-drc": ["prj-007"],
    "sit-car2": ["prj-009", "prj-010"], "sit-col": ["prj-003"],
}  # fmt: skip
"""The seven projects of 2023 by situation."""


@pytest.fixture(scope="module")
def hub(engine_database: Database, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hub]:
    """The starter data on each engine in turn."""
    wipe(engine_database)
    folder = tmp_path_factory.mktemp("starter")
    settings = Settings.from_environment(
        {"HUB_DATA_DIR": str(folder), "HUB_SECRET_KEY": "only-for-tests-" * 3}
    )
    opened = Hub.over(settings, Graph(engine_database))
    seed(opened, examples=True, console=Console(quiet=True))
    yield opened
    opened.trail.stop()


@pytest.fixture(scope="module")
def found(hub: Hub) -> Report:
    """KPI 4 of 2023 for the whole institution."""
    return report(hub.graph, hub.trail, hub.settings, INSTITUTION, 2023, TODAY)


@pytest.fixture(scope="module")
def rows(found: Report) -> dict[str, dict[str, Any]]:
    """The rows of the JSON by situation."""
    return {row["situation"]: row for row in as_json(found)["rows"]}


def test_the_total_of_2023_is_seven(found: Report) -> None:
    figure = as_json(found)
    assert figure["total"] == 7
    assert sorted(figure["records"]) == sorted(one for listed in REACHED.values() for one in listed)
    assert figure["without_situation"] == []


def test_each_of_the_seven_lies_in_its_row(rows: dict[str, dict[str, Any]]) -> None:
    assert {name: sorted(row["records"]) for name, row in rows.items() if row["records"]} == REACHED


def test_open_has_seventeen_rows_of_which_four_are_reached(
    found: Report, rows: dict[str, dict[str, Any]]
) -> None:
    assert as_json(found)["groups"]["open"] == {"of": 17, "reached": 4, "met": 4}
    open_rows = [row["situation"] for row in rows.values() if row["group"] == "open"]
    assert set(open_rows[:13]) == GAPS, "gaps come first"
    assert set(open_rows[13:]) == {"sit-ukr", "sit-lby", "sit-ven1", "sit-drc"}
    assert [rows[name]["met"] for name in open_rows] == [False] * 13 + [True] * 4


def test_concluded_has_three_rows_of_which_one_is_reached_and_five_of_twenty_together(
    found: Report, rows: dict[str, dict[str, Any]]
) -> None:
    assert as_json(found)["groups"]["investigation_concluded"] == {"of": 3, "reached": 1, "met": 1}
    totals = {
        name: row["total"]
        for name, row in rows.items()
        if row["group"] == "investigation_concluded"
    }
    assert totals == {"sit-car1": 0, "sit-car2": 2, "sit-geo": 0}
    together = found.figure.standing("open", "investigation_concluded")
    assert (together.of, together.reached, together.met) == (20, 5, 5)


def test_closed_examinations_stand_apart_without_a_target(
    found: Report, rows: dict[str, dict[str, Any]]
) -> None:
    assert as_json(found)["groups"]["examination_closed"] == {"of": 8, "reached": 1, "met": None}
    assert (rows["sit-col"]["total"], rows["sit-col"]["reached"], rows["sit-col"]["met"]) == (
        1,
        True,
        None,
    )
    assert (rows["sit-gin"]["total"], rows["sit-gin"]["reached"], rows["sit-gin"]["met"]) == (
        0,
        False,
        None,
    )


def test_what_was_left_out_is_listed_with_its_reason(rows: dict[str, dict[str, Any]]) -> None:
    reason = "no recorded activity in 2023"
    assert rows["sit-gin"]["left_out"] == [{"id": "prj-006", "reason": reason}]
    assert {"id": "prj-011", "reason": reason} in rows["sit-ukr"]["left_out"]
    reasons = [one["reason"] for row in rows.values() for one in row["left_out"]]
    assert set(reasons) == {reason, "proposed"}


def test_three_of_the_seven_were_established_in_2023(rows: dict[str, dict[str, Any]]) -> None:
    established = {name: row["established"] for name, row in rows.items() if row["established"]}
    assert established == {"sit-car2": 2, "sit-drc": 1}
    assert sum(row["continued"] for row in rows.values()) == 4


def test_the_kinds_of_a_row_add_up_to_its_projects(rows: dict[str, dict[str, Any]]) -> None:
    for row in rows.values():
        assert row["contribution"] + row["partnership"] + row["programme"] == row["total"]
        assert row["established"] + row["continued"] == row["total"] == len(row["records"])


def test_no_candidate_is_what_a_project_rests_on(rows: dict[str, dict[str, Any]]) -> None:
    candidates = {one for row in rows.values() for one in row["candidates"]}
    rests_on = {
        "agr-col23",
        "agr-ven23",
        "agr-venjwp",
        "agr-drc23",
        "agr-car23",
        "agr-scc23",
        "eng-008",
        "eng-013",
        "eng-023",
    }
    assert not candidates & (rests_on | {"jit-ukr", "jit-lby"})


def test_fictitious_examples_enter_nothing(found: Report) -> None:
    assert "example" not in json.dumps(as_json(found)).lower()


def test_the_forensic_deployment_counts_in_the_year_in_which_it_started(hub: Hub) -> None:
    in_2022 = report(hub.graph, hub.trail, hub.settings, INSTITUTION, 2022, TODAY)
    row = next(row for row in as_json(in_2022)["rows"] if row["situation"] == "sit-ukr")
    assert "prj-011" in row["records"]
    assert (in_2022.figure.target, row["met"]) == (None, None)


def test_a_practitioner_counts_the_same_public_records_in_their_own_scope(hub: Hub) -> None:
    own = report(hub.graph, hub.trail, hub.settings, LTU, 2023, TODAY)
    assert (own.scope, own.figure.total) == ("viewer", 7)


CONTRACT = [
    "kpi",
    "year",
    "as_of",
    "scope",
    "target",
    "total",
    "records",
    "without_situation",
    "groups",
    "rows",
]
ROW = [
    "situation", "group", "contribution", "partnership", "programme", "established", "continued", "total",
    "reached", "met", "records", "candidates", "left_out",
]  # fmt: skip


@pytest.fixture
def run(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> Any:
    """`hub kpi 4 --year 2023` on the starter data."""

    @contextmanager
    def opened(*_: Any) -> Iterator[Hub]:
        yield hub

    monkeypatch.setattr(kpi, "opened", opened)
    monkeypatch.setenv("COLUMNS", "200")

    def run(*more: str) -> Result:
        asked = ["4", "--year", "2023", "--as-of", TODAY, *more]
        return CliRunner().invoke(kpi.command, asked, catch_exceptions=False)

    return run


def test_the_command_gives_the_json_of_the_contract_and_no_more(run: Any) -> None:
    told = json.loads(run("--format", "json").stdout)
    assert list(told) == CONTRACT
    assert list(told["groups"]) == ["open", "investigation_concluded", "examination_closed"]
    assert all(list(group) == ["of", "reached", "met"] for group in told["groups"].values())
    assert all(list(row) == ROW for row in told["rows"])
    assert all(list(one) == ["id", "reason"] for row in told["rows"] for one in row["left_out"])
    assert [told[name] for name in ("kpi", "year", "as_of", "scope", "target", "total")] == [
        4, 2023, TODAY, "institution", 1, 7,
    ]  # fmt: skip


def test_the_command_gives_a_table_for_spreadsheets(run: Any) -> None:
    told = list(csv.DictReader(io.StringIO(run("--format", "csv").stdout)))
    assert len(told) == 28
    by_situation = {row["situation"]: row for row in told}
    assert by_situation["sit-car2"]["records"] == "prj-009;prj-010"
    assert (by_situation["sit-ukr"]["reached"], by_situation["sit-ukr"]["met"]) == ("1", "1")
    assert (by_situation["sit-gin"]["reached"], by_situation["sit-gin"]["met"]) == ("0", "")
    assert by_situation["sit-gin"]["left_out"] == "prj-006: no recorded activity in 2023"


def test_the_command_prints_a_table_for_people(run: Any) -> None:
    told = run().stdout
    assert "7 projects (institution)" in told
    assert "open: 4 of 17 reached, target met: 4" in told
    assert "open and investigation concluded: 5 of 20 reached, target met: 5" in told
    assert "examination closed (no target): 1 of 8 reached\n" in told
