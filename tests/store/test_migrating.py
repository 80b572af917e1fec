"""What `hub migrate` makes before anybody writes."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from graph_schema.core import TYPES
from hub.migrating import migrate
from hub.store.embedded import join_or_start
from hub.store.graph import Graph
from tests.conftest import connected
from tests.store.test_driver import together


@pytest.mark.embedded
def test_the_first_records_of_every_type_are_written_by_eight_at_once(tmp_path: Path) -> None:
    """On a new engine: the race is for the type itself, which comes with its first node."""
    with (
        join_or_start(tmp_path / "engine", memory="512m") as lease,
        connected(lease.address) as database,
    ):
        migrate(Graph(database))
        for kind in TYPES.values():
            label = kind.info.node_label

            def write(number: int, label: str = label) -> object:
                text = f"CREATE (:Entity:{label} {{id: $id}})"
                return database.write(
                    lambda inner: inner.run(text, id=f"{label}-{number}").consume()
                )

            assert together(*(partial(write, number) for number in range(8))) == []
