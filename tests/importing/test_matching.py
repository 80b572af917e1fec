"""Which column each heading of a file stands for: proposals, what a person says of them, what the file calls them."""

from __future__ import annotations

from typing import Any

import pytest

from graph_schema.core import TYPES
from hub.access import HUB, Principal
from hub.hub import Hub
from hub.importing import ImportFile
from hub.importing.matching import (
    Heading,
    choices,
    headings,
    proposed,
    renamed,
    shape,
    unread_sheets,
)
from hub.importing.opening import sheets_of
from tests.importing.files import csv_file, load, rehearse, states, table, told, workbook
from tests.people import COOPERATION, MAPPING

PROCEEDING = TYPES["proceeding"]


def found(file: ImportFile, who: Principal = HUB, **kept: str) -> list[Heading]:
    return headings(PROCEEDING, who, sheets_of(file), kept)


def mapped(file: ImportFile, **columns: str) -> ImportFile:
    """The file with every proposal taken but those that are said otherwise."""
    said = proposed(found(file)) | columns
    return ImportFile(file.name, file.content, said)


@pytest.mark.parametrize(
    ("words", "column", "how"),
    [
        ("title", "title", "exact"),
        (" TITLE ", "title", "exact"),
        ("source", "citations", "exact"),
        ("accused.7.charges.2.crime", "accused.7.charges.2.crime", "exact"),
        ("Forum State", "in_state", "label"),
        ("État du for", "in_state", "label"),
        ("etat du for", "in_state", "label"),
        ("Autre identifiant", "external_id", "label"),
        ("Identifier", "id", "label"),
        ("Opened on:", "opened_on", "label"),
        ("Forum Stat", "in_state", "near"),
        ("Crimes comitted in", "committed_in", "near"),
        ("المحكمة", "", "nothing"),
        ("Favourite colour", "", "nothing"),
        ("accused.1.presumed_innocent", "", "told"),
    ],
)
def test_a_heading_is_known_by_name_by_label_in_either_language_or_by_likeness(
    words: str, column: str, how: str
) -> None:
    (one,) = found(table([words], ["x"]))
    assert (one.proposed, one.found) == (column, how)


def test_no_two_headings_are_proposed_for_one_column_and_the_surest_has_it() -> None:
    listed = found(table(["Forum Stat", "in_state", "Forum State"], ["a", "b", "c"]))
    assert [(one.words, one.proposed) for one in listed] == [
        ("Forum Stat", ""), ("in_state", "in_state"), ("Forum State", ""),
    ]  # fmt: skip


def test_headings_that_stand_twice_or_are_missing_have_keys_of_their_own() -> None:
    listed = found(table(["Who", "Who", "", ""], ["a", "b", "c", ""]))
    assert [(one.key, one.sample) for one in listed] == [
        ("Who", "a"),
        ("Who (2)", "b"),
        ("#3", "c"),
    ]


def test_what_was_said_before_is_proposed_again_and_nonsense_is_not() -> None:
    file = table(["Who", "What", "title"], ["a", "b", "c"])
    listed = found(file, Who="reference", What="no such column", title="")
    assert [(one.proposed, one.found) for one in listed] == [
        ("reference", "kept"), ("", "nothing"), ("", "kept"),
    ]  # fmt: skip


def test_a_shape_is_the_set_of_headings_in_whatever_order() -> None:
    one, same = table(["a", "b"], ["1", "2"]), table(["b", "a"], ["3", "4"])
    assert shape(found(one)) == shape(found(same)) != shape(found(table(["a"], ["1"])))


def test_a_column_that_is_left_out_is_not_read_and_one_that_is_mapped_is(hub: Hub) -> None:
    file = table(["Nr", "Name", "Colour", "stage"], ["A-1", "One", "red", "nonsense"])
    load(hub, "proceeding", mapped(file, Nr="external_id", Name="title", stage=""))
    (record,) = hub.records.search(HUB, "One")
    values = hub.records.get(HUB, record.id).values
    assert (values["title"], values["external_id"], values["stage"]) == ("One", "A-1", None)


def test_problems_name_the_columns_as_the_file_does(hub: Hub) -> None:
    file = table(
        ["Nr", "Titre", "Stade", "Accusé", "in_state"], ["A-1", "", "trail", "X", "nowhere"]
    )
    columns = {"Nr": "external_id", "Accusé": "accused.1.name"}
    problems = told(rehearse(hub, "proceeding", mapped(file, **columns)).all_problems())
    assert [place for place, _ in problems] == [
        "row 2, column Titre", "row 2, column Stade", "row 2, column in_state",
    ] or {place for place, _ in problems} == {"row 2, column Titre", "row 2, column Stade"}  # fmt: skip


def test_sheets_of_parts_have_their_own_headings_and_other_sheets_are_named(hub: Hub) -> None:
    states(hub, "deu")
    file = workbook(
        {
            "List": [["Nr", "Title", "Forum State"], ["A-1", "One", "deu"]],
            "accused": [["Other identifier", "Name as published", "Colour"], ["A-1", "Ана أحمد", "red"]],
            "Notes": [["anything"], ["at all"]],
        }
    )  # fmt: skip
    assert unread_sheets(PROCEEDING, HUB, sheets_of(file)) == ["Notes"]
    listed = found(file)
    assert [(one.key, one.proposed) for one in listed] == [
        ("Nr", ""), ("Title", "title"), ("Forum State", "in_state"),
        ("accused!Other identifier", "external_id"), ("accused!Name as published", "name"),
        ("accused!Colour", ""),
    ]  # fmt: skip
    load(hub, "proceeding", mapped(file, Nr="external_id"))
    (record,) = hub.records.search(HUB, "One")
    values = hub.records.get(HUB, record.id).values
    assert [one["name"] for one in values["accused"]] == ["Ана أحمد"]


def test_the_sheet_of_the_records_alone_is_renamed_in_place() -> None:
    file = table(["Nr", "Colour"], ["A-1", "red"])
    sheets = sheets_of(file)
    (sheet,) = renamed(PROCEEDING, sheets, found(file), {"Nr": "external_id"})
    assert list(sheet.header) == ["external_id", "\0"]
    assert sheet.rows == sheets[0].rows


def test_columns_that_somebody_may_not_fill_in_are_not_offered() -> None:
    organisation = TYPES["organisation"]
    kept: dict[str, Any] = {
        who.person_id: any(name.startswith("protected_names") for name in choices(organisation, who, None))
        for who in (MAPPING, COOPERATION)
    }  # fmt: skip
    assert not any(kept.values())
    file = csv_file("id,protected_names.1.name", "org-1,Salamander")
    (_, one) = headings(organisation, MAPPING, sheets_of(file))
    assert (one.proposed, one.found) == ("", "nothing")
