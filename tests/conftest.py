"""The engines of the tests: one of each kind for a whole run, empty again for every test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from hub.store.dialect import Dialect, SchemaItem
from hub.store.driver import Database
from hub.store.embedded import EngineAddress, join_or_start
from tests.engines.neo4j_server import LABEL, GraphAddress, running_neo4j

pytest_plugins = ["tests.plugins.requirements"]

ENGINES = [
    pytest.param("embedded", marks=pytest.mark.embedded),
    pytest.param("neo4j", marks=pytest.mark.neo4j),
]


@pytest.fixture(scope="session")
def embedded_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EngineAddress]:
    """The embedded engine of this run."""
    with join_or_start(tmp_path_factory.mktemp("embedded"), memory="512m") as lease:
        yield lease.address


@pytest.fixture(scope="session")
def neo4j_address() -> Iterator[GraphAddress]:
    """The Neo4j of this run, or that of HUB_TEST_GRAPH_URI."""
    with running_neo4j() as address:
        yield address


@pytest.fixture(scope="session", params=ENGINES)
def engine_database(request: pytest.FixtureRequest) -> Iterator[Database]:
    """A migrated database on each engine in turn; what earlier tests wrote may still be in it."""
    from graph_schema.ddl import declared_items  # noqa: PLC0415 - unit tests run without the schema

    address = request.getfixturevalue(f"{request.param}_address")
    with connected(address) as database:
        Dialect.for_database(database).create(SchemaItem(*one) for one in declared_items())
        yield database


@pytest.fixture
def database(engine_database: Database) -> Database:
    """An empty migrated database, on each engine in turn."""
    wipe(engine_database)
    return engine_database


def connected(address: EngineAddress | GraphAddress) -> Database:
    """A connection of its own to an engine of the tests."""
    http_uri = address.http_uri if isinstance(address, EngineAddress) else None
    return Database.connect(
        address.uri, address.user, address.password, address.database, http_uri=http_uri
    )


def wipe(database: Database) -> None:
    """Deletes every node but the mark of a test database; constraints and indexes stay."""
    while database.write(
        lambda transaction: transaction.run(
            f"MATCH (n) WHERE NOT n:{LABEL} WITH n LIMIT 5000 DETACH DELETE n RETURN count(*) AS gone"
        ).single(strict=True)["gone"]
    ):
        continue
