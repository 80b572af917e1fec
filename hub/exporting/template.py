"""An empty file to fill in: the header of a type, and in a workbook what each column means."""

from __future__ import annotations

from collections.abc import Iterator

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from graph_schema.core import Entity, FieldSpec
from graph_schema.text import Text
from hub.access import Principal
from hub.exporting.records import part_header
from hub.exporting.tables import BYTE_ORDER_MARK, Form, book_bytes, csv_lines
from hub.importing.columns import (
    ID,
    ID_HELP,
    ID_LABEL,
    VERSION_HELP,
    VERSION_LABEL,
    Column,
    columns,
    given_fields,
    one_of_each,
    part_sheets,
)
from hub.importing.xlsx_file import HELP_SHEET

_TEXT = "@"
"""The format of cells that a spreadsheet leaves as they are typed: no date made of `2022-05`."""
_WIDEST = 60
_REQUIRED = Text("Needed", "Obligatoire")
_HEADINGS = (
    "column", "label (en)", "libellé (fr)", "needed / obligatoire", "help (en)", "aide (fr)", "values / valeurs",
)  # fmt: skip


def template(principal: Principal, kind: type[Entity], form: Form) -> bytes:
    """The empty file of a type, with the columns that somebody may fill in."""
    fields = given_fields(kind, principal)
    everything = columns(fields, one_of_each(fields))
    if form == "csv":
        return BYTE_ORDER_MARK.encode() + csv_lines([[one.name for one in everything]])
    book = Workbook()
    main = book.active
    if not isinstance(main, Worksheet):
        raise TypeError("a new workbook has a sheet")
    main.title = kind.info.name
    _head(main, [one.name for one in columns(fields, {})])
    for part in part_sheets(fields):
        _head(book.create_sheet(part.name), part_header(part))
    _explain(book.create_sheet(HELP_SHEET), everything)
    return book_bytes(book)


def _head(sheet: Worksheet, names: list[str]) -> None:
    """A header in bold that stays in sight, over columns that are text."""
    for number, name in enumerate(names, start=1):
        sheet.cell(1, number, name).font = Font(bold=True)
        dimension = sheet.column_dimensions[get_column_letter(number)]
        dimension.number_format = _TEXT
        dimension.width = max(12, len(name) + 2)
    sheet.freeze_panes = "B2"


def _explain(sheet: Worksheet, everything: list[Column]) -> None:
    """What each column is, in both languages, with the values it takes."""
    sheet.append(_HEADINGS)
    for heading in sheet[1]:
        heading.font = Font(bold=True)
    for one in everything:
        sheet.append(list(_explanation(one)))
    for column in sheet.columns:
        width = max(len(line) for cell in column for line in str(cell.value or "").split("\n"))
        letter = get_column_letter(column[0].column or 1)
        sheet.column_dimensions[letter].width = min(_WIDEST, width + 2)
        for cell in column:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = "B2"


def _explanation(one: Column) -> Iterator[str]:
    spec = one.spec
    label = spec.label if spec else ID_LABEL if one.name == ID else VERSION_LABEL
    help_text = spec.help if spec else ID_HELP if one.name == ID else VERSION_HELP
    yield one.name
    yield label.en
    yield label.fr
    yield f"{_REQUIRED.en} / {_REQUIRED.fr}" if spec and spec.required else ""
    yield help_text.en if help_text else ""
    yield help_text.fr if help_text else ""
    yield "\n".join(_values(spec)) if spec else ""


def _values(spec: FieldSpec) -> Iterator[str]:
    """What may stand in a cell."""
    if spec.vocabulary is not None:
        for term in spec.vocabulary:
            yield f"{term.code}: {term.label.en} / {term.label.fr}"
    elif spec.is_relation:
        yield f"id: {', '.join(spec.to)}"
    elif spec.kind == "yes_no":
        yield "true / false"
    elif spec.kind == "day":
        yield "2022-05-17"
    elif spec.kind == "partial_date":
        yield "2022, 2022-05, 2022-05-17"
