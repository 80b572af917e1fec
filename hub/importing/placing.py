"""Where an error of a record's validation stands in the file, in words that fit a cell."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graph_schema.core import Entity, FieldSpec
from hub.importing.columns import nearest, part_fields, written
from hub.importing.problems import UNKNOWN_TERM_NEAR, Problem
from hub.importing.rows import ReadRow
from hub.records.validation import SENTENCES, FieldError, Place


def placed(kind: type[Entity], row: ReadRow, error: FieldError) -> Problem:
    """The problem that an error is to the person with the file."""
    sheet, number, start = None, row.number, 0
    for length in range(len(error.place), 0, -1):
        if error.place[:length] in row.parts_at:
            sheet, number = row.parts_at[error.place[:length]]
            start = length
            break
    path, item, spec = _cell(kind, error.place)
    text, values = _worded(row, error, spec)
    column = written(path[start:]) or None
    return Problem(text, values, number, column, sheet, item)


def _cell(kind: type[Entity], place: Place) -> tuple[Place, int | None, FieldSpec | None]:
    """The path of the cell's column, the number of the value within the cell, and the field."""
    path: list[str | int] = []
    item, spec = None, None
    fields: Mapping[str, FieldSpec] = kind.fields
    for step in place:
        if isinstance(step, str):
            spec = fields.get(step, spec)
            path.append(step)
            fields = part_fields(spec) if spec else {}
        elif spec is not None and spec.kind == "parts":
            path.append(step)
        else:
            item = step + 1
    return tuple(path), item, spec


def _worded(
    row: ReadRow, error: FieldError, spec: FieldSpec | None
) -> tuple[Any, Mapping[str, Any]]:
    if error.text is SENTENCES["unknown_term"] and spec is not None and spec.vocabulary:
        known = {term.code: (term.code, term.label.en, term.label.fr) for term in spec.vocabulary}
        near = nearest(str(error.values["value"]), known)
        if near:
            return UNKNOWN_TERM_NEAR, {"value": error.values["value"], "near": near}
    if error.text is SENTENCES["string_pattern_mismatch"] and spec is not None and spec.is_relation:
        return SENTENCES["end_unknown"], {"value": _named(row, error.place)}
    return error.text, error.values


def _named(row: ReadRow, place: Place) -> str:
    """The other end that a relation's cell names."""
    value = row.values.get(str(place[0]))
    if isinstance(value, list) and len(place) > 1 and isinstance(place[1], int):
        value = value[place[1]]
    return str(value["id"]) if isinstance(value, Mapping) else ""
