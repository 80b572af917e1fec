"""The embedded engine's process: private, on loopback only, and clear about why it does not start."""

from __future__ import annotations

import shutil
import socket
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from hub.config import Settings
from hub.errors import EmbeddedEngineMissing, EngineStartFailed
from hub.store.connect import open_database
from hub.store.driver import Database
from hub.store.embedded import EngineAddress, EngineLease, join_or_start, process
from hub.store.embedded.directory import EngineDirectory
from hub.store.embedded.process import free_port

pytestmark = pytest.mark.embedded


@pytest.fixture(scope="module")
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("embedded") / "data"


@pytest.fixture(scope="module")
def lease(data_dir: Path) -> Iterator[EngineLease]:
    """An engine that the tests of this page only look at."""
    with join_or_start(data_dir, memory="512m") as lease:
        yield lease


def engine_process(data_dir: Path) -> psutil.Process:
    pid = process.find(EngineDirectory(data_dir))
    assert pid is not None
    return psutil.Process(pid)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


# --- privacy ---------------------------------------------------------------------------------------


def test_the_password_is_on_no_command_line_and_in_no_environment(
    lease: EngineLease, data_dir: Path
) -> None:
    engine = engine_process(data_dir)
    told = " ".join([*engine.cmdline(), *engine.environ().values()])
    assert len(lease.address.password) >= 32
    assert lease.address.password not in told
    assert lease.address.password not in repr(lease.address)
    for one in psutil.process_iter(["cmdline"]):
        assert lease.address.password not in " ".join(one.info["cmdline"] or [])


def test_the_engine_inherits_nothing_of_the_hubs_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HUB_SECRET_KEY", "a-key-of-the-portal")
    monkeypatch.setenv("JAVA_TOOL_OPTIONS", "-Darcadedb.bolt.host=0.0.0.0")
    with join_or_start(tmp_path / "data", memory="512m"):
        inherited = engine_process(tmp_path / "data").environ()
    assert not {name for name in inherited if name.startswith(("HUB_", "JAVA_", "JDK_"))}


def test_nothing_but_loopback_is_listened_on(lease: EngineLease, data_dir: Path) -> None:
    listening = {
        (one.laddr.ip, one.laddr.port)
        for one in engine_process(data_dir).net_connections("tcp")
        if one.status == psutil.CONN_LISTEN
    }
    assert {port for _, port in listening} == {lease.address.bolt_port, lease.address.http_port}
    assert {ip.removeprefix("::ffff:") for ip, _ in listening} == {"127.0.0.1"}


def test_only_the_hubs_account_can_read_its_files(lease: EngineLease, data_dir: Path) -> None:
    assert mode(data_dir) == 0o700
    assert mode(data_dir / "graph") == 0o700
    for secret in ("password", "arguments", "running.json"):
        assert mode(data_dir / "graph" / secret) == 0o600
    open_to_others = [
        path for path in (data_dir / "graph" / "databases").rglob("*") if mode(path) & 0o077
    ]
    assert open_to_others == []


def test_a_data_directory_left_open_is_closed(tmp_path: Path) -> None:
    data_dir = tmp_path / "data"
    data_dir.mkdir(mode=0o755)
    EngineDirectory(data_dir).prepare()
    assert mode(data_dir) == 0o700


def test_a_directory_that_holds_other_things_keeps_its_mode(tmp_path: Path) -> None:
    data_dir = tmp_path / "data"
    data_dir.mkdir(mode=0o755)
    (data_dir / "something").touch()
    EngineDirectory(data_dir).prepare()
    assert mode(data_dir) == 0o755
    assert mode(data_dir / "graph") == 0o700


def test_another_password_is_refused(lease: EngineLease) -> None:
    address = lease.address
    stranger = EngineAddress(address.bolt_port, address.http_port, "wrong")
    assert stranger.ask() == "refused"
    assert address.ask() == "ready"


def test_the_engine_opens_no_door_but_bolt_and_its_own_api(
    lease: EngineLease, data_dir: Path
) -> None:
    log = (data_dir / "graph" / "log" / "engine.0.log").read_text(encoding="utf-8")
    assert "Neo4j-Bolt plugin started" in log
    for other in ("MCP", "Postgres", "Redis", "Studio web tool: enabled"):
        assert other not in log


def test_commits_are_flushed_to_the_disk(lease: EngineLease, data_dir: Path) -> None:
    log = (data_dir / "graph" / "log" / "engine.0.log").read_text(encoding="utf-8")
    assert "WAL flush: 2 (full fsync) [OK]" in log


# --- starts that fail ------------------------------------------------------------------------------


def no_engine_is_left(data_dir: Path) -> bool:
    directory = EngineDirectory(data_dir)
    return process.find(directory) is None and directory.running() is None


def test_a_taken_port_is_named(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(EngineStartFailed, match=f"the port {port} is taken") as caught:
            join_or_start(tmp_path, memory="512m", bolt_port=port)
    assert f"le port {port} est occupé" in caught.value.say("fr")
    assert no_engine_is_left(tmp_path)


def test_another_port_is_tried_when_one_of_our_choice_was_taken_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        offered = iter([other.getsockname()[1]])
        monkeypatch.setattr(
            process, "free_port", lambda but=0: next(offered, None) or free_port(but)
        )
        with join_or_start(tmp_path, memory="512m") as lease:
            assert lease.address.ask() == "ready"


def test_a_database_that_another_engine_has_open_is_told(tmp_path: Path) -> None:
    """As on a disk shared by two machines or containers, where the first one's lease is not seen."""
    with join_or_start(tmp_path / "first", memory="512m"):
        second = EngineDirectory(tmp_path / "second")
        second.prepare()
        (second.root / "databases").symlink_to(tmp_path / "first" / "graph" / "databases")
        with pytest.raises(EngineStartFailed, match="locked by another hub"):
            join_or_start(tmp_path / "second", memory="512m")
    assert no_engine_is_left(tmp_path / "second")


def test_a_crash_shows_the_end_of_the_log(tmp_path: Path) -> None:
    databases = EngineDirectory(tmp_path).root / "databases" / "hub"
    databases.mkdir(parents=True)
    (databases / "schema.json").write_text("no schema at all", encoding="utf-8")
    (databases / "configuration.json").write_text("{}", encoding="utf-8")
    with pytest.raises(
        EngineStartFailed, match='its log ends:\nException in thread "main"'
    ) as caught:
        join_or_start(tmp_path, memory="512m")
    assert "\tat " not in str(caught.value)
    assert no_engine_is_left(tmp_path)


def test_more_memory_than_the_machine_has_is_told_in_javas_words(tmp_path: Path) -> None:
    with pytest.raises(EngineStartFailed, match="heap"):
        join_or_start(tmp_path, memory="9000000g")


def test_a_full_disk_is_told_before_anything_is_touched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = shutil.disk_usage(tmp_path)._replace(free=1_000_000)
    monkeypatch.setattr("hub.store.embedded.process.shutil.disk_usage", lambda _: full)
    with pytest.raises(EngineStartFailed, match="the disk is full"):
        join_or_start(tmp_path, memory="512m")


def test_an_engine_that_never_answers_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(EngineAddress, "ask", lambda *_: "silent")
    monkeypatch.setattr(process.wait_until_ready, "__defaults__", (2.0,))
    with pytest.raises(EngineStartFailed, match="did not answer within 2 seconds"):
        join_or_start(tmp_path, memory="512m")
    assert no_engine_is_left(tmp_path)


def test_a_data_directory_below_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(EngineStartFailed, match="may not write there"):
        join_or_start(tmp_path / "file" / "data")


def test_a_machine_without_the_wheel_is_told_to_use_neo4j(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    with pytest.raises(EmbeddedEngineMissing, match="set HUB_GRAPH_URI") as caught:
        join_or_start(tmp_path)
    assert "\n" not in str(caught.value)


# --- use -------------------------------------------------------------------------------------------


def test_settings_without_an_address_mean_the_embedded_engine(tmp_path: Path) -> None:
    settings = Settings.from_environment(
        {"HUB_DATA_DIR": str(tmp_path), "HUB_EMBEDDED_MEMORY": "512m"}
    )
    with open_database(settings) as database:
        database.verify()
        assert database.engine == "arcadedb"
        assert database.http_uri is not None
    assert no_engine_is_left(tmp_path)


def test_a_path_with_spaces_quotes_and_letters_of_any_kind_works(tmp_path: Path) -> None:
    with join_or_start(tmp_path / 'l’État "hub" \\ données', memory="512m") as lease:
        assert lease.address.ask() == "ready"


def test_what_was_written_is_there_after_a_clean_stop(tmp_path: Path) -> None:
    def session(cypher: str) -> list[dict[str, object]]:
        with join_or_start(tmp_path, memory="512m") as lease:
            address = lease.address
            with Database.connect(
                address.uri, address.user, address.password, address.database
            ) as database:
                return database.run_alone(cypher)

    session("CREATE (:Written {key: 'kept'})")
    assert session("MATCH (n:Written) RETURN n.key AS key") == [{"key": "kept"}]


def test_a_command_that_forgets_to_leave_leaves_at_its_end(tmp_path: Path) -> None:
    command = (
        "import sys, pathlib; from hub.store.embedded import join_or_start;"
        "join_or_start(pathlib.Path(sys.argv[1]), memory='512m')"
    )
    subprocess.run([sys.executable, "-c", command, str(tmp_path)], check=True, timeout=240)
    assert no_engine_is_left(tmp_path)
