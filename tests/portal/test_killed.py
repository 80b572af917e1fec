"""`kill -9` of the portal and of its engine while programs write through HTTP: what was answered stands, once.

A real `hub serve` on the embedded engine, in a data directory and on a port of its own.
"""

from __future__ import annotations

import http.client
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit

import pytest

from hub.access import HUB
from hub.accounts import NewPerson
from hub.accounts.tokens import NewToken
from hub.clock import today
from hub.config import Settings
from hub.hub import Hub
from hub.migrating import migrate
from hub.records.history import history
from hub.store.embedded import process
from hub.store.embedded.directory import EngineDirectory

pytestmark = pytest.mark.embedded

WRITERS = 4
PASSWORD = "a heron stands in the shallow water"
HUB_COMMAND = Path(sys.executable).with_name("hub")


class Portal:
    """A `hub serve` of this test, in a process of its own."""

    def __init__(self, environ: dict[str, str]) -> None:
        self._child = subprocess.Popen(
            [HUB_COMMAND, "serve", "--port", "0"],
            env=os.environ | environ, stdout=subprocess.PIPE, text=True, start_new_session=True,
        )  # fmt: skip
        assert self._child.stdout is not None
        self.address = urlsplit(self._child.stdout.readline().split()[-1])

    def kill(self) -> None:
        """As `kill -9` does."""
        self._child.kill()
        self._child.wait(30)

    def end(self) -> int:
        """Tell it to stop; its exit status."""
        self._child.send_signal(signal.SIGTERM)
        return self._child.wait(90)  # it may have an engine to stop, and that has half a minute


class Writers:
    """Programs that create one record after the other, and note which were acknowledged."""

    def __init__(self, portal: Portal, token: str, phase: str) -> None:
        self.acknowledged: dict[str, str] = {}
        self._stop = threading.Event()
        self._portal = portal
        self._headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        self._threads = [
            threading.Thread(target=self._write, args=(f"{phase}{number}",), daemon=True)
            for number in range(WRITERS)
        ]

    def __enter__(self) -> Self:
        for one in self._threads:
            one.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        for one in self._threads:
            one.join(30)

    def reach(self, number: int, within: float = 120) -> None:
        """Wait until so many records were acknowledged."""
        until = time.monotonic() + within
        while len(self.acknowledged) < number:
            assert time.monotonic() < until, f"{len(self.acknowledged)} of {number} in {within} s"
            time.sleep(0.02)

    def _write(self, name: str) -> None:
        number = 0
        while not self._stop.is_set():
            title = f"{name}-{number}"
            number += 1
            try:
                status, made = self._post({"values": {"title": title}})
            except (OSError, http.client.HTTPException):
                time.sleep(0.05)  # nobody answered: whether it stands is not known
                continue
            assert status in (201, 503), made
            if status == 201:
                self.acknowledged[made["id"]] = title

    def _post(self, sent: Any) -> tuple[int, Any]:
        where = self._portal.address
        asking = http.client.HTTPConnection(str(where.hostname), where.port, timeout=20)
        try:
            asking.request("POST", "/api/v1/sources", json.dumps(sent), self._headers)
            answer = asking.getresponse()
            return answer.status, json.loads(answer.read())
        finally:
            asking.close()


@pytest.fixture
def environ(tmp_path: Path) -> Iterator[dict[str, str]]:
    """The settings of a hub of its own; whatever engine is left over ends with the test."""
    data_dir = tmp_path / "hub"
    yield {
        "HUB_DATA_DIR": str(data_dir), "HUB_GRAPH_URI": "", "HUB_EMBEDDED_MEMORY": "512m",
        "HUB_SECRET_KEY": "only-for-tests-" * 3,
    }  # fmt: skip
    leftover = process.find(EngineDirectory(data_dir))
    if leftover is not None:
        process.stop(leftover)


@pytest.fixture
def token(environ: dict[str, str]) -> str:
    """A database that is ready, and the token of somebody of the mapping unit."""
    with Hub.open(Settings.from_environment(environ)) as hub:
        migrate(hub.graph)
        wish = NewPerson(username="rasa", display_name="Rasa", roles=("mapping",))
        rasa = hub.accounts.people.add(HUB, wish, PASSWORD)
        last = (today(hub.settings.timezone) + timedelta(days=7)).isoformat()
        return hub.accounts.tokens.make(rasa.id, NewToken(name="Writers", ends_on=last)).secret


def test_what_was_acknowledged_outlives_the_portal_and_the_engine(
    environ: dict[str, str], token: str
) -> None:
    acknowledged: dict[str, str] = {}
    portal = Portal(environ)
    with Writers(portal, token, "portal") as writers:
        writers.reach(25)
        portal.kill()
    acknowledged |= writers.acknowledged

    portal = Portal(environ)  # adopts the engine that the killed one left behind
    engine = EngineDirectory(Path(environ["HUB_DATA_DIR"])).running()
    assert engine is not None
    with Writers(portal, token, "engine") as writers:
        writers.reach(25)
        os.kill(engine.pid, signal.SIGKILL)
        writers.reach(len(writers.acknowledged) + 25)  # the portal starts it again by itself
    acknowledged |= writers.acknowledged
    assert portal.end() == 0

    with Hub.open(Settings.from_environment(environ)) as hub:
        titles = Counter(
            row["title"]
            for row in hub.graph.read(
                lambda one: one.run("MATCH (n:Source) RETURN n.title AS title")
            )
        )
        assert set(titles) >= set(acknowledged.values())
        assert set(titles.values()) == {1}
        for record_id, title in acknowledged.items():
            assert hub.records.get(HUB, record_id).title == title
            assert [one.action for one in history(hub.graph, HUB, record_id).versions] == ["create"]
        verified = subprocess.run(
            [HUB_COMMAND, "audit", "verify"],
            env=os.environ | environ, capture_output=True, text=True, check=False, timeout=240,
        )  # fmt: skip
    assert verified.returncode == 0, verified.stdout + verified.stderr
    assert verified.stdout.startswith("The trail is whole")
