"""Making and changing records in a line, for the tests of what stands afterwards."""

from __future__ import annotations

from typing import Any

from graph_schema.core import TYPES
from graph_schema.vocabularies.sharing import GATE
from hub.access import HUB, Principal
from hub.hub import Hub
from hub.records.planning import Wish
from hub.records.writing import Outcome


def make(hub: Hub, kind: str, principal: Principal = HUB, /, **values: Any) -> str:
    """A new record of a type; its id."""
    return hub.writer.create(principal, TYPES[kind](**values)).record_id


def settled(on: str = "2022-12-01", **decided: str) -> list[dict[str, str]]:
    """Every legal gate, decided on a day: as `decided` says, and otherwise as one that does not apply."""
    return [
        {"kind": term.code, "decision": decided.get(term.code, "not_applicable"), "on": on, "by": "adviser", "views": "not_needed"}
        for term in GATE
    ]  # fmt: skip


def change(
    hub: Hub, principal: Principal, record_id: str, version: int | None = None, **said: Any
) -> Outcome:
    """Change some values of a record as a form that names only them."""
    (row,) = hub.graph.read(
        lambda one: one.run("MATCH (n:Entity {id: $id}) RETURN n.type AS type", {"id": record_id})
    )
    kind = TYPES[row["type"]]
    return hub.writer.save(principal, [Wish(kind, said, record_id, version)])[0]


def cited(hub: Hub) -> list[dict[str, str]]:
    """A citation of a public source, which a fact beyond the Office needs."""
    source = make(hub, "source", title="Open source", marking="public")
    return [{"id": source, "locator": "p. 1"}]
