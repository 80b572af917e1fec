"""Who may be told: the people with an open account, found inside the transaction that causes it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from hub.accounts.person import Person, fold_username
from hub.clock import now
from hub.store.graph import Row, Transaction
from hub.store.stored import Values


class Directory:
    """Finds people; each question is asked of the graph once."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self._known: dict[tuple[str, ...], list[Person]] = {}
        self._today = now()[:10]

    def in_role(self, role: str) -> list[Person]:
        """The people with a role."""
        return self._found("accounts/people_in_role", role=role)

    def practitioners_of(self, end: str) -> list[Person]:
        """The practitioners of an authority, or of a State, by its id."""
        return self._found("accounts/practitioners_of", end=end)

    def by_username(self, username: str) -> list[Person]:
        """The person of a user name, if there is one."""
        return self._found("accounts/person_by_username", username=fold_username(username))

    def by_id(self, person_id: str) -> list[Person]:
        """The person of an id, if there is one."""
        return self._found("accounts/person_by_id", id=person_id)

    def _found(self, query: str, **asked: str) -> list[Person]:
        key = (query, *asked.values())
        if key not in self._known:
            rows: list[Row] = self._transaction.rows(query, **asked)
            people = (Person.of(row["person"]) for row in rows)
            self._known[key] = [one for one in people if one.works_on(self._today)]
        return self._known[key]


Hears = Callable[[Directory, Values], Iterator[Person]]
"""The people whom a rule names for a record of these plain values; who may not see it is left out later."""


def advisers(directory: Directory, _values: Values) -> Iterator[Person]:
    """The cooperation advisers."""
    yield from directory.in_role("cooperation")


def reviewer(directory: Directory, values: Values) -> Iterator[Person]:
    """The reviewer of a request."""
    if values.get("reviewer"):
        yield from directory.by_username(values["reviewer"])


def stand_in(directory: Directory, values: Values) -> Iterator[Person]:
    """The stand-in for the reviewer of a request."""
    if values.get("stand_in"):
        yield from directory.by_username(values["stand_in"])


def advisers_and_reviewer(directory: Directory, values: Values) -> Iterator[Person]:
    """The cooperation advisers, and the reviewer of a request."""
    yield from advisers(directory, values)
    yield from reviewer(directory, values)


def requester(directory: Directory, values: Values) -> Iterator[Person]:
    """The practitioners of the authority or State that made a request, and who wrote it down for them."""
    if end := _end(values, "requester"):
        yield from directory.practitioners_of(end)
    yield from _creator(directory, values)


def recipient(directory: Directory, values: Values) -> Iterator[Person]:
    """The practitioners of the authority or State that received information."""
    if end := _end(values, "recipient"):
        yield from directory.practitioners_of(end)


def _creator(directory: Directory, values: Values) -> Iterator[Person]:
    made_by = values.get("created_by")
    if made_by:
        yield from (one for one in directory.by_id(made_by) if "practitioner" in one.roles)


def person(person_id: str) -> Hears:
    """One person alone."""

    def hears(directory: Directory, _values: Values) -> Iterator[Person]:
        yield from directory.by_id(person_id)

    return hears


def _end(values: Values, name: str) -> str | None:
    link: Any = values.get(name)
    found: str | None = link["id"] if isinstance(link, dict) else link
    return found
