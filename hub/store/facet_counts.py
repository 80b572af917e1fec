"""How many records of a list each value of its facets has, under one person's access, in one pass."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from hub.access import Principal
from hub.store.asked import ListQuery, in_cypher
from hub.store.faceting import counting
from hub.store.graph import Transaction


@dataclass(frozen=True, slots=True)
class FacetCounts:
    """The length of a list, and by facet and value how long it would be with that value alone chosen there.

    The values of relations are ids, those of hidden records among them: they are left out before anybody
    is shown them (`hub.finding.facets`).
    """

    total: int
    numbers: dict[str, dict[str, int]]


def facet_counts(
    transaction: Transaction, principal: Principal, query: ListQuery, only: Collection[str] = ()
) -> FacetCounts:
    """Count a list's facets, or those of them that `only` names."""
    numbers: dict[str, dict[str, int]] = defaultdict(dict)
    if query.finds_nothing:
        return FacetCounts(0, numbers)
    asked = in_cypher(transaction, principal, query)
    rows = transaction.run(
        f"{asked.start} WHERE {' AND '.join(asked.fixed)} "
        f"{counting(query.kind.facets, asked.active, 'fresh')}",
        asked.parameters | {"fresh": query.fresh_since},
    )
    total = 0
    for row in rows:
        field, _, value = row["value"].partition(":")
        if not field:
            total = int(row["number"])
        elif not only or field in only:
            numbers[field][value] = int(row["number"])
    return FacetCounts(total, numbers)
