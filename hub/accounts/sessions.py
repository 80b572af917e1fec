"""Sessions: opened at sign-in, looked up at every request, ended from either side at once.

The browser holds a random token, the graph its hash. A session carries the person's epoch of the moment
when the password was looked at; signing out everywhere, a new password and disabling move the epoch
on, so that even a session being opened at that very moment is born ended.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from hub.access import Principal, require
from hub.accounts.browsers import browser_family
from hub.accounts.desk import Desk, later
from hub.accounts.errors import SignInRefused
from hub.accounts.person import Person
from hub.accounts.stored import locked
from hub.audit.event import Event
from hub.errors import NotFound
from hub.store.graph import Transaction
from hub.store.stored import new_key
from hub.store.writer import put_system

IDLE = timedelta(hours=2)
"""A session that nobody uses for this long has ended."""
ABSOLUTE = timedelta(hours=12)
"""Every session ends this long after it was opened."""
_NOTED = timedelta(minutes=1)
"""Use is noted at most this often."""


@dataclass(frozen=True, slots=True)
class OpenedSession:
    """A session as it is handed to the browser; the token is known here and nowhere else."""

    token: str = field(repr=False)
    session_id: str
    person_id: str
    expires_at: str


@dataclass(frozen=True, slots=True)
class Session:
    """A session as its owner sees it in a list; `browser` is empty where it was not recognised."""

    id: str
    created_at: str
    last_seen_at: str
    expires_at: str
    browser: str


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Who a token stands for, as they are now."""

    session_id: str
    person: Person
    principal: Principal


def token_hash(token: str) -> str:
    """Under which a token of 256 random bits is kept; it needs neither salt nor slowness."""
    return hashlib.sha256(token.encode()).hexdigest()


def open_in(
    transaction: Transaction, desk: Desk, person_id: str, epoch: int, user_agent: str
) -> OpenedSession:
    """Open a session inside the caller's transaction, for somebody who proved who they are at `epoch`.

    Raises `SignInRefused` where the account was closed or its epoch moved on meanwhile.
    """
    node = locked(transaction, person_id)
    if node["session_epoch"] != epoch or not Person.of(node).works_on(desk.today()):
        raise SignInRefused
    now = desk.now()
    transaction.rows(
        "accounts/sessions_sweep",
        user_id=person_id,
        epoch=epoch,
        now=now,
        idle_since=later(now, -IDLE),
    )
    opened = OpenedSession(
        secrets.token_urlsafe(32), f"ses-{new_key(12)}", person_id, later(now, ABSOLUTE)
    )
    session = {
        "id": opened.session_id,
        "token_hash": token_hash(opened.token),
        "user_id": person_id,
        "epoch": epoch,
        "created_at": now,
        "last_seen_at": now,
        "expires_at": opened.expires_at,
        "browser": browser_family(user_agent),
    }
    put_system(transaction, "Session", [session])
    return opened


def end_all_in(transaction: Transaction, person: Mapping[str, Any]) -> int:
    """End every session of a locked person inside the caller's transaction; returns the new epoch."""
    epoch: int = person["session_epoch"] + 1
    transaction.rows("accounts/person_change", id=person["id"], values={"session_epoch": epoch})
    transaction.rows("accounts/sessions_end_all", user_id=person["id"])
    return epoch


class Sessions:
    """Finds, lists and ends sessions; `SignIn` and `Invites` open them."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def find(self, token: str) -> SignedIn | None:
        """Who a token stands for; nobody where the session has ended or the account is closed."""
        desk = self._desk
        rows = desk.graph.rows("accounts/session_find", token_hash=token_hash(token))
        if not rows:
            return None
        session, node = rows[0]["session"], rows[0]["person"]
        now = desk.now()
        person = Person.of(node)
        ended = session["expires_at"] <= now or session["last_seen_at"] <= later(now, -IDLE)
        if ended or session["epoch"] != node["session_epoch"] or not person.works_on(desk.today()):
            return None
        before = later(now, -_NOTED)
        if session["last_seen_at"] < before:
            hashed = session["token_hash"]
            desk.graph.write(
                lambda transaction: transaction.rows(
                    "accounts/session_seen", token_hash=hashed, before=before, now=now
                )
            )
        return SignedIn(session["id"], person, person.principal)

    def of_person(self, person_id: str) -> list[Session]:
        """The running sessions of a person, the last used first."""
        now = self._desk.now()
        rows = self._desk.graph.rows(
            "accounts/sessions_of", user_id=person_id, now=now, idle_since=later(now, -IDLE)
        )
        names = Session.__dataclass_fields__
        return [Session(**{name: row["session"][name] for name in names}) for row in rows]

    def sign_out(self, token: str) -> None:
        """End the session of a token; one that has ended already is no error."""

        def end(transaction: Transaction) -> None:
            for row in transaction.rows("accounts/session_end", token_hash=token_hash(token)):
                person_id = row["person_id"]
                self._desk.trail.append(transaction, [Event("sign_out", person_id, (person_id,))])

        self._desk.graph.write(end)

    def revoke(self, person_id: str, session_id: str) -> None:
        """End one of a person's own sessions. Raises `NotFound` where it is not theirs or has ended."""

        def end(transaction: Transaction) -> None:
            if not transaction.rows("accounts/session_revoke", user_id=person_id, id=session_id):
                raise NotFound
            self._desk.trail.append(
                transaction, [Event("session_revoked", person_id, (person_id,))]
            )

        self._desk.graph.write(end)

    def sign_out_everywhere(self, by: Principal, person_id: str) -> None:
        """End every session of a person: one's own, or anybody's by an administrator.

        Raises `NotAllowed`, `NotFound`.
        """
        if by.person_id != person_id:
            require(by, "administer_people")

        def end(transaction: Transaction) -> None:
            end_all_in(transaction, locked(transaction, person_id))
            event = Event("sign_out_everywhere", by.person_id, (person_id,))
            self._desk.trail.append(transaction, [event])

        self._desk.graph.write(end)
