"""A round: what has become due is told, and the mails that wait are sent; and a portal's rounds, one after another."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from datetime import timedelta

from hub.audit.trail import AuditTrail
from hub.clock import today
from hub.config import Settings
from hub.notifications.reminders import remind
from hub.notifications.sending import Came, Sender
from hub.notifications.server import MailServer, Postbox
from hub.store.graph import Graph

log = logging.getLogger(__name__)

EVERY = timedelta(minutes=5)
"""Between two rounds of a portal."""


def tell_due(graph: Graph, settings: Settings) -> int:
    """Tell everybody what has become due; how many notifications are new."""
    return remind(graph, today(settings.timezone), settings.timezone)


def send_waiting(
    graph: Graph, trail: AuditTrail, settings: Settings, server: MailServer
) -> Iterator[Came]:
    """Send the mails that are due, and say of each what came of it. Raises `MailServerAway`."""
    with Postbox(server) as postbox:
        sender = Sender(
            graph, trail, postbox.send, sender=settings.mail_from or "", public_url=settings.public_url or ""
        )  # fmt: skip
        yield from sender.send_due()


class Rounds:
    """The thread of a portal that runs in one process (`hub serve`, `hub demo`): a round at once, and another
    every so often until `stop`. Several of them, and `hub notify` beside them, do not get into each other's way."""

    def __init__(
        self, graph: Graph, trail: AuditTrail, settings: Settings, every: timedelta = EVERY
    ) -> None:
        self._graph = graph
        self._trail = trail
        self._settings = settings
        self._every = every.total_seconds()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="notify", daemon=True)

    def start(self) -> None:
        """Begin with the first round."""
        self._thread.start()

    def stop(self) -> None:
        """End after the mail that is being handed over; no round follows."""
        self._stopping.set()
        if self._thread.ident is not None:
            self._thread.join()

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                self._round()
            except Exception:
                # The thread must outlive a database or a mail server that is away, whatever the failure is called.
                log.warning("people could not be told what waits; it is tried again", exc_info=True)
            self._stopping.wait(self._every)

    def _round(self) -> None:
        tell_due(self._graph, self._settings)
        if self._settings.smtp_url is None:
            return
        for _came in send_waiting(
            self._graph, self._trail, self._settings, self._settings.smtp_url
        ):
            if self._stopping.is_set():
                return
