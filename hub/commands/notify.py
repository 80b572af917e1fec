"""`hub notify`: tells people what has become due, and sends the mails that wait; once, or every few minutes."""

from __future__ import annotations

import signal
import threading
from collections import Counter
from pathlib import Path

import click

from graph_schema.text import Text
from hub.commands.opening import data_dir_option, opened
from hub.commands.progress import progress_on
from hub.errors import HubError
from hub.hub import Hub
from hub.notifications.rounds import send_waiting, tell_due
from hub.notifications.sending import Came
from hub.notifications.server import MailServer, MailServerAway


class MailNotSent(HubError):  # noqa: N818 - named for what happened
    """The mail server of the settings cannot be reached or does not let the hub in."""

    text = Text(
        "The mail server of HUB_SMTP_URL takes nothing just now ({reason}); what waits is sent by a later run",
        "Le serveur de courriel de HUB_SMTP_URL ne prend rien pour le moment ({reason}) ; ce qui attend partira lors d’un prochain passage",
    )


@click.command("notify")
@click.option(
    "--every",
    type=click.IntRange(1, 24 * 60),
    metavar="MINUTES",
    help="Do it again every so many minutes until stopped, instead of once.",
)
@data_dir_option
def command(every: int | None, data_dir: Path | None) -> None:
    """Tell people what has become due, and send the mails that wait. To be run every few minutes, or once with
    --every; several at once do not get into each other's way."""
    stopping = threading.Event()
    with opened(data_dir) as hub:
        if every is None:
            _round(hub, stopping)
        else:
            _again_and_again(hub, every * 60, stopping)


def _again_and_again(hub: Hub, seconds: float, stopping: threading.Event) -> None:
    """A round every so often until SIGTERM or SIGINT. What fails for a while is one line, and the next round
    tries again."""
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda _number, _frame: stopping.set())
    while not stopping.is_set():
        try:
            _round(hub, stopping)
        except HubError as away:
            click.echo(f"hub: {away}", err=True)
        stopping.wait(seconds)
    click.echo("Stopping.")


def _round(hub: Hub, stopping: threading.Event) -> None:
    new = tell_due(hub.graph, hub.settings)
    click.echo(f"{new} new {'reminder' if new == 1 else 'reminders'}.")
    server = hub.settings.smtp_url
    if server is None:
        click.echo("No mail is sent: HUB_SMTP_URL is not set.")
        return
    came: Counter[Came] = Counter()
    try:
        _send(hub, server, came, stopping)
    except MailServerAway as away:
        raise MailNotSent(reason=str(away)) from away
    finally:
        click.echo(
            f"Mails: {came['sent']} sent, {came['not needed']} no longer needed, "
            f"{came['tried']} to be tried again, {came['given up']} given up."
        )


def _send(hub: Hub, server: MailServer, came: Counter[Came], stopping: threading.Event) -> None:
    with progress_on() as progress:
        sending = send_waiting(hub.graph, hub.trail, hub.settings, server)
        for one in progress.track(sending, description="Sending mails"):
            came[one] += 1
            if stopping.is_set():
                return
