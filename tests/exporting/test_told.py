"""Beside each person whom a file names stands whether they are presumed innocent, and the file comes back."""

from __future__ import annotations

import csv
import io

import pytest
from openpyxl import load_workbook

from graph_schema.core import TYPES
from hub.exporting import export, template
from hub.exporting.tables import Form
from hub.hub import Hub
from hub.importing import ImportFile, dry_run
from hub.importing.columns import is_told
from hub.store.reader import ListQuery
from tests.people import MAPPING
from tests.records.making import make

PROCEEDING = TYPES["proceeding"]


@pytest.fixture
def people(hub: Hub) -> str:
    return make(
        hub, "proceeding", title="P",
        accused=[{"name": "C. D.", "status": "convicted_final"}, {"name": "E. F.", "status": "acquitted_final"}],
        suspects=[{"name": "G. H.", "charges": [{"crime": "7"}]}],
    )  # fmt: skip


def exported(hub: Hub, form: Form) -> bytes:
    return b"".join(export(hub, MAPPING, ListQuery(PROCEEDING), form))


def test_a_table_tells_it_beside_each_person(hub: Hub, people: str) -> None:
    text = exported(hub, "csv").decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(text))
    told = {name: value for name, value in row.items() if name.endswith("presumed_innocent")}
    assert told == {
        "accused.1.presumed_innocent": "false", "accused.2.presumed_innocent": "true",
        "suspects.1.presumed_innocent": "true",
    }  # fmt: skip
    names = text.split("\n")[0].split(",")
    assert names[names.index("accused.1.name") + 1] == "accused.1.presumed_innocent"
    assert row["accused.2.status"] == "acquitted_final"


def test_a_workbook_tells_it_beside_each_person(hub: Hub, people: str) -> None:
    book = load_workbook(io.BytesIO(exported(hub, "xlsx")))
    rows = list(book["accused"].iter_rows(values_only=True))
    place, name = rows[0].index("presumed_innocent"), rows[0].index("name")
    assert {row[name]: row[place] for row in rows[1:]} == {"C. D.": "false", "E. F.": "true"}


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_file_changes_nothing_when_it_comes_back(hub: Hub, people: str, form: Form) -> None:
    plan = dry_run(hub, MAPPING, PROCEEDING, ImportFile(f"p.{form}", exported(hub, form)))
    assert plan.possible, [one.say() for one in plan.all_problems()]
    assert [row.action for row in plan.rows] == ["unchanged"]


def test_what_is_told_cannot_be_given(hub: Hub, people: str) -> None:
    text = f"id,accused.1.name,accused.1.presumed_innocent\n{people},C. D.,true\n"
    plan = dry_run(hub, MAPPING, PROCEEDING, ImportFile("p.csv", text.encode()))
    assert [row.action for row in plan.rows] == ["unchanged"]
    assert b"presumed_innocent" not in template(MAPPING, PROCEEDING, "csv")


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("accused.1.presumed_innocent", True), ("accused.presumed_innocent", True),
        ("accused.1.name", False), ("presumed_innocent", False), ("crimes.presumed_innocent", False),
        ("accused.1.charges.1.presumed_innocent", False),
    ],
)  # fmt: skip
def test_only_where_people_are_named_is_it_told(name: str, told: bool) -> None:
    assert is_told(PROCEEDING, name) == told
