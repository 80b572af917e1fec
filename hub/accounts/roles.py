"""Who has which access: what narrows acts at once, what widens waits for a second person.

Nobody changes their own access. What one administrator proposes, another one or a manager confirms; the
operator at the machine (`HUB`) needs no second person. (Design, “Who uses it”.)
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hub.access import HUB, Principal, require
from hub.accounts.desk import Desk
from hub.accounts.errors import ChangeDecided, OwnAccess
from hub.accounts.person import Access, AccessWish
from hub.accounts.stored import granted, keep_an_administrator, locked
from hub.audit.event import Event
from hub.errors import NotFound, SecondPersonNeeded
from hub.store.graph import Transaction
from hub.store.stored import new_key
from hub.store.writer import put_system

OPEN, CONFIRMED, DECLINED = "open", "confirmed", "declined"


@dataclass(frozen=True, slots=True)
class AccessChange:
    """A proposed access of somebody, beside what they have now; it waits for a second person."""

    id: str
    person_id: str
    person_name: str
    before: Access
    after: Access
    proposed_by: str
    proposed_at: str


def propose_in(
    transaction: Transaction, desk: Desk, by: Principal, person_id: str, access: Access
) -> str:
    """Propose an access inside the caller's transaction; returns the proposal's id."""
    change_id = f"chg-{new_key(12)}"
    node = {
        "id": change_id,
        "user_id": person_id,
        "proposed_by": by.person_id,
        "proposed_at": desk.now(),
        "decision": OPEN,
    }
    put_system(transaction, "RoleChange", [node | access.as_properties()])
    event = Event("role_change_proposed", by.person_id, (person_id,), details=_told(access))
    desk.trail.append(transaction, [event])
    return change_id


class Roles:
    """Changes of access and their confirmation."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def change(self, by: Principal, person_id: str, wish: AccessWish) -> AccessChange | None:
        """Give somebody another access; returns what of it waits for a second person, if anything does.

        An earlier proposal about the person is withdrawn. Raises `NotAllowed`, `OwnAccess`, `NotFound`,
        `Invalid`, `LastAdministrator`.
        """
        require(by, "administer_people")
        if by.person_id == person_id:
            raise OwnAccess
        change_id = self._desk.graph.write(
            lambda transaction: self._change(transaction, by, person_id, wish)
        )
        return next((one for one in self._waiting() if one.id == change_id), None)

    def _change(
        self, transaction: Transaction, by: Principal, person_id: str, wish: AccessWish
    ) -> str | None:
        wanted = granted(transaction, wish)
        if "admin" not in wanted.roles:
            keep_an_administrator(transaction, self._desk, person_id)
        before = Access.of(locked(transaction, person_id))
        at_once = wanted if by is HUB else before.common_with(wanted)
        loses_admin = "admin" in before.roles - at_once.roles
        transaction.rows(
            "accounts/changes_withdraw",
            about=person_id,
            by=person_id if loses_admin else None,
            at=self._desk.now(),
        )
        if at_once != before:
            values = at_once.as_properties()
            transaction.rows("accounts/person_change", id=person_id, values=values)
            event = Event("role_change", by.person_id, (person_id,), details=_told(at_once))
            self._desk.trail.append(transaction, [event])
        if at_once == wanted:
            return None
        return propose_in(transaction, self._desk, by, person_id, wanted)

    def open(self, by: Principal) -> list[AccessChange]:
        """The proposals that nobody has decided, the oldest first. Raises `NotAllowed`."""
        require(by, "confirm_role")
        return self._waiting()

    def confirm(self, by: Principal, change_id: str) -> None:
        """Give the proposed access. Raises `NotAllowed`, `SecondPersonNeeded` to who proposed it,
        `OwnAccess` to whom it is about, `NotFound`, `ChangeDecided`."""
        require(by, "confirm_role")

        def confirm(transaction: Transaction) -> None:
            change = self._undecided(transaction, change_id)
            if by.person_id == change["proposed_by"]:
                raise SecondPersonNeeded
            if by.person_id == change["user_id"]:
                raise OwnAccess
            person_id, access = change["user_id"], Access.of(change)
            locked(transaction, person_id)
            values = access.as_properties()
            transaction.rows("accounts/person_change", id=person_id, values=values)
            self._decide(transaction, by, change_id, CONFIRMED)
            details = _told(access) | {"proposed_by": change["proposed_by"]}
            event = Event("role_change", by.person_id, (person_id,), details=details)
            self._desk.trail.append(transaction, [event])

        self._desk.graph.write(confirm)

    def decline(self, by: Principal, change_id: str) -> None:
        """Turn a proposal down, or take back one's own. Raises `NotAllowed`, `NotFound`,
        `ChangeDecided`."""
        require(by, "confirm_role")

        def decline(transaction: Transaction) -> None:
            change = self._undecided(transaction, change_id)
            self._decide(transaction, by, change_id, DECLINED)
            details = _told(Access.of(change)) | {"proposed_by": change["proposed_by"]}
            event = Event(
                "role_change_refused", by.person_id, (change["user_id"],), details=details
            )
            self._desk.trail.append(transaction, [event])

        self._desk.graph.write(decline)

    def _waiting(self) -> list[AccessChange]:
        return [
            AccessChange(
                row["change"]["id"],
                row["person"]["id"],
                row["person"]["display_name"],
                Access.of(row["person"]),
                Access.of(row["change"]),
                row["change"]["proposed_by"],
                row["change"]["proposed_at"],
            )
            for row in self._desk.graph.rows("accounts/changes_waiting")
        ]

    def _undecided(self, transaction: Transaction, change_id: str) -> Mapping[str, Any]:
        rows = transaction.rows("accounts/change_lock", id=change_id, lock=new_key())
        if not rows:
            raise NotFound
        change: Mapping[str, Any] = rows[0]["change"]
        if change["decision"] != OPEN:
            raise ChangeDecided
        return change

    def _decide(
        self, transaction: Transaction, by: Principal, change_id: str, decision: str
    ) -> None:
        transaction.rows(
            "accounts/change_decide",
            id=change_id,
            decision=decision,
            by=by.person_id,
            at=self._desk.now(),
        )


def _told(access: Access) -> dict[str, Any]:
    """An access as the audit trail tells it."""
    return {name: value for name, value in access.as_properties().items() if value}
