"""From a header to a layout: which cell of a row goes where, and what is wrong with the header."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from graph_schema.core import Entity, FieldSpec
from hub.access import Principal
from hub.importing.columns import (
    EXTERNAL_ID,
    FOLLOWING,
    ID,
    Column,
    PartSheet,
    canonical,
    column,
    given_fields,
    is_told,
    may_give,
    nearest_column,
    part_fields,
    part_sheets,
)
from hub.importing.problems import (
    COLUMN_ALONE,
    COLUMN_FOLLOWS,
    COLUMN_NOT_YOURS,
    COLUMN_TWICE,
    COLUMN_UNNAMED,
    ID_NEEDED,
    SHEET_ALONE,
    SHEET_AND_COLUMNS,
    UNKNOWN_COLUMN,
    UNKNOWN_COLUMN_NEAR,
    UNKNOWN_SHEET,
    Problem,
)
from hub.importing.sheets import LEFT_OUT, Sheet


@dataclass(frozen=True, slots=True)
class Cell:
    """One column's cell: its place in a row, its name, and the field it holds."""

    index: int
    name: str
    spec: FieldSpec


@dataclass(slots=True)
class LinkCells:
    """The cells of a relation: the ids of the other ends, and what is said of each."""

    spec: FieldSpec
    ids: Cell | None = None
    properties: dict[str, Cell] = field(default_factory=dict)


@dataclass(slots=True)
class Fields:
    """The cells of a record, or of a Part in one place."""

    cells: dict[str, Cell] = field(default_factory=dict)
    links: dict[str, LinkCells] = field(default_factory=dict)
    parts: dict[str, PartCells] = field(default_factory=dict)

    def put(self, index: int, one: Column, specs: Sequence[FieldSpec]) -> None:
        """Give a column its place; `specs` are those of the names along its path."""
        below, named = self, iter(specs)
        spec = next(named)
        for step in one.path[1:]:
            if isinstance(step, int):
                parts = below.parts.setdefault(spec.name, PartCells(spec))
                below = parts.places.setdefault(step, Fields())
            else:
                spec = next(named)
        cell = Cell(index, one.name, specs[-1])
        relation = next((spec for spec in specs if spec.is_relation), None)
        if relation is None:
            below.cells[cell.spec.name] = cell
            return
        links = below.links.setdefault(relation.name, LinkCells(relation))
        if cell.spec is relation:
            links.ids = cell
        else:
            links.properties[cell.spec.name] = cell


@dataclass(slots=True)
class PartCells:
    """The cells of one kind of Parts, by place."""

    spec: FieldSpec
    places: dict[int, Fields] = field(default_factory=dict)

    def could_hold_one(self, place: int) -> bool:
        """Whether the cells of a place have what a Part needs, so that nothing in them means none."""
        inner = part_fields(self.spec)
        needed = {name for name, spec in inner.items() if spec.required}
        needed = needed or {name for name, spec in inner.items() if spec.kind != "parts"}
        return needed <= self.places[place].cells.keys()


@dataclass(slots=True)
class PartLayout:
    """The sheet of one kind of Parts."""

    sheet: Sheet
    part: PartSheet
    owner: dict[str, int] = field(default_factory=dict)
    """Where `id` and `external_id` stand, which name the record."""
    parents: dict[str, int] = field(default_factory=dict)
    fields: Fields = field(default_factory=Fields)


@dataclass(slots=True)
class Layout:
    """Where everything stands in a file of one type."""

    sheet: Sheet
    owner: dict[str, int] = field(default_factory=dict)
    """Where `id`, `external_id` and `version` stand."""
    fields: Fields = field(default_factory=Fields)
    part_sheets: list[PartLayout] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def layout(kind: type[Entity], principal: Principal, sheets: Sequence[Sheet]) -> Layout:
    """The layout of a file; its `problems` say what is wrong with the header or the sheets."""
    main = next((one for one in sheets if (one.name or "").lower() == kind.info.name), sheets[0])
    found = Layout(main)
    name = main.name if len(sheets) > 1 else None
    _read_header(found, kind, principal, name)
    for sheet in sheets:
        if sheet is not main:
            _add_part_sheet(found, kind, principal, sheet)
    for one in found.part_sheets:
        parent = ".".join(one.part.parents)
        if parent and not any(other.part.name == parent for other in found.part_sheets):
            found.problems.append(Problem(SHEET_ALONE, {"needed": parent}, sheet=one.sheet.name))
        if one.part.path[0] in found.fields.parts:
            found.problems.append(Problem(SHEET_AND_COLUMNS, {"name": one.part.path[0]}))
    return found


def _read_header(
    found: Layout, kind: type[Entity], principal: Principal, sheet_name: str | None
) -> None:
    problems = found.problems
    seen: set[str] = set()
    for index, heading in enumerate(found.sheet.header):
        name = canonical(kind, heading)
        if heading == LEFT_OUT or is_told(kind, name):
            continue
        if not name:
            if any(len(row.cells) > index and row.cells[index].strip() for row in found.sheet.rows):
                problems.append(Problem(COLUMN_UNNAMED, column=str(index + 1), sheet=sheet_name))
            continue
        one = column(kind, name)
        if one is None:
            problems.append(_unknown(kind, heading.strip(), name, sheet_name))
        elif one.name in seen:
            problems.append(Problem(COLUMN_TWICE, {"name": one.name}, sheet=sheet_name))
        elif refused := _refused(kind, principal, one, sheet_name):
            problems.append(refused)
        else:
            seen.add(one.name)
            if one.spec is None or one.name == EXTERNAL_ID:
                found.owner[one.name] = index
            if one.spec is not None:
                found.fields.put(index, one, _specs(kind, one))
    if not {ID, EXTERNAL_ID} & found.owner.keys():
        problems.append(Problem(ID_NEEDED, sheet=sheet_name))
    _check_links(found.fields, problems, sheet_name)


def _refused(
    kind: type[Entity], principal: Principal, one: Column, sheet_name: str | None
) -> Problem | None:
    """Why somebody may not give a column, if they may not."""
    top = kind.fields.get(str(one.path[0]))
    if top is not None and kind.info.marking_follows and top.name in FOLLOWING:
        values = {"name": one.name, "leader": kind.info.marking_follows}
        return Problem(COLUMN_FOLLOWS, values, sheet=sheet_name)
    if top is not None and not may_give(principal, top):
        return Problem(COLUMN_NOT_YOURS, {"name": one.name}, sheet=sheet_name)
    return None


def _unknown(kind: type[Entity], heading: str, name: str, sheet_name: str | None) -> Problem:
    near = nearest_column(kind, name)
    if near is None or near == name:
        return Problem(UNKNOWN_COLUMN, {"name": heading}, sheet=sheet_name)
    return Problem(UNKNOWN_COLUMN_NEAR, {"name": heading, "near": near}, sheet=sheet_name)


def _specs(kind: type[Entity], one: Column) -> list[FieldSpec]:
    """The specs along a column's path, one for each named step."""
    specs: list[FieldSpec] = []
    fields = kind.fields
    for step in one.path:
        if isinstance(step, str):
            specs.append(fields[step])
            fields = dict(part_fields(specs[-1]))
    return specs


def _check_links(fields: Fields, problems: list[Problem], sheet_name: str | None) -> None:
    """A property of a relation says nothing without the other end beside it."""
    for link in fields.links.values():
        if link.ids is None:
            for cell in link.properties.values():
                values = {"name": cell.name, "needed": cell.name.rpartition(".")[0]}
                problems.append(Problem(COLUMN_ALONE, values, sheet=sheet_name))


def _add_part_sheet(found: Layout, kind: type[Entity], principal: Principal, sheet: Sheet) -> None:
    known = {one.name: one for one in part_sheets(given_fields(kind, principal))}
    part = known.get((sheet.name or "").strip().lower())
    if part is None:
        names = ", ".join([kind.info.name, *known])
        found.problems.append(Problem(UNKNOWN_SHEET, {"name": sheet.name, "known": names}))
        return
    one = PartLayout(sheet, part)
    found.part_sheets.append(one)
    for index, heading in enumerate(sheet.header):
        name = heading.strip().lower()
        if heading == LEFT_OUT or name in part.told:
            continue
        taken = name in one.owner or name in one.parents or name in one.fields.cells
        if taken:
            found.problems.append(Problem(COLUMN_TWICE, {"name": name}, sheet=sheet.name))
        elif name in (ID, EXTERNAL_ID):
            one.owner[name] = index
        elif name in part.parents:
            one.parents[name] = index
        elif name in part.fields:
            one.fields.cells[name] = Cell(index, name, part.fields[name])
        elif name:
            found.problems.append(Problem(UNKNOWN_COLUMN, {"name": heading}, sheet=sheet.name))
    if not one.owner:
        found.problems.append(Problem(ID_NEEDED, sheet=sheet.name))
    for parent in part.parents:
        if parent not in one.parents:
            values = {"name": part.path[-1], "needed": parent}
            found.problems.append(Problem(COLUMN_ALONE, values, sheet=sheet.name))
