"""Personal tokens: what a program shows instead of a password, in the name of the person who made it.

A token is random, shown once, and kept as its hash. It ends on its last day, when its owner revokes it,
and with all their sessions: a new password or signing out everywhere ends what a thief may hold, too.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from dataclasses import field as kept
from datetime import date, timedelta
from typing import Any

from graph_schema.core import Declared, Text, WholeDate, field
from hub.accounts.desk import Desk
from hub.accounts.person import Person
from hub.accounts.sessions import token_hash
from hub.accounts.stored import locked
from hub.audit.event import Event
from hub.errors import Invalid, NotFound
from hub.records.validation import FieldError
from hub.store.graph import Transaction
from hub.store.stored import new_key
from hub.store.writer import put_system

MARK = "hub_"
"""How every token begins, so that one that lies about in a file is recognised."""
LONGEST = timedelta(days=366)
"""A token works for this long at most."""

_PAST = Text("This day has passed.", "Ce jour est passé.")
_FAR = Text("A token works for a year at most.", "Un jeton fonctionne un an au plus.")


class NewToken(Declared):
    """A token that somebody wants."""

    name: str = field(
        Text("Name", "Nom"), required=True, longest=80,
        help=Text("What uses it, so that you know it again.", "Ce qui s’en sert, pour que vous le reconnaissiez."),
    )  # fmt: skip
    ends_on: WholeDate = field(
        Text("Last day", "Dernier jour"), required=True,
        help=Text("The last day on which it works, within a year.", "Le dernier jour où il fonctionne, dans un délai d’un an."),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class MadeToken:
    """A token as it is handed over; its secret is known here and nowhere else."""

    id: str
    secret: str = kept(repr=False)


@dataclass(frozen=True, slots=True)
class Token:
    """A token as its owner sees it in a list; `used_on` is the day on which it was last used."""

    id: str
    name: str
    created_at: str
    ends_on: str
    used_on: str | None


class Tokens:
    """Makes, finds, lists and revokes tokens; everybody has their own alone."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def make(self, person_id: str, wish: NewToken) -> MadeToken:
        """A new token of a person. Raises `Invalid` for a last day that has passed or lies too far ahead."""
        desk = self._desk
        today = date.fromisoformat(desk.today())
        last = date.fromisoformat(wish.ends_on)
        if not today <= last <= today + LONGEST:
            raise Invalid([FieldError(("ends_on",), _PAST if last < today else _FAR, {})])
        made = MadeToken(f"tok-{new_key(12)}", MARK + secrets.token_urlsafe(32))

        def make(transaction: Transaction) -> None:
            epoch = locked(transaction, person_id)["session_epoch"]
            transaction.rows(
                "accounts/tokens_sweep", user_id=person_id, epoch=epoch, today=today.isoformat()
            )
            node = {
                "id": made.id, "token_hash": token_hash(made.secret), "user_id": person_id, "epoch": epoch,
                "name": wish.name, "created_at": desk.now(), "ends_on": wish.ends_on,
            }  # fmt: skip
            put_system(transaction, "ApiToken", [node])
            self._tell(transaction, "token_made", person_id, made.id)

        desk.graph.write(make)
        return made

    def find(self, secret: str) -> Person | None:
        """Whom a token speaks for, as they are now; nobody where it or their account has ended."""
        desk = self._desk
        hashed = token_hash(secret)
        rows = desk.graph.rows("accounts/token_find", token_hash=hashed)
        if not rows:
            return None
        token, node = rows[0]["token"], rows[0]["person"]
        person, today = Person.of(node), desk.today()
        if not (_works(token, node["session_epoch"], today) and person.works_on(today)):
            return None
        if token.get("used_on") != today:
            desk.graph.write(
                lambda transaction: transaction.rows(
                    "accounts/token_used", token_hash=hashed, today=today
                )
            )
        return person

    def of_person(self, person_id: str) -> list[Token]:
        """The tokens of a person that work, the newest first."""
        today = self._desk.today()
        return [
            Token(*(row["token"].get(name) for name in Token.__dataclass_fields__))
            for row in self._desk.graph.rows("accounts/tokens_of", user_id=person_id)
            if _works(row["token"], row["epoch"], today)
        ]

    def revoke(self, person_id: str, token_id: str) -> None:
        """End one of a person's own tokens. Raises `NotFound` where it is not theirs or has ended."""

        def revoke(transaction: Transaction) -> None:
            if not transaction.rows("accounts/token_revoke", user_id=person_id, id=token_id):
                raise NotFound
            self._tell(transaction, "token_revoked", person_id, token_id)

        self._desk.graph.write(revoke)

    def _tell(self, transaction: Transaction, action: str, person_id: str, token_id: str) -> None:
        event = Event(action, person_id, (person_id,), details={"id": token_id})
        self._desk.trail.append(transaction, [event])


def _works(token: dict[str, Any], epoch: int, today: str) -> bool:
    return bool(token["epoch"] == epoch and today <= token["ends_on"])
