"""Reading XLSX: cells as they are shown, and workbooks that are broken or hostile."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime

import pytest
from openpyxl import Workbook

from hub.importing import FileRefused, ImportFile
from hub.importing.problems import FORMULA
from hub.importing.sheets import Sheet
from hub.importing.xlsx_file import is_workbook, read_workbook
from tests.importing.files import workbook


def saved(fill: Callable[[Workbook], None]) -> ImportFile:
    book = Workbook()
    fill(book)
    out = io.BytesIO()
    book.save(out)
    return ImportFile("file.xlsx", out.getvalue())


def first_row(values: list[object]) -> list[str]:
    header = [f"c{number}" for number in range(len(values))]
    (sheet,) = read_workbook(workbook({"proceeding": [header, values]}))
    return list(sheet.rows[0].cells)


def refusal(content: bytes, name: str = "file.xlsx") -> str:
    with pytest.raises(FileRefused) as refused:
        read_workbook(ImportFile(name, content))
    assert refused.value.say("fr") != refused.value.say("en")
    return refused.value.say()


def repacked(change: Callable[[str, bytes], bytes], extra: dict[str, bytes] | None = None) -> bytes:
    """A good workbook whose parts went through `change`."""
    out = io.BytesIO()
    good = workbook({"proceeding": [["id"], ["prc-1"]]}).content
    with (
        zipfile.ZipFile(io.BytesIO(good)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
        for name, content in (extra or {}).items():
            new.writestr(name, content)
    return out.getvalue()


def test_numbers_dates_and_truth_values_are_read_as_they_are_shown() -> None:
    cells = [
        12,
        12.0,
        0.1 + 0.2,
        True,
        date(2022, 5, 17),
        datetime(2022, 5, 17, 0, 0),  # noqa: DTZ001 - a spreadsheet knows no time zones
        "NA",
        " NO ",
        None,
        "x",
    ]

    assert first_row(cells) == [
        "12", "12", "0.3", "true", "2022-05-17", "2022-05-17", "NA", " NO ", "", "x",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("shown_as", "text"),
    [
        ("mmm-yy", "2022-05"),
        ("yyyy\\-mm", "2022-05"),
        ("[$-40C]mmmm yyyy", "2022-05"),
        ("yyyy", "2022"),
        ("dd/mm/yyyy", "2022-05-01"),
        ("h:mm", "2022-05-01"),
        ("mm-dd-yy", "2022-05-01"),
    ],
)
def test_a_partial_date_that_excel_made_a_day_is_partial_again(shown_as: str, text: str) -> None:
    def fill(book: Workbook) -> None:
        sheet = book.worksheets[0]
        sheet.append(["on"])
        sheet.append([date(2022, 5, 1)])
        sheet["A2"].number_format = shown_as

    (sheet,) = read_workbook(saved(fill))

    assert list(sheet.rows[0].cells) == [text]


def test_a_formula_is_a_problem_of_its_cell_and_not_an_empty_value() -> None:
    (sheet,) = read_workbook(workbook({"proceeding": [["id", "title"], ["prc-1", "=A1"]]}))

    assert sheet.rows[0].wrong[1][0] is FORMULA


def test_rows_keep_their_numbers_past_blank_ones_and_blank_sheets_are_none() -> None:
    sheets = read_workbook(
        workbook({"proceeding": [["id"], [None], ["  "], ["prc-1"]], "Sheet2": []})
    )

    assert [(sheet.name, [row.number for row in sheet.rows]) for sheet in sheets] == [
        ("proceeding", [4])
    ]


def test_a_workbook_that_lies_about_its_extent_is_read_whole() -> None:
    lying = repacked(
        lambda name, part: part.replace(b'<dimension ref="A1:A2"', b'<dimension ref="A1:A1"')
    )

    (sheet,) = read_workbook(ImportFile("file.xlsx", lying))

    assert [list(row.cells) for row in sheet.rows] == [["prc-1"]]


@pytest.mark.parametrize(
    "content",
    [
        b"PK\x03\x04 and nothing that follows",
        workbook({"proceeding": [["id"], ["prc-1"]]}).content[:-200],
        repacked(lambda name, part: part[: len(part) // 2] if "sheet1" in name else part),
        repacked(lambda name, part: b"" if name == "xl/workbook.xml" else part),
        b"id,title\nprc-1,x\n",
    ],
    ids=["no zip", "cut off", "cut sheet", "no workbook", "text named xlsx"],
)
def test_a_broken_workbook_is_refused_with_one_sentence(content: bytes) -> None:
    assert "damaged" in refusal(content)


def test_entities_that_would_expand_are_not_expanded() -> None:
    laughs = (
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">'
        + b"".join(b'<!ENTITY %c "&%c;&%c;">' % (98 + n, 97 + n, 97 + n) for n in range(20))
        + b"]><worksheet>&u;</worksheet>"
    )

    assert "damaged" in refusal(repacked(lambda name, part: laughs if "sheet1" in name else part))


def test_a_workbook_that_unpacks_to_far_more_than_it_is_is_refused_before_that() -> None:
    bomb = repacked(lambda name, part: part, {"xl/media/image1.png": bytes(101 * 1024 * 1024)})

    assert len(bomb) < 1_000_000
    assert "100 MB" in refusal(bomb)


def test_old_protected_and_foreign_workbooks_are_named() -> None:
    assert "without a password" in refusal(b"\xd0\xcf\x11\xe0" + bytes(600))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as container:
        container.writestr("content.xml", "<x/>")
    assert "OpenDocument" in refusal(out.getvalue(), "file.ods")


def test_what_a_file_is_follows_from_its_content_and_its_name() -> None:
    assert is_workbook(ImportFile("file.csv", b"PK\x03\x04"))
    assert is_workbook(ImportFile("file.XLSX", b"id"))
    assert not is_workbook(ImportFile("file.csv", b"id"))


def test_the_sheet_that_explains_a_template_is_not_read() -> None:
    sheets: list[Sheet] = read_workbook(workbook({"proceeding": [["id"]], "help": [["column"]]}))

    assert [sheet.name for sheet in sheets] == ["proceeding"]
