"""A page in the order of a unique property is read from its index; nothing is sorted for it."""

from __future__ import annotations

from typing import Any

import pytest

from graph_schema.core import TYPES
from graph_schema.ddl import SYSTEM
from hub.store.driver import Database

ORDERED = [(kind.info.node_label, "sort_key") for kind in TYPES.values()] + [
    (label, name) for label in ("AuditEvent", "AuditSeal") for name in SYSTEM[label].unique
]


@pytest.fixture
def plan(database: Database):  # type: ignore[no-untyped-def] # a function of a query
    """How the engine goes about a query, in its own words."""

    def explain(cypher: str) -> str:
        def work(transaction: Any) -> Any:
            return transaction.run(f"EXPLAIN {cypher}", edge="").consume().plan

        return str(database.read(work))

    return explain


@pytest.mark.parametrize(("label", "name"), ORDERED)
def test_a_page_is_not_sorted(plan, database: Database, label: str, name: str):  # type: ignore[no-untyped-def]  # plan is a function
    # the embedded engine plans for an index only where there is a node
    database.write(lambda inner: inner.run(f"CREATE (:{label} {{{name}: 'a'}})").consume())
    for direction in ("ASC", "DESC"):
        said = plan(
            f"MATCH (n:{label}) WHERE n.{name} > $edge RETURN properties(n) AS node "
            f"ORDER BY n.{name} {direction} LIMIT 50"
        )
        assert "OrderByStep" not in said
        assert "Sort" not in said
        assert "Top" not in said
