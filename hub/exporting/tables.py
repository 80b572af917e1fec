"""A small table as a file to download: CSV or XLSX, with nothing in it that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any, Literal

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from graph_schema.text import Text
from hub.errors import HubError
from hub.exporting.cells import neutral

Form = Literal["csv", "xlsx"]

MIME_TYPES: dict[str, str] = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
"""The forms of a file, and what a browser is told of each."""

LONGEST_CELL = 32_767
"""Characters that a cell of a workbook holds; a longer text would be cut without a word."""

BYTE_ORDER_MARK = "\ufeff"
"""Begins every CSV file: without it Excel takes UTF-8 for the machine's own code page."""


class TooLongForSheet(HubError):  # noqa: N818 - named for what happened, as people say it
    """A text is longer than a cell of a workbook can be; nothing was written rather than cut."""

    text = Text(
        "“{column}” of “{record}” is longer than a cell of a workbook holds: export as CSV instead",
        "« {column} » de « {record} » est plus long que ne le permet une cellule de classeur : exportez plutôt en CSV",
    )


def table_file(header: Sequence[str], rows: Iterable[Sequence[Any]], form: Form) -> bytes:
    """A table as the bytes of a file; values may be texts, numbers, truth values or nothing."""
    if form == "csv":
        return BYTE_ORDER_MARK.encode() + csv_lines([header, *rows])
    book = Workbook(write_only=True)
    sheet = book.create_sheet("hub")
    sheet.append(heading_cells(sheet, header))
    for row in rows:
        sheet.append([sheet_value(sheet, value) for value in row])
    return book_bytes(book)


def csv_lines(rows: Iterable[Sequence[Any]]) -> bytes:
    """Rows as lines of CSV in UTF-8."""
    out = io.StringIO()
    lines = csv.writer(out, lineterminator="\r\n")
    for row in rows:
        lines.writerow([neutral(_plain(value)) for value in row])
    return out.getvalue().encode()


def sheet_value(sheet: Any, value: Any) -> Any:
    """The value for a cell of a write-only sheet; texts are neutralised, and stay texts (`#N/A`)."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return value
    shown = neutral(_plain(value))
    if isinstance(shown, str) and shown.startswith("#"):
        cell = WriteOnlyCell(sheet, shown)
        cell.data_type = "s"
        return cell
    return shown


def _plain(value: Any) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    return value


def heading_cells(sheet: Any, names: Sequence[str]) -> list[Any]:
    """The cells of a header row, in bold."""
    cells = []
    for name in names:
        cell = WriteOnlyCell(sheet, neutral(name))
        cell.font = Font(bold=True)
        cells.append(cell)
    return cells


def book_bytes(book: Workbook) -> bytes:
    """A finished workbook as bytes."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
