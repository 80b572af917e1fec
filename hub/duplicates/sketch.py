"""What two records are compared by: a few facts of each, from what was typed or from what was read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from graph_schema.core import Entity, Recognised
from hub.records.planning import named_ids
from hub.search.twin_keys import people_of
from hub.store.stored import Values


@dataclass(frozen=True, slots=True)
class Sketch:
    """The facts by which a record is recognised; `dates` are as written, by field."""

    title: str
    people: tuple[str, ...]
    reference: str
    forum: str
    bodies: frozenset[str]
    places: frozenset[str]
    about: frozenset[str]
    dates: Mapping[str, str]

    def ends(self) -> set[str]:
        """The ids of the records that it names."""
        return {self.forum} - {""} | self.bodies | self.places | self.about


def recognised_of(kind: type[Entity]) -> Recognised:
    """How records of a type are recognised; only of types that declare it."""
    if kind.info.recognised_by is None:
        raise ValueError(f"{kind.info.name} declares no fields by which it is recognised")
    return kind.info.recognised_by


def sketch_of(kind: type[Entity], values: Values) -> Sketch:
    """The sketch of plain values, of a form or of a record."""
    by = recognised_of(kind)

    def ids(field: str) -> frozenset[str]:
        return frozenset(named_ids(values.get(field) or [])) - {""}

    return Sketch(
        str(values.get("title") or ""),
        tuple(people_of(by, values)),
        str(values.get(by.reference) or ""),
        next(iter(ids(by.forum)), ""),
        ids(by.bodies), ids(by.places), ids(by.about),
        {field: str(values[field]) for field in by.dates if values.get(field)},
    )  # fmt: skip
