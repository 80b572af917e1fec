"""Reading CSV: encodings, delimiters, and files that are broken."""

from __future__ import annotations

import codecs

import pytest

from hub.importing import FileRefused, ImportFile
from hub.importing.csv_file import read_csv
from hub.importing.sheets import Sheet

NAMES = 'id,title\nprc-1,"Procès de Ziad أحمد, Київ"\n'


def read(content: bytes | str, encoding: str = "utf-8") -> Sheet:
    if isinstance(content, str):
        content = content.encode(encoding)
    return read_csv(ImportFile("file.csv", content))


def refusal(content: bytes) -> str:
    with pytest.raises(FileRefused) as refused:
        read(content)
    assert "file.csv" in refused.value.say("fr")
    return refused.value.say("en")


@pytest.mark.parametrize(
    "content",
    [
        NAMES.encode("utf-8"),
        NAMES.encode("utf-8-sig"),
        NAMES.encode("utf-16"),
        codecs.BOM_UTF16_BE + NAMES.encode("utf-16-be"),
        NAMES.encode("utf-16-le"),
        NAMES.encode("utf-16-be"),
    ],
    ids=["utf-8", "utf-8 marked", "utf-16", "utf-16 big", "utf-16 unmarked", "utf-16 big unmarked"],
)
def test_a_file_is_the_same_in_every_unicode_encoding(content: bytes) -> None:
    sheet = read(content)

    assert list(sheet.header) == ["id", "title"]
    assert [list(row.cells) for row in sheet.rows] == [["prc-1", "Procès de Ziad أحمد, Київ"]]


@pytest.mark.parametrize("page", ["cp1252", "cp1250", "cp1251"])
def test_a_code_page_is_refused_because_its_letters_could_only_be_guessed(page: str) -> None:
    letters = {"cp1252": "è", "cp1250": "č", "cp1251": "ж"}[page]

    said = refusal(f"id,title\nprc-1,ok\nprc-2,{letters}\n".encode(page))

    assert "neither UTF-8 nor UTF-16 (line 3" in said
    assert "CSV UTF-8" in said


def test_a_code_page_whose_signs_are_the_same_in_all_of_them_is_read() -> None:
    sheet = read("id,title\nprc-1,“Trial” – its ‘end’…\n".encode("cp1252"))

    assert sheet.rows[0].cells[1] == "“Trial” – its ‘end’…"


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_the_one_by_which_the_header_has_most_cells(delimiter: str) -> None:
    sheet = read(f'id{delimiter}title\nprc-1{delimiter}"A, b; c"\n')

    assert list(sheet.rows[0].cells) == ["prc-1", "A, b; c"]


def test_the_line_by_which_excel_names_its_delimiter_is_no_header() -> None:
    assert list(read("sep=;\r\nid;title\r\nprc-1;x\r\n").header) == ["id", "title"]


def test_a_quoted_cell_may_hold_lines_and_rows_count_as_a_spreadsheet_shows_them() -> None:
    sheet = read('id,note\nprc-1,"one\ntwo ""three"""\n\nprc-2,x\n')

    assert [(row.number, list(row.cells)) for row in sheet.rows] == [
        (2, ["prc-1", 'one\ntwo "three"']),
        (4, ["prc-2", "x"]),
    ]


def test_quotes_that_do_not_pair_are_refused_and_not_swallowed() -> None:
    assert "line 3" in refusal(b'id,note\nprc-1,"open\nprc-2,x\n')


def test_a_file_that_was_cut_off_is_refused() -> None:
    assert "middle of row 3" in refusal(b"id,title,stage\nprc-1,One,trial\nprc-2,Tw")


def test_a_row_may_leave_empty_cells_at_its_end_out() -> None:
    assert list(read("id,title,note\nprc-1,One\n").rows[0].cells) == ["prc-1", "One"]


def test_what_is_no_text_is_refused() -> None:
    assert "neither a CSV file nor a workbook" in refusal(b"id,title\n\x00\x01\x02\xff\xfe\x00")
