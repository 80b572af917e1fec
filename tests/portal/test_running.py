"""A portal that one command starts: while it serves, people are told what becomes due; then it ends cleanly."""

from __future__ import annotations

import os
import signal
import socket
import threading
import time
from collections.abc import Iterator
from datetime import timedelta

import pytest
from flask import Flask

from hub.clock import today
from hub.hub import Hub
from hub.store.graph import Graph
from portal.commands.running import run
from tests.notifications.conftest import request_of, told, world
from tests.people import COOPERATION

__all__ = ["world"]

PATIENCE = 30.0


@pytest.fixture
def signals() -> Iterator[None]:
    """What a test has signals do is undone with it."""
    before = {one: signal.getsignal(one) for one in (signal.SIGTERM, signal.SIGINT)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.usefixtures("world", "signals")
def test_what_has_become_due_is_told_while_it_serves_and_sigterm_ends_it(
    hub: Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    received = today(hub.settings.timezone) - timedelta(days=59)
    request_of(hub, COOPERATION, received_on=received.isoformat())
    seen: list[str] = []

    def stop_once_told() -> None:
        end = time.monotonic() + PATIENCE
        while not seen and time.monotonic() < end:
            seen.extend(told(hub, COOPERATION))
            time.sleep(0.05)
        os.kill(os.getpid(), signal.SIGTERM)

    monkeypatch.setattr(
        Graph, "close", lambda _graph: None
    )  # the graph of the tests serves others yet
    run(
        Flask("portal"), hub, socket.create_server(("127.0.0.1", 0)),
        lambda: threading.Thread(target=stop_once_told, daemon=True).start(),
    )  # fmt: skip
    assert seen == ["due_soon"]
    assert "notify" not in {one.name for one in threading.enumerate()}
