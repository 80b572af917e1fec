"""Another process of the hub, for tests that kill it: joins the engine of a data directory.

Run as `python -m tests.engines.hub_process DIRECTORY [exclusive] [write N]`. Prints one JSON line with
the engine's ports, its process id and its own; with `write`, then one line for each acknowledged
commit of N threads. Ends when its standard input is closed, and gives its lease back.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from pathlib import Path

from hub.errors import DatabaseUnavailable, HubError
from hub.store.driver import Database, Transaction
from hub.store.embedded import EngineLease, join_or_start
from hub.store.embedded.directory import EngineDirectory


def say(**line: object) -> None:
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


def write_without_end(lease: EngineLease, writer: int) -> None:
    """Creates one node after the other, and says so of each once its commit is acknowledged."""
    address = lease.address
    with Database.connect(
        address.uri, address.user, address.password, address.database
    ) as database:
        number = 0
        while True:
            key = f"{os.getpid()}-{writer}-{number}"

            def work(transaction: Transaction, key: str = key) -> None:
                transaction.run("CREATE (:Written {key: $key})", key=key).consume()

            try:
                database.write(work)
            except DatabaseUnavailable:
                return
            say(written=key)
            number += 1


def main() -> None:
    directory, *words = sys.argv[1:]
    try:
        lease = join_or_start(Path(directory), exclusive="exclusive" in words, memory="512m")
    except HubError as error:
        say(error=type(error).__name__, message=str(error))
        sys.exit(1)
    running = EngineDirectory(Path(directory)).running()
    assert running is not None
    say(
        pid=os.getpid(),
        engine=running.pid,
        bolt_port=lease.address.bolt_port,
        http_port=lease.address.http_port,
    )
    if "write" in words:
        for writer in range(int(words[words.index("write") + 1])):
            threading.Thread(target=write_without_end, args=(lease, writer), daemon=True).start()
    sys.stdin.read()
    lease.leave()


if __name__ == "__main__":
    main()
