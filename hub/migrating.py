"""Bringing a database to what the declaration asks for, and telling where it differs."""

from __future__ import annotations

from dataclasses import dataclass

from graph_schema.ddl import declared_items
from hub.store.dialect import SchemaItem
from hub.store.graph import Graph


@dataclass(frozen=True, slots=True)
class Migrated:
    """What a migration did."""

    created: tuple[SchemaItem, ...]


def migrate(graph: Graph) -> Migrated:
    """Create the constraints and indexes that are declared and missing; running it again does nothing."""
    wanted = {SchemaItem(*one) for one in declared_items()}
    missing = tuple(sorted(wanted - graph.dialect.live()))
    graph.dialect.create(missing)
    return Migrated(missing)
