"""What is stored of people, inside a transaction: locked, added, given access."""

from __future__ import annotations

from typing import Any

from graph_schema.text import Text
from hub.access import HUB, Principal
from hub.accounts.desk import Desk
from hub.accounts.errors import LastAdministrator
from hub.accounts.person import Access, AccessWish, NewPerson, Person
from hub.errors import Invalid, NotFound
from hub.records.validation import FieldError, error
from hub.store.graph import Transaction
from hub.store.stored import new_key
from hub.store.writer import put_system

_TAKEN = Text("This user name is taken.", "Ce nom d’utilisateur est déjà pris.")


def locked(transaction: Transaction, person_id: str) -> dict[str, Any]:
    """The stored person, locked until the transaction ends. Raises `NotFound`."""
    rows = transaction.rows("accounts/person_lock", id=person_id, lock=new_key())
    if not rows:
        raise NotFound
    node: dict[str, Any] = rows[0]["person"]
    return node


def granted(transaction: Transaction, wish: AccessWish) -> Access:
    """The access that a wish asks for, with the State that follows from the authority.

    Raises `Invalid` where there is no such authority or State.
    """
    state_id = None
    if wish.authority_id:
        rows = transaction.rows("accounts/authority_state", HUB, id=wish.authority_id)
        if not rows:
            raise Invalid([error(("authority_id",), "end_unknown", value=wish.authority_id)])
        state_id = rows[0]["state_id"]
    if wish.seconded_by and not transaction.rows("accounts/state_known", HUB, id=wish.seconded_by):
        raise Invalid([error(("seconded_by",), "end_unknown", value=wish.seconded_by)])
    return Access(
        frozenset(wish.roles), wish.authority_id, state_id, wish.seconded_by, frozenset(wish.groups)
    )


def add_in(
    transaction: Transaction,
    desk: Desk,
    by: Principal,
    wish: NewPerson,
    access: Access,
    password_hash: str | None,
) -> str:
    """Add somebody with an access inside the caller's transaction; returns their id."""
    person_id = f"per-{new_key(12)}"
    node = {
        "id": person_id,
        "username": wish.username,
        "display_name": wish.display_name,
        "password_hash": password_hash,
        "language": wish.language,
        "sponsor": wish.sponsor,
        "ends_on": wish.ends_on,
        "created_at": desk.now(),
        "created_by": by.person_id,
        "session_epoch": 0,
        "preferences": "{}",
    }
    put_system(transaction, "User", [node | access.as_properties()])
    return person_id


def taken() -> Invalid:
    """The error for a user name that somebody else has."""
    return Invalid([FieldError(("username",), _TAKEN, {})])


def keep_an_administrator(transaction: Transaction, desk: Desk, person_id: str) -> None:
    """Raise `LastAdministrator` where `person_id` is the only open account that administers the hub.

    All administrators are locked first: two of them cannot remove each other at the same moment.
    """
    rows = transaction.rows("accounts/administrators_lock", lock=new_key())
    today = desk.today()
    able = {
        row["person"]["id"]
        for row in rows
        if Person.of(row["person"]).works_on(today) and row["person"].get("password_hash")
    }
    if able == {person_id}:
        raise LastAdministrator
