"""What decides in which queues of verification proceedings stand, whoever may read it: their nodes, the
statuses of persons and charges, their dated steps and how many sources they cite.

Nothing of this is shown: `hub.verification` writes entries from it, and those are read under guard.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from hub.store.graph import Transaction
from hub.store.stored import Values

_READ = ", ".join(
    f".{name}"
    for name in (
        "id", "readers", "excluded", "version", "created_by", "updated_at", "updated_by", "retired_at",
        "is_example", "stage", "outcome", "last_verified_on", "last_verified_on_to",
    )
)  # fmt: skip
"""The properties of a proceeding that decide: not its long texts, of which a batch has thousands."""


@dataclass(frozen=True, slots=True)
class QueueFacts:
    """One proceeding. `parts` are its persons and charges (`id`, `parent`, `field`, `status`), `steps` what
    its dated steps say; `sources` counts the sources cited that have not been retired, `open_sources` those
    of them that every member of staff reads."""

    node: Values
    state: str | None
    parts: tuple[Values, ...]
    steps: tuple[Values, ...]
    sources: int
    open_sources: int


def queue_facts(transaction: Transaction, ids: Iterable[str]) -> Iterator[QueueFacts]:
    """The facts of proceedings; an id that is none is not among the answers."""
    for row in _rows(transaction, ids):
        cited: list[dict[str, Any]] = row["sources"]
        yield QueueFacts(
            row["node"],
            row["states"][0] if row["states"] else None,
            tuple(row["parts"]),
            tuple(row["steps"]),
            len(cited),
            sum("office" in one["readers"] and not one["excluded"] for one in cited),
        )


def _rows(transaction: Transaction, ids: Iterable[str]) -> list[dict[str, Any]]:
    return transaction.run(
        "UNWIND $ids AS id MATCH (n:Entity {id: id}) WHERE n.type = 'proceeding' "
        f"RETURN n {{{_READ}}} AS node, "
        "COLLECT { MATCH (n)-[:IN_STATE]->(s:Entity) RETURN s.id } AS states, "
        "COLLECT { MATCH (n)-[:HAS_PART]->(p:Part) "
        "RETURN {id: p.id, parent: p.parent, field: p.field, status: p.status} } AS parts, "
        "COLLECT { MATCH (n)<-[:OF_PROCEEDING]-(e:StageEvent) "
        "WHERE e.retired_at IS NULL AND e.on IS NOT NULL "
        "RETURN {id: e.id, title: e.title, on: e.on, stage: e.stage, outcome: e.outcome} } AS steps, "
        "COLLECT { MATCH (n)-[:CITATIONS]->(c:Entity) WHERE c.retired_at IS NULL "
        "RETURN {readers: c.readers, excluded: c.excluded} } AS sources",
        {"ids": sorted(set(ids))},
    )


def citing(transaction: Transaction, source_ids: Iterable[str]) -> set[str]:
    """The proceedings that cite any of these sources."""
    rows = transaction.run(
        "UNWIND $ids AS id MATCH (c:Entity {id: id})<-[:CITATIONS]-(n:Proceeding) RETURN DISTINCT n.id AS id",
        {"ids": sorted(set(source_ids))},
    )
    return {row["id"] for row in rows}


def not_queued(transaction: Transaction, after: str, limit: int) -> tuple[list[str], str | None]:
    """Of the next proceedings in the order of their lists those, examples apart, that stand in no queue; and
    the key to go on after (nothing at the end)."""
    rows = transaction.run(
        "MATCH (n:Proceeding) WHERE n.sort_key > $after "
        "RETURN n.id AS id, n.sort_key AS key, NOT coalesce(n.is_example, false) "
        "AND NOT EXISTS { MATCH (q:QueueEntry {id: 'review:' + n.id}) } "
        "AND NOT EXISTS { MATCH (q:QueueEntry {id: 'verified:' + n.id}) } AS new "
        "ORDER BY n.sort_key ASC LIMIT $limit",
        {"after": after, "limit": limit},
    )
    rows.sort(key=lambda row: row["key"])
    return [row["id"] for row in rows if row["new"]], rows[-1]["key"] if len(
        rows
    ) == limit else None
