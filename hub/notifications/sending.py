"""Sending the mails that are due: claimed by a lease, sent once, tried again after growing waits, given up at last.

One mail tells somebody of all that waits for them. Its Message-ID is that of the oldest notification that it
tells of and is kept with all of them, before it is sent: a sender that is killed in between leaves a lease that
runs out, and whoever sends the mail then sends the same one, which a mailbox shows once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from email.message import EmailMessage
from typing import Literal

from hub.access import HUB
from hub.accounts.desk import later
from hub.accounts.person import Person
from hub.accounts.stored import locked
from hub.audit.event import Event
from hub.audit.trail import AuditTrail
from hub.clock import now
from hub.errors import NotFound
from hub.notifications.mail import mail_to
from hub.notifications.server import MailRefused, MailServerAway
from hub.store.graph import Graph, Transaction
from hub.store.stored import Values, new_key

LEASE = timedelta(minutes=10)
"""How long a sender may take for one mail."""
WAITS = tuple(timedelta(minutes=minutes) for minutes in (5, 30, 2 * 60, 8 * 60, 24 * 60, 48 * 60))
"""How long a mail waits after each try that failed; after one try more it is given up."""

_RELEASED: Values = {"lease_until": None, "claimed_by": None}
"""A mail that another sender may take at once."""

Came = Literal["sent", "not needed", "tried", "given up"]
"""What came of one mail."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What one sender holds: for whom, which notifications, the fixed part of the mail's Message-ID, and how
    often it was tried."""

    person_id: str
    ids: Sequence[str]
    mail_id: str
    tries: int


class Sender:
    """Sends what is due, for one process. `send` hands a mail over, or raises `MailRefused` or `MailServerAway`;
    `clock` says what time it is, as `hub.clock.now` does."""

    def __init__(
        self, graph: Graph, trail: AuditTrail, send: Callable[[EmailMessage], None], *,
        sender: str, public_url: str, clock: Callable[[], str] = now,
    ) -> None:  # fmt: skip
        self._graph = graph
        self._trail = trail
        self._send = send
        self._sender = sender
        self._public_url = public_url
        self._clock = clock
        self._worker = new_key()

    def send_due(self) -> Iterator[Came]:
        """Send every mail that is due now, and say of each what came of it. Raises `MailServerAway` where no mail
        can be handed in at all; that counts as no try of any."""
        start = self._clock()
        while claim := self.claim(start):
            yield self._deliver(claim)

    def claim(self, until: str) -> Claim | None:
        """Take the mail that has been due longest at an instant, or nothing."""

        def work(transaction: Transaction) -> Claim | None:
            rows = transaction.rows("notifications/next_due", now=until)
            if not rows:
                return None
            person_id: str = rows[0]["person"]
            with suppress(
                NotFound
            ):  # an account that is gone hears nothing, which is settled below
                locked(transaction, person_id)
            due = transaction.rows("notifications/due_for", person=person_id, now=until)
            nodes = sorted((row["node"] for row in due), key=lambda node: node["place"])
            if not nodes:  # another sender was faster; its lease shows to the next look
                return Claim(person_id, (), "", 0)
            begun = [node for node in nodes if node.get("mail_id")]
            mail_id = begun[0]["mail_id"] if begun else nodes[0]["message_id"]
            held = [node for node in nodes if node.get("mail_id") == mail_id] if begun else nodes
            ids = [node["id"] for node in held]
            transaction.rows(
                "notifications/claim", ids=ids, worker=self._worker,
                lease=later(self._clock(), LEASE), mail=mail_id,
            )  # fmt: skip
            return Claim(person_id, ids, mail_id, max(node["tries"] for node in held))

        while (claim := self._graph.write(work)) is not None and not claim.ids:
            continue
        return claim

    def _deliver(self, claim: Claim) -> Came:
        person = self._to_tell(claim)
        if person is None:
            self._settle(claim, {"sent_at": None})
            return "not needed"
        message = mail_to(
            person, claim.mail_id, sender=self._sender, public_url=self._public_url, at=self._clock()
        )  # fmt: skip
        try:
            self._send(message)
        except MailRefused as refused:
            return self._failed(claim, str(refused))
        except MailServerAway:
            self._graph.write(lambda one: self._write(one, claim, _RELEASED))
            raise
        self._settle(claim, {"sent_at": self._clock()})
        return "sent"

    def _to_tell(self, claim: Claim) -> Person | None:
        """The person, if there is still something to tell and they want to hear it by mail."""

        def work(transaction: Transaction) -> Person | None:
            rows = transaction.rows("accounts/person_by_id", id=claim.person_id)
            person = Person.of(rows[0]["person"]) if rows else None
            if person is None or person.mail_rhythm == "none":
                return None
            if not person.works_on(self._clock()[:10]):
                return None
            standing = transaction.rows(
                "notifications/standing", person.principal, ids=list(claim.ids)
            )
            return person if standing else None

        return self._graph.read(work)

    def _failed(self, claim: Claim, why: str) -> Came:
        tries = claim.tries + 1
        if tries > len(WAITS):
            self._settle(claim, {"given_up_at": self._clock(), "tries": tries}, gave_up=why)
            return "given up"
        due = later(self._clock(), WAITS[claim.tries])
        again = {"due_at": due, "tries": tries} | _RELEASED
        self._graph.write(lambda one: self._write(one, claim, again))
        return "tried"

    def _settle(self, claim: Claim, values: Values, *, gave_up: str | None = None) -> None:
        """Nothing more is to be sent of this mail; who was not reached is named in the audit trail, not why the
        mail was written."""
        done = values | {"due_at": None, "pending": None} | _RELEASED

        def work(transaction: Transaction) -> None:
            self._write(transaction, claim, done)
            if gave_up is not None:
                details = {"tries": values["tries"], "error": gave_up}
                event = Event("mail_given_up", HUB.person_id, (claim.person_id,), details=details)
                self._trail.append(transaction, [event])

        self._graph.write(work)

    def _write(self, transaction: Transaction, claim: Claim, values: Values) -> None:
        transaction.rows(
            "notifications/settle", ids=list(claim.ids), worker=self._worker, values=values
        )
