"""Several processes share one embedded engine, and nobody's death takes it or its data away."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import psutil
import pytest

from hub.errors import DataDirectoryInUse
from hub.store.driver import Database
from hub.store.embedded import EngineAddress, EngineLease, join_or_start, process
from hub.store.embedded.directory import EngineDirectory

pytestmark = pytest.mark.embedded


class HubProcess:
    """Another process of the hub (`tests.engines.hub_process`)."""

    def __init__(self, data_dir: Path, *words: str) -> None:
        self._child = subprocess.Popen(
            [sys.executable, "-m", "tests.engines.hub_process", str(data_dir), *words],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        self.said: dict[str, Any] = json.loads(self.line() or "{}")

    def line(self) -> str:
        assert self._child.stdout is not None
        return self._child.stdout.readline()

    def lines(self) -> list[str]:
        assert self._child.stdout is not None
        return self._child.stdout.readlines()

    def end(self) -> None:
        """Lets it give its lease back and end."""
        self._child.communicate(timeout=180)

    def kill(self) -> None:
        """As `kill -9` does."""
        self._child.kill()
        self._child.wait(30)


@pytest.fixture
def data_dir(tmp_path: Path) -> Iterator[Path]:
    data_dir = tmp_path / "hub data"
    yield data_dir
    leftover = process.find(EngineDirectory(data_dir))
    if leftover is not None:
        process.stop(leftover)


def joined(data_dir: Path, **options: Any) -> EngineLease:
    return join_or_start(data_dir, memory="512m", **options)


def engine_of(data_dir: Path) -> int:
    pid = process.find(EngineDirectory(data_dir))
    assert pid is not None
    return pid


def connected(address: EngineAddress) -> Database:
    return Database.connect(address.uri, address.user, address.password, address.database)


def written(address: EngineAddress) -> set[str]:
    with connected(address) as database:
        return {row["key"] for row in database.run_alone("MATCH (n:Written) RETURN n.key AS key")}


def test_a_second_process_joins_and_the_last_one_out_stops_the_engine(data_dir: Path) -> None:
    first = joined(data_dir)
    engine = engine_of(data_dir)
    second = HubProcess(data_dir)
    assert second.said["engine"] == engine
    first.leave()
    assert process.is_alive(engine)
    assert first.address.ask() == "ready"
    second.end()
    assert not process.is_alive(engine)


def test_two_leases_of_one_process_count_as_two(data_dir: Path) -> None:
    first, second = joined(data_dir), joined(data_dir)
    assert first.address == second.address
    first.leave()
    first.leave()
    assert second.address.ask() == "ready"
    second.leave()
    assert second.address.ask() == "silent"


def test_eight_that_come_at_once_start_one_engine(data_dir: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        leases = list(pool.map(lambda _: joined(data_dir), range(8)))
        assert len({lease.address for lease in leases}) == 1
        mark = f"@{EngineDirectory(data_dir).arguments}"
        engines = [
            one.pid
            for one in psutil.process_iter(["cmdline"])
            if mark in (one.info["cmdline"] or [])
        ]
        assert len(engines) == 1
        list(pool.map(EngineLease.leave, leases))
    assert leases[0].address.ask() == "silent"


def test_a_lease_of_a_killed_process_counts_no_more(data_dir: Path) -> None:
    first = joined(data_dir)
    second = HubProcess(data_dir)
    second.kill()
    first.leave()
    assert process.find(EngineDirectory(data_dir)) is None


def test_an_engine_orphaned_by_kill_9_is_adopted_with_what_was_written(data_dir: Path) -> None:
    hub = HubProcess(data_dir, "write", "1")
    acknowledged = json.loads(hub.line())["written"]
    hub.kill()
    assert process.is_alive(hub.said["engine"])
    with joined(data_dir) as lease:
        assert engine_of(data_dir) == hub.said["engine"]
        assert lease.address.bolt_port == hub.said["bolt_port"]
        assert acknowledged in written(lease.address)
    assert not process.is_alive(hub.said["engine"])


def test_an_orphan_that_nobody_wrote_down_is_found_and_replaced(data_dir: Path) -> None:
    hub = HubProcess(data_dir)
    hub.kill()
    EngineDirectory(data_dir).note(None)
    with joined(data_dir) as lease:
        assert not process.is_alive(hub.said["engine"])
        assert lease.address.ask() == "ready"


def test_an_orphan_whose_password_was_lost_is_replaced_and_keeps_its_data(data_dir: Path) -> None:
    hub = HubProcess(data_dir, "write", "1")
    acknowledged = json.loads(hub.line())["written"]
    hub.kill()
    EngineDirectory(data_dir).password_file.unlink()
    with joined(data_dir) as lease:
        assert acknowledged in written(lease.address)


def test_a_hung_engine_is_replaced(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hub.store.embedded.lease._ADOPTION_PATIENCE", 0.5)
    hub = HubProcess(data_dir)
    hub.kill()
    os.kill(hub.said["engine"], signal.SIGSTOP)
    monkeypatch.setattr(process.stop, "__defaults__", (0.5,))
    with joined(data_dir) as lease:
        assert engine_of(data_dir) != hub.said["engine"]
        assert lease.address.ask() == "ready"


def test_an_engine_that_dies_under_its_users_comes_back_at_the_same_address(data_dir: Path) -> None:
    with joined(data_dir) as lease:
        engine = engine_of(data_dir)
        os.kill(engine, signal.SIGKILL)
        with ThreadPoolExecutor(4) as pool:
            list(pool.map(lambda _: lease.ensure_running(), range(4)))
        assert engine_of(data_dir) != engine
        assert lease.address.ask() == "ready"


def test_who_comes_after_the_engine_died_brings_it_back_for_all(data_dir: Path) -> None:
    with joined(data_dir) as first:
        os.kill(engine_of(data_dir), signal.SIGKILL)
        with joined(data_dir) as second:
            assert second.address == first.address
            assert first.address.ask() == "ready"


def test_a_database_that_was_killed_is_revived_by_the_next_read(data_dir: Path) -> None:
    with joined(data_dir) as lease:
        address = lease.address
        with Database.connect(
            address.uri,
            address.user,
            address.password,
            address.database,
            revive=lease.ensure_running,
        ) as database:
            database.run_alone("CREATE (:Written {key: 'kept'})")
            os.kill(engine_of(data_dir), signal.SIGKILL)
            rows = database.read(
                lambda transaction: transaction.run("MATCH (n:Written) RETURN n.key AS key").data()
            )
            assert rows == [{"key": "kept"}]


def test_kill_9_of_the_engine_under_four_writers_loses_no_acknowledged_write(
    data_dir: Path,
) -> None:
    hub = HubProcess(data_dir, "write", "4")
    acknowledged = [json.loads(hub.line())["written"] for _ in range(200)]
    os.kill(hub.said["engine"], signal.SIGKILL)
    hub.kill()
    acknowledged += [json.loads(line)["written"] for line in hub.lines() if line.endswith("}\n")]
    with joined(data_dir) as lease:
        assert set(acknowledged) - written(lease.address) == set()


def test_kill_9_of_the_hub_under_four_writers_loses_no_acknowledged_write(data_dir: Path) -> None:
    hub = HubProcess(data_dir, "write", "4")
    acknowledged = [json.loads(hub.line())["written"] for _ in range(200)]
    hub.kill()
    acknowledged += [json.loads(line)["written"] for line in hub.lines() if line.endswith("}\n")]
    with joined(data_dir) as lease:
        assert engine_of(data_dir) == hub.said["engine"]
        assert set(acknowledged) - written(lease.address) == set()


def test_a_second_portal_on_one_data_directory_is_refused(data_dir: Path) -> None:
    with joined(data_dir, exclusive=True):
        second = HubProcess(data_dir, "exclusive")
        second.end()
        assert second.said["error"] == "DataDirectoryInUse"
        assert "Another portal is already running" in second.said["message"]
        with pytest.raises(DataDirectoryInUse):
            joined(data_dir, exclusive=True)


def test_a_second_portal_that_is_told_to_join_joins(data_dir: Path) -> None:
    with joined(data_dir, exclusive=True) as first, joined(data_dir) as second:
        assert second.address == first.address


def test_the_place_of_a_portal_is_free_after_it_left_or_was_killed(data_dir: Path) -> None:
    with joined(data_dir, exclusive=True):
        pass
    killed = HubProcess(data_dir, "exclusive")
    killed.kill()
    with joined(data_dir, exclusive=True) as lease:
        assert lease.address.ask() == "ready"


def test_a_forked_child_that_ends_leaves_the_engine_to_its_parent(data_dir: Path) -> None:
    with joined(data_dir) as lease:
        child = os.fork()
        if child == 0:
            try:
                lease.leave()
            finally:
                os._exit(0)
        os.waitpid(child, 0)
        assert lease.address.ask() == "ready"


def test_ctrl_c_in_the_hubs_terminal_does_not_reach_the_engine(data_dir: Path) -> None:
    with joined(data_dir):
        engine = engine_of(data_dir)
        assert os.getsid(engine) == engine
        assert os.getsid(engine) != os.getsid(0)
