"""Writing records in batches: lock, see what stands, look up the other ends, put down the new state.

Everything here runs inside the caller's transaction and takes lists, so that one record and an import
of thousands go the same way. What may be written, and by whom, is decided in `hub.records`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from graph_schema.core import TYPES, Entity
from hub.access import Principal, part_readers, visible
from hub.store.faceting import facets_of
from hub.store.graph import Transaction
from hub.store.stored import (
    StoredLink,
    StoredRecord,
    Values,
    desk_keys,
    flat_parts,
    links_of,
    properties,
    search_texts,
    sort_keys,
    twin_keys,
)

_LINK_PLACE = "position"


@dataclass(frozen=True, slots=True)
class OtherEnd:
    """What a relation may need to know of the record at its other end."""

    id: str
    type: str
    retired: bool
    marking: str
    named_to: tuple[str, ...]
    excluded: tuple[str, ...]


@dataclass(frozen=True)
class NewState:
    """A record as it shall be: its type, plain values, and the properties that no form carries
    (`version`, `created_at`, `created_by`, `updated_at`, `updated_by`, `retired_at`, `readers`, …)."""

    kind: type[Entity]
    record_id: str
    values: Values
    system: Values
    before: StoredRecord | None = None

    @cached_property
    def built(self) -> StoredRecord:
        """The node, Parts and relations that this state consists of."""
        specs = self.kind.fields
        node = properties(specs.values(), self.values) | self.system
        node |= {"id": self.record_id, "type": self.kind.info.name}
        node |= sort_keys(self.kind, self.record_id, self.values, self.system["updated_at"])
        node |= search_texts(self.kind, self.record_id, self.values)
        node |= facets_of(self.kind, self.values)
        node |= twin_keys(self.kind, self.values)
        node |= desk_keys(self.kind, self.record_id, self.values)
        readers, excluded = self.system["readers"], self.system["excluded"]
        parts = {
            part["id"]: part | {"readers": part_readers(audience, readers), "excluded": excluded}
            for audience, part in flat_parts(specs, self.values, self.record_id)
        }
        return StoredRecord(node, parts, links_of(self.kind, self.values))


def lock(
    transaction: Transaction, principal: Principal, ids: Iterable[str]
) -> dict[str, StoredRecord]:
    """Lock the records among `ids` that the principal may see and return all that each consists of,
    whoever may read it. A hidden or unknown id is simply not among the answers."""
    return _standing(transaction, principal, ids, "SET n._lock = true")


def look(
    transaction: Transaction, principal: Principal, ids: Iterable[str]
) -> dict[str, StoredRecord]:
    """What `lock` returns, without the lock: for a rehearsal, in a read."""
    return _standing(transaction, principal, ids, "")


def _standing(
    transaction: Transaction, principal: Principal, ids: Iterable[str], locked: str
) -> dict[str, StoredRecord]:
    wanted = sorted(set(ids))
    if not wanted:
        return {}
    rows = transaction.run(
        f"UNWIND $ids AS id MATCH (n:Entity {{id: id}}) {locked} "
        f"WITH n WHERE {visible('n')} RETURN {WHOLE}",
        {"ids": wanted, "reader_keys": sorted(principal.keys)},
    )
    return {row["node"]["id"]: stored(row) for row in rows}


WHOLE = (
    "properties(n) AS node, "
    "COLLECT { MATCH (n)-[:HAS_PART]->(p:Part) RETURN properties(p) } AS parts, "
    "COLLECT { MATCH (n)-[r]->(m:Entity) RETURN {name: type(r), other: m.id, own: properties(r)} } AS links"
)
"""All that a record consists of."""


def stored(row: dict[str, Any]) -> StoredRecord:
    """A row of `node`, `parts` and `links` as one record."""
    links = {}
    for link in row["links"]:
        own = dict(link["own"])
        place = own.pop(_LINK_PLACE, 0)
        name = link["name"].lower()
        links[name, link["other"]] = StoredLink(name, link["other"], place, own)
    node = {name: value for name, value in row["node"].items() if name != "_lock"}
    return StoredRecord(node, {part["id"]: part for part in row["parts"]}, links)


def other_ends(
    transaction: Transaction, principal: Principal, ids: Iterable[str]
) -> dict[str, OtherEnd]:
    """The records among `ids` that the principal may see."""
    rows = transaction.run(
        f"UNWIND $ids AS id MATCH (n:Entity {{id: id}}) WHERE {visible('n')} "
        "RETURN n.id AS id, n.type AS type, n.retired_at IS NOT NULL AS retired, n.marking AS marking, "
        "coalesce(n.named_to, []) AS named_to, n.excluded AS excluded",
        {"ids": sorted(set(ids)), "reader_keys": sorted(principal.keys)},
    )
    return {
        row["id"]: OtherEnd(
            row["id"],
            row["type"],
            row["retired"],
            row["marking"],
            tuple(row["named_to"]),
            tuple(row["excluded"]),
        )
        for row in rows
    }


@dataclass(frozen=True, slots=True)
class StandingVersion:
    """A record that is there: its type and the version that stands."""

    id: str
    type: str
    version: int


def versions(
    transaction: Transaction, principal: Principal, ids: Iterable[str]
) -> dict[str, StandingVersion]:
    """The records among `ids` that the principal may see, by id."""
    wanted = sorted(set(ids))
    rows = transaction.rows("importing/standing", principal, ids=wanted) if wanted else []
    return {row["id"]: StandingVersion(row["id"], row["type"], row["version"]) for row in rows}


def by_external_id(
    transaction: Transaction, principal: Principal, kind: type[Entity], external_ids: Iterable[str], *,
    but_retired_for: str,
) -> dict[str, list[StandingVersion]]:  # fmt: skip
    """The records of one type with these external_ids, by external_id, as far as the principal may see
    them; one name may have several. Those that were retired for one reason do not count: it is as if they
    had never been."""
    names = sorted(set(external_ids))
    if not names:
        return {}
    found: dict[str, list[StandingVersion]] = defaultdict(list)
    for row in transaction.run(
        f"UNWIND $names AS name MATCH (n:{kind.info.node_label} {{external_id: name}}) WHERE {visible('n')} "
        "AND coalesce(n.retired_reason, '') <> $but "
        "RETURN name, n.id AS id, n.type AS type, n.version AS version",
        {"names": names, "reader_keys": sorted(principal.keys), "but": but_retired_for},
    ):
        found[row["name"]].append(StandingVersion(row["id"], row["type"], row["version"]))
    return found


def taken(transaction: Transaction, ids: Iterable[str]) -> set[str]:
    """The ids among `ids` that a new record cannot have, whoever may see the record that has them: to be told
    only to those who may give ids (`hub.access.may_give_id`)."""
    wanted = sorted(set(ids))
    if not wanted:
        return set()
    rows = transaction.run(
        "UNWIND $ids AS id MATCH (n:Entity {id: id}) RETURN n.id AS id", {"ids": wanted}
    )
    return {row["id"] for row in rows}


def put_nodes(transaction: Transaction, states: Sequence[NewState]) -> None:
    """Write the records' own nodes. Raises `AlreadyExists` where a new id is taken."""
    fresh: dict[str, list[Values]] = defaultdict(list)
    changed: list[Values] = []
    for state in states:
        node = state.built.node
        if state.before is None:
            fresh[state.kind.info.node_label].append(node)
        else:
            gone = dict.fromkeys(state.before.node.keys() - node.keys())
            changed.append({"id": state.record_id, "node": gone | node | {"_lock": None}})
    for label, nodes in fresh.items():
        transaction.run(
            f"UNWIND $nodes AS node CREATE (n:Entity:{label}) SET n = node", {"nodes": nodes}
        )
    if changed:
        transaction.run(
            "UNWIND $rows AS row MATCH (n:Entity {id: row.id}) SET n += row.node", {"rows": changed}
        )


def put_parts(transaction: Transaction, states: Sequence[NewState]) -> None:
    """Write the Parts of records whose nodes are there; those that are gone go."""
    fresh, changed, gone = [], [], []
    for state in states:
        old = state.before.parts if state.before else {}
        parts = state.built.parts
        if made := [part for part_id, part in parts.items() if part_id not in old]:
            fresh.append({"record": state.record_id, "nodes": made})
        for part_id, part in parts.items():
            if part_id in old and old[part_id] != part:
                cleared = dict.fromkeys(old[part_id].keys() - part.keys())
                changed.append({"id": part_id, "node": cleared | part})
        gone += [part_id for part_id in old if part_id not in parts]
    if gone:
        transaction.run("UNWIND $ids AS id MATCH (p:Part {id: id}) DETACH DELETE p", {"ids": gone})
    if fresh:
        transaction.run(
            "UNWIND $rows AS row MATCH (n:Entity {id: row.record}) UNWIND row.nodes AS node "
            "CREATE (n)-[:HAS_PART]->(p:Part) SET p = node",
            {"rows": fresh},
        )
    if changed:
        transaction.run(
            "UNWIND $rows AS row MATCH (p:Part {id: row.id}) SET p += row.node", {"rows": changed}
        )


def put_links(transaction: Transaction, states: Sequence[NewState]) -> None:
    """Write the relations of records; the nodes at both ends are there."""
    fresh: dict[tuple[str, tuple[str, ...]], list[_Edge]] = defaultdict(list)
    gone: dict[str, list[Values]] = defaultdict(list)
    for state in states:
        old = state.before.links if state.before else {}
        links = state.built.links
        for key, link in links.items():
            if key in old and old[key].content == link.content:
                continue
            if key in old:
                gone[link.name].append({"start": state.record_id, "end": link.other})
            own = link.properties | {_LINK_PLACE: link.position}
            fresh[link.name, tuple(sorted(own))].append((state.record_id, link.other, own))
        for key, link in old.items():
            if key not in links:
                gone[link.name].append({"start": state.record_id, "end": link.other})
    for name, rows in gone.items():
        transaction.run(
            "UNWIND $rows AS row MATCH (a:Entity {id: row.start})"
            f"-[r:{_relationship(name)}]->(b:Entity {{id: row.end}}) DELETE r",
            {"rows": rows},
        )
    for (name, keys), edges in fresh.items():
        _create_edges(transaction, name, keys, edges)


_Edge = tuple[str, str, Values]
"""A relation to be written: the ids of its ends, and its properties."""


def _create_edges(
    transaction: Transaction, name: str, keys: Sequence[str], edges: Sequence[_Edge]
) -> None:
    """Write relations with the same properties, looking each node up once on the side that has fewer (a
    thousand proceedings before fifty States), which is most of the work; and properties along with the
    relation, not after it."""
    starts_are_fewer = len({start for start, _, _ in edges}) <= len({end for _, end, _ in edges})
    near, far = ("a", "b") if starts_are_fewer else ("b", "a")
    grouped: dict[str, list[Values]] = defaultdict(list)
    for start, end, said in edges:
        one, other = (start, end) if starts_are_fewer else (end, start)
        grouped[one].append({"id": other, "own": said})
    own = ", ".join(f"{key}: other.own.{key}" for key in keys)
    transaction.run(
        f"UNWIND $rows AS row MATCH ({near}:Entity {{id: row.id}}) UNWIND row.others AS other "
        f"MATCH ({far}:Entity {{id: other.id}}) CREATE (a)-[:{_relationship(name)} {{{own}}}]->(b)",
        {"rows": [{"id": one, "others": others} for one, others in grouped.items()]},
    )


@cache
def _relationship(name: str) -> str:
    """The relationship type of a declared relation; only names from the schema reach a query."""
    if not any(name in kind.fields and kind.fields[name].is_relation for kind in TYPES.values()):
        raise ValueError(f"“{name}” is no declared relation")
    return name.upper()


def put_system(transaction: Transaction, label: str, nodes: Sequence[Values]) -> None:
    """Add system nodes (revisions, audit events) that have no relations to records."""
    if nodes:
        transaction.run(
            f"UNWIND $nodes AS node CREATE (n:{label}) SET n = node", {"nodes": list(nodes)}
        )


def lock_followers(
    transaction: Transaction, kind: type[Entity], relation: str, leader_ids: Sequence[str]
) -> list[tuple[str, StoredRecord]]:
    """Lock the records of `kind` that have their marking from one of the leaders; each with its leader's id,
    and all that it consists of, whoever may read it."""
    rows = transaction.run(
        f"UNWIND $ids AS id MATCH (l:Entity {{id: id}})<-[:{_relationship(relation)}]-(n:{kind.info.node_label}) "
        f"SET n._lock = true WITH id, n RETURN id AS leader, {WHOLE}",
        {"ids": list(leader_ids)},
    )
    return [(row["leader"], stored(row)) for row in rows]


def ends_along(
    transaction: Transaction, ids: Iterable[str], steps: Sequence[str]
) -> dict[str, set[str]]:
    """Which records lie at the end of a path of relations from each of `ids`, whoever may see them."""
    wanted = sorted(set(ids))
    if not wanted or not steps:
        return {one: {one} for one in wanted}
    path = "".join(
        f"-[:{_relationship(step)}]->(m{place}:Entity)" for place, step in enumerate(steps)
    )
    rows = transaction.run(
        f"UNWIND $ids AS id MATCH (a:Entity {{id: id}}){path} "
        f"RETURN id, m{len(steps) - 1}.id AS other",
        {"ids": wanted},
    )
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        found[row["id"]].add(row["other"])
    return found


def lock_along(
    transaction: Transaction, kind: type[Entity], steps: Sequence[str], ids: Sequence[str]
) -> list[StoredRecord]:
    """Lock the records of `kind` from which a path of relations leads to one of `ids`; each once, and all
    that it consists of, whoever may read it."""
    back = "".join(
        f"<-[:{_relationship(step)}]-(m{place}:Entity)"
        for place, step in enumerate(reversed(steps))
    )
    rows = transaction.run(
        f"UNWIND $ids AS id MATCH (a:Entity {{id: id}}){back} "
        f"RETURN DISTINCT {f'm{len(steps) - 1}' if steps else 'a'}.id AS id",
        {"ids": sorted(set(ids))},
    )
    locked = transaction.run(
        f"UNWIND $ids AS id MATCH (n:Entity {{id: id}}) SET n._lock = true WITH n RETURN {WHOLE}",
        {"ids": sorted(row["id"] for row in rows)},
    )
    return [one for one in map(stored, locked) if one.node["type"] == kind.info.name]


def lock_with_pointing(
    transaction: Transaction, kind: type[Entity], relation: str, ids: Sequence[str]
) -> list[tuple[StoredRecord, list[Values]]]:
    """Lock these records; each with all that it consists of, and with the nodes of the records of `kind` that
    point to it by a relation, retired ones too, whoever may read them."""
    rows = transaction.run(
        f"UNWIND $ids AS id MATCH (n:Entity {{id: id}}) SET n._lock = true WITH n RETURN {WHOLE}, "
        f"COLLECT {{ MATCH (n)<-[:{_relationship(relation)}]-(e:{kind.info.node_label}) RETURN properties(e) }} AS pointing",
        {"ids": list(ids)},
    )
    return [(stored(row), row["pointing"]) for row in rows]
