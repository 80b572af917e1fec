"""Reading XLSX: every cell as the text it shows, from files that may be broken or hostile.

openpyxl parses through defusedxml; what a workbook unpacks to is limited before it is opened.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from openpyxl import load_workbook
from openpyxl.styles.numbers import is_date_format

from graph_schema.text import Text
from hub.importing.problems import (
    BOMB,
    BROKEN_WORKBOOK,
    CELL_ERROR,
    FORMULA,
    OLD_WORKBOOK,
    OPEN_DOCUMENT,
    FileRefused,
)
from hub.importing.sheets import ImportFile, Sheet, SheetRow, check_extent

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
"""How workbooks begin: today's, and the old or protected ones."""

MOST_UNPACKED_MEGABYTES = 100
_LITERAL = re.compile(r"\[[^\]]*\]|\"[^\"]*\"|\\.")
HELP_SHEET = "help"
"""The sheet of a template that explains the columns; it is not read."""


def is_workbook(file: ImportFile) -> bool:
    """Whether a file is, or claims to be, a workbook."""
    return file.content.startswith((ZIP, OLE)) or file.name.lower().endswith((".xlsx", ".xlsm"))


def read_workbook(file: ImportFile) -> list[Sheet]:
    """The sheets of a workbook that hold anything. Raises `FileRefused`."""
    if file.content.startswith(OLE):
        raise file.refused(OLD_WORKBOOK)
    try:
        _check_container(file)
        book = load_workbook(io.BytesIO(file.content), read_only=True, keep_links=False)
        sheets = [
            _sheet(file, sheet) for sheet in book.worksheets if sheet.title.lower() != HELP_SHEET
        ]
        book.close()
    except FileRefused:
        raise
    except Exception as broken:  # a broken workbook makes openpyxl raise nearly anything
        raise file.refused(BROKEN_WORKBOOK) from broken
    return [sheet for sheet in sheets if sheet.header]


def _check_container(file: ImportFile) -> None:
    """Refuse what unpacks to too much, before anything is unpacked; `zipfile` reads no more than declared."""
    with zipfile.ZipFile(io.BytesIO(file.content)) as container:
        listed = container.infolist()
        if sum(one.file_size for one in listed) > MOST_UNPACKED_MEGABYTES * 1024 * 1024:
            raise file.refused(BOMB, most=MOST_UNPACKED_MEGABYTES)
        if "content.xml" in container.namelist():
            raise file.refused(OPEN_DOCUMENT)


def _sheet(file: ImportFile, sheet: Any) -> Sheet:
    sheet.reset_dimensions()  # what a workbook says of its own extent may be wrong
    header: list[str] = []
    rows: list[SheetRow] = []
    for number, row in enumerate(_filled(sheet.iter_rows()), start=1):
        if not row:
            continue
        texts, wrong = [], {}
        for place, cell in enumerate(row):
            text, problem = _shown(cell)
            texts.append(text)
            if problem:
                wrong[place] = problem
        if not header:
            header = texts
            check_extent(file, columns=len(header))
        else:
            rows.append(SheetRow(number, texts, wrong))
            check_extent(file, rows=len(rows))
    return Sheet(sheet.title, header, rows)


def _filled(rows: Iterable[tuple[Any, ...]]) -> Iterator[list[Any]]:
    """Each row up to its last cell that holds anything; of a blank one nothing."""
    for row in rows:
        cells = list(row)
        while cells and (cells[-1].value is None or not str(cells[-1].value).strip()):
            cells.pop()
        yield cells


def _shown(cell: Any) -> tuple[str, tuple[Text, Mapping[str, object]] | None]:
    """A cell's value as text, and what is wrong with it."""
    value = cell.value
    if value is None:
        return "", None
    if cell.data_type == "f":
        return "", (FORMULA, {})
    if cell.data_type == "e":
        return "", (CELL_ERROR, {"value": value})
    if isinstance(value, bool):
        return ("true" if value else "false"), None
    if isinstance(value, (date, datetime)):
        return _day(value, cell.number_format or ""), None
    if isinstance(value, (time, timedelta)):
        return str(value), None
    if isinstance(value, float):
        return format(value, ".15g"), None
    return str(value), None


def _day(value: date, shown_as: str) -> str:
    """A date as far as the cell shows it: a spreadsheet makes `2022-05` the first of May and shows no day."""
    day = value.isoformat()[:10]
    signs = set(_LITERAL.sub("", shown_as).lower()) if is_date_format(shown_as) else {"d"}
    if signs & {"d", "h"}:
        return day
    return day[:7] if "m" in signs else day[:4]
