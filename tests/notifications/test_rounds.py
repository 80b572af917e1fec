"""The rounds of a portal: what becomes due is told while it runs, and nothing after it has stopped."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import timedelta

import pytest

from hub.clock import today
from hub.hub import Hub
from hub.notifications.rounds import Rounds
from hub.notifications.server import MailServer
from tests.notifications.conftest import Mailbox, request_of, settle, told
from tests.notifications.test_sending import ADVISER
from tests.people import COOPERATION

pytestmark = pytest.mark.usefixtures("world")

SOON = timedelta(milliseconds=50)
PATIENCE = 30.0


def comes(hub: Hub, kinds: list[str]) -> bool:
    """Whether the adviser is told this within a while."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if told(hub, COOPERATION) == kinds:
            return True
        time.sleep(0.05)
    return False


def due_soon(hub: Hub) -> None:
    received = today(hub.settings.timezone) - timedelta(days=59)
    request_of(hub, COOPERATION, received_on=received.isoformat())


def test_a_portal_tells_what_becomes_due_while_it_runs_and_nothing_more_once_it_stops(
    hub: Hub,
) -> None:
    rounds = Rounds(hub.graph, hub.trail, hub.settings, every=SOON)
    rounds.start()
    due_soon(hub)
    assert comes(hub, ["due_soon"])
    rounds.stop()
    due_soon(hub)
    time.sleep(0.3)
    assert told(hub, COOPERATION) == ["due_soon"]


def test_rounds_outlive_a_mail_server_that_is_away(hub: Hub, mailbox: Mailbox) -> None:
    settle(hub, ADVISER, email="adviser@office.example")
    away = replace(
        hub.settings, smtp_url=MailServer.parse("smtp://127.0.0.1:9?starttls=no"), mail_from="hub@icc.example",
        public_url="https://hub.example",
    )  # fmt: skip
    rounds = Rounds(hub.graph, hub.trail, away, every=SOON)
    rounds.start()
    due_soon(hub)
    assert comes(hub, ["due_soon"])
    object.__setattr__(away, "smtp_url", mailbox.server)
    end = time.monotonic() + PATIENCE
    while not mailbox.to and time.monotonic() < end:
        time.sleep(0.05)
    rounds.stop()
    assert mailbox.to == [["adviser@office.example"]]


def test_rounds_that_never_began_can_be_stopped(hub: Hub) -> None:
    Rounds(hub.graph, hub.trail, hub.settings).stop()
