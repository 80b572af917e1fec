"""`hub import`: what it says and leaves behind, for files that fit and for files that do not."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from hub.access import HUB
from hub.hub import Hub
from tests.commands.conftest import Command
from tests.importing.files import node_counts, put, states, values


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Two sources in a file."""
    path = tmp_path / "sources.csv"
    path.write_text("id,title,publisher\nsrc-1,One,A court\nsrc-2,Two,\n", encoding="utf-8")
    return path


def test_a_file_is_imported_and_a_second_time_changes_nothing(
    command: Command, hub: Hub, file: Path
) -> None:
    done = command("import", "source", file)
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith("sources.csv: 2 created, 0 updated, 0 unchanged (batch imp-")
    assert values(hub, "src-1")["publisher"] == "A court"
    before = node_counts(hub)

    again = command("import", "source", file)

    assert again.out == "sources.csv: 0 created, 0 updated, 2 unchanged; nothing to do.\n"
    assert node_counts(hub) == before


def test_a_type_may_be_named_as_its_pages_are(command: Command, hub: Hub, file: Path) -> None:
    assert command("import", "sources", file).status == 0
    assert hub.records.get(HUB, "src-2").title == "Two"


def test_a_dry_run_says_what_would_come_of_each_row_and_writes_nothing(
    command: Command, hub: Hub, file: Path
) -> None:
    put(hub, "source", id="src-2", title="Zwei")
    before = node_counts(hub)

    done = command("import", "source", file, "--dry-run")

    assert (done.status, done.err) == (0, "")
    rows = [line.split() for line in done.out.splitlines() if "src-" in line]
    assert [[word for word in row if word.isalnum() or "-" in word] for row in rows] == [
        ["2", "create", "src-1"],
        ["3", "update", "src-2", "title"],
    ]
    assert done.out.endswith("sources.csv: 1 create, 1 update; nothing was written.\n")
    assert node_counts(hub) == before
    assert values(hub, "src-2")["title"] == "Zwei"


@pytest.fixture
def wrong(tmp_path: Path, hub: Hub) -> Path:
    """A good row and one with two mistakes."""
    states(hub, "deu")
    path = tmp_path / "wrong.csv"
    path.write_text(
        "id,title,opened_on,in_state\nprc-1,One,,deu\nprc-2,,2022-02-30,deu\n", encoding="utf-8"
    )
    return path


MISTAKES = {
    "en": [
        "row 3, column title: This is needed.",
        "row 3, column opened_on: There is no such day in the calendar.",
    ],
    "fr": [
        "ligne 3, colonne title: Cette valeur est nécessaire.",
        "ligne 3, colonne opened_on: Ce jour n’existe pas dans le calendrier.",
    ],
}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_wrong_cell_is_a_line_with_row_and_column_and_nothing_is_written(
    command: Command, hub: Hub, wrong: Path, language: str
) -> None:
    before = node_counts(hub)

    refused = command("import", "proceeding", wrong, "--language", language)

    assert (refused.status, refused.out) == (1, "")
    *lines, last = refused.err.splitlines()
    assert lines == MISTAKES[language]
    assert (
        last
        == {
            "en": "hub: wrong.csv: 2 problem(s) found, nothing was imported",
            "fr": "hub: wrong.csv : 2 problème(s) constaté(s), rien n’a été importé",
        }[language]
    )
    assert node_counts(hub) == before


def test_a_dry_run_with_mistakes_ends_with_another_status_too(
    command: Command, wrong: Path
) -> None:
    told = command("import", "proceeding", wrong, "--dry-run")
    assert told.status == 1
    assert [line for line in told.out.splitlines() if line in MISTAKES["en"]] == MISTAKES["en"]
    assert told.out.endswith("wrong.csv: 1 create, 1 error; nothing was written.\n")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.xlsx", b"PK\x03\x04 no workbook", "a.xlsx cannot be imported: the workbook is damaged"),
        ("a.xlsx", b"title\nOne\n", "a.xlsx cannot be imported: the workbook is damaged"),
        ("a.csv", "id,title\nsrc-1,Résumé\n".encode("cp1252"), "a.csv cannot be imported: it is neither UTF-8 nor UTF-16 (line 2"),
        ("a.csv", b"", "a.csv cannot be imported: it is empty."),
        ("a.csv", b"id,title\n", "a.csv cannot be imported: it has a header and no rows."),
        ("a.csv", b'id,title\nsrc-1,"One\n', "a.csv cannot be imported: its quotation marks do not pair off"),
    ],
    ids=["broken workbook", "no workbook", "wrong encoding", "empty", "header only", "quotes"],
)  # fmt: skip
@pytest.mark.parametrize("more", [(), ("--dry-run",)], ids=["import", "dry run"])
def test_a_file_that_cannot_be_read_is_one_clear_line(
    command: Command, hub: Hub, tmp_path: Path, name: str, content: bytes, said: str,
    more: Sequence[str],
) -> None:  # fmt: skip
    (tmp_path / name).write_bytes(content)
    before = node_counts(hub)

    refused = command("import", "source", tmp_path / name, *more)

    assert (refused.status, refused.out) == (1, "")
    (line,) = refused.err.splitlines()
    assert line.startswith(f"hub: {said}")
    assert node_counts(hub) == before


def test_a_header_that_means_nothing_is_told_and_its_neighbour_named(
    command: Command, hub: Hub, tmp_path: Path
) -> None:
    path = tmp_path / "a.csv"
    path.write_text("id,title,publischer\nsrc-1,One,A court\n", encoding="utf-8")
    refused = command("import", "source", path)
    assert refused.status == 1
    assert "There is no column “publischer”; did you mean “publisher”?" in refused.err
    assert "Source" not in node_counts(hub)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("ship", "FILE"), "“ship” is no type of record; there are admissibility_note, agreement"),
        (("sorce", "FILE"), "“sorce” is no type of record; did you mean “source”?"),
        (("source", "absent.csv"), "File 'absent.csv' does not exist."),
        (("source", "."), "File '.' is a directory."),
        (("source",), "Name one FILE to import, or ask for a --template."),
        (("source", "FILE", "--template"), "Name one FILE to import, or ask for a --template."),
        (("source", "FILE", "--format", "csv"), "--format and --output are for a --template."),
        ((), "Missing argument 'TYPE'."),
    ],
)
def test_a_wrong_call_is_one_line_that_says_where_to_read_on(
    command: Command, hub: Hub, file: Path, words: Sequence[str], said: str
) -> None:
    refused = command("import", *(file if word == "FILE" else word for word in words))
    assert (refused.status, refused.out) == (2, "")
    (line,) = refused.err.splitlines()
    assert said in line
    assert line.endswith("(hub import --help says how)")
    assert "Source" not in node_counts(hub)


# --- templates ---------------------------------------------------------------------------------------

FILLED: Mapping[str, Any] = {
    "id": "prc-1", "title": "The trial of A", "opened_on": "2022-05", "crimes": "7;8", "in_state": "deu",
    "source": "src-1", "citations": "src-1", "citations.locator": "p. 1", "locator": "p. 1",
}  # fmt: skip
ACCUSED: Mapping[str, Any] = {"accused.1.name": "A", "accused.1.charges.1.crime": "7"}


def check_filled(hub: Hub) -> None:
    stored = values(hub, "prc-1")
    assert (stored["title"], stored["opened_on"]) == ("The trial of A", "2022-05")
    assert (stored["crimes"], stored["in_state"]) == (["7", "8"], {"id": "deu"})
    assert [(one["id"], one["locator"]) for one in stored["citations"]] == [("src-1", "p. 1")]
    (accused,) = stored["accused"]
    assert (accused["name"], [one["crime"] for one in accused["charges"]]) == ("A", ["7"])
    assert stored["marking"] == "office"


@pytest.fixture
def ends(hub: Hub) -> None:
    """What the filled-in file points to."""
    states(hub, "deu")
    put(hub, "source", id="src-1", title="One")


@pytest.mark.usefixtures("ends")
def test_a_csv_template_can_be_filled_in_and_imported(
    command: Command, hub: Hub, tmp_path: Path
) -> None:
    written = command("import", "proceeding", "--template")
    assert (written.status, written.err) == (0, "")
    (header,) = csv.reader(io.StringIO(written.out, newline=""))
    path = tmp_path / "filled.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as out:
        lines = csv.DictWriter(out, header, extrasaction="ignore")
        lines.writeheader()
        lines.writerow(FILLED | ACCUSED)

    done = command("import", "proceeding", path)

    assert (done.status, done.err) == (0, "")
    check_filled(hub)


@pytest.mark.usefixtures("ends")
def test_a_template_that_is_a_workbook_has_sheets_for_parts_and_can_be_filled_in(
    command: Command, hub: Hub, tmp_path: Path
) -> None:
    path = tmp_path / "filled.xlsx"
    assert command("import", "proceeding", "--template", "-o", path).status == 0
    book = load_workbook(path)
    rows = {
        "proceeding": FILLED,
        "accused": {"id": "prc-1", "name": "A"},
        "accused.charges": {"id": "prc-1", "accused": 1, "crime": "7"},
    }
    for name, given in rows.items():
        sheet = book[name]
        sheet.append([given.get(cell.value) for cell in sheet[1]])
    explained = [cell.value for cell in book["help"]["A"]]
    assert {"title", "crimes", "accused.1.name"} <= set(explained)
    book.save(path)

    done = command("import", "proceeding", path)

    assert (done.status, done.err) == (0, "")
    check_filled(hub)


def test_a_template_without_a_file_name_goes_to_the_standard_output_in_either_form(
    command: Command,
) -> None:
    assert command("import", "state", "--template").out.startswith("id,external_id,version,title,")
    workbook = command("import", "state", "--template", "--format", "xlsx").written
    assert load_workbook(io.BytesIO(workbook)).sheetnames == ["state", "help"]


def test_an_empty_template_is_a_file_without_rows(command: Command, tmp_path: Path) -> None:
    for name in ("a.csv", "a.xlsx"):
        assert command("import", "proceeding", "--template", "-o", tmp_path / name).status == 0
        refused = command("import", "proceeding", tmp_path / name)
        assert refused.err == f"hub: {name} cannot be imported: it has a header and no rows.\n"


def test_a_template_that_cannot_be_written_is_one_line(command: Command, tmp_path: Path) -> None:
    path = tmp_path / "absent" / "a.csv"
    refused = command("import", "state", "--template", "-o", path)
    assert (refused.status, refused.out) == (1, "")
    assert refused.err == f"hub: {path} cannot be written: No such file or directory\n"
