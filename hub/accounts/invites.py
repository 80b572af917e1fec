"""Invitations: a link that lets somebody set their password once, soon, and without a second person's
word gives them nothing to see."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from datetime import timedelta

from graph_schema.text import Text
from hub.access import HUB, Principal, require
from hub.accounts import passwords
from hub.accounts.desk import Desk, later
from hub.accounts.errors import InvitationSpent, OwnAccess
from hub.accounts.person import Access, NewPerson, Person
from hub.accounts.roles import propose_in
from hub.accounts.sessions import OpenedSession, end_all_in, open_in, token_hash
from hub.accounts.stored import add_in, granted, locked, taken
from hub.audit.event import Event
from hub.errors import AlreadyExists, Invalid
from hub.records.validation import FieldError, error
from hub.store.graph import Transaction
from hub.store.stored import new_key
from hub.store.writer import put_system

VALID = timedelta(days=7)
"""How long a link works."""

_PAST = Text("This day has passed.", "Ce jour est passé.")


@dataclass(frozen=True, slots=True)
class Invitation:
    """A link as it is handed over; the token is known here and nowhere else."""

    token: str = field(repr=False)
    person_id: str
    expires_at: str


class Invites:
    """Lets people in: the first time, and again after a lost password or a closed account."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def invite(self, by: Principal, wish: NewPerson) -> Invitation:
        """Add somebody and make their link. Their access waits for a second person, unless the operator
        at the machine (`HUB`) invites; others name a sponsor and a last day.

        Raises `NotAllowed`, `Invalid`.
        """
        require(by, "administer_people")
        if by is not HUB:
            self._check_terms(wish)

        def invite(transaction: Transaction) -> Invitation:
            access = granted(transaction, wish)
            at_once = access if by is HUB else Access()
            person_id = add_in(transaction, self._desk, by, wish, at_once, None)
            if access != at_once:
                propose_in(transaction, self._desk, by, person_id, access)
            return self._link(transaction, by, person_id)

        try:
            return self._desk.graph.write(invite)
        except AlreadyExists:
            raise taken() from None

    def readmit(self, by: Principal, person_id: str) -> Invitation:
        """Let somebody in again: a new link to set a password, the account open, old sessions ended.

        Whoever holds the link will be that person, so their access too waits for a second person
        unless `by` is `HUB`. Raises `NotAllowed`, `OwnAccess`, `NotFound`.
        """
        require(by, "administer_people")
        if by.person_id == person_id:
            raise OwnAccess

        def readmit(transaction: Transaction) -> Invitation:
            node = locked(transaction, person_id)
            now = self._desk.now()
            before = Access.of(node)
            waiting = transaction.rows("accounts/change_waiting_for", user_id=person_id)
            wanted = Access.of(waiting[0]["change"]) if waiting else before
            at_once = before if by is HUB else Access()
            end_all_in(transaction, node)
            transaction.rows("accounts/invites_withdraw", user_id=person_id)
            transaction.rows("accounts/changes_withdraw", about=person_id, by=person_id, at=now)
            values = at_once.as_properties() | {
                "password_hash": None,
                "disabled_at": None,
                "disabled_by": None,
            }
            transaction.rows("accounts/person_change", id=person_id, values=values)
            event = Event("account_enabled", by.person_id, (person_id,))
            self._desk.trail.append(transaction, [event])
            if wanted != at_once:
                propose_in(transaction, self._desk, by, person_id, wanted)
            return self._link(transaction, by, person_id)

        return self._desk.graph.write(readmit)

    def find(self, token: str) -> Person | None:
        """Who a link is for; nobody where it is unknown, used or too old."""
        rows = self._desk.graph.rows("accounts/invite_find", token_hash=token_hash(token))
        if not rows or not self._is_valid(rows[0]["invite"], Person.of(rows[0]["person"])):
            return None
        return Person.of(rows[0]["person"])

    def accept(self, token: str, password: str, *, agent: str) -> OpenedSession:
        """Set the password of a link's person and open their first session; the link is spent.

        Raises `InvitationSpent`, `PasswordRefused`.
        """
        invited = self.find(token)
        if invited is None:
            raise InvitationSpent
        passwords.check_new(password, invited.username, invited.display_name)
        hashed = passwords.new_hash(password)

        def accept(transaction: Transaction) -> OpenedSession:
            rows = transaction.rows(
                "accounts/invite_lock", token_hash=token_hash(token), lock=new_key()
            )
            node = locked(transaction, invited.id)
            if not rows or not self._is_valid(rows[0]["invite"], Person.of(node)):
                raise InvitationSpent
            used = token_hash(token)
            transaction.rows("accounts/invite_use", token_hash=used, at=self._desk.now())
            epoch = end_all_in(transaction, node)
            values = {"password_hash": hashed}
            transaction.rows("accounts/person_change", id=invited.id, values=values)
            event = Event("accept_invite", invited.id, (invited.id,))
            self._desk.trail.append(transaction, [event])
            return open_in(transaction, self._desk, invited.id, epoch, agent)

        return self._desk.graph.write(accept)

    def _link(self, transaction: Transaction, by: Principal, person_id: str) -> Invitation:
        now = self._desk.now()
        made = Invitation(secrets.token_urlsafe(32), person_id, later(now, VALID))
        node = {
            "token_hash": token_hash(made.token),
            "user_id": person_id,
            "created_by": by.person_id,
            "created_at": now,
            "expires_at": made.expires_at,
        }
        put_system(transaction, "Invite", [node])
        self._desk.trail.append(transaction, [Event("invite", by.person_id, (person_id,))])
        return made

    def _check_terms(self, wish: NewPerson) -> None:
        missing = [name for name in ("sponsor", "ends_on") if not getattr(wish, name)]
        if missing:
            raise Invalid([error((name,), "missing") for name in missing])
        if (wish.ends_on or "") < self._desk.today():
            raise Invalid([FieldError(("ends_on",), _PAST, {})])

    def _is_valid(self, invite: dict[str, object], person: Person) -> bool:
        if invite.get("used_at") is not None or str(invite["expires_at"]) <= self._desk.now():
            return False
        return person.works_on(self._desk.today())
