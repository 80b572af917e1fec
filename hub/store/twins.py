"""Reading what duplicates are found by: who shares words with what is asked for, and a few facts of each.

Every read is under somebody's access, but for the hub's own comparing (`None` asks): what that finds is
shown through guarded queries alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from graph_schema.core import TYPES, Entity, all_fields
from hub.access import Principal, visible
from hub.store.graph import Transaction
from hub.store.stored import Values

Asker = Principal | None
"""Who asks; nothing where the hub itself compares records, whoever may read them."""


def _guard(asker: Asker, variable: str) -> str:
    return visible(variable) if asker is not None else "true"


def _keys(asker: Asker) -> dict[str, Any]:
    return {"reader_keys": sorted(asker.keys)} if asker is not None else {}


def sharing(
    transaction: Transaction, asker: Asker, kind: type[Entity], words: Iterable[str]
) -> dict[str, str]:
    """The records that share a word, by id, each with all its words."""
    query = " ".join(words)
    if not query:
        return {}
    call = transaction.dialect.full_text_call(kind.info.node_label, "twin_keys")
    rows = transaction.run(
        f"{call} WITH node AS n WHERE {_guard(asker, 'n')} AND n.retired_at IS NULL "
        "RETURN n.id AS id, n.twin_keys AS words",
        {"query": query} | _keys(asker),
    )
    return {row["id"]: row["words"] for row in rows}


def all_words(transaction: Transaction, asker: Asker, kind: type[Entity]) -> dict[str, str]:
    """The words of every record of a type, by id: one read, for looking up many at once."""
    rows = transaction.run(
        f"MATCH (n:{kind.info.node_label}) WHERE {_guard(asker, 'n')} AND n.retired_at IS NULL "
        "AND n.twin_keys IS NOT NULL RETURN n.id AS id, n.twin_keys AS words",
        _keys(asker),
    )
    return {row["id"]: row["words"] for row in rows}


def facts(
    transaction: Transaction, asker: Asker, kind: type[Entity], ids: Iterable[str]
) -> dict[str, Values]:
    """The facts by which these records are recognised, by id, as plain values; beside them `marking`, and in
    `ends` type and title of the records that they name."""
    by = kind.info.recognised_by
    wanted = sorted(set(ids))
    if by is None or not wanted:
        return {}
    relations = [by.forum, by.bodies, by.places, by.about]
    rows = transaction.run(
        f"UNWIND $ids AS id MATCH (n:Entity {{id: id}}) WHERE {_guard(asker, 'n')} AND n.retired_at IS NULL "
        "RETURN properties(n) AS node, "
        f"COLLECT {{ MATCH (n)-[:HAS_PART]->(p:Part) WHERE {_guard(asker, 'p')} AND p.field IN $people "
        "RETURN {field: p.field, name: p.name, position: p.position} } AS people, "
        f"COLLECT {{ MATCH (n)-[r:{'|'.join(name.upper() for name in relations)}]->(m:Entity) "
        f"WHERE {_guard(asker, 'm')} RETURN {{name: type(r), id: m.id, type: m.type, title: m.title}} }} AS links",
        {"ids": wanted, "people": list(by.people)} | _keys(asker),
    )
    return {row["node"]["id"]: _values(kind, row) for row in rows if _is_of(kind, row)}


def _is_of(kind: type[Entity], row: Values) -> bool:
    return bool(row["node"]["type"] == kind.info.name)


def _values(kind: type[Entity], row: Values) -> Values:
    by = kind.info.recognised_by
    if by is None:
        raise ValueError(kind.info.name)
    node = row["node"]
    values: Values = {
        name: node.get(name) for name in ("title", "marking", by.reference, *by.dates)
    }
    for field in by.people:
        listed = [one for one in row["people"] if one["field"] == field and one["name"]]
        values[field] = sorted(listed, key=lambda one: int(one["position"]))
    for field in (by.forum, by.bodies, by.places, by.about):
        links = [{"id": one["id"]} for one in row["links"] if one["name"] == field.upper()]
        values[field] = links if kind.fields[field].many else next(iter(links), None)
    return values | {"ends": {one["id"]: (one["type"], one["title"]) for one in row["links"]}}


def pointing_at(transaction: Transaction, record_id: str) -> dict[str, list[str]]:
    """The records that name this one, by type, whoever may see them: by a relation, or by its id in a text of
    one of their Parts."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in transaction.run(
        "MATCH (n:Entity {id: $id})<--(m:Entity) RETURN DISTINCT m.type AS type, m.id AS id",
        {"id": record_id},
    ):
        found[row["type"]].add(row["id"])
    for kind in TYPES.values():
        names = {spec.name for place, spec in all_fields(kind.fields) if spec.refers_to and "." in place}  # fmt: skip
        for name in sorted(names):
            for row in transaction.run(
                f"MATCH (m:{kind.info.node_label})-[:HAS_PART]->(p:Part) WHERE p.{name} = $id "
                "RETURN DISTINCT m.id AS id",
                {"id": record_id},
            ):
                found[kind.info.name].add(row["id"])
    return {name: sorted(ids) for name, ids in found.items()}


def lost_in(transaction: Transaction, kind: type[Entity], ids: Iterable[str]) -> dict[str, str]:
    """The records that were merged into these, whoever may see them: their ids, each with that of the kept."""
    rows = transaction.run(
        f"UNWIND $ids AS id MATCH (n:{kind.info.node_label} {{merged_to: id}}) RETURN n.id AS lost, id AS kept",
        {"ids": sorted(set(ids))},
    )
    return {row["lost"]: row["kept"] for row in rows}
