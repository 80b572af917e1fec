"""Bringing a database to what the declaration asks for, and telling where it differs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from graph_schema.core import TYPES
from graph_schema.ddl import declared_items, drift
from hub.errors import NotMigrated
from hub.store import restating
from hub.store.dialect import SchemaItem
from hub.store.graph import Graph
from hub.verification.keeping import catch_up


@dataclass(frozen=True, slots=True)
class Migrated:
    """What a migration did: what it created, and how many records it brought up to the rules of today."""

    created: tuple[SchemaItem, ...]
    restated: int = 0


def declared() -> set[SchemaItem]:
    """The constraints and indexes that the database must have."""
    return {SchemaItem(*one) for one in declared_items()}


def differences(graph: Graph) -> tuple[list[SchemaItem], list[SchemaItem]]:
    """What the database lacks, and what it has that is not declared."""
    return drift(declared(), graph.dialect.live())


def migrate(graph: Graph) -> Migrated:
    """Create the constraints and indexes that are declared and missing, put proceedings into the queues of
    verification that were written before there were any, and make anew what records keep of their values where
    the rules for it have changed; running it again does nothing."""
    missing, _ = differences(graph)
    graph.dialect.create(missing)
    graph.dialect.make_types("Entity", [kind.info.node_label for kind in TYPES.values()])
    catch_up(graph)
    return Migrated(tuple(missing), _restated(graph))


def _restated(graph: Graph) -> int:
    """Go through all records where the rules differ from those that they were last made by."""
    if graph.read(restating.stated_by) == restating.rules():
        return 0
    number = 0
    for kind in TYPES.values():
        after: str | None = ""
        while after is not None:
            done, after = graph.write(partial(restating.restate, kind=kind, after=after))
            number += done
    graph.write(restating.mark)
    return number


def require_migrated(graph: Graph) -> None:
    """Raise `NotMigrated` where the database lacks something declared: writing would be unsafe."""
    missing, _ = differences(graph)
    if missing:
        raise NotMigrated(number=len(missing))
