"""The versions of a record: who changed what and when, each one viewable and two comparable.

A revision shows only to who may see the record now and might then, with the values before it only if
they might have seen those too; what it says of other records is left out where those are hidden.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from graph_schema.core import TYPES, Entity
from hub.access import Principal
from hub.errors import NotFound
from hub.records.changes import Changes, differences
from hub.records.planning import named_ids
from hub.store import reader, seen
from hub.store.graph import Graph, Row, Transaction
from hub.store.stored import Values


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a record as one person may see it: `changes` is field → [old, new], `state` all
    values after it (`retired_at` and `retired_reason` among them). `proposed_by` is the practitioner whose
    correction it wrote, for the Office and for that person: nobody else learns of corrections."""

    number: int
    action: str
    at: str
    by: str
    reason: str | None
    changes: Changes
    state: Values
    proposed_by: str | None = None


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


@dataclass(frozen=True, slots=True)
class _Revision:
    """What one revision node says."""

    node: Row
    state: Values
    old: Values
    new: Values

    @classmethod
    def read(cls, node: Row) -> _Revision:
        changes = json.loads(node["changes"])
        old, new = ({name: pair[side] for name, pair in changes.items()} for side in (0, 1))
        return cls(node, json.loads(node["state"]), old, new)

    @property
    def place(self) -> tuple[int, int]:
        """Where it stands among the revisions of its record."""
        return self.node["version"], self.node["inner_version"]


def history(graph: Graph, principal: Principal, record_id: str) -> History:
    """A record's history. Raises `NotFound` for a record that is hidden or unknown."""

    def work(transaction: Transaction) -> History:
        rows = transaction.rows("records/revisions", principal, id=record_id)
        if not rows:
            raise NotFound()
        kind = TYPES[rows[0]["type"]]
        revisions = [_Revision.read(row["revision"]) for row in rows]
        said = (values for one in revisions for values in (one.state, one.old, one.new))
        ids = {one for values in said for one in named_in(kind, values)}
        ends = reader.titles(transaction, principal, ids)

        def told(values: Values) -> Values:
            shown = seen.without_readers(principal, rows[0]["created_by"], values)
            return seen.as_seen(principal, kind, shown, ends)

        versions = [
            one if _hears_of_proposal(principal, one) else replace(one, proposed_by=None)
            for one in _versions(revisions, told, seen.hears_more(principal, kind))
        ]
        return History(kind, record_id, tuple(reversed(versions)), ends)

    return graph.read(work)


def _hears_of_proposal(principal: Principal, version: Version) -> bool:
    return principal.is_staff or version.proposed_by == principal.person_id


def _versions(
    revisions: Sequence[_Revision], told: Callable[[Values], Values], counts_inner: bool
) -> Iterator[Version]:
    """The versions, oldest first. After one that is hidden, nothing is said of what stood before."""
    steps: dict[tuple[int, int], list[_Revision]] = {}
    for revision in sorted(revisions, key=lambda one: (one.place, one.node.get("audience", ""))):
        steps.setdefault(revision.place, []).append(revision)
    shown = {version for version, _ in steps}
    state: Values = {}
    for (version, inner), found in steps.items():
        whole = "audience" not in found[0].node
        after_hidden = whole and version > 1 and version - 1 not in shown
        state = {} if after_hidden else state
        old: Values = {}
        new: Values = {}
        for one in found:
            state = state | told(one.state)
            old |= {} if after_hidden else told(one.old)
            new |= told(one.new)
        node = found[0].node
        yield Version(
            version + inner if counts_inner else version, node["action"], node["at"], node["by"],
            node.get("reason"), differences(old, new), state, node.get("proposed_by"),
        )  # fmt: skip


def named_in(kind: type[Entity], values: Mapping[str, Any]) -> Iterator[str]:
    """The ids of the other records that values name."""
    for name, spec in kind.fields.items():
        if spec.is_relation and values.get(name):
            yield from named_ids(values[name])
    yield from seen.referred(kind.fields, values)
