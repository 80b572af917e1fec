"""What changed between two states of a record: old and new value of each field, Part and relation.

A Part whose audience is narrower than the record's never enters the record's own revision; its changes
make a revision of their own, for its own readers.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from graph_schema.core import Entity
from hub.access import part_readers
from hub.store.stored import StoredRecord, Values, plain_values

Changes = dict[str, list[Any]]
"""Field name → [old value, new value], both plain."""


def plain(kind: type[Entity], record: StoredRecord | None) -> Values:
    """The plain values of a stored record; nothing for one that is not there yet."""
    if record is None:
        return {}
    return plain_values(kind, record.node, record.parts.values(), record.links.values())


def number_of_changes(node: Mapping[str, Any]) -> int:
    """How often a record has changed, inner changes included, by the properties of its node."""
    return int(node["version"]) + int(node.get("inner_version") or 0)


def differences(old: Mapping[str, Any], new: Mapping[str, Any]) -> Changes:
    """Every field whose value differs. An empty list is nothing; “no” and zero are something."""
    names = sorted(old.keys() | new.keys())
    return {
        name: [old.get(name), new.get(name)]
        for name in names
        if _something(old.get(name)) != _something(new.get(name))
    }


def _something(value: Any) -> Any:
    return None if value in ("", []) else value


def revisions(
    kind: type[Entity], record_id: str, action: str, before: StoredRecord | None, after: StoredRecord,
    *, reason: str | None = None, batch_id: str | None = None, proposed_by: str | None = None,
) -> Iterator[Values]:  # fmt: skip
    """The revision nodes of one change: one for the record's readers, one per narrower audience; an inner
    change (`hub.store.seen`) has only the latter.

    `readers` and `excluded` are those of the state after; a revision shows to who may see the record
    now and might then, and one of a narrower audience only beside the record's own (`whole`).
    """
    old, new = plain(kind, before), plain(kind, after)
    audiences = {spec.name: spec.audience for spec in kind.fields.values() if spec.audience}
    node = after.node
    inner = before is not None and before.node["version"] == node["version"]
    whole = f"{record_id}@{node['version']}"
    common = {
        "record_id": record_id, "type": kind.info.name, "action": action, "excluded": node["excluded"],
        "version": node["version"], "inner_version": node.get("inner_version", 0), "whole": whole,
        "at": node["inner_at" if inner else "updated_at"], "by": node["inner_by" if inner else "updated_by"],
    }  # fmt: skip
    if reason:
        common["reason"] = reason
    if batch_id:
        common["batch_id"] = batch_id
    if proposed_by:
        common["proposed_by"] = proposed_by

    def shared(values: Mapping[str, Any]) -> Values:
        return {name: value for name, value in values.items() if name not in audiences}

    if not inner:
        state = shared(new) | {name: node.get(name) for name in ("retired_at", "retired_reason")}
        yield common | {
            "id": whole,
            "readers": node["readers"],
            "changes": _json(differences(shared(old), shared(new))),
            "state": _json(state),
        }
    for audience in sorted(set(audiences.values())):
        names = [name for name, heard_by in audiences.items() if heard_by == audience]
        changed = differences(
            {name: old.get(name) for name in names}, {name: new.get(name) for name in names}
        )
        if changed:
            yield common | {
                "id": f"{whole}.{common['inner_version']}/{audience}",
                "audience": audience,
                "readers": part_readers(audience, node["readers"]),
                "changes": _json(changed),
                "state": _json({name: new.get(name) for name in names}),
            }


def _json(values: Mapping[str, Any]) -> str:
    return json.dumps(values, ensure_ascii=False, sort_keys=True)
