"""`hub kpi`: every computed indicator prints its figures as a table, CSV and JSON."""

from __future__ import annotations

import csv
import json
from typing import Any

import pytest

from hub.hub import Hub
from hub.indicators.register import COMPUTED
from tests.commands.conftest import Command
from tests.records.making import make


@pytest.fixture
def _asked(hub: Hub) -> None:
    make(hub, "state", id="ltu", title="Lithuania", iso2="LT")
    asked: dict[str, Any] = {
        "title": "R",
        "direction": "incoming",
        "requester": "ltu",
        "received_on": "2023-01-15",
    }
    make(hub, "request", **asked)
    make(
        hub,
        "request",
        initial_substantive_response_on="2023-03-15",
        response_kind="nothing_held",
        **asked,
    )


@pytest.mark.usefixtures("_asked")
def test_kpi_3_as_a_table_and_as_lines(command: Command) -> None:
    asked = ("kpi", 3, "--year", 2023, "--as-of", "2023-03-15")
    printed = command(*asked)
    assert printed.status == 0
    assert "KPI 3, 2023, as of 2023-03-15: 2 incoming requests (institution)" in printed.out
    assert "Target for 2023: 8 end users, not met" in printed.out
    rows = {
        row["figure"]: row["value"]
        for row in csv.DictReader(command(*asked, "--format", "csv").out.splitlines())
    }
    assert (rows["incoming"], rows["on_time"], rows["not_yet_due"], rows["overdue"]) == (
        "2",
        "1",
        "1",
        "0",
    )
    assert (rows["on_time_rate"], rows["average_response_days"]) == ("1.0", "59.0")
    later = command("kpi", 3, "--year", 2023, "--as-of", "2023-03-16", "--format", "csv").out
    assert 'overdue,"Overdue, no answer",1,' in later


@pytest.mark.parametrize("number", sorted(COMPUTED))
@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_computed_indicator_has_the_outer_shape_of_the_contract(
    command: Command, number: int, language: str
) -> None:
    asked = ("kpi", number, "--year", 2023, "--language", language)
    found = json.loads(command(*asked, "--format", "json").out)
    assert found.keys() >= {
        "kpi",
        "year",
        "as_of",
        "scope",
        "target",
        "total",
        "records",
        "groups",
        "rows",
    }
    assert (found["kpi"], found["year"], found["scope"]) == (number, 2023, "institution")
    assert found["total"] == len(found["records"])
    header = command(*asked, "--format", "csv").out.splitlines()[0].split(",")
    assert header == [name for name, _ in COMPUTED[number].columns]
    assert command(*asked).out.strip()
