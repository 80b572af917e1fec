"""All that lives in the graph, to be held against a later moment."""

from __future__ import annotations

from typing import Any

from graph_schema.core import TYPES
from hub.hub import Hub
from hub.records.changes import plain
from hub.store.writer import stored

_EVERYTHING = (
    "MATCH (n:Entity) WHERE n.retired_at IS NULL RETURN properties(n) AS node, "
    "COLLECT { MATCH (n)-[:HAS_PART]->(p:Part) RETURN properties(p) } AS parts, "
    "COLLECT { MATCH (n)-[r]->(m:Entity) RETURN {name: type(r), other: m.id, own: properties(r)} } AS links"
)
_MOVING = {
    "version", "updated_at", "updated_by", "updated_key", "inner_version", "inner_at", "inner_by",
}  # fmt: skip


def everything(hub: Hub) -> dict[str, Any]:
    """Every record that is not retired, whoever may see it: its plain values, with Parts and relations, and
    the rest of its node but the number, moment and author of its changes; its Parts with their readers."""
    rows = hub.graph.read(lambda transaction: transaction.run(_EVERYTHING))
    found = {}
    for row in rows:
        record = stored(row)
        kind = TYPES[record.node["type"]]
        node = {name: value for name, value in record.node.items() if name not in _MOVING}
        found[record.node["id"]] = (plain(kind, record), node, record.parts)
    return found
