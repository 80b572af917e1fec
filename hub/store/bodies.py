"""Which State a body belongs to, whoever may read it: rules ask this, and nothing of it is shown.

An authority belongs to its State, a hybrid court that national law created to the State it is based in, a
State to itself; any other organisation to none.
"""

from __future__ import annotations

from collections.abc import Iterable

from hub.store.graph import Transaction


def states_of(transaction: Transaction, ids: Iterable[str]) -> dict[str, frozenset[str]]:
    """The ids of the States that each of these bodies belongs to; an id that is no body belongs to none."""
    wanted = sorted(set(ids))
    found: dict[str, frozenset[str]] = dict.fromkeys(wanted, frozenset())
    rows = transaction.run(
        "UNWIND $ids AS id MATCH (n:Entity {id: id}) "
        "RETURN n.id AS id, n.type AS type, coalesce(n.created_by_national_law, false) AS national, "
        "COLLECT { MATCH (n)-[:OF_STATE|BASED_IN]->(s:Entity) RETURN s.id } AS states",
        {"ids": wanted},
    )
    for row in rows:
        if row["type"] == "state":
            found[row["id"]] = frozenset({row["id"]})
        elif row["type"] == "authority" or (row["type"] == "organisation" and row["national"]):
            found[row["id"]] = frozenset(row["states"])
    return found


def answered_with(transaction: Transaction, requests: Iterable[str]) -> dict[str, set[str]]:
    """By request, who received what was given in answer to it, and from whom the Office received an answer; what
    was retired aside."""
    found: dict[str, set[str]] = {}
    rows = transaction.run(
        "UNWIND $ids AS id MATCH (r:Entity {id: id})<-[:ANSWERS]-(e:Entity)-[end:RECIPIENT|PROVIDER]->(b:Entity) "
        "WHERE e.retired_at IS NULL "
        "AND type(end) = CASE e.direction WHEN 'given' THEN 'RECIPIENT' ELSE 'PROVIDER' END "
        "RETURN id, b.id AS body",
        {"ids": sorted(set(requests))},
    )
    for row in rows:
        found.setdefault(row["id"], set()).add(row["body"])
    return found
