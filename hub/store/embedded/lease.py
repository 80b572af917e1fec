"""Who uses the embedded engine: the first to come starts it, the last to go stops it.

Every process of the hub that uses a data directory (a web worker, a command) holds a lease: a locked
file, which the system lets go when the process dies in whatever way. An engine whose users were all
killed goes on running; nothing is lost, and the next process that comes adopts it and, when it leaves
as the last one, stops it.
"""

from __future__ import annotations

import atexit
import os
import time
from pathlib import Path
from types import TracebackType

from graph_schema.text import Text
from hub.errors import EngineStartFailed
from hub.store.embedded import process
from hub.store.embedded.address import EngineAddress
from hub.store.embedded.directory import EngineDirectory, HeldFile, Running

_PORT_TRIES = 3
_ADOPTION_PATIENCE = 20.0
"""Seconds in which an engine that is already there must answer; a hung one is replaced."""


class EngineLease:
    """The right to use the engine at `address` until `leave`; made by `join_or_start`."""

    def __init__(
        self,
        directory: EngineDirectory,
        address: EngineAddress,
        memory: str,
        lease: HeldFile,
        portal: HeldFile | None,
    ) -> None:
        self.address = address
        self._directory = directory
        self._memory = memory
        self._lease = lease
        self._portal = portal
        self._owner = os.getpid()
        self._left = False
        atexit.register(self.leave)

    def ensure_running(self) -> None:
        """Starts the engine again, at the same address, if it died or hangs; else changes nothing.

        Safe from many threads and processes at once: one starts it, the others find it running.
        Raises `EngineStartFailed`.
        """
        if self.address.ask() == "ready":
            return
        with self._directory.locked():
            if not _adopt(self._directory, self.address):
                _start(self._directory, self.address, self._memory)

    def leave(self) -> None:
        """Gives the lease back; the last one stops the engine. Twice, or in a forked child, does nothing."""
        if self._left or self._owner != os.getpid():
            return
        self._left = True
        atexit.unregister(self.leave)
        with self._directory.locked():
            self._lease.release()
            if not self._directory.others_hold_leases():
                pid = process.find(self._directory)
                if pid is not None:
                    process.stop(pid)
                self._directory.note(None)
            if self._portal is not None:
                self._portal.release()

    def __enter__(self) -> EngineLease:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.leave()


def join_or_start(
    data_dir: Path, *, exclusive: bool = False, memory: str = "1g", bolt_port: int = 0
) -> EngineLease:
    """A lease on the engine of `data_dir`, which is started unless it runs.

    `exclusive` is for a portal: there is one on a data directory (its workers and the commands join
    it). `memory` and `bolt_port` (0: any free one) count only for the one that starts. Call it in
    every process that uses the engine, after a fork. Raises `DataDirectoryInUse`,
    `EngineStartFailed`, `EmbeddedEngineMissing`.
    """
    directory = EngineDirectory(data_dir)
    directory.prepare()
    portal = directory.claim_portal() if exclusive else None
    try:
        with directory.locked():
            address = _running_engine(directory, memory, bolt_port)
            lease = directory.take_lease()
    except BaseException as error:
        if portal is not None:
            portal.release()
        if isinstance(error, OSError):
            said = error.strerror or type(error).__name__
            raise EngineStartFailed(data_dir=directory.data_dir, reason=Text(said, said)) from error
        raise
    return EngineLease(directory, address, memory, lease, portal)


def _running_engine(directory: EngineDirectory, memory: str, bolt_port: int) -> EngineAddress:
    """The address of an engine that answers: the one that is there, or a new one. Only while `locked`."""
    running = directory.running()
    if running is not None:
        address = EngineAddress(running.bolt_port, running.http_port, directory.password())
        if _adopt(directory, address):
            return address
        if directory.others_hold_leases():  # it died under them, and they know this address
            _start(directory, address, memory)
            return address
    for tries_left in reversed(range(_PORT_TRIES)):
        http_port = process.free_port()
        address = EngineAddress(
            bolt_port or process.free_port(but=http_port), http_port, directory.password()
        )
        try:
            _start(directory, address, memory)
        except process.PortTaken:
            if bolt_port or not tries_left:
                raise
        else:
            break
    return address


def _adopt(directory: EngineDirectory, address: EngineAddress) -> bool:
    """Whether an engine runs here and answers; gives one that is starting the time to come up."""
    pid = process.find(directory)
    if pid is None:
        return False
    deadline = time.monotonic() + _ADOPTION_PATIENCE
    while (answer := address.ask()) == "silent" and process.is_alive(pid):
        if time.monotonic() > deadline:
            break
        time.sleep(0.05)
    if answer == "ready":
        directory.note(Running(address.bolt_port, address.http_port, pid))
        return True
    return False


def _start(directory: EngineDirectory, address: EngineAddress, memory: str) -> None:
    """Starts the engine at `address`; what still runs on this directory does not answer and is stopped."""
    leftover = process.find(directory)
    if leftover is not None:
        process.stop(leftover)
    directory.note(Running(address.bolt_port, address.http_port))
    try:
        pid = process.start(directory, address, memory)
    except BaseException:
        if not directory.others_hold_leases():
            directory.note(None)
        raise
    directory.note(Running(address.bolt_port, address.http_port, pid))
