"""The header of a file: what columns mean, and what is said of those that mean nothing."""

from __future__ import annotations

import pytest

from graph_schema.core import TYPES
from hub.access import HUB, Principal
from hub.importing.columns import (
    column,
    columns,
    given_fields,
    nearest_column,
    one_of_each,
    part_sheets,
)
from hub.importing.csv_file import read_csv
from hub.importing.layout import Layout, layout
from hub.importing.xlsx_file import read_workbook
from tests.importing.files import PROCEEDING, csv_file, told, workbook
from tests.people import LIAISON, MAPPING

LONGEST_SHEET_NAME = 31


def header(line: str, kind: str = "proceeding", principal: Principal = HUB) -> Layout:
    return layout(TYPES[kind], principal, [read_csv(csv_file(line, "x,y"))])


@pytest.mark.parametrize("kind", TYPES)
def test_every_column_that_a_template_names_is_understood(kind: str) -> None:
    fields = given_fields(TYPES[kind], HUB)

    for one in columns(fields, one_of_each(fields)):
        found = column(TYPES[kind], one.name)
        assert found is not None
        assert (found.path, found.spec) == (one.path, one.spec)


@pytest.mark.parametrize("kind", TYPES)
def test_parts_have_sheets_whose_names_fit_into_a_workbook(kind: str) -> None:
    for sheet in part_sheets(TYPES[kind].fields):
        assert len(sheet.name) <= LONGEST_SHEET_NAME


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("titel", "title"),
        ("Stade", "stage"),
        ("accused.12.nmae", "accused.12.name"),
        ("accused.2.charges.3.crmie", "accused.2.charges.3.crime"),
        ("citations.locatr", "citations.locator"),
        ("quetzal", None),
    ],
)
def test_a_column_that_does_not_exist_is_told_with_the_one_that_was_meant(
    written: str, meant: str | None
) -> None:
    assert nearest_column(PROCEEDING, written) == meant


def test_headers_are_read_without_regard_to_case_and_spaces() -> None:
    assert not header("ID, Title ,STAGE").problems


def test_sources_have_short_names() -> None:
    found = header("id,source,locator,credibility")

    assert not found.problems
    assert found.fields.links["citations"].properties.keys() == {"locator", "credibility"}


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("id,titel", "There is no column “titel”; did you mean “title”?"),
        ("id,quetzal", "There is no column “quetzal”."),
        ("id,title,title", "The column “title” stands there twice."),
        ("id,source,citations", "The column “citations” stands there twice."),
        ("title,stage", "A column “id” or “external_id” is needed."),
        ("id,citations.locator", "“citations.locator” needs the column “citations” beside it."),
        ("id,", "A column with values has no name."),
        ("id,accused.name", "There is no column “accused.name”; did you mean “accused.1.name”?"),
        (
            "id,accused.0.name",
            "There is no column “accused.0.name”; did you mean “accused.1.name”?",
        ),
    ],
)
def test_a_header_that_cannot_be_read_is_told_in_one_sentence(line: str, sentence: str) -> None:
    problems = header(line).problems

    assert [one.say() for one in problems] == [sentence]
    assert problems[0].say("fr") != sentence


def test_a_marking_that_follows_another_record_is_not_given() -> None:
    problems = header("id,marking", "stage_event").problems

    assert [one.say() for one in problems] == [
        "“marking” is not given here: it follows from “of_proceeding”."
    ]


def test_parts_kept_for_others_cannot_be_filled_in() -> None:
    line = "id,protected_names.1.name"

    assert [one.say() for one in header(line, "organisation", MAPPING).problems] == [
        "You may not fill in “protected_names.1.name”."
    ]
    assert not header(line, "organisation", LIAISON).problems


def sheets(**others: list[list[str]]) -> Layout:
    named = {name.replace("_", "."): rows for name, rows in others.items()}
    file = workbook({"proceeding": [["id", "title"], ["prc-1", "One"]], **named})
    return layout(PROCEEDING, HUB, read_workbook(file))


def test_sheets_are_held_against_the_schema_as_columns_are() -> None:
    assert told(sheets(acused=[["id", "name"]]).problems) == [
        ("", "There is no sheet “acused” here; expected: proceeding, suspects, suspects.charges, accused, accused.charges."),
    ]  # fmt: skip
    assert told(sheets(accused=[["id", "nme"]]).problems) == [
        ("sheet accused", "There is no column “nme”.")
    ]
    assert told(sheets(accused=[["name"]]).problems) == [
        ("sheet accused", "A column “id” or “external_id” is needed.")
    ]
    assert told(sheets(accused_charges=[["id", "accused", "crime"]]).problems) == [
        ("sheet accused.charges", "This sheet needs the sheet “accused” beside it.")
    ]
    assert told(sheets(accused=[["id", "name"]], accused_charges=[["id", "crime"]]).problems) == [
        ("sheet accused.charges", "“charges” needs the column “accused” beside it.")
    ]


def test_parts_stand_in_columns_or_on_a_sheet_but_not_in_both() -> None:
    file = workbook({"proceeding": [["id", "accused.1.name"]], "accused": [["id", "name"]]})

    problems = layout(PROCEEDING, HUB, read_workbook(file)).problems

    assert [one.say() for one in problems] == [
        "“accused” is given by columns and by a sheet; choose one."
    ]
