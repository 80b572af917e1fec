"""What a correction says, put together with what has stood and stands.

The proposer saw some values (`before`) and would have others (`said`); meanwhile others may have changed
them, and a reader of the Office may see relations that the proposer does not. So relations are taken by their
other ends: what the proposer added, changed or took away is done, what they did not see stays.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graph_schema.core import Entity, FieldSpec
from hub.records.changes import differences
from hub.store.stored import Values

NOT_CORRECTED = frozenset(
    {"marking", "named_to", "excluded", "widening_consent", "unconfirmed_fields"}
)
"""Fields that are the Office's to decide: who reads a record, and what is still to be confirmed."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """One field of a correction: as the proposer saw it, as they would have it, as it stands now for the
    reader, and what accepting would write. `clashes`: it was changed meanwhile, into something else."""

    name: str
    before: Any
    said: Any
    now: Any
    merged: Any
    clashes: bool


def correctable(kind: type[Entity]) -> dict[str, FieldSpec]:
    """The fields of a type to which corrections may be proposed: not those that others alone set, nor Parts
    that fewer people read."""
    return {
        name: spec
        for name, spec in kind.fields.items()
        if name not in NOT_CORRECTED and spec.set_by is None and spec.audience is None
    }


def proposed_changes(
    kind: type[Entity], stands: Mapping[str, Any], wanted: Mapping[str, Any]
) -> tuple[Values, Values]:
    """The fields that differ, as (before, said)."""
    names = correctable(kind)
    old = {name: stands.get(name) for name in names}
    found = differences(old, {name: wanted.get(name) for name in names})
    return (
        {name: pair[0] for name, pair in found.items()},
        {name: pair[1] for name, pair in found.items()},
    )


def put_together(
    kind: type[Entity], before: Mapping[str, Any], said: Mapping[str, Any], now: Mapping[str, Any]
) -> list[Proposed]:
    """Every field of a correction, in the order of the type's fields."""
    return [
        _field(spec, before.get(name), said[name], now.get(name))
        for name, spec in kind.fields.items()
        if name in said
    ]


def _field(spec: FieldSpec, before: Any, said: Any, now: Any) -> Proposed:
    if spec.kind == "links":
        return _links(spec.name, before or [], said or [], now or [])
    clashes = _bare(now) != _bare(before) and _bare(now) != _bare(said)
    return Proposed(spec.name, before, said, now, said, clashes)


def _links(name: str, before: list[Values], said: list[Values], now: list[Values]) -> Proposed:
    """A relation to many: what the proposer did not see, or was added since, stays behind what they say."""
    known = {link["id"] for link in before}
    wanted = {link["id"]: link for link in said}
    kept = [link for link in now if link["id"] not in known and link["id"] not in wanted]
    stands = {link["id"]: link for link in now}
    clashes = any(
        _bare(stands.get(link["id"])) not in (_bare(link), _bare(wanted.get(link["id"])))
        for link in before
    ) or any(
        link_id not in known and link_id in stands and _bare(stands[link_id]) != _bare(link)
        for link_id, link in wanted.items()
    )
    return Proposed(name, before, said, now, [*said, *kept], clashes)


def _bare(value: Any) -> Any:
    """A value without what says nothing: an empty list is nothing, and so is an empty text."""
    if isinstance(value, Mapping):
        return {name: bare for name, one in value.items() if (bare := _bare(one)) is not None}
    if isinstance(value, list):
        return [_bare(one) for one in value] or None
    return None if value == "" else value
