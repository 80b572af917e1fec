"""From the rows of a file to what each says of its record, with every cell that cannot be read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph_schema.core import ID_FORM, FieldSpec
from graph_schema.text import Text
from hub.exporting.cells import bare
from hub.importing.columns import EXTERNAL_ID, ID, VERSION
from hub.importing.layout import Cell, Fields, Layout, LinkCells, PartCells, PartLayout
from hub.importing.lists import split_list
from hub.importing.problems import (
    NO_SUCH_PART,
    NO_SUCH_ROW,
    ROW_ID_NEEDED,
    TOO_MANY_CELLS,
    TWICE_IN_FILE,
    UNEQUAL,
    WHOLE_NUMBER,
    YES_OR_NO,
    Problem,
)
from hub.importing.sheets import SheetRow
from hub.records.saying import PartsByPlace
from hub.records.validation import SENTENCES, Place

YES = frozenset({"true", "yes", "oui", "vrai", "1"})
NO = frozenset({"false", "no", "non", "faux", "0"})


@dataclass(slots=True)
class ReadRow:
    """What one row says. Of Parts that came from sheets of their own, `parts_at` says where they stand
    (sheet, row), and `lists` holds each list of them by its place."""

    number: int
    record_id: str | None = None
    external_id: str | None = None
    version: int | None = None
    values: dict[str, Any] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    parts_at: dict[Place, tuple[str, int]] = field(default_factory=dict)
    lists: dict[Place, dict[int, dict[str, Any]]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """How the file names the record."""
        return self.record_id or self.external_id or ""


class _Reader:
    """Reads the cells of one row and gathers what is wrong with them."""

    def __init__(self, row: SheetRow, sheet: str | None, width: int) -> None:
        self.row = row
        self.sheet = sheet
        self.problems: list[Problem] = []
        if len(row.cells) > width and any(cell.strip() for cell in row.cells[width:]):
            self.wrong(TOO_MANY_CELLS, None, number=len(row.cells), expected=width)

    def wrong(
        self, text: Text, column: str | None, item: int | None = None, /, **values: Any
    ) -> None:
        """Note a problem of this row."""
        self.problems.append(Problem(text, values, self.row.number, column, self.sheet, item))

    def text(self, index: int | None, column: str) -> str | None:
        """A cell's text, or nothing where it is blank, missing or unreadable."""
        if index is None or index >= len(self.row.cells):
            return None
        if index in self.row.wrong:
            text, values = self.row.wrong[index]
            self.wrong(text, column, **values)
            return None
        return bare(self.row.cells[index].strip()) or None

    def number(self, index: int | None, column: str) -> int | None:
        """A cell's whole number, or nothing."""
        text = self.text(index, column)
        if text is None:
            return None
        if not text.isdecimal() or len(text) > 9:
            self.wrong(WHOLE_NUMBER, column)
            return None
        return int(text)

    def fields(self, fields: Fields) -> dict[str, Any]:
        """The values of a record or a Part."""
        values = {name: self._value(cell) for name, cell in fields.cells.items()}
        values |= {name: self._links(cells) for name, cells in fields.links.items()}
        return values | {name: self._parts(cells) for name, cells in fields.parts.items()}

    def _value(self, cell: Cell) -> Any:
        text = self.text(cell.index, cell.name)
        return self._plain(cell.spec, text, cell.name)

    def _plain(
        self, spec: FieldSpec, text: str | None, column: str, item: int | None = None
    ) -> Any:
        if spec.many:
            return [one for one in split_list(text) if one] if text else []
        if spec.kind == "yes_no" and text is not None:
            return self._yes_or_no(text, column, item)
        return text

    def _yes_or_no(self, text: str, column: str, item: int | None) -> bool | None:
        word = text.casefold()
        if word not in YES | NO:
            self.wrong(YES_OR_NO, column, item)
            return None
        return word in YES

    def _parts(self, cells: PartCells) -> PartsByPlace:
        places: dict[int, Mapping[str, Any] | None] = {}
        for place, fields in cells.places.items():
            said = self.fields(fields)
            blank = not any(_holds(value) for value in said.values())
            places[place] = None if blank and cells.could_hold_one(place) else said
        return PartsByPlace(places)

    def _links(self, cells: LinkCells) -> Any:
        if cells.ids is None:
            return []
        text = self.text(cells.ids.index, cells.ids.name)
        ids = split_list(text) if text else []
        if not cells.spec.many:
            ids = [text] if text else []
        while ids and not ids[-1]:
            ids.pop()
        columns = {
            name: self._property(cell, len(ids), cells) for name, cell in cells.properties.items()
        }
        links = []
        for place, one in enumerate(ids):
            link = {"id": one} | {name: values[place] for name, values in columns.items()}
            if one:
                links.append(link)
            elif any(value is not None for name, value in link.items() if name != "id"):
                self.wrong(SENTENCES["missing"], cells.ids.name, place + 1)
        return links if cells.spec.many else (links[0] if links else None)

    def _property(self, cell: Cell, length: int, cells: LinkCells) -> list[Any]:
        """A property's values, one for each of `length` other ends."""
        text = self.text(cell.index, cell.name)
        texts = [""] * length if text is None else split_list(text) if cells.spec.many else [text]
        while len(texts) > length and not texts[-1]:
            texts.pop()
        if len(texts) != length:
            ids = cells.ids.name if cells.ids else ""
            self.wrong(UNEQUAL, cell.name, number=len(texts), expected=length, column=ids)
            texts = [""] * length
        return [
            self._plain(cell.spec, one or None, cell.name, place if cells.spec.many else None)
            for place, one in enumerate(texts, start=1)
        ]


def _holds(value: Any) -> bool:
    if isinstance(value, PartsByPlace):
        return any(said is not None for said in value.places.values())
    return value not in (None, [])


def read_rows(found: Layout) -> list[ReadRow]:
    """What every row of a file says; nothing is looked up in the graph yet. Rows of Parts whose record is
    not in the file are added to the layout's problems."""
    rows = [_row(found, row) for row in found.sheet.rows]
    _note_twice(rows)
    named = {name: row for row in rows for name in (row.external_id, row.record_id) if name}
    sheets = sorted(found.part_sheets, key=lambda one: len(one.part.path))
    for row in rows:
        _make_room(row.values, (), sheets, row)
    for one in sheets:
        for sheet_row in one.sheet.rows:
            reader = _Reader(sheet_row, one.sheet.name, len(one.sheet.header))
            name = next(filter(None, (reader.text(at, key) for key, at in one.owner.items())), "")
            if name in named:
                _add_part(named[name], one, reader, sheets)
                named[name].problems += reader.problems
            else:
                reader.wrong(NO_SUCH_ROW, None, sheet=found.sheet.name)
                found.problems += reader.problems
    return rows


def _row(found: Layout, row: SheetRow) -> ReadRow:
    reader = _Reader(row, None, len(found.sheet.header))
    read = ReadRow(
        row.number,
        reader.text(found.owner.get(ID), ID),
        reader.text(found.owner.get(EXTERNAL_ID), EXTERNAL_ID),
        reader.number(found.owner.get(VERSION), VERSION),
        reader.fields(found.fields),
        reader.problems,
    )
    if read.record_id and not ID_FORM.fullmatch(read.record_id):
        reader.wrong(SENTENCES["string_pattern_mismatch"], ID)
    if not read.name:
        reader.wrong(ROW_ID_NEEDED, None)
    return read


def _note_twice(rows: Sequence[ReadRow]) -> None:
    """Rows that mean the same record: by id, or by the external_id where that is all there is."""
    first: dict[tuple[str, str], ReadRow] = {}
    for row in rows:
        for name, value in ((ID, row.record_id), (EXTERNAL_ID, row.external_id)):
            if value is None:
                continue
            earlier = first.setdefault((name, value), row)
            if earlier is not row and (name == ID or not (row.record_id and earlier.record_id)):
                values = {"value": value, "other": earlier.number}
                row.problems.append(Problem(TWICE_IN_FILE, values, row.number, name))


def _make_room(
    values: dict[str, Any], path: Place, sheets: Sequence[PartLayout], row: ReadRow
) -> None:
    """An empty list for each kind of Parts that has a sheet: what no row names goes."""
    named = tuple(one for one in path if isinstance(one, str))
    for one in sheets:
        if one.part.parents == named:
            name = one.part.path[-1]
            places: dict[int, dict[str, Any]] = {}
            row.lists[(*path, name)] = places
            values[name] = PartsByPlace(places, whole=True)


def _add_part(
    row: ReadRow, found: PartLayout, reader: _Reader, sheets: Sequence[PartLayout]
) -> None:
    """Put one row of a sheet of Parts into its record."""
    path: Place = ()
    for parent in found.part.parents:
        number = reader.number(found.parents[parent], parent)
        path = (*path, parent)
        if number is None or number - 1 not in row.lists.get(path, ()):
            sheet = ".".join(str(one) for one in path if isinstance(one, str))
            reader.wrong(NO_SUCH_PART, parent, column=parent, sheet=sheet)
            return
        path = (*path, number - 1)
    places = row.lists[(*path, found.part.path[-1])]
    path = (*path, found.part.path[-1], len(places))
    said = reader.fields(found.fields)
    places[len(places)] = said
    _make_room(said, path, sheets, row)
    row.parts_at[path] = (found.sheet.name or "", reader.row.number)
