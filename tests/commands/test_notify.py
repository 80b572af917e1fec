"""`hub notify`: what is due is told, what waits is mailed, and it says what it did."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from hub.clock import today
from hub.commands import notify
from hub.hub import Hub
from hub.notifications.rounds import tell_due
from hub.notifications.server import MailServer
from tests.commands.conftest import Command
from tests.notifications.conftest import Mailbox, mailbox, request_of, settle, told, world
from tests.notifications.test_sending import ADVISER
from tests.people import COOPERATION

__all__ = ["mailbox", "world"]

pytestmark = pytest.mark.usefixtures("world")


def mails_go_to(hub: Hub, server: MailServer) -> None:
    settings = replace(
        hub.settings, smtp_url=server, mail_from="hub@icc.example", public_url="https://hub.example"
    )
    object.__setattr__(hub, "settings", settings)  # as the environment would have said


def test_without_a_mail_server_it_tells_in_the_portal_and_says_so(
    hub: Hub, command: Command
) -> None:
    received = today(hub.settings.timezone) - timedelta(days=59)
    request_of(hub, COOPERATION, received_on=received.isoformat())
    answer = command("notify")
    assert answer.status == 0
    assert answer.out == "2 new reminders.\nNo mail is sent: HUB_SMTP_URL is not set.\n"
    assert told(hub, COOPERATION) == ["due_soon"]
    assert command("notify").out.startswith("0 new reminders.")


def test_what_waits_is_mailed_once(hub: Hub, command: Command, mailbox: Mailbox) -> None:
    settle(hub, ADVISER, email="adviser@office.example")
    mails_go_to(hub, mailbox.server)
    request_of(hub)
    sent = "Mails: 1 sent, 0 no longer needed, 0 to be tried again, 0 given up.\n"
    assert command("notify").out == f"0 new reminders.\n{sent}"
    assert command("notify").out.endswith(sent.replace("1 sent", "0 sent"))
    assert mailbox.to == [["adviser@office.example"]]


def test_a_server_that_is_away_is_one_line_and_a_status(
    hub: Hub, command: Command, mailbox: Mailbox
) -> None:
    settle(hub, ADVISER, email="adviser@office.example")
    request_of(hub)
    mails_go_to(hub, MailServer.parse("smtp://127.0.0.1:9?starttls=no"))
    answer = command("notify")
    assert answer.status == 1
    assert answer.err.startswith("hub: The mail server of HUB_SMTP_URL takes nothing just now (ConnectionRefusedError)")  # fmt: skip
    mails_go_to(hub, mailbox.server)
    assert "1 sent" in command("notify").out


@pytest.fixture
def signals() -> Iterator[None]:
    """What a test has signals do is undone with it."""
    before = {one: signal.getsignal(one) for one in (signal.SIGTERM, signal.SIGINT)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.usefixtures("signals")
def test_every_so_many_minutes_it_does_it_again_and_sigterm_ends_it_cleanly(
    hub: Hub, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def told_to_stop(*asked: Any) -> int:
        os.kill(os.getpid(), signal.SIGTERM)
        return tell_due(*asked)

    monkeypatch.setattr(notify, "tell_due", told_to_stop)
    answer = command("notify", "--every", "60")
    assert answer.status == 0
    assert answer.out == "0 new reminders.\nNo mail is sent: HUB_SMTP_URL is not set.\nStopping.\n"


@pytest.mark.usefixtures("signals")
def test_the_next_round_sends_what_a_server_that_was_away_did_not_take(
    hub: Hub, mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    settle(hub, ADVISER, email="adviser@office.example")
    request_of(hub)
    stopping = threading.Event()
    servers = [MailServer.parse("smtp://127.0.0.1:9?starttls=no"), mailbox.server]

    def told(*asked: Any) -> int:
        mails_go_to(hub, servers.pop(0))
        if not servers:
            stopping.set()
        return tell_due(*asked)

    monkeypatch.setattr(notify, "tell_due", told)
    notify._again_and_again(hub, 0.05, stopping)
    out, err = capsys.readouterr()
    assert err.startswith("hub: The mail server of HUB_SMTP_URL takes nothing just now")
    assert "Mails: 1 sent" in out
    assert mailbox.to == [["adviser@office.example"]]


def test_it_is_not_told_to_begin_again_at_once(command: Command) -> None:
    assert command("notify", "--every", "0").status == 2
