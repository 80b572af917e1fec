"""Records as a file in the import format: what somebody may see of a list, and nothing else.

Every read is the list's own, guarded in the query; the trail knows which records left before they do.
Importing the file again changes nothing.
"""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import IO, TYPE_CHECKING, Any

from openpyxl import Workbook

from graph_schema.core import Entity, FieldSpec
from graph_schema.told import with_told
from hub import access
from hub.access import Principal
from hub.audit.event import Event
from hub.exporting.cells import neutral
from hub.exporting.tables import (
    BYTE_ORDER_MARK,
    LONGEST_CELL,
    Form,
    TooLongForSheet,
    csv_lines,
    heading_cells,
    sheet_value,
)
from hub.importing.columns import (
    ID,
    VERSION,
    Column,
    PartSheet,
    columns,
    given_fields,
    part_sheets,
)
from hub.importing.lists import join_list
from hub.records.validation import Place
from hub.store import reader
from hub.store.graph import Transaction
from hub.store.reader import ListQuery, Page, Record

if TYPE_CHECKING:
    from hub.hub import Hub

PAGE = 500
"""Records read, noted in the trail and written at a time."""
CHUNK = 64 * 1024
_IN_MEMORY = 8 * 1024 * 1024

Row = Mapping[str, Any]
"""What is written of a record: its plain values with `id` and `version`."""


def export(hub: Hub, principal: Principal, query: ListQuery, form: Form) -> Iterator[bytes]:
    """The records of a list, all its pages, as the bytes of a CSV or XLSX file.

    The first page is read before this returns, so that a failure is an error and not half a file.
    Raises `NotAllowed`, and for XLSX `TooLongForSheet`.
    """
    access.require(principal, "export")
    fields = given_fields(query.kind, principal, reading=True)
    return written(query.kind, fields, _begun(_rows(hub, principal, query, form)), form)


def written(
    kind: type[Entity], fields: Mapping[str, FieldSpec], rows: Iterator[Row], form: Form
) -> Iterator[bytes]:
    """Rows of a type as the bytes of a file with these fields."""
    sheets = part_sheets(fields)
    if form == "csv" and not sheets:
        return _lines(columns(fields, {}), rows)
    kept, places = _kept(sheets, rows if form == "csv" else _fitting(fields, rows))
    if form == "csv":
        return _lines(columns(fields, places, told=True), kept)
    return _chunks(_book(kind, fields, kept))


def _begun(rows: Iterator[Row]) -> Iterator[Row]:
    """The same rows, the first of them read already."""
    for first in rows:
        return chain([first], rows)
    return iter(())


def _rows(hub: Hub, principal: Principal, query: ListQuery, form: Form) -> Iterator[Row]:
    """Every record of the list, page by page; each page is in the trail before it is given out."""
    asked = replace(query, after=None, limit=PAGE, whole=True)
    while True:
        page = _page(hub, principal, asked)
        details = {"type": query.kind.info.name, "form": form}
        subjects = tuple(record.id for record in page.records)
        hub.trail.record(
            Event(action="export", by=principal.person_id, subjects=subjects, details=details)
        )
        yield from map(_row, page.records)
        if page.next is None:
            return
        asked = replace(asked, after=page.next)


def _page(hub: Hub, principal: Principal, asked: ListQuery) -> Page:
    def work(transaction: Transaction) -> Page:
        return reader.page(transaction, principal, asked)

    return hub.graph.read(work)


def _row(record: Record) -> Row:
    return {**with_told(record.kind.fields, record.values), ID: record.id, VERSION: record.version}


def _lines(header: Sequence[Column], rows: Iterator[Row]) -> Iterator[bytes]:
    yield BYTE_ORDER_MARK.encode() + csv_lines([[one.name for one in header]])
    for row in rows:
        yield csv_lines([[cell(row, one.path) for one in header]])


def _kept(sheets: Sequence[PartSheet], rows: Iterator[Row]) -> tuple[Iterator[Row], dict[str, int]]:
    """All rows, put aside, and the most Parts of each kind that one record or Part has: a CSV file names
    its columns before its first row, and a workbook is only begun once nothing can fail any more."""
    most: Counter[str] = Counter({sheet.name: 0 for sheet in sheets})
    aside = tempfile.SpooledTemporaryFile(_IN_MEMORY, mode="w+", encoding="utf-8", newline="\n")  # noqa: SIM115 - read later
    for row in rows:
        for sheet in sheets:
            for _, holder in _parts(row, sheet.parents):
                most[sheet.name] = max(most[sheet.name], len(holder[sheet.path[-1]]))
        aside.write(json.dumps(row) + "\n")
    aside.seek(0)
    return _told_again(aside), dict(most)


def _told_again(aside: IO[str]) -> Iterator[Row]:
    with aside:
        for line in aside:
            yield json.loads(line)


def _parts(row: Row, path: Sequence[str]) -> Iterator[tuple[tuple[int, ...], Row]]:
    """Every Part at a path, with its number and those of the Parts around it, from 1; for an empty path
    the record itself."""
    if not path:
        yield (), row
        return
    for numbers, holder in _parts(row, path[:-1]):
        for number, part in enumerate(holder[path[-1]], start=1):
            yield (*numbers, number), part


def cell(row: Row, path: Place) -> str | int | float | bool | None:
    """The value of one column, as a cell has it: lists joined, relations by id."""
    value: Any = row
    for step in path:
        if isinstance(step, int):
            value = value[step] if step < len(value) else {}
        elif isinstance(value, list):
            told = ["" if one.get(step) is None else _plain(one[step]) for one in value]
            return join_list(told) if any(told) else None
        elif value:
            value = value.get(step)
    if isinstance(value, dict):
        return str(value["id"]) if value else None
    if isinstance(value, list):
        return join_list(one["id"] if isinstance(one, dict) else one for one in value)
    told_plainly: str | int | float | bool | None = value
    return told_plainly


def _plain(value: Any) -> str:
    return ("true" if value else "false") if isinstance(value, bool) else str(value)


def _fitting(fields: Mapping[str, FieldSpec], rows: Iterator[Row]) -> Iterator[Row]:
    """The rows; raises `TooLongForSheet` at the first with a text that no cell of a workbook holds."""
    main, sheets = columns(fields, {}), part_sheets(fields)
    for row in rows:
        if len(json.dumps(row)) > LONGEST_CELL:
            _check_lengths(row, ((one.name, cell(row, one.path)) for one in main))
            for part in sheets:
                for _, holder in _parts(row, part.path):
                    _check_lengths(row, ((name, cell(holder, (name,))) for name in part.fields))
        yield row


def _check_lengths(row: Row, cells: Iterable[tuple[str, Any]]) -> None:
    for column, value in cells:
        if isinstance(value, str) and len(neutral(value)) > LONGEST_CELL:
            raise TooLongForSheet(column=column, record=row[ID])


def _book(kind: type[Entity], fields: Mapping[str, FieldSpec], rows: Iterator[Row]) -> IO[bytes]:
    """A workbook: the records, and a sheet for each kind of Parts."""
    book = Workbook(write_only=True)
    main, header = book.create_sheet(kind.info.name), columns(fields, {})
    main.append(heading_cells(main, [one.name for one in header]))
    sheets = []
    for part in part_sheets(fields):
        sheet = book.create_sheet(part.name)
        sheet.append(heading_cells(sheet, [*part_header(part), *part.told]))
        sheets.append((sheet, part))
    for row in rows:
        main.append([sheet_value(main, cell(row, one.path)) for one in header])
        for sheet, part in sheets:
            for numbers, holder in _parts(row, part.path):
                names = (*part.fields, *part.told)
                own = [sheet_value(sheet, cell(holder, (name,))) for name in names]
                sheet.append([row[ID], *numbers[:-1], *own])
    file = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - closed once it is read
    book.save(file)
    file.seek(0)
    return file


def part_header(part: PartSheet) -> list[str]:
    """The header of a sheet of Parts."""
    return [ID, *part.parents, *part.fields]


def _chunks(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        while some := file.read(CHUNK):
            yield some
