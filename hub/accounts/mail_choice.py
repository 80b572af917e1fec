"""Where and how often somebody hears by mail that something waits for them."""

from __future__ import annotations

import json
import re
from datetime import datetime, timedelta
from typing import ClassVar

from pydantic import field_validator
from pydantic_core import PydanticCustomError

from graph_schema.core import Declared, Text, field
from hub.accounts.desk import Desk
from hub.accounts.person import Person
from hub.accounts.stored import locked
from hub.audit.event import Event
from hub.clock import written
from hub.store.graph import Transaction

DIGEST_HOUR = 5
"""The hour (UTC) from which digests go out, so that they are there in the morning at The Hague."""
_MONDAY = 0
_LONGEST = 254
_ADDRESS = re.compile(r"[A-Za-z0-9._%+'-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.)+[A-Za-z0-9-]{2,63}", re.ASCII)  # fmt: skip


class MailChoice(Declared):
    """Where mail goes and how often."""

    email: str | None = field(
        Text("E-mail address", "Adresse électronique"),
        help=Text(
            "Mail only says that something waits, never what. Without an address you find it in the portal alone.",
            "Les courriels disent seulement que quelque chose attend, jamais quoi. Sans adresse, vous ne le trouvez que dans le portail.",
        ),
        longest=_LONGEST,
    )
    rhythm: str = field(
        Text("How often", "À quelle fréquence"), vocabulary="mail_rhythm", default="at_once"
    )

    sentences: ClassVar[dict[str, Text]] = {
        "address_form": Text(
            "This is no e-mail address such as name@example.org.",
            "Ceci n’est pas une adresse électronique telle que nom@example.org.",
        )
    }

    @field_validator("email")
    @classmethod
    def _form(cls, value: str | None) -> str | None:
        if value is not None and not _ADDRESS.fullmatch(value):
            raise PydanticCustomError("address_form", "not an e-mail address")
        return value


def due_at(rhythm: str, moment: str) -> str | None:
    """When a mail about something that came up at an instant is due: at once, on the next day's or the next
    Monday's digest, or never (nothing)."""
    if rhythm == "none":
        return None
    if rhythm == "at_once":
        return moment
    came = datetime.fromisoformat(moment)
    due = came.replace(hour=DIGEST_HOUR, minute=0, second=0, microsecond=0)
    while due <= came or (rhythm == "weekly" and due.weekday() != _MONDAY):
        due += timedelta(days=1)
    return written(due)


class MailChoices:
    """Keeps everybody's own choice; what already waits to be sent follows it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def set(self, person_id: str, choice: MailChoice) -> None:
        """Keep somebody's address and rhythm. Raises `NotFound`."""

        def keep(transaction: Transaction) -> None:
            person = Person.of(locked(transaction, person_id))
            kept = json.dumps({**person.preferences, "mail": choice.rhythm}, sort_keys=True)
            values = {"email": choice.email, "preferences": kept}
            transaction.rows("accounts/person_change", id=person_id, values=values)
            rhythm = choice.rhythm if choice.email else "none"
            due = due_at(rhythm, self._desk.now())
            transaction.rows("notifications/reschedule", person=person_id, due=due)
            if choice.email != person.email:
                changed = Event("account_changed", person_id, (person_id,), {"changed": "email"})
                self._desk.trail.append(transaction, [changed])

        self._desk.graph.write(keep)
