"""Reads the starter files by the rules of seeds/README.md alone, without the hub's importer."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import graph_schema.entities  # noqa: F401 - fills the register of types
from graph_schema.core import TYPES, Entity, FieldSpec

SEEDS = Path(__file__).parents[2] / "seeds"
EXAMPLES = SEEDS / "examples"


def rows_of(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file, every cell as text; a row longer or shorter than the header fails."""
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file, strict=True)
        header = next(reader)
        return [dict(zip(header, cells, strict=True)) for cells in reader]


def order_of(folder: Path) -> list[str]:
    """The types in the order in which their files are loaded."""
    lines = (folder / "order.txt").read_text(encoding="utf-8").splitlines()
    return [line.removesuffix(".csv") for line in lines]


def listed(cell: str) -> list[str]:
    """The values of a list cell: split at `;`, `\\;` being a literal one."""
    return [one.replace("\\;", ";") for one in re.split(r"(?<!\\);", cell)]


def columns_of(fields: Mapping[str, FieldSpec], column: str) -> bool:
    """Whether a column is one of these fields, a property of a relation, or in a Part."""
    name, *rest = column.split(".")
    spec = fields.get(name)
    if spec is None:
        return False
    if not rest:
        return spec.kind != "parts"
    if spec.model is None:
        return False
    inner = spec.model.fields
    if spec.kind == "parts":
        return rest[0].isdigit() and columns_of(inner, ".".join(rest[1:]))
    return len(rest) == 1 and rest[0] in inner


def values_of(fields: Mapping[str, FieldSpec], row: Mapping[str, str]) -> dict[str, Any]:
    """What a row says, in the form that the models take; blank cells say nothing."""
    said: dict[str, Any] = {"id": row["id"]} if row.get("id") else {}
    for name, spec in fields.items():
        if spec.kind == "parts":
            said |= _parts(name, spec, row)
        elif row.get(name):
            cell = row[name]
            many = spec.many
            value: Any = listed(cell) if many else cell
            if spec.is_relation:
                value = _links(name, spec, value if many else [value], row)
                value = value if many else value[0]
            said[name] = value
    return said


def _parts(name: str, spec: FieldSpec, row: Mapping[str, str]) -> dict[str, Any]:
    numbers = sorted(
        {
            int(column.split(".")[1])
            for column in row
            if column.startswith(f"{name}.") and row[column]
        }
    )
    assert numbers == list(range(1, len(numbers) + 1)), f"{row['id']}: {name} has a gap"
    inner = spec.model.fields
    found = [
        values_of(
            inner,
            {
                column.removeprefix(f"{name}.{number}."): cell
                for column, cell in row.items()
                if column.startswith(f"{name}.{number}.")
            },
        )
        for number in numbers
    ]
    return {name: found} if found else {}


def _links(
    name: str, spec: FieldSpec, ids: list[str], row: Mapping[str, str]
) -> list[dict[str, str]]:
    links = [{"id": one} for one in ids]
    for prop in spec.model.fields:
        cell = row.get(f"{name}.{prop}", "")
        if cell:
            properties = listed(cell) if spec.many else [cell]
            for link, value in zip(links, properties, strict=True):
                if value:
                    link[prop] = value
    return links


@cache
def records_in(folder: Path) -> dict[str, Any]:
    """Every record of a folder by its id, in load order; an invalid row raises Pydantic's error."""
    found: dict[str, Any] = {}
    for name in order_of(folder):
        kind = TYPES[name]
        for row in rows_of(folder / f"{name}.csv"):
            record = kind.model_validate(values_of(kind.fields, row))
            assert record.id is not None
            assert record.id not in found, f"{record.id} stands twice"
            found[record.id] = record
    return found


def links_of(record: Entity) -> Iterator[tuple[FieldSpec, str]]:
    """Every relation of a record with the id it points to, and every id that a Part holds."""
    for name, spec in record.fields.items():
        value = getattr(record, name)
        if spec.is_relation:
            for link in value if spec.many else [value] if value else []:
                yield spec, link.id
        elif spec.kind == "parts":
            for part in value:
                for inner_name, inner in part.fields.items():
                    if inner.refers_to and getattr(part, inner_name):
                        yield inner, getattr(part, inner_name)
