"""Where the label of the presumption of innocence stands: over people who are named, and over titles that may.

Whether somebody carries it is decided in one place, `graph_schema.vocabularies.proceedings.presumed_innocent`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from graph_schema.core import TYPES, Entity
from graph_schema.vocabularies.proceedings import CASE_STAGE, PERSON_STATUS, presumed_innocent
from hub.records.reading import Record

_FINALLY_CONVICTED = ("reparations", "closed_convicted")
"""Stages of a case before the Court that follow a final conviction."""


def presumed_people(record: Record) -> bool:
    """Whether the record names somebody who is presumed innocent: among its Parts, or (a case before the
    Court) in its title."""
    return presumed_in(record.kind, record.values)


def presumed_in(kind: type[Entity], values: Mapping[str, Any]) -> bool:
    """`presumed_people` for the plain values of a record of a type."""
    for spec in kind.fields.values():
        if spec.vocabulary is CASE_STAGE:
            return values.get(spec.name) not in _FINALLY_CONVICTED
        if spec.kind == "parts":
            named = values.get(spec.name) or ()
            for status in spec.inner.values():
                if status.vocabulary is PERSON_STATUS and any(
                    presumed_innocent(part.get(status.name)) for part in named
                ):
                    return True
    return False


@cache
def names_people(type_name: str) -> bool:
    """Whether the titles of this type may name suspects and accused: proceedings, public cases, and what is a
    part of them (their steps)."""
    kind = TYPES[type_name]
    for spec in kind.fields.values():
        statuses = [one.vocabulary for one in spec.inner.values()] if spec.kind == "parts" else []
        if spec.vocabulary is CASE_STAGE or PERSON_STATUS in statuses:
            return True
    leader = kind.info.marking_follows
    return leader is not None and any(names_people(one) for one in kind.fields[leader].to)


def titles_name_people(type_names: Iterable[str]) -> bool:
    """Whether the titles of any of these types may name suspects and accused."""
    return any(names_people(one) for one in set(type_names))


def presumed_beside(record: Record, pointing: Iterable[str]) -> bool:
    """Whether the page of a record shows titles that may name others than itself: of the records that it
    names and of those that point to it (`pointing`: their types)."""
    own = {kind.info.name for kind in TYPES.values() if _follows(kind, record.kind)}
    kinds = {one.type for one in record.ends.values()} | set(pointing)
    steps_alone = record.kind.info.marking_follows is not None and names_people(
        record.kind.info.name
    )
    return steps_alone or titles_name_people(kinds - own)


def _follows(kind: type[Entity], leader: type[Entity]) -> bool:
    relation = kind.info.marking_follows
    return relation is not None and leader.info.name in kind.fields[relation].to
