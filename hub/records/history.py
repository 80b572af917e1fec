"""The versions of a record: who changed what and when, each one viewable and two comparable.

A revision shows only to who may see the record now and might then; what it says of other records is
left out where those are hidden.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from graph_schema.core import TYPES, Entity
from hub.access import Principal
from hub.errors import NotFound
from hub.records.changes import Changes, differences
from hub.store import reader
from hub.store.graph import Graph, Row, Transaction
from hub.store.stored import Values


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a record as one person may see it: `changes` is field → [old, new], `state` all
    values after it (`retired_at` and `retired_reason` among them)."""

    number: int
    action: str
    at: str
    by: str
    reason: str | None
    changes: Changes
    state: Values


@dataclass(frozen=True, slots=True)
class History:
    """The visible versions of a record, newest first, and the titles of the records that they name."""

    kind: type[Entity]
    record_id: str
    versions: tuple[Version, ...]
    ends: dict[str, reader.Neighbour]

    def version(self, number: int) -> Version:
        """One version; raises `NotFound` where it does not exist or does not show."""
        found = next((one for one in self.versions if one.number == number), None)
        if found is None:
            raise NotFound()
        return found

    def compare(self, older: int, newer: int) -> Changes:
        """What differs between two versions, field → [older value, newer value]."""
        return differences(self.version(older).state, self.version(newer).state)


def history(graph: Graph, principal: Principal, record_id: str) -> History:
    """A record's history. Raises `NotFound` for a record that is hidden or unknown."""

    def work(transaction: Transaction) -> History:
        rows = transaction.rows("records/revisions", principal, id=record_id)
        if not rows:
            raise NotFound()
        kind = TYPES[rows[0]["type"]]
        revisions = [row["revision"] for row in rows]
        ends = reader.titles(transaction, principal, _named_ids(kind, revisions))
        by_version: dict[int, list[Row]] = {}
        for revision in revisions:
            by_version.setdefault(revision["version"], []).append(revision)
        versions = tuple(
            _version(kind, number, by_version[number], ends)
            for number in sorted(by_version, reverse=True)
        )
        return History(kind, record_id, versions, ends)

    return graph.read(work)


def _version(
    kind: type[Entity], number: int, revisions: list[Row], ends: Mapping[str, Any]
) -> Version:
    first = min(revisions, key=lambda one: len(one["id"]))
    changes: Changes = {}
    state: Values = {}
    for revision in revisions:
        for name, (old, new) in json.loads(revision["changes"]).items():
            pair = [_seen(kind, name, old, ends), _seen(kind, name, new, ends)]
            if pair[0] != pair[1]:
                changes[name] = pair
        state |= {
            name: _seen(kind, name, value, ends)
            for name, value in json.loads(revision["state"]).items()
        }
    return Version(
        number, first["action"], first["at"], first["by"], first.get("reason"), changes, state
    )


def _seen(kind: type[Entity], name: str, value: Any, ends: Mapping[str, Any]) -> Any:
    """A value without the links whose other end is hidden."""
    spec = kind.fields.get(name)
    if spec is None or not spec.is_relation or value is None:
        return value
    if isinstance(value, list):
        return [link for link in value if link["id"] in ends]
    return value if value["id"] in ends else None


def _named_ids(kind: type[Entity], revisions: Iterable[Row]) -> set[str]:
    found: set[str] = set()
    for revision in revisions:
        states = [json.loads(revision["state"])]
        for old_new in zip(*json.loads(revision["changes"]).values(), strict=False):
            states.append(dict(zip(json.loads(revision["changes"]), old_new, strict=True)))
        for state in states:
            for name, value in state.items():
                spec = kind.fields.get(name)
                if spec is not None and spec.is_relation and value:
                    found |= {
                        link["id"] for link in (value if isinstance(value, list) else [value])
                    }
    return found
