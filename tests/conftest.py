"""The engines of the tests: one of each kind for a whole run, empty again for every test."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from graph_schema.core import TYPES
from graph_schema.ddl import declared_items
from hub.config import Settings
from hub.hub import Hub
from hub.store.dialect import Dialect, SchemaItem
from hub.store.driver import Database
from hub.store.embedded import EngineAddress, join_or_start
from hub.store.graph import Graph
from tests.engines.neo4j_server import LABEL, GraphAddress, running_neo4j

pytest_plugins = ["tests.plugins.requirements", "tests.plugins.templates"]

# No property has a clock of its own: on a busy machine a rule that holds takes as long as it takes.
settings.register_profile(
    "hub", settings.default, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("hub")

ENGINES = [
    pytest.param("embedded", marks=pytest.mark.embedded),
    pytest.param("neo4j", marks=pytest.mark.neo4j),
]


@pytest.fixture(scope="session")
def embedded_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EngineAddress]:
    """The embedded engine of this run; it does not live long enough to earn the second compiler's work."""
    with ExitStack() as stack:
        with pytest.MonkeyPatch.context() as patched:
            patched.setenv("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1")
            lease = join_or_start(tmp_path_factory.mktemp("embedded"), memory="512m")
            stack.enter_context(lease)
        yield lease.address


@pytest.fixture(scope="session")
def neo4j_address() -> Iterator[GraphAddress]:
    """The Neo4j of this run, or that of HUB_TEST_GRAPH_URI."""
    with running_neo4j() as address:
        yield address


@pytest.fixture(scope="session", params=ENGINES)
def engine_address(request: pytest.FixtureRequest) -> EngineAddress | GraphAddress:
    """The address of each engine in turn."""
    address: EngineAddress | GraphAddress = request.getfixturevalue(f"{request.param}_address")
    return address


@pytest.fixture(scope="session")
def engine_database(engine_address: EngineAddress | GraphAddress) -> Iterator[Database]:
    """A migrated database on each engine in turn; what earlier tests wrote may still be in it."""
    with connected(engine_address) as database:
        dialect = Dialect.for_database(database)
        dialect.create(SchemaItem(*one) for one in declared_items())
        dialect.make_types("Entity", [kind.info.node_label for kind in TYPES.values()])
        yield database


@pytest.fixture
def database(engine_database: Database) -> Database:
    """An empty migrated database, on each engine in turn."""
    wipe(engine_database)
    return engine_database


@pytest.fixture
def hub(database: Database, tmp_path: Path) -> Iterator[Hub]:
    """The hub over an empty database, on each engine in turn; nobody has an account yet."""
    settings = Settings.from_environment(
        {
            "HUB_DATA_DIR": str(tmp_path / "hub"),
            "HUB_SECRET_KEY": "only-for-tests-only-for-tests-only-f",
        }
    )
    opened = Hub.over(settings, Graph(database))
    yield opened
    opened.trail.stop()


def connected(address: EngineAddress | GraphAddress) -> Database:
    """A connection of its own to an engine of the tests."""
    http_uri = address.http_uri if isinstance(address, EngineAddress) else None
    return Database.connect(
        address.uri, address.user, address.password, address.database, http_uri=http_uri,
        patience=60.0,  # many writers of one record on a busy machine
    )  # fmt: skip


def wipe(database: Database) -> None:
    """Deletes every node but the mark of a test database; constraints and indexes stay."""
    most = 5000
    gone = most
    while gone == most:
        gone = database.write(
            lambda transaction: transaction.run(
                f"MATCH (n) WHERE NOT n:{LABEL} WITH n LIMIT $most DETACH DELETE n RETURN count(*) AS gone",
                most=most,
            ).single(strict=True)["gone"]
        )
