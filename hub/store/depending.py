"""What rests on records: others that point to them, and ids of them in texts. Whoever may read it; what is
told of it, `hub.importing.undoing` decides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph_schema.core import TYPES, all_fields
from hub.store.graph import Transaction


def pointing_to(transaction: Transaction, ids: Sequence[str]) -> set[str]:
    """The records, but retired ones, that have a relation to one of `ids`."""
    rows = transaction.run(
        "UNWIND $ids AS id MATCH (n:Entity {id: id})<-[r]-(other:Entity) "
        "WHERE other.retired_at IS NULL RETURN DISTINCT other.id AS id",
        {"ids": list(ids)},
    )
    return {row["id"] for row in rows}


def naming(transaction: Transaction, types: set[str], ids: Sequence[str]) -> set[str]:
    """The records, but retired ones, whose texts or Parts hold one of `ids`, which are of `types`."""
    found: set[str] = set()
    for label, field, name, many in sorted(_fields_that_name(types)):
        held = f"any(one IN n.{name} WHERE one IN $ids)" if many else f"n.{name} IN $ids"
        inside = "n.field = $field AND " if field else ""
        rows = transaction.run(
            f"MATCH (n:{label}) WHERE {inside}n.{name} IS NOT NULL AND {held} "
            f"RETURN DISTINCT n.{'record_id' if field else 'id'} AS id",
            {"ids": list(ids)} | ({"field": field} if field else {}),
        )
        found |= {row["id"] for row in rows}
    rows = transaction.run(
        "UNWIND $ids AS id MATCH (n:Entity {id: id}) WHERE n.retired_at IS NULL RETURN n.id AS id",
        {"ids": sorted(found)},
    )
    return {row["id"] for row in rows}


def _fields_that_name(types: set[str]) -> Iterator[tuple[str, str, str, bool]]:
    """Where ids of such records may stand: label, the Parts' field (empty for the record itself), property,
    and whether it is a list."""
    for kind in TYPES.values():
        for place, spec in all_fields(kind.fields):
            if types & set(spec.refers_to):
                field = place.rpartition(".")[0]
                yield "Part" if field else kind.info.node_label, field, spec.name, spec.many
