"""A file as the sheets in it, whatever form it came in."""

from __future__ import annotations

from hub.importing.csv_file import read_csv
from hub.importing.problems import NO_ROWS
from hub.importing.sheets import ImportFile, Sheet, check_size
from hub.importing.xlsx_file import is_workbook, read_workbook


def sheets_of(file: ImportFile) -> list[Sheet]:
    """The sheets of a file that hold anything. Raises `FileRefused`."""
    check_size(file)
    sheets = read_workbook(file) if is_workbook(file) else [read_csv(file)]
    if not sheets or not any(sheet.rows for sheet in sheets):
        raise file.refused(NO_ROWS)
    return sheets
