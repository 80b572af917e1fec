"""Do the indexes answer as the records do? Looks values up by index and counts them by a scan.

The embedded engine has lost index entries once (composite indexes); this is how one would know.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from hub.store.dialect import SchemaItem, full_text_query
from hub.store.graph import Graph, Transaction

SAMPLE = 200
"""Values looked up per index; every value is counted by the scan."""


@dataclass(frozen=True, slots=True)
class IndexFault:
    """An index whose answer differs from what the nodes hold."""

    item: SchemaItem
    value: str
    by_index: int
    by_scan: int

    def __str__(self) -> str:
        return f"{self.item}: the index finds {self.by_index} with “{self.value}”, the nodes are {self.by_scan}"


def faults(graph: Graph, item: SchemaItem) -> list[IndexFault]:
    """Where one index answers wrongly; empty where it does not."""
    if item.kind == "fulltext":
        return graph.read(lambda transaction: list(_text_faults(transaction, item)))
    return graph.read(lambda transaction: list(_value_faults(transaction, item)))


def _value_faults(transaction: Transaction, item: SchemaItem) -> Iterator[IndexFault]:
    label, name = item.label, item.property_name
    scanned = _counts(
        transaction,
        f"MATCH (n:{label}) WHERE n.{name} IS NOT NULL RETURN n.{name} AS value, count(*) AS number",
        {},
    )
    sampled = list(scanned)[:: max(1, len(scanned) // SAMPLE)][:SAMPLE]
    found = _counts(
        transaction,
        f"UNWIND $values AS value MATCH (n:{label}) WHERE n.{name} = value RETURN value, count(n) AS number",
        {"values": sampled},
    )
    for value in sampled:
        if found.get(value, 0) != scanned[value]:
            yield IndexFault(item, str(value), found.get(value, 0), scanned[value])


def _counts(transaction: Transaction, text: str, parameters: dict[str, Any]) -> dict[Any, int]:
    return {row["value"]: int(row["number"]) for row in transaction.run(text, parameters)}


def _text_faults(transaction: Transaction, item: SchemaItem) -> Iterator[IndexFault]:
    rows = transaction.run(
        f"MATCH (n:{item.label}) WHERE n.{item.property_name} IS NOT NULL "
        f"RETURN n.id AS id, n.{item.property_name} AS words LIMIT $limit",
        {"limit": SAMPLE},
    )
    call = transaction.dialect.full_text_call(item.label, item.property_name)
    for row in rows:
        query = full_text_query(" ".join(str(row["words"]).split()[:6]))
        if query is None:
            continue
        answer = transaction.run(
            f"{call} WITH node WHERE node.id = $id RETURN count(node) AS number",
            {"query": query, "id": row["id"]},
        )
        if not answer or answer[0]["number"] != 1:
            yield IndexFault(item, str(row["id"]), 0, 1)
