"""The people who have an account: adding, finding, listing and disabling them."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from hub.access import HUB, Principal, require
from hub.accounts import passwords
from hub.accounts.desk import Desk
from hub.accounts.person import NewPerson, Person, fold_username
from hub.accounts.sessions import end_all_in
from hub.accounts.stored import add_in, granted, keep_an_administrator, locked, taken
from hub.audit.event import Event
from hub.errors import AlreadyExists, NotAllowed, NotFound
from hub.store.graph import Transaction


class People:
    """Everybody who has an account, for administrators; names for who sees them in a history."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def add(self, by: Principal, wish: NewPerson, password: str) -> Person:
        """Add somebody whose access acts at once: for the operator at the machine (`HUB`) alone; others
        invite. Raises `NotAllowed`, `Invalid`, `PasswordRefused`."""
        if by is not HUB:
            raise NotAllowed
        passwords.check_new(password, wish.username, wish.display_name)
        hashed = passwords.new_hash(password)

        def add(transaction: Transaction) -> str:
            access = granted(transaction, wish)
            person_id = add_in(transaction, self._desk, by, wish, access, hashed)
            details = {"roles": sorted(access.roles)}
            event = Event("account_added", by.person_id, (person_id,), details=details)
            self._desk.trail.append(transaction, [event])
            return person_id

        try:
            return self.get(by, self._desk.graph.write(add))
        except AlreadyExists:
            raise taken() from None

    def get(self, by: Principal, person_id: str) -> Person:
        """One person. Raises `NotAllowed`, `NotFound`."""
        return self._one(by, "accounts/person_by_id", id=person_id)

    def by_username(self, by: Principal, username: str) -> Person:
        """One person by user name. Raises `NotAllowed`, `NotFound`."""
        return self._one(by, "accounts/person_by_username", username=username)

    def id_of(self, by: Principal, username: str) -> str | None:
        """The id behind a user name, if there is such a person. Raises `NotAllowed`."""
        try:
            return self.by_username(by, fold_username(username)).id
        except NotFound:
            return None

    def everybody(self, by: Principal) -> list[Person]:
        """Everybody, by name. Raises `NotAllowed`."""
        require(by, "administer_people")
        found = [Person.of(row["person"]) for row in self._desk.graph.rows("accounts/people")]
        return sorted(found, key=lambda one: (one.display_name.casefold(), one.username))

    def names(self, person_ids: Collection[str]) -> Mapping[str, str]:
        """The names behind ids that a reader already sees (who changed a record, who proposed)."""
        rows = self._desk.graph.rows("accounts/names", ids=sorted(set(person_ids)))
        return {row["id"]: row["display_name"] for row in rows}

    def named(self, by: Principal, words: str, most: int = 12) -> Mapping[str, str]:
        """Names by id of the people whose name holds these words, for a member of staff who names a
        reader; nothing for anybody else."""
        if not by.is_staff:
            return {}
        found = self._desk.graph.rows("accounts/people_named", words=words.lower(), most=most)
        return {row["id"]: row["display_name"] for row in found}

    def in_role(self, by: Principal, role: str) -> list[Person]:
        """The people with a role, by name, for a member of staff who gives one of them a task; nobody for
        anybody else."""
        if not by.is_staff:
            return []
        rows = self._desk.graph.rows("accounts/people_in_role", role=role)
        found = [Person.of(row["person"]) for row in rows]
        return sorted(found, key=lambda one: (one.display_name.casefold(), one.username))

    def disable(self, by: Principal, person_id: str) -> None:
        """Close an account: sessions end, an invitation no longer works, what it proposed is withdrawn.

        Raises `NotAllowed`, `NotFound`, `LastAdministrator`.
        """
        require(by, "administer_people")

        def disable(transaction: Transaction) -> None:
            keep_an_administrator(transaction, self._desk, person_id)
            node = locked(transaction, person_id)
            if node.get("disabled_at") is not None:
                return
            now = self._desk.now()
            end_all_in(transaction, node)
            closed = {"disabled_at": now, "disabled_by": by.person_id}
            transaction.rows("accounts/person_change", id=person_id, values=closed)
            transaction.rows("accounts/invites_withdraw", user_id=person_id)
            transaction.rows("accounts/changes_withdraw", about=person_id, by=person_id, at=now)
            event = Event("account_disabled", by.person_id, (person_id,))
            self._desk.trail.append(transaction, [event])

        self._desk.graph.write(disable)

    def describe(self, by: Principal, person_id: str, wish: NewPerson) -> None:
        """Change what is known of somebody (name, language, sponsor, last day), and no access.

        Raises `NotAllowed`, `NotFound`, `LastAdministrator`.
        """
        require(by, "administer_people")

        def describe(transaction: Transaction) -> None:
            if wish.ends_on is not None:
                keep_an_administrator(transaction, self._desk, person_id)
            locked(transaction, person_id)
            values = wish.model_dump(include={"display_name", "language", "sponsor", "ends_on"})
            transaction.rows("accounts/person_change", id=person_id, values=values)
            details = {"ends_on": wish.ends_on}
            event = Event("account_changed", by.person_id, (person_id,), details=details)
            self._desk.trail.append(transaction, [event])

        self._desk.graph.write(describe)

    def _one(self, by: Principal, query: str, **parameters: str) -> Person:
        require(by, "administer_people")
        rows = self._desk.graph.rows(query, **parameters)
        if not rows:
            raise NotFound
        return Person.of(rows[0]["person"])
