"""`hub notify`: what is due is told, what waits is mailed, and it says what it did."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from hub.clock import today
from hub.hub import Hub
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
