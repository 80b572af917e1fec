"""`hub notify`: tells people what has become due, and sends the mails that wait."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from graph_schema.text import Text
from hub.clock import today
from hub.commands.opening import data_dir_option, opened
from hub.commands.progress import progress_on
from hub.errors import HubError
from hub.hub import Hub
from hub.notifications.reminders import remind
from hub.notifications.sending import Came, Sender
from hub.notifications.server import MailServer, MailServerAway, Postbox


class MailNotSent(HubError):  # noqa: N818 - named for what happened
    """The mail server of the settings cannot be reached or does not let the hub in."""

    text = Text(
        "The mail server of HUB_SMTP_URL takes nothing just now ({reason}); what waits is sent by a later run",
        "Le serveur de courriel de HUB_SMTP_URL ne prend rien pour le moment ({reason}) ; ce qui attend partira lors d’un prochain passage",
    )


@click.command("notify")
@data_dir_option
def command(data_dir: Path | None) -> None:
    """Tell people what has become due, and send the mails that wait. To be run every few minutes; several at once
    do not get into each other's way."""
    with opened(data_dir) as hub:
        new = remind(hub.graph, today(hub.settings.timezone), hub.settings.timezone)
        click.echo(f"{new} new {'reminder' if new == 1 else 'reminders'}.")
        server = hub.settings.smtp_url
        if server is None:
            click.echo("No mail is sent: HUB_SMTP_URL is not set.")
            return
        came: Counter[Came] = Counter()
        try:
            _send(hub, server, came)
        except MailServerAway as away:
            raise MailNotSent(reason=str(away)) from away
        finally:
            click.echo(
                f"Mails: {came['sent']} sent, {came['not needed']} no longer needed, "
                f"{came['tried']} to be tried again, {came['given up']} given up."
            )


def _send(hub: Hub, server: MailServer, came: Counter[Came]) -> None:
    settings = hub.settings
    with Postbox(server) as postbox, progress_on() as progress:
        sender = Sender(
            hub.graph, hub.trail, postbox.send,
            sender=settings.mail_from or "", public_url=settings.public_url or "",
        )  # fmt: skip
        for one in progress.track(sender.send_due(), description="Sending mails"):
            came[one] += 1
