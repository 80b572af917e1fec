"""What time alone makes news, whoever may read it: requests to be answered, reviews that pass to a stand-in,
information that nobody said was used.

Nothing of this is shown: `hub.notifications` tells people of it, each under their own access.
"""

from __future__ import annotations

from hub.store.graph import Transaction
from hub.store.stored import Values

_OPEN = (
    "n.retired_at IS NULL AND n.initial_substantive_response_on IS NULL AND n.withdrawn_on IS NULL "
    "AND n.closed_on IS NULL"
)


def requests_unanswered(transaction: Transaction, since: str, until: str) -> list[Values]:
    """The incoming requests received on a day from `since` to `until` that have had no answer on substance:
    `id`, `received_on` and `reviewer`."""
    return transaction.run(
        "MATCH (n:Request) WHERE n.received_on >= $since AND n.received_on <= $until "
        f"AND n.direction = 'incoming' AND {_OPEN} "
        "RETURN n.id AS id, n.received_on AS received_on, n.reviewer AS reviewer ORDER BY id",
        {"since": since, "until": until},
    )


def reviews_held(transaction: Transaction) -> list[Values]:
    """The requests with a reviewer and a stand-in that have gone no further: `id`, `reviewer`, `stand_in`, their
    `reviews` with the days on which each `started` and `ended`, and `changes`: the revisions as `at` and JSON."""
    return transaction.run(
        f"MATCH (n:Request) WHERE n.reviewer > '' AND n.stand_in IS NOT NULL AND {_OPEN} "
        "AND (n.direction = 'incoming' OR n.sent_on IS NULL) "
        "RETURN n.id AS id, n.reviewer AS reviewer, n.stand_in AS stand_in, "
        "COLLECT { MATCH (n)-[:HAS_PART]->(p:Part) WHERE p.field = 'reviews' "
        "RETURN {started: p.started_on, ended: p.ended_on} } AS reviews, "
        "COLLECT { MATCH (r:Revision {record_id: n.id}) RETURN {at: r.at, changes: r.changes} } AS changes "
        "ORDER BY id"
    )


def information_unused(transaction: Transaction, since: str, until: str) -> list[Values]:
    """The information given on a day from `since` to `until` of which no use is confirmed: `id`, `on` (where it
    is known to the month or year, the last day of that) and the id of its `recipient`."""
    return transaction.run(
        "MATCH (n:SharingEvent) WHERE n.on_to >= $since AND n.on_to <= $until "
        "AND n.direction = 'given' AND n.retired_at IS NULL AND NOT EXISTS { MATCH (n)-[:HAS_PART]->(p:Part) "
        "WHERE p.field = 'uses' AND p.confirmed_on IS NOT NULL AND p.withdrawn_on IS NULL } "
        "MATCH (n)-[:RECIPIENT]->(m:Entity) "
        "RETURN n.id AS id, n.on_to AS on, m.id AS recipient ORDER BY id",
        {"since": since, "until": until},
    )
