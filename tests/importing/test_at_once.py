"""Imports at the same moment, and an import whose process is killed: nothing is doubled, nothing is left."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from dataclasses import asdict, dataclass
from pathlib import Path

import pytest

from graph_schema.core import TYPES
from hub.access import HUB
from hub.config import Settings
from hub.hub import Hub
from hub.importing import Imported, ImportFile, run
from hub.records.history import history
from hub.store.driver import Database
from hub.store.graph import Graph
from tests.conftest import connected
from tests.engines.neo4j_server import GraphAddress
from tests.importing.files import csv_file, load, node_counts, put, states

PROCEEDING = TYPES["proceeding"]
SETTINGS = {"HUB_SECRET_KEY": "only-for-tests-only-for-tests-only-f"}


@dataclass(frozen=True)
class Where:
    """How another process reaches the database of a test."""

    uri: str
    user: str
    password: str
    database: str | None
    data_dir: str


def import_and_die(where: Where, content: bytes, after: int) -> None:
    """In a process of its own: import, and be killed once `after` steps are done."""

    def die(done: int, total: int) -> None:
        if done >= after:
            os.kill(os.getpid(), signal.SIGKILL)

    settings = Settings.from_environment({"HUB_DATA_DIR": where.data_dir, **SETTINGS})
    database = Database.connect(where.uri, where.user, where.password, where.database)
    hub = Hub.over(settings, Graph(database))
    run(hub, HUB, PROCEEDING, ImportFile("file.csv", content), die)


def test_an_import_whose_process_is_killed_leaves_nothing(
    hub: Hub, engine_address: GraphAddress
) -> None:
    states(hub, "deu")
    put(hub, "proceeding", id="prc-0", title="Zero")
    rows = [f"prc-{number},T {number},deu" for number in range(1500)]
    file = csv_file("id,title,in_state", *rows)
    before = node_counts(hub)
    where = Where(
        engine_address.uri, engine_address.user, engine_address.password, engine_address.database,
        str(hub.settings.data_dir),
    )  # fmt: skip
    # 1,500 rows are examined, then the first 500 records are written with all that belongs to them
    child = multiprocessing.get_context("spawn").Process(
        target=import_and_die, args=(Where(**asdict(where)), file.content, 2000)
    )
    child.start()
    child.join(120)

    assert child.exitcode == -signal.SIGKILL
    assert node_counts(hub) == before
    assert hub.records.get(HUB, "prc-0").title == "Zero"
    assert load(hub, "proceeding", file).created == 1499
    assert hub.trail.verify().whole


@pytest.fixture
def second(engine_address: GraphAddress, tmp_path: Path, hub: Hub) -> Hub:
    """Another process's view of the same hub: its own connection, its own audit lanes."""
    database = connected(engine_address)
    return Hub.over(hub.settings, Graph(database))


def at_once(*imports: tuple[Hub, ImportFile]) -> list[Imported]:
    """Run imports in threads that start together; what each did."""
    ready = threading.Barrier(len(imports))
    done: list[Imported | BaseException] = []

    def one(hub: Hub, file: ImportFile) -> None:
        ready.wait()
        try:
            done.append(load(hub, "proceeding", file))
        except BaseException as failed:  # reported by the test itself
            done.append(failed)

    threads = [threading.Thread(target=one, args=each) for each in imports]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    failed = [each for each in done if isinstance(each, BaseException)]
    assert not failed, failed
    return [each for each in done if isinstance(each, Imported)]


def test_two_files_with_the_same_external_ids_make_each_record_once(hub: Hub, second: Hub) -> None:
    states(hub, "deu")
    rows = [f"X-{number},T {number},deu" for number in range(60)]
    file = csv_file("external_id,title,in_state", *rows)

    done = at_once((hub, file), (second, file))

    assert sorted((one.created, one.unchanged) for one in done) == [(0, 60), (60, 0)]
    assert node_counts(hub)["Proceeding"] == 60
    assert hub.trail.verify().whole


def test_two_files_about_the_same_records_both_stand_one_after_the_other(
    hub: Hub, second: Hub
) -> None:
    load(hub, "proceeding", csv_file("id,title", *(f"prc-{number},T" for number in range(40))))
    titles = csv_file("id,title", *(f"prc-{number},Title {number}" for number in range(40)))
    notes = csv_file("id,note", *(f"prc-{number},Note {number}" for number in reversed(range(40))))

    at_once((hub, titles), (second, notes))

    for number in range(40):
        record = hub.records.get(HUB, f"prc-{number}")
        assert (record.title, record.values["note"]) == (f"Title {number}", f"Note {number}")
        assert [one.number for one in history(hub.graph, HUB, record.id).versions] == [3, 2, 1]
    assert hub.trail.verify().whole


def test_files_of_different_types_that_meet_at_one_state_both_stand(hub: Hub, second: Hub) -> None:
    states(hub, "deu")
    proceedings = csv_file(
        "id,title,in_state", *(f"prc-{number},T {number},deu" for number in range(50))
    )
    other = csv_file(
        "id,title,in_state", *(f"prc-b{number},T {number},deu" for number in range(50))
    )

    at_once((hub, proceedings), (second, other))

    assert node_counts(hub)["Proceeding"] == 100
    here = hub.graph.read(
        lambda transaction: transaction.run(
            "MATCH (:Entity {id: 'deu'})<-[r:IN_STATE]-() RETURN count(r) AS number"
        )
    )
    assert here[0]["number"] == 100
