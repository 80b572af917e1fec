"""The engine's Java process: its command, its start with a clear failure, how it is found and stopped."""

from __future__ import annotations

import errno
import importlib.util
import os
import random
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

import psutil

from graph_schema.text import Text
from hub.errors import EmbeddedEngineMissing, EngineStartFailed
from hub.private_files import write_private
from hub.store.embedded.address import DATABASE, LOOPBACK, USER, EngineAddress
from hub.store.embedded.directory import EngineDirectory

READY_PATIENCE = 120.0
"""Seconds that a start may take; 2 to 3 are usual."""
STOP_PATIENCE = 30.0
"""Seconds that a clean stop may take before the process is killed; half a second is usual."""
LEAST_FREE_SPACE = 64 * 1024 * 1024
"""Bytes that must be free before a start: below, the engine would fail in the middle of recovery."""
PORTS = range(20_000, 32_000)
"""Below what the system hands out by itself, so that the engine finds its port free after a crash."""

_UNUSED_JARS = ("arcadedb-mcp", "arcadedb-postgresw", "arcadedb-redisw")
"""Other doors to the data that the engine would open by itself if it found them."""
_ENVIRONMENT = ("PATH", "HOME", "LANG", "LC_ALL", "TZ", "TMPDIR")
"""What the engine inherits: none of the hub's secrets, and nothing that changes its settings."""

_children: dict[int, subprocess.Popen[bytes]] = {}
"""Engines that this process started: it must collect them when they end."""

PORT_TAKEN = Text(
    "the port {port} is taken by another program",
    "le port {port} est occupé par un autre programme",
)
LOCKED = Text(
    "its directory is locked by another hub; stop that one, or choose another HUB_DATA_DIR",
    "son répertoire est verrouillé par un autre hub ; arrêtez celui-ci ou choisissez un autre HUB_DATA_DIR",
)
_LAST_WORDS = 3.0
"""Seconds in which a process that failed to start says why."""
DISK_FULL = Text("the disk is full", "le disque est plein")
TOO_SLOW = Text(
    "it did not answer within {seconds} seconds; its log ends:\n{log}",
    "il n’a pas répondu en {seconds} secondes ; son journal se termine ainsi :\n{log}",
)
CRASHED = Text(
    "it ended by itself; its log ends:\n{log}",
    "il s’est arrêté de lui-même ; son journal se termine ainsi :\n{log}",
)


class PortTaken(EngineStartFailed):
    """Another program has the engine's port; with a port of our own choice another one is tried."""


def start(directory: EngineDirectory, address: EngineAddress, memory: str) -> int:
    """Starts the engine and waits until it answers; its process id. Only while `locked`.

    The process is in a session of its own: Ctrl-C in the hub's terminal does not reach it, the hub
    stops it. Raises `EngineStartFailed`, `EmbeddedEngineMissing`.
    """
    if shutil.disk_usage(directory.root).free < LEAST_FREE_SPACE:
        raise EngineStartFailed(data_dir=directory.data_dir, reason=DISK_FULL)
    java, jars = _runtime()
    write_private(directory.logging, _logging(directory))
    write_private(directory.arguments, _arguments(directory, address, memory, jars))
    with directory.output.open("wb") as output:
        try:
            child = subprocess.Popen(  # noqa: S603 - the wheel's own Java, our own file
                [java, _mark(directory)],
                cwd=directory.root,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                env={name: os.environ[name] for name in _ENVIRONMENT if name in os.environ},
                start_new_session=True,
                umask=0o077,
            )
        except OSError as error:
            if error.errno in (errno.ENOEXEC, errno.ENOENT, errno.EACCES):
                raise EmbeddedEngineMissing from error
            raise
    _children[child.pid] = child
    try:
        wait_until_ready(directory, address, child.pid)
    except BaseException:
        stop(child.pid, patience=0)
        raise
    return child.pid


def wait_until_ready(
    directory: EngineDirectory, address: EngineAddress, pid: int, patience: float = READY_PATIENCE
) -> None:
    """Returns once the engine answers; raises `EngineStartFailed` with the reason when it cannot."""
    deadline = time.monotonic() + patience
    while address.ask() != "ready":
        # A start that fails leaves the Java process hanging without its main thread.
        if not is_alive(pid) or 'Exception in thread "main"' in _text(directory.output):
            raise _failure(directory, address)
        if time.monotonic() > deadline:
            raise EngineStartFailed(
                data_dir=directory.data_dir,
                reason=_said(TOO_SLOW, seconds=round(patience), log=_last_lines(directory)),
            )
        time.sleep(0.05)


def find(directory: EngineDirectory) -> int | None:
    """The process id of the engine that runs on this directory, whoever started it.

    The command line names the directory's argument file: that tells the engine from a later process
    with the same id. The list of processes is searched where what was written down does not fit (the
    starter was killed before it could write).
    """
    running = directory.running()
    if running is not None and running.pid is not None and _is_ours(running.pid, directory):
        return running.pid
    return next((pid for pid in psutil.pids() if _is_ours(pid, directory)), None)


def is_alive(pid: int) -> bool:
    """Whether the process runs; one that has ended and waits for its parent does not."""
    if pid in _children and _children[pid].poll() is not None:
        del _children[pid]
        return False
    try:
        return bool(psutil.Process(pid).status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False


def stop(pid: int, patience: float = STOP_PATIENCE) -> None:
    """Asks the engine to close its database and end; kills it after `patience` seconds."""
    try:
        process = psutil.Process(pid)
        process.terminate()
        if not _ended(pid, patience):
            process.kill()
            _ended(pid, 10.0)
    except psutil.NoSuchProcess:
        pass


def free_port(but: int = 0) -> int:
    """A loopback port other than `but` on which nobody listens just now."""
    for port in random.sample(PORTS, 200):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((LOOPBACK, port))
            except OSError:
                continue
        if port != but:
            return port
    raise OSError(errno.EADDRINUSE, "no free port on the loopback interface")


def _ended(pid: int, patience: float) -> bool:
    deadline = time.monotonic() + patience
    while is_alive(pid):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


def _is_ours(pid: int, directory: EngineDirectory) -> bool:
    try:
        return _mark(directory) in psutil.Process(pid).cmdline() and is_alive(pid)
    except psutil.Error:
        return False


def _mark(directory: EngineDirectory) -> str:
    return f"@{directory.arguments}"


def _runtime() -> tuple[Path, list[Path]]:
    """The wheel's Java and the jars to load; the package itself is not imported (it would load a JVM)."""
    found = importlib.util.find_spec("arcadedb_embedded")
    if found is None or not found.submodule_search_locations:
        raise EmbeddedEngineMissing
    package = Path(found.submodule_search_locations[0])
    java = package / "jre" / "bin" / "java"
    jars = sorted(
        jar for jar in (package / "jars").glob("*.jar") if not jar.name.startswith(_UNUSED_JARS)
    )
    if sys.platform == "win32" or not java.exists() or not jars:
        raise EmbeddedEngineMissing
    return java, jars


def _arguments(
    directory: EngineDirectory, address: EngineAddress, memory: str, jars: list[Path]
) -> str:
    """The argument file of Java: nothing of it appears on a command line."""
    settings = {
        "java.util.logging.config.file": directory.logging,
        "arcadedb.server.rootPath": directory.root,
        "arcadedb.server.rootPasswordPath": directory.password_file,
        "arcadedb.server.logsDirectory": directory.log,
        "arcadedb.server.mode": "production",
        "arcadedb.server.plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
        "arcadedb.server.defaultDatabases": f"{DATABASE}[{USER}]",
        "arcadedb.server.httpIncomingHost": LOOPBACK,
        "arcadedb.server.httpIncomingPort": address.http_port,
        "arcadedb.bolt.host": LOOPBACK,
        "arcadedb.bolt.port": address.bolt_port,
        "arcadedb.bolt.defaultDatabase": DATABASE,
        "arcadedb.support.autoRegister": "false",  # no request to the maker
        "arcadedb.opencypher.loadCsv.allowRemoteUrls": "false",  # nor to anyone else
        "arcadedb.txWalFlush": 2,  # fsync at commit
    }
    arguments = [
        f"-Xmx{memory}",
        "-XX:+ExitOnOutOfMemoryError",
        f"-XX:ErrorFile={directory.log}/crash-%p.log",
        "--enable-native-access=ALL-UNNAMED",
        "-cp",
        os.pathsep.join(map(str, jars)),
        *(f"-D{name}={value}" for name, value in settings.items()),
        "com.arcadedb.server.ArcadeDBServer",
    ]
    return "".join(f"{_quoted(argument)}\n" for argument in arguments)


def _quoted(argument: str) -> str:
    escaped = argument.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _logging(directory: EngineDirectory) -> str:
    """Three files of 5 MB in turn, warnings of the web server only."""
    pattern = str(directory.log / "engine").replace("\\", "\\\\").replace("%", "%%")
    return (
        "handlers=java.util.logging.FileHandler\n"
        ".level=INFO\n"
        "io.undertow.level=WARNING\n"
        "org.xnio.level=WARNING\n"
        "org.jboss.level=WARNING\n"
        f"java.util.logging.FileHandler.pattern={pattern}.%g.log\n"
        "java.util.logging.FileHandler.formatter=com.arcadedb.log.LogFormatter\n"
        "java.util.logging.FileHandler.limit=5000000\n"
        "java.util.logging.FileHandler.count=3\n"
        "java.util.logging.FileHandler.append=true\n"
    )


def _failure(directory: EngineDirectory, address: EngineAddress) -> EngineStartFailed:
    output = _whole_text(directory.output)
    if "Unable to listen" in output:
        port = address.bolt_port if "BOLT" in output else address.http_port
        return PortTaken(data_dir=directory.data_dir, reason=_said(PORT_TAKEN, port=port))
    if "is locked by another process" in output:
        return EngineStartFailed(data_dir=directory.data_dir, reason=LOCKED)
    if "No space left on device" in output:
        return EngineStartFailed(data_dir=directory.data_dir, reason=DISK_FULL)
    return EngineStartFailed(
        data_dir=directory.data_dir, reason=_said(CRASHED, log=_last_lines(directory))
    )


def _said(text: Text, **values: object) -> Text:
    return Text(text.say("en", **values), text.say("fr", **values))


def _last_lines(directory: EngineDirectory, count: int = 8) -> str:
    """The end of what the engine said, without the frames of Java's stack traces."""
    lines = [
        line.rstrip()
        for line in _text(directory.output).splitlines()
        if line.strip() and not line.lstrip().startswith(("at ", "... "))
    ]
    logged = _text(directory.log / "engine.0.log").splitlines()
    return "\n".join((lines or [line for line in logged if line.strip()])[-count:])


def _whole_text(path: Path) -> str:
    """What a process that is failing has written, once it writes no more: a reason comes in several lines."""
    deadline = time.monotonic() + _LAST_WORDS
    text = _text(path)
    while time.monotonic() < deadline:
        time.sleep(_LAST_WORDS / 10)
        before, text = text, _text(path)
        if text == before:
            break
    return text


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
