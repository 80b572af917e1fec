"""Taking the fictitious examples out of the graph: the one thing in it that is ever deleted.

They say so themselves (`is_example`), so that nothing real goes with them. Whoever may read them plays no
part: closed ones go too. The audit trail keeps that they were there.
"""

from __future__ import annotations

from dataclasses import dataclass

from hub.store.graph import Transaction

_PIECE = 500


@dataclass(frozen=True, slots=True)
class RestsOnExample:
    """A record that is no example and points to one."""

    id: str
    example_id: str


def lock_examples(transaction: Transaction) -> list[str]:
    """Lock every example, closed and retired ones too, and return their ids."""
    rows = transaction.run(
        "MATCH (n:Entity) WHERE n.is_example SET n._lock = true RETURN n.id AS id ORDER BY id"
    )
    return [row["id"] for row in rows]


def resting_on_examples(transaction: Transaction) -> list[RestsOnExample]:
    """The records that are no examples and point to one: they would lose what they rest on."""
    rows = transaction.run(
        "MATCH (n:Entity)-->(m:Entity) WHERE m.is_example AND NOT coalesce(n.is_example, false) "
        "RETURN n.id AS id, m.id AS example ORDER BY id, example"
    )
    return [RestsOnExample(row["id"], row["example"]) for row in rows]


def delete_records(transaction: Transaction, ids: list[str]) -> None:
    """Delete records with their Parts, relations, revisions, proposals, corrections and what was told of them."""
    for start in range(0, len(ids), _PIECE):
        some = {"ids": ids[start : start + _PIECE]}
        for label in ("Part", "Revision", "Proposal", "Correction", "Notification"):
            transaction.run(
                f"UNWIND $ids AS id MATCH (n:{label} {{record_id: id}}) DETACH DELETE n", some
            )
        transaction.run("UNWIND $ids AS id MATCH (n:Entity {id: id}) DETACH DELETE n", some)
