"""What the columns of an import file are called, and what each of them means.

    id · version · title · crimes · in_state · citations · citations.locator · accused.1.charges.2.crime

The same names make exports and templates. In a workbook the Parts of one kind may have a sheet of their
own (`accused`, `accused.charges`), one row for each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from rapidfuzz import fuzz, process, utils

from graph_schema.core import Entity, FieldSpec
from graph_schema.text import Text
from graph_schema.told import Told, told_of
from hub import access
from hub.access import Principal
from hub.records.validation import Place
from hub.search.folding import fold

ID, EXTERNAL_ID, VERSION = "id", "external_id", "version"
ALIASES = {
    "source": "citations",
    "locator": "citations.locator",
    "reliability": "citations.reliability",
    "credibility": "citations.credibility",
}
"""Short names of the columns of sources, for types that have no field of that name."""

FOLLOWING = frozenset({"marking", "named_to", "excluded"})
"""What a record that follows another's marking is not given by a file."""

ID_LABEL = Text("Identifier", "Identifiant")
ID_HELP = Text(
    "The record to change; empty for a new one that has an external_id.",
    "La fiche à modifier ; vide pour une nouvelle fiche dotée d’un external_id.",
)
VERSION_LABEL = Text("Version", "Version")
VERSION_HELP = Text(
    "The version that was exported; when somebody has changed the record since, the row is a conflict.",
    "La version exportée ; si la fiche a été modifiée depuis, la ligne est en conflit.",
)
NEAR_ENOUGH = 75
"""How alike two names must be, of a hundred, for one to be offered instead of the other."""

_NUMBER = re.compile(r"[1-9]\d{0,3}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `path` says where its values go: `("accused", 0, "name")`, `("citations", "locator")`;
    `spec` is the field there (nothing for `id` and `version`)."""

    path: Place
    spec: FieldSpec | None

    @property
    def name(self) -> str:
        """What the header calls it."""
        return written(self.path)


@dataclass(frozen=True, slots=True)
class PartSheet:
    """The sheet of one kind of Parts: `accused`, or `accused.charges` with the number of the accused."""

    path: tuple[str, ...]
    spec: FieldSpec

    @property
    def name(self) -> str:
        """What the sheet is called."""
        return ".".join(self.path)

    @property
    def parents(self) -> tuple[str, ...]:
        """The columns that say to which Part a row belongs: `accused`, its number from 1."""
        return self.path[:-1]

    @property
    def told(self) -> list[str]:
        """The columns of what is told of these Parts besides: an export has them, an import leaves them be."""
        return [one.name for one in told_of(self.spec)]

    @property
    def fields(self) -> dict[str, FieldSpec]:
        """The fields that have a column on this sheet."""
        return {name: one for name, one in part_fields(self.spec).items() if one.kind != "parts"}


def written(path: Place) -> str:
    """A path as the header writes it, counting from 1."""
    return ".".join(str(one + 1) if isinstance(one, int) else one for one in path)


def part_fields(spec: FieldSpec) -> Mapping[str, FieldSpec]:
    """The fields of a Part, or the properties of a relation."""
    model: Any = spec.model
    return model.fields if model is not None else {}


def canonical(kind: type[Entity], name: str) -> str:
    """A header's name without regard to case and spaces, its short name written out."""
    name = name.strip().lower()
    return ALIASES[name] if name in ALIASES and name not in kind.fields else name


def column(kind: type[Entity], name: str) -> Column | None:
    """The column of this (canonical) name, if the type has it."""
    if name in (ID, VERSION):
        return Column((name,), None)
    path: list[str | int] = []
    fields: Mapping[str, FieldSpec] = kind.fields
    steps = name.split(".")
    while steps:
        spec = fields.get(steps.pop(0))
        if spec is None:
            return None
        path.append(spec.name)
        if spec.kind == "parts":
            if len(steps) < 2 or not _NUMBER.fullmatch(steps[0]):
                return None
            path.append(int(steps.pop(0)) - 1)
            fields = part_fields(spec)
        elif spec.is_relation and steps:
            fields = part_fields(spec)
        elif steps:
            return None
        else:
            return Column(tuple(path), spec)
    return None


def is_told(kind: type[Entity], name: str) -> bool:
    """Whether a (canonical) name is that of a column of an export from which nothing is read
    (`accused.1.presumed_innocent`): what is told there follows from other columns."""
    *above, last = re.sub(r"\.[1-9]\d{0,3}(?=\.)", "", name).split(".")
    fields: Mapping[str, FieldSpec] = kind.fields
    told: tuple[Told, ...] = ()
    for step in above:
        spec = fields.get(step)
        if spec is None or spec.kind != "parts":
            return False
        fields, told = part_fields(spec), told_of(spec)
    return any(one.name == last for one in told)


def given_fields(
    kind: type[Entity], principal: Principal, *, reading: bool = False
) -> dict[str, FieldSpec]:
    """The fields that somebody's files of a type have: their own order, shared ones last, without Parts
    kept for others and without a marking that follows another record's. `reading`: of an export."""
    ordered = {EXTERNAL_ID: kind.fields[EXTERNAL_ID]} | kind.own_fields() | kind.fields
    return {
        name: spec
        for name, spec in ordered.items()
        if (may_give(principal, spec) if not reading else _exports(principal, spec))
        and not (kind.info.marking_follows and name in FOLLOWING)
    }


def may_give(principal: Principal, spec: FieldSpec) -> bool:
    """Whether somebody may fill in a field: Parts of an audience are its own, and the hub's commands load
    them for all."""
    return principal.operates or _reads(principal, spec)


def _reads(principal: Principal, spec: FieldSpec) -> bool:
    return not spec.audience or access.sees(principal, [spec.audience], [])


def _exports(principal: Principal, spec: FieldSpec) -> bool:
    """Whether somebody's export has a field; the names of records in the Office's files are its own."""
    return _reads(principal, spec) and (
        spec.name != EXTERNAL_ID or access.hears(principal, "office")
    )


def columns(
    fields: Mapping[str, FieldSpec], places: Mapping[str, int], *, told: bool = False
) -> list[Column]:
    """Every column of a file with these fields, in order; `places`: how many Parts of each kind it has
    room for (`accused`, `accused.charges`), none for those with a sheet of their own. `told`: an export's
    file, which also tells what follows from others, right after what names each Part."""
    ordered = [Column((ID,), None)]
    if EXTERNAL_ID in fields:
        ordered.append(Column((EXTERNAL_ID,), fields[EXTERNAL_ID]))
    ordered.append(Column((VERSION,), None))
    for spec in fields.values():
        if spec.name != EXTERNAL_ID:
            ordered += _below(spec, (), "", places, told=told)
    return ordered


def _below(
    spec: FieldSpec, before: Place, prefix: str, places: Mapping[str, int], *, told: bool
) -> Iterator[Column]:
    path = (*before, spec.name)
    if spec.kind == "parts":
        below = f"{prefix}{spec.name}."
        for place in range(places.get(f"{prefix}{spec.name}", 0)):
            for number, inner in enumerate(part_fields(spec).values()):
                yield from _below(inner, (*path, place), below, places, told=told)
                if told and number == 0:
                    for also in told_of(spec):
                        yield Column((*path, place, also.name), None)
        return
    yield Column(path, spec)
    if spec.is_relation:
        for one in part_fields(spec).values():
            yield Column((*path, one.name), one)


def part_sheets(fields: Mapping[str, FieldSpec]) -> list[PartSheet]:
    """Every kind of Parts among the fields, each a sheet of its own, parents first."""

    def below(inner: Mapping[str, FieldSpec], path: tuple[str, ...]) -> Iterator[PartSheet]:
        for spec in inner.values():
            if spec.kind == "parts":
                yield PartSheet((*path, spec.name), spec)
                yield from below(part_fields(spec), (*path, spec.name))

    return list(below(fields, ()))


def one_of_each(fields: Mapping[str, FieldSpec]) -> dict[str, int]:
    """Room for one Part of each kind."""
    return {sheet.name: 1 for sheet in part_sheets(fields)}


def nearest_column(kind: type[Entity], name: str) -> str | None:
    """The column that somebody may have meant, by its name or by its label in either language."""
    found = re.findall(r"\.(\d+)(?=\.)", name)
    numbers = iter([one if _NUMBER.fullmatch(one) else "1" for one in found])
    near = nearest(re.sub(r"\.\d+(?=\.)", ".1", name), _known_columns(kind))
    return re.sub(r"\.1(?=\.)", lambda one: f".{next(numbers, '1')}", near) if near else None


@cache
def _known_columns(kind: type[Entity]) -> Mapping[str, tuple[str, ...]]:
    known = {}
    fields = given_fields(kind, access.HUB)
    for one in columns(fields, one_of_each(fields)):
        labels = (one.spec.label.en, one.spec.label.fr) if one.spec and len(one.path) == 1 else ()
        short = (alias for alias, name in ALIASES.items() if name == one.name)
        known[one.name] = (one.name, *labels, *short)
    return known


def nearest(text: str, known: Mapping[str, tuple[str, ...]]) -> str | None:
    """The key of the names most like `text`, if one is near enough."""
    names = [(fold(name), key) for key, listed in known.items() for name in listed]
    found = process.extractOne(
        fold(text), [name for name, _ in names], scorer=fuzz.ratio, processor=utils.default_process,
        score_cutoff=NEAR_ENOUGH,
    )  # fmt: skip
    return names[found[2]][1] if found else None
