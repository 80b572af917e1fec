"""The engine's directory inside the data directory: its files, its locks and who holds a lease."""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import secrets
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO

from graph_schema.text import Text
from hub.errors import DataDirectoryInUse, EngineStartFailed
from hub.private_files import kept_secret, private_directory, write_private

LOCK_PATIENCE = 120.0
"""Seconds to wait for another process that is starting or stopping the engine."""


@dataclass(frozen=True)
class Running:
    """What the directory says of its engine; `pid` is missing between the decision and the start."""

    bolt_port: int
    http_port: int
    pid: int | None = None


class HeldFile:
    """A file under an exclusive lock, which the system lets go when its holder dies, however it dies."""

    def __init__(self, path: Path, file: IO[str]) -> None:
        self.path = path
        self._file = file
        self._owner = os.getpid()

    @classmethod
    def take(cls, path: Path) -> HeldFile | None:
        """Locks `path` (made if missing) and writes our process id in it; `None` if another holds it."""
        file = path.open("a+", encoding="ascii")
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            file.close()
            return None
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        return cls(path, file)

    def release(self) -> None:
        """Lets go. In a forked child this only closes the copy; the lock stays with the parent."""
        if self._file.closed:
            return
        if self._owner == os.getpid():
            fcntl.flock(self._file, fcntl.LOCK_UN)
        self._file.close()


class EngineDirectory:
    """`<data directory>/graph`, mode 0700.

    `password`, `arguments` (0600), `running.json` (ports and process), `lock` (held while the engine
    is started, stopped or counted), `portal.lock` (held by the portal), `leases/` (one locked file
    for each user of the engine), `databases/`, `config/` and `log/` (the engine's own).
    """

    def __init__(self, data_dir: Path) -> None:
        self.data_dir = Path(data_dir).expanduser().resolve()
        self.root = self.data_dir / "graph"
        self.arguments = self.root / "arguments"
        self.logging = self.root / "logging.properties"
        self.log = self.root / "log"
        self.output = self.log / "start.log"
        self._running = self.root / "running.json"
        self._leases = self.root / "leases"
        self._password = self.root / "password"

    def prepare(self) -> None:
        """Makes the directories, closed to others; a data directory that holds other things is left as it is."""
        try:
            if not self.data_dir.exists() or not any(self.data_dir.iterdir()) or self.root.exists():
                private_directory(self.data_dir)
            for path in (self.root, self._leases, self.log):
                private_directory(path)
        except OSError as error:
            raise EngineStartFailed(
                data_dir=self.data_dir,
                reason=Text(
                    f"the hub may not write there ({error.strerror})",
                    f"le hub ne peut pas y écrire ({error.strerror})",
                ),
            ) from error

    def password(self) -> str:
        """The engine's password, random, kept with mode 0600.

        The engine keeps only its hash; if our copy was lost, its users are forgotten with it, so that
        a new one is set at the next start.
        """
        if not self._password.exists():
            (self.root / "config" / "server-users.jsonl").unlink(missing_ok=True)
        return kept_secret(self._password)

    @property
    def password_file(self) -> Path:
        """Where the engine reads its password at its first start."""
        return self._password

    @contextlib.contextmanager
    def locked(self) -> Iterator[None]:
        """Alone among all processes and threads: to start, stop, adopt or count."""
        deadline = time.monotonic() + LOCK_PATIENCE
        while (held := HeldFile.take(self.root / "lock")) is None:
            if time.monotonic() > deadline:
                raise EngineStartFailed(
                    data_dir=self.data_dir,
                    reason=Text(
                        "another process of the hub has been starting or stopping it for two minutes",
                        "un autre processus du hub le démarre ou l’arrête depuis deux minutes",
                    ),
                )
            time.sleep(0.02)
        try:
            yield
        finally:
            held.release()

    def claim_portal(self) -> HeldFile:
        """The right to be the one portal here; raises `DataDirectoryInUse`."""
        held = HeldFile.take(self.root / "portal.lock")
        if held is None:
            raise DataDirectoryInUse(data_dir=self.data_dir)
        return held

    def take_lease(self) -> HeldFile:
        """One more user of the engine; only while `locked`."""
        held = HeldFile.take(self._leases / f"{os.getpid()}-{secrets.token_hex(4)}")
        if held is None:
            raise RuntimeError("a lease of our own is held by another process")
        return held

    def others_hold_leases(self) -> bool:
        """Whether anyone still uses the engine; clears what dead users left. Only while `locked`."""
        alive = False
        for path in self._leases.iterdir():
            held = HeldFile.take(path)
            if held is None:
                alive = True
            else:
                path.unlink()
                held.release()
        return alive

    def running(self) -> Running | None:
        """The engine's ports and process as last written; `None` if there is none."""
        try:
            return Running(**json.loads(self._running.read_text(encoding="utf-8")))
        except (FileNotFoundError, ValueError, TypeError):
            return None

    def note(self, running: Running | None) -> None:
        """Writes the engine's ports and process down, or that there is none."""
        if running is None:
            self._running.unlink(missing_ok=True)
        else:
            write_private(self._running, json.dumps(asdict(running)))
