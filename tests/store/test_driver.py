"""The connection to the graph: transactions, conflicts, outages and bookmarks, on both engines."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import neo4j
import pytest

from hub.errors import (
    AlreadyExists,
    ConfigurationError,
    DatabaseBusy,
    DatabaseUnavailable,
    OutcomeUnknown,
)
from hub.store.dialect import Dialect
from hub.store.driver import Database, Transaction, bookmark_scope
from hub.store.embedded import EngineAddress, join_or_start
from hub.store.embedded.process import free_port
from tests.conftest import connected
from tests.engines.cutting_proxy import COMMIT, RUN, cutting
from tests.engines.neo4j_server import GraphAddress, Neo4jServer

Address = EngineAddress | GraphAddress


def create(id_: str) -> Callable[[Transaction], object]:
    return lambda transaction: transaction.run("CREATE (:Entity {id: $id})", id=id_).consume()


def ids(database: Database) -> list[str]:
    return database.read(
        lambda transaction: [
            record["id"]
            for record in transaction.run("MATCH (n:Entity) RETURN n.id AS id ORDER BY id")
        ]
    )


def together(*works: Callable[[], object]) -> list[str]:
    """Runs all at the same moment; what they raised, in the words of who raised it."""
    raised: list[str] = []
    start = threading.Barrier(len(works))

    def run(work: Callable[[], object]) -> None:
        try:
            start.wait(60)
            work()
        except BaseException as error:
            raised.append(f"{type(error).__name__}: {error}")

    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(240)
    assert not any(thread.is_alive() for thread in threads)
    return raised


# --- transactions ----------------------------------------------------------------------------------


def test_what_is_written_is_read(database: Database) -> None:
    database.write(create("a"))
    assert ids(database) == ["a"]


def test_an_error_in_the_work_leaves_nothing_behind(database: Database) -> None:
    def work(transaction: Transaction) -> None:
        create("a")(transaction)
        raise LookupError("changed my mind")

    with pytest.raises(LookupError, match="changed my mind"):
        database.write(work)
    assert ids(database) == []


def test_the_engine_is_told_by_its_server(
    database: Database, request: pytest.FixtureRequest
) -> None:
    expected = "arcadedb" if "embedded" in request.node.name else "neo4j"
    assert database.engine == expected


def test_a_query_that_is_wrong_stays_the_programmers_error(database: Database) -> None:
    with pytest.raises(neo4j.exceptions.ClientError):
        database.read(lambda transaction: transaction.run("MATCH (n RETURN n").consume())


def test_a_taken_value_is_told_as_such(database: Database) -> None:
    database.write(create("a"))
    with pytest.raises(AlreadyExists) as caught:
        database.write(create("a"))
    assert caught.value.say("fr").startswith("Une autre fiche porte déjà cet identifiant")
    assert ids(database) == ["a"]


# --- conflicts -------------------------------------------------------------------------------------


def test_after_a_conflict_the_work_is_done_again_within_milliseconds(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    database.write(create("a"))
    database.write(create("b"))
    both_hold_one = threading.Barrier(2)
    tries: list[str] = []
    pauses: list[float] = []
    sleep = time.sleep
    monkeypatch.setattr(
        "hub.store.driver.time.sleep", lambda delay: (pauses.append(delay), sleep(delay))
    )

    def crossing(first: str, second: str) -> Callable[[Transaction], None]:
        def work(transaction: Transaction) -> None:
            tries.append(first)
            touch = "MATCH (n:Entity {id: $id}) SET n.touched = $by"
            transaction.run(touch, id=first, by=first).consume()
            if len(tries) <= 2:
                both_hold_one.wait(60)
            transaction.run(touch, id=second, by=first).consume()

        return work

    raised = together(
        lambda: database.write(crossing("a", "b")), lambda: database.write(crossing("b", "a"))
    )
    assert raised == []
    assert len(tries) > 2
    assert pauses  # the waiting is ours: the driver's own first pause is a whole second
    assert pauses[0] <= 0.03


def test_eight_writers_of_one_record_lose_nothing(database: Database) -> None:
    database.write(create("a"))

    def count_up(transaction: Transaction) -> None:
        transaction.run(
            "MATCH (n:Entity {id: 'a'}) SET n._lock = true "
            "WITH n SET n.version = coalesce(n.version, 0) + 1"
        ).consume()

    def writer() -> None:
        for _ in range(20):
            database.write(count_up)

    assert together(*[writer] * 8) == []
    rows = database.run_alone("MATCH (n:Entity {id: 'a'}) RETURN n.version AS version")
    assert rows == [{"version": 160}]


def test_eight_writers_who_merge_the_same_keys_make_each_once(database: Database) -> None:
    def merge(id_: str) -> Callable[[Transaction], object]:
        return lambda transaction: transaction.run(
            "MERGE (n:Entity:State {id: $id})", id=id_
        ).consume()

    def writer() -> None:
        for number in range(25):
            database.write(merge(f"s{number:02}"))

    assert together(*[writer] * 8) == []
    assert ids(database) == [f"s{number:02}" for number in range(25)]


def test_eight_writers_of_the_first_nodes_of_a_type_make_them_all(database: Database) -> None:
    labels = [f"First{number}" for number in range(16)]
    Dialect.for_database(database).make_types("Entity", labels)
    assert ids(database) == []
    for label in labels:

        def write(number: int, label: str = label) -> object:
            text = f"CREATE (:Entity:{label} {{id: $id}})"
            return database.write(lambda inner: inner.run(text, id=f"{label}-{number}").consume())

        assert together(*(partial(write, number) for number in range(8))) == []
    assert len(ids(database)) == 8 * len(labels)


@pytest.mark.embedded
def test_a_writer_gives_up_after_its_patience_and_says_why(embedded_address: EngineAddress) -> None:
    with ExitStack() as stack:
        other = stack.enter_context(connected(embedded_address))
        impatient = stack.enter_context(
            Database.connect(
                embedded_address.uri,
                embedded_address.user,
                embedded_address.password,
                embedded_address.database,
                patience=0.2,
            )
        )
        other.run_alone("MERGE (n:Contested {id: 'a'})")

        def always_too_late(transaction: Transaction) -> None:
            touch = "MATCH (n:Contested {id: 'a'}) SET n.n = coalesce(n.n, 0) + 1 RETURN n.n"
            transaction.run(touch).consume()
            other.run_alone(touch)

        with pytest.raises(DatabaseBusy, match="nothing was saved"):
            impatient.write(always_too_late)
        other.run_alone("MATCH (n:Contested) DETACH DELETE n")


# --- outages ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_a_server_that_is_not_there_is_told_soon(scheme: str) -> None:
    uri = f"{scheme}://127.0.0.1:{free_port()}"
    started = time.monotonic()
    with (
        Database.connect(uri, "neo4j", "x") as database,
        pytest.raises(DatabaseUnavailable, match="does not answer"),
    ):
        database.verify()
    assert time.monotonic() - started < 30  # the driver alone would try for as long


def test_a_wrong_password_names_the_settings(engine_address: Address) -> None:
    address = engine_address
    with (
        Database.connect(address.uri, "nobody", "wrong", address.database) as database,
        pytest.raises(DatabaseUnavailable, match="HUB_GRAPH_PASSWORD"),
    ):
        database.verify()


def test_a_database_that_the_server_lacks_names_the_setting(engine_address: Address) -> None:
    address = engine_address
    with (
        Database.connect(address.uri, address.user, address.password, "nosuch") as database,
        pytest.raises(DatabaseUnavailable, match="HUB_GRAPH_DATABASE"),
    ):
        database.verify()


@pytest.mark.parametrize("uri", ["", "localhost:7687", "http://localhost", "neo4j://"])
def test_a_senseless_address_is_a_wrong_setting(uri: str) -> None:
    with pytest.raises(ConfigurationError, match="Set HUB_GRAPH_URI"):
        Database.connect(uri, "neo4j", "x")


def through(address: Address, port: int) -> Database:
    return Database.connect(
        f"bolt://127.0.0.1:{port}", address.user, address.password, address.database
    )


def port_of(address: Address) -> int:
    port = urlsplit(address.uri).port
    assert port is not None
    return port


@pytest.mark.parametrize("delivered", [True, False])
def test_a_connection_lost_at_the_commit_leaves_the_outcome_unknown(
    database: Database, engine_address: Address, delivered: bool
) -> None:
    tries: list[int] = []

    def work(transaction: Transaction) -> None:
        tries.append(1)
        create("a")(transaction)

    with (
        cutting(port_of(engine_address), COMMIT, deliver=delivered) as port,
        through(engine_address, port) as fragile,
    ):
        with pytest.raises(OutcomeUnknown):
            fragile.write(work)
        assert tries == [1]  # done again, it might be done twice
        fragile.verify()
    assert ids(database) == (["a"] if delivered else [])


def test_a_connection_lost_before_the_commit_is_made_up_for(
    database: Database, engine_address: Address
) -> None:
    with (
        cutting(port_of(engine_address), RUN, deliver=True) as port,
        through(engine_address, port) as fragile,
    ):
        fragile.write(create("a"))
    assert ids(database) == ["a"]


@pytest.fixture
def restartable(tmp_path: Path) -> Iterator[Neo4jServer]:
    server = Neo4jServer(tmp_path)
    server.start()
    yield server
    server.stop()


@pytest.mark.neo4j
def test_neo4j_is_used_again_as_soon_as_it_is_back(restartable: Neo4jServer) -> None:
    with connected(restartable.address) as database:
        database.write(create("kept"))
        restartable.stop()
        with pytest.raises(DatabaseUnavailable):
            ids(database)
        restartable.start()
        assert ids(database) == ["kept"]
        database.write(create("new"))
        assert ids(database) == ["kept", "new"]


@pytest.mark.embedded
def test_the_embedded_engine_is_used_again_as_soon_as_it_is_back(tmp_path: Path) -> None:
    first = join_or_start(tmp_path, memory="512m")
    with connected(first.address) as database:
        database.write(create("kept"))
        first.leave()
        with pytest.raises(DatabaseUnavailable):
            ids(database)
        port = port_of(first.address)
        with join_or_start(tmp_path, memory="512m", bolt_port=port):
            assert ids(database) == ["kept"]


# --- bookmarks -------------------------------------------------------------------------------------


def test_a_write_leaves_a_bookmark_for_the_next_request_in_another_worker(
    database: Database, engine_address: Address
) -> None:
    with bookmark_scope() as scope:
        assert scope.bookmarks() == []
        database.write(create("a"))
        carried = scope.bookmarks()
    assert carried
    with connected(engine_address) as other_worker, bookmark_scope(carried) as scope:
        assert other_worker.bookmarks() == carried
        assert ids(other_worker) == ["a"]


def test_scopes_do_not_mix(database: Database) -> None:
    with bookmark_scope() as first:
        database.write(create("a"))
        with bookmark_scope() as second:
            assert second.bookmarks() == []
        assert first.bookmarks() == database.bookmarks() != []
    with bookmark_scope() as third:
        assert third.bookmarks() == []


def test_outside_a_scope_a_process_reads_what_it_wrote(database: Database) -> None:
    database.write(create("a"))
    assert database.bookmarks() != []


def test_a_bookmark_that_the_database_never_gave_is_dropped(database: Database) -> None:
    database.write(create("a"))
    with bookmark_scope(["nonsense"]) as scope:
        assert ids(database) == ["a"]
        assert "nonsense" not in scope.bookmarks() or database.engine == "arcadedb"
