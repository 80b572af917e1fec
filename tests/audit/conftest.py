"""A graph, a trail on it, and hands that reach past the hub into the database."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from hub.audit.trail import AuditTrail, Event
from hub.store.driver import Database
from hub.store.graph import Graph

KEY = b"a key for the tests, thirty-two bytes"

Row: TypeAlias = dict[str, Any]
Tamper: TypeAlias = Callable[..., list[Row]]


@pytest.fixture
def graph(database: Database) -> Graph:
    return Graph(database)


@pytest.fixture
def anchor(tmp_path: Path) -> Path:
    return tmp_path / "audit-anchor.json"


@pytest.fixture
def trail(graph: Graph, anchor: Path) -> Iterator[AuditTrail]:
    """A trail; the process that wrote it ends without a word, so that nothing seals behind a test."""
    return AuditTrail(graph, KEY, anchor)


@pytest.fixture
def tamper(database: Database) -> Tamper:
    """Somebody with all rights on the database, who lacks the key."""

    def run(cypher: str, **parameters: Any) -> list[Row]:
        return database.write(
            lambda transaction: [row.data() for row in transaction.run(cypher, parameters)]
        )

    return run


def edit(number: int, **values: Any) -> Event:
    """The edit of a record."""
    return Event("edit", "person-1", (f"prc-{number}",), {"version": number}, values)


def write_one_by_one(trail: AuditTrail, count: int) -> None:
    """So many edits, each in a transaction of its own."""
    for number in range(1, count + 1):
        trail.record(edit(number))


def found(trail: AuditTrail) -> list[str]:
    """What verification finds, by kind, in the order of the report."""
    return [finding.kind for finding in trail.verify().findings]
