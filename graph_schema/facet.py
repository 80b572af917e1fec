"""What a type's list is narrowed by with a number beside each value: its facets, as the type declares them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from graph_schema.spec import DeclarationError, FieldSpec

_COUNTED = ("term", "terms", "yes_no", "link", "links")


@dataclass(frozen=True, slots=True)
class Facet:
    """A field whose values narrow the list; a type declares its facets in the order of the page.

    `by`: a date counts by its `year`, or by its `age` (fresh, stale, never), all else by its `value`, a
    narrower value of a vocabulary for every wider one, too. `also`: places in Parts whose values count here
    (`accused.charges.crime`).
    """

    field: str
    by: Literal["value", "year", "age"] = "value"
    also: tuple[str, ...] = ()


def check_facets(name: str, fields: Mapping[str, FieldSpec], facets: Sequence[Facet]) -> None:
    """Hold the facets of a type against its fields; raises `DeclarationError`."""
    if len({one.field for one in facets}) != len(facets):
        raise DeclarationError(f"{name}: a field is declared a facet twice")
    for one in facets:
        spec = fields.get(one.field)
        fits = spec is not None and (spec.kind in _COUNTED if one.by == "value" else spec.is_date)
        if spec is not None and spec.audience:
            raise DeclarationError(f"{name}: a number would tell of “{one.field}”")
        if spec is None or not fits:
            raise DeclarationError(f"{name}: “{one.field}” cannot be counted by {one.by}")
        for place in one.also:
            _check_part(name, fields, spec, place)


def _check_part(name: str, fields: Mapping[str, FieldSpec], facet: FieldSpec, place: str) -> None:
    """Values of Parts count only where the Parts have the record's own readers: a number would tell."""
    *parts, last = place.split(".")
    inner = fields
    for part in parts:
        if part not in inner or inner[part].kind != "parts" or inner[part].audience:
            raise DeclarationError(f"{name}: “{place}” is in no Part that all readers read")
        inner = inner[part].inner
    if last not in inner or inner[last].vocabulary is not facet.vocabulary or not parts:
        raise DeclarationError(f"{name}: “{place}” has not the values of “{facet.name}”")
