"""`hub export`: a file that comes back as it went, and in which nothing runs."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from hub.access import HUB
from hub.errors import DatabaseUnavailable
from hub.exporting import records
from hub.hub import Hub
from tests.commands.conftest import Command
from tests.importing.files import node_counts, put, states, values
from tests.people import OPERATOR

FORMS = ("csv", "xlsx")


@pytest.fixture
def proceedings(hub: Hub) -> None:
    """Two proceedings with all that makes a file difficult, and one that the institution may not see."""
    states(hub, "deu", "syr")
    put(hub, "source", id="src-1", title="One")
    rich: dict[str, Any] = {
        "title": "=1+1", "summary": "+cmd|' /C calc'!A0", "note": "“quoted”, a\nsecond line;third",
        "crimes": ["7", "national:terrorist_murder"], "in_state": "deu", "committed_in": ["syr", "deu"],
        "opened_on": "2022-05",
        "citations": [{"id": "src-1", "locator": "paras 1; 2", "credibility": "2"}],
        "accused": [
            {"name": "-A", "charges": [{"crime": "7"}, {"crime": "8"}]}, {"name": "Анна أحمد"},
        ],
    }  # fmt: skip
    put(hub, "proceeding", id="prc-1", **rich)
    put(hub, "proceeding", id="prc-2", title="@sum", related_to=[{"id": "prc-1", "why": "same"}])
    put(hub, "proceeding", OPERATOR, id="prc-hidden", title="Quokka", marking="closed",
        named_to=["group:vigilance"])  # fmt: skip


@pytest.mark.usefixtures("proceedings")
@pytest.mark.parametrize("form", FORMS)
def test_what_was_exported_can_be_imported_and_changes_nothing(
    command: Command, hub: Hub, tmp_path: Path, form: str
) -> None:
    path = tmp_path / f"proceedings.{form}"
    before = values(hub, "prc-1")
    counts = node_counts(hub)

    done = command("export", "proceeding", "-o", path)
    assert (done.status, done.out) == (0, "")
    again = command("import", "proceeding", path)

    assert again.out == f"{path.name}: 0 created, 0 updated, 2 unchanged; nothing to do.\n"
    assert values(hub, "prc-1") == before
    unchanged = node_counts(hub)
    assert {name: unchanged[name] for name in ("Entity", "Part", "Revision")} == {
        name: counts[name] for name in ("Entity", "Part", "Revision")
    }
    assert list(tmp_path.glob("*.part")) == []


@pytest.mark.usefixtures("proceedings")
def test_a_change_in_the_file_changes_that_field_alone(
    command: Command, hub: Hub, tmp_path: Path
) -> None:
    path = tmp_path / "proceedings.csv"
    command("export", "proceeding", "-o", path)
    before = values(hub, "prc-1")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("'=1+1", "The trial of A"), encoding="utf-8")

    assert "1 updated, 1 unchanged" in command("import", "proceeding", path).out

    assert values(hub, "prc-1") == before | {"title": "The trial of A"}


@pytest.mark.usefixtures("proceedings")
def test_no_cell_of_the_file_runs_in_a_spreadsheet(command: Command, tmp_path: Path) -> None:
    told = command("export", "proceeding").out
    lines = {one["id"]: one for one in csv.DictReader(io.StringIO(told, newline=""))}
    assert lines["prc-1"]["title"] == "'=1+1"
    assert lines["prc-1"]["summary"] == "'+cmd|' /C calc'!A0"
    assert lines["prc-1"]["accused.1.name"] == "'-A"
    assert lines["prc-2"]["title"] == "'@sum"

    command("export", "proceeding", "-o", tmp_path / "a.xlsx")
    book = load_workbook(tmp_path / "a.xlsx")
    cells = [cell for sheet in book for row in sheet.rows for cell in row]
    assert "'=1+1" in [cell.value for cell in cells]
    assert [cell for cell in cells if cell.data_type == "f"] == []


@pytest.mark.usefixtures("proceedings")
def test_what_the_institution_may_not_see_stays_and_the_trail_names_what_left(
    command: Command, hub: Hub
) -> None:
    for form in FORMS:
        assert b"uokka" not in command("export", "proceeding", "--format", form).written
    event, _ = hub.trail.page(action="export")
    assert (event.by, set(event.subjects)) == ("hub", {"prc-1", "prc-2"})


def test_words_narrow_and_retired_records_are_asked_for(command: Command, hub: Hub) -> None:
    for number, title in enumerate(("Trial of one", "Trial of two", "Appeal of one"), start=1):
        put(hub, "proceeding", id=f"prc-{number}", title=title)
    hub.writer.retire(HUB, "prc-2", 1, "Twice")

    def ids(*more: str) -> set[str]:
        told = command("export", "proceeding", *more).out
        return {one["id"] for one in csv.DictReader(io.StringIO(told, newline=""))}

    assert ids() == {"prc-1", "prc-3"}
    assert ids("--retired") == {"prc-1", "prc-2", "prc-3"}
    assert ids("--word", "one") == {"prc-1", "prc-3"}
    assert ids("--word", "one", "--word", "trial") == {"prc-1"}


def test_of_a_type_without_records_a_header_is_left(command: Command) -> None:
    done = command("export", "states")
    assert (done.status, len(done.out.splitlines())) == (0, 1)
    assert done.out.startswith("id,external_id,version,title,iso2")


def test_an_export_that_fails_half_way_leaves_the_file_that_was_there(
    command: Command, hub: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        put(hub, "source", id=f"src-{number}", title=f"S {number}")
    path = tmp_path / "sources.csv"
    path.write_text("of yesterday", encoding="utf-8")
    monkeypatch.setattr(records, "PAGE", 1)
    read, calls = records._page, []

    def fails_later(*asked: Any) -> Any:
        calls.append(asked)
        if len(calls) > 1:
            raise DatabaseUnavailable(reason="gone")
        return read(*asked)

    monkeypatch.setattr(records, "_page", fails_later)

    refused = command("export", "source", "-o", path)

    assert refused.status == 1
    assert refused.err == "hub: The database cannot be reached just now: gone\n"
    assert [one.name for one in tmp_path.iterdir() if one.is_file()] == ["sources.csv"]
    assert path.read_text(encoding="utf-8") == "of yesterday"


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (("ship",), 2, "“ship” is no type of record; there are admissibility_note"),
        (("state", "--format", "pdf"), 2, "'pdf' is not one of 'csv', 'xlsx'."),
        (("state", "-o", "absent/a.csv"), 1, "absent/a.csv cannot be written: No such file"),
        (("state", "-o", "."), 2, "File '.' is a directory."),
    ],
)
def test_a_wrong_call_is_one_line(
    command: Command, words: Sequence[str], status: int, said: str
) -> None:
    refused = command("export", *words)
    assert (refused.status, refused.out) == (status, "")
    (line,) = refused.err.splitlines()
    assert line.startswith("hub: ")
    assert said in line
