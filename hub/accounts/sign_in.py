"""Signing in, and proving again who one is to change the password.

Every refusal answers alike and takes alike: an unknown name, a wrong password, a closed account.
"""

from __future__ import annotations

from typing import Any

from hub.access import NOBODY
from hub.accounts import passwords
from hub.accounts.desk import Desk
from hub.accounts.errors import SignInRefused
from hub.accounts.person import Person, fold_username
from hub.accounts.sessions import OpenedSession, end_all_in, open_in
from hub.accounts.stored import locked
from hub.accounts.throttle import Throttle
from hub.audit.event import Event
from hub.errors import NotFound
from hub.store.graph import Transaction


class SignIn:
    """Looks at passwords, under the throttle, and opens sessions."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._throttle = Throttle(desk)

    def __call__(self, username: str, password: str, *, address: str, agent: str) -> OpenedSession:
        """A new session for who gives a user name and its password.

        `address` and `agent` are the browser's. Raises `SignInRefused` or `TooManyAttempts`.
        """
        folded = fold_username(username)
        rows = self._desk.graph.rows("accounts/person_by_username", username=folded)
        found = rows[0]["person"] if rows else None
        keys, node = self._attempt(folded or username, found, password, address)
        outdated = passwords.is_outdated(node["password_hash"])
        renewed = {"password_hash": passwords.new_hash(password)} if outdated else {}

        def open_session(transaction: Transaction) -> OpenedSession:
            opened = open_in(transaction, self._desk, node["id"], node["session_epoch"], agent)
            self._throttle.take_back(transaction, keys)
            if renewed:
                transaction.rows("accounts/person_change", id=node["id"], values=renewed)
            self._desk.trail.append(transaction, [Event("sign_in", node["id"], (node["id"],))])
            return opened

        return self._desk.graph.write(open_session)

    def change_password(
        self, person_id: str, old: str, new: str, *, address: str, agent: str
    ) -> OpenedSession:
        """Replace one's password; every session ends and a new one opens for who asked.

        Raises `SignInRefused` where `old` is wrong, `TooManyAttempts`, `PasswordRefused`, `NotFound`.
        """
        rows = self._desk.graph.rows("accounts/person_by_id", id=person_id)
        if not rows:
            raise NotFound
        node = rows[0]["person"]
        passwords.check_new(new, node["username"], node["display_name"])
        keys, node = self._attempt(node["username"], node, old, address)
        fresh = passwords.new_hash(new)

        def change(transaction: Transaction) -> OpenedSession:
            standing = locked(transaction, person_id)
            if standing["session_epoch"] != node["session_epoch"]:
                raise SignInRefused
            epoch = end_all_in(transaction, standing)
            transaction.rows(
                "accounts/person_change", id=person_id, values={"password_hash": fresh}
            )
            self._throttle.take_back(transaction, keys)
            self._desk.trail.append(
                transaction, [Event("password_changed", person_id, (person_id,))]
            )
            return open_in(transaction, self._desk, person_id, epoch, agent)

        return self._desk.graph.write(change)

    def _attempt(
        self, username: str, node: dict[str, Any] | None, password: str, address: str
    ) -> tuple[tuple[str, ...], dict[str, Any]]:
        """Count the attempt and look at the password; returns the counters to take it back from once
        all has gone well, and the person."""
        keys = self._throttle.keys(username, address)
        blocked_until = self._throttle.count(keys)
        is_open = node is not None and Person.of(node).works_on(self._desk.today())
        kept = node.get("password_hash") if node is not None and is_open else None
        if not passwords.matches(kept, password) or node is None:
            details = {"address": address} | (
                {"blocked_until": blocked_until} if blocked_until else {}
            )
            subjects = (node["id"],) if node else ()
            self._desk.trail.record(
                Event("sign_in_refused", NOBODY.person_id, subjects, details=details)
            )
            raise SignInRefused
        return keys, node
