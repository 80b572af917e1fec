"""A process that appends from four threads and seals, until somebody kills it; says what it wrote."""

from __future__ import annotations

import json
import sys
import threading
from itertools import count
from pathlib import Path

from hub.audit.trail import AuditTrail, Event
from hub.store.driver import Database
from hub.store.graph import Graph
from tests.audit.conftest import KEY


def main() -> None:
    address = json.load(sys.stdin)
    database = Database.connect(
        address["uri"],
        address["user"],
        address["password"],
        address["database"],
        http_uri=address["http_uri"],
    )
    trail = AuditTrail(Graph(database), KEY, Path(address["anchor"]))
    trail.start(seal_every=0.05)

    def write(number: int) -> None:
        for one in count():
            subject = f"prc-{number}-{one}"
            trail.record(Event("edit", "person-1", (subject,)))
            sys.stdout.write(subject + "\n")
            sys.stdout.flush()

    for number in range(4):
        threading.Thread(target=write, args=(number,)).start()


if __name__ == "__main__":
    main()
