"""Reading records: one whole record, a page of a list, the neighbours of a record, a search.

Each function is one query made from the schema, under the access predicate, inside the caller's read.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from graph_schema.core import TYPES, Entity, FieldSpec
from hub.access import Principal, visible
from hub.search.folding import fold
from hub.search.scripts import marks_sought
from hub.store import seen
from hub.store.asked import ORDERS, Filter, ListQuery, Order, in_cypher, text_for
from hub.store.dialect import full_text_query
from hub.store.graph import Transaction
from hub.store.stored import StoredLink, Values, plain_values

__all__ = [
    "ORDERS", "Filter", "Incoming", "ListQuery", "Neighbour", "Order", "Page", "Record", "count", "find",
    "find_many", "incoming", "page", "search", "titles",
]  # fmt: skip

COUNT_LIMIT = 1_000
SYSTEM_FIELDS = ("created_at", "created_by", "retired_at", "retired_reason", "merged_to")


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A record at the other end of a relation, as much as a list or a page shows of it."""

    id: str
    type: str
    title: str
    retired: bool = False
    properties: Values = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Record:
    """A record as one person may see it. `values` are plain values by field name (links as dicts with
    the other end's id); `system` has `version`, `created_at`, `created_by`, `updated_at`, `updated_by`,
    `retired_at` and `retired_reason`; `ends` gives title and type of every record that the values name."""

    id: str
    kind: type[Entity]
    values: Values
    system: Values
    ends: dict[str, Neighbour]

    @property
    def title(self) -> str:
        """The record's title."""
        return str(self.values["title"])

    @property
    def version(self) -> int:
        """The version that stands; a form carries it back."""
        return int(self.system["version"])

    @property
    def retired(self) -> bool:
        """Whether the record has been retired."""
        return self.system.get("retired_at") is not None

    def link_titles(self, name: str) -> list[Neighbour]:
        """The visible records at the other ends of one relation, in their order."""
        value = self.values.get(name) or []
        listed = value if isinstance(value, list) else [value]
        return [self.ends[link["id"]] for link in listed if link["id"] in self.ends]


@dataclass(frozen=True, slots=True)
class Incoming:
    """The records that point here by one relation of one type: the latest few, and whether there are more."""

    kind: type[Entity]
    spec: FieldSpec
    records: tuple[Neighbour, ...]
    more: bool


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a list; `next` is the key to go on after, or nothing at the end."""

    records: tuple[Record, ...]
    next: str | None


def _keys(principal: Principal) -> dict[str, Any]:
    return {"reader_keys": sorted(principal.keys)}


def find(transaction: Transaction, principal: Principal, record_id: str) -> Record | None:
    """One record with its Parts and outgoing relations, or nothing where it is hidden or unknown."""
    found = find_many(transaction, principal, [record_id])
    return found[0] if found else None


def find_many(transaction: Transaction, principal: Principal, ids: Sequence[str]) -> list[Record]:
    """The visible ones of these records, whole, in the order asked for."""
    rows = transaction.run(
        f"UNWIND $ids AS id MATCH (n:Entity {{id: id}}) WHERE {visible('n')} "
        f"RETURN properties(n) AS node, {_PARTS} AS parts, {_LINKS} AS links",
        {"ids": list(dict.fromkeys(ids))} | _keys(principal),
    )
    by_id = {one.id: one for one in _records(transaction, principal, rows)}
    return [by_id[one] for one in dict.fromkeys(ids) if one in by_id]


_PARTS = f"COLLECT {{ MATCH (n)-[:HAS_PART]->(p:Part) WHERE {visible('p')} RETURN properties(p) }}"
_LINKS = (
    f"COLLECT {{ MATCH (n)-[r]->(m:Entity) WHERE {visible('m')} RETURN "
    "{name: type(r), own: properties(r), id: m.id, type: m.type, title: m.title, "
    "retired: m.retired_at IS NOT NULL} }"
)


def _records(
    transaction: Transaction, principal: Principal, rows: Sequence[dict[str, Any]]
) -> list[Record]:
    """The records of rows, with the ids inside their Parts only where those records are visible too."""
    found = [_record(row, principal) for row in rows]
    ids = {one for record in found for one in seen.referred(record.kind.fields, record.values)}
    if not ids:
        return found
    known = titles(transaction, principal, ids)
    return [
        replace(
            record,
            values=seen.without_hidden(record.kind.fields, record.values, known),
            ends=record.ends
            | {
                one: known[one]
                for one in seen.referred(record.kind.fields, record.values)
                if one in known
            },
        )
        for record in found
    ]


def _record(row: dict[str, Any], principal: Principal) -> Record:
    node = row["node"]
    kind = TYPES[node["type"]]
    links, ends = [], {}
    for link in row["links"]:
        own = dict(link["own"])
        place = own.pop("position", 0)
        links.append(StoredLink(link["name"].lower(), link["id"], place, own))
        ends[link["id"]] = Neighbour(link["id"], link["type"], link["title"], link["retired"])
    values = plain_values(kind, node, row["parts"], links)
    told = seen.without_readers(principal, node["created_by"], values)
    at, by = seen.last_change(principal, kind, node)
    system = {name: node.get(name) for name in SYSTEM_FIELDS} | {
        "version": seen.version(principal, kind, node), "updated_at": at, "updated_by": by,
    }  # fmt: skip
    return Record(node["id"], kind, seen.without_kept(principal, kind, told), system, ends)


def page(transaction: Transaction, principal: Principal, query: ListQuery) -> Page:
    """One page of a type's list, in its order, with everything the columns may show."""
    if query.finds_nothing:
        return Page((), None)
    key, down = ORDERS[query.order]
    asked = in_cypher(transaction, principal, query)
    if query.after is not None:
        asked.fixed.append(f"n.{key} {'<' if down else '>'} $after")
        asked.parameters["after"] = query.after
    elif asked.walks:
        asked.fixed.append(f"n.{key} {'<' if down else '>'} $edge")
        asked.parameters["edge"] = "\uffff" if down else ""
    shown = {
        spec.name
        for spec in query.kind.fields.values()
        if spec.is_relation and (query.whole or spec.name != "citations")
    }
    links = (
        f"COLLECT {{ MATCH (n)-[r:{'|'.join(sorted(name.upper() for name in shown))}]->(m:Entity) WHERE {visible('m')} "
        "RETURN {name: type(r), own: properties(r), id: m.id, type: m.type, title: m.title, retired: m.retired_at IS NOT NULL} }"
        if shown else "[]"
    )  # fmt: skip
    order = f"ORDER BY n.{key} {'DESC' if down else 'ASC'} LIMIT $limit"
    # The order stands on the RETURN itself: behind a WITH the embedded engine sorts the whole type. What the
    # index found by words is sorted in any case, and cut before the rest of each record is read.
    cut = "" if asked.walks else f"WITH n {order} "
    rows = transaction.run(
        f"{asked.start} WHERE {asked.where} {cut}"
        f"RETURN properties(n) AS node, {_PARTS} AS parts, {links} AS links {order}",
        asked.parameters | {"limit": query.limit + 1},
    )
    rows.sort(key=lambda row: row["node"][key], reverse=down)
    shown_rows = rows[: query.limit]
    following = shown_rows[-1]["node"][key] if len(rows) > query.limit else None
    return Page(tuple(_records(transaction, principal, shown_rows)), following)


def count(transaction: Transaction, principal: Principal, query: ListQuery) -> tuple[int, bool]:
    """How many records the list has, counted to a thousand; and whether there are more."""
    if query.finds_nothing:
        return 0, False
    asked = in_cypher(transaction, principal, query)
    rows = transaction.run(
        f"{asked.start} WHERE {asked.where} WITH n LIMIT $most RETURN count(n) AS number",
        asked.parameters | {"most": COUNT_LIMIT + 1},
    )
    number = int(rows[0]["number"]) if rows else 0
    return min(number, COUNT_LIMIT), number > COUNT_LIMIT


def search(
    transaction: Transaction,
    principal: Principal,
    words: str,
    kinds: Iterable[str] = (),
    limit: int = 20,
) -> list[tuple[Neighbour, str]]:
    """The records that hold all the words, best first, each with its marking; no score is ever shown."""
    query = full_text_query(fold(words), marks_sought)
    if query is None:
        return []
    call = transaction.dialect.full_text_call("Entity", text_for(principal))
    rows = transaction.run(
        f"{call} WITH node AS n, score WHERE {visible('n')} AND n.retired_at IS NULL"
        " AND ($all OR n.type IN $types) "
        "WITH n, score ORDER BY score DESC, n.title_key ASC LIMIT $limit "
        "RETURN n.id AS id, n.type AS type, n.title AS title, n.marking AS marking",
        {"query": query, "types": sorted(kinds), "all": not list(kinds), "limit": limit}
        | _keys(principal),
    )
    return [(Neighbour(row["id"], row["type"], row["title"]), row["marking"]) for row in rows]


def incoming(
    transaction: Transaction, principal: Principal, record: Record, limit: int = 8
) -> list[Incoming]:
    """Who points to a record, by relation and type: the latest `limit` of each, in one query."""
    wanted = [
        (kind, spec)
        for kind in TYPES.values()
        for spec in kind.fields.values()
        if spec.is_relation and (record.kind.info.name in spec.to or "*" in spec.to)
    ]
    if not wanted:
        return []
    blocks = ", ".join(
        f"COLLECT {{ MATCH (n)<-[:{spec.relation_type}]-(m:{kind.info.node_label}) WHERE {visible('m')} "
        "AND m.retired_at IS NULL WITH m ORDER BY m.sort_key DESC LIMIT $limit "
        f"RETURN {{id: m.id, type: m.type, title: m.title}} }} AS block_{number}"
        for number, (kind, spec) in enumerate(wanted)
    )
    rows = transaction.run(
        f"MATCH (n:Entity {{id: $id}}) WHERE {visible('n')} RETURN {blocks}",
        {"id": record.id, "limit": limit + 1} | _keys(principal),
    )
    found = []
    for number, (kind, spec) in enumerate(wanted):
        ends = [
            Neighbour(end["id"], end["type"], end["title"])
            for end in (rows[0][f"block_{number}"] if rows else [])
        ]
        if ends:
            found.append(Incoming(kind, spec, tuple(ends[:limit]), len(ends) > limit))
    return found


def titles(
    transaction: Transaction, principal: Principal, ids: Iterable[str]
) -> dict[str, Neighbour]:
    """Title and type of the visible ones of these records."""
    rows = transaction.run(
        f"UNWIND $ids AS id MATCH (n:Entity {{id: id}}) WHERE {visible('n')} "
        "RETURN n.id AS id, n.type AS type, n.title AS title, n.retired_at IS NOT NULL AS retired",
        {"ids": sorted(set(ids))} | _keys(principal),
    )
    return {
        row["id"]: Neighbour(row["id"], row["type"], row["title"], row["retired"]) for row in rows
    }
