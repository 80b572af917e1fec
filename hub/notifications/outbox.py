"""The outbox: what somebody is told is written in the transaction that causes it, once for each cause and person.

A notification never goes to who caused it, nor to somebody who may not see what it is about at that moment.
Its mail is due by the person's own choice, under a Message-ID that is fixed here and says nothing: its id is
made from what it is about, so it never leaves the hub.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hub.access import Principal
from hub.accounts.mail_choice import due_at
from hub.accounts.person import Person
from hub.clock import now
from hub.notifications.audience import Directory, Hears
from hub.notifications.rules import RULES_OF, Change
from hub.store import writer
from hub.store.graph import Transaction
from hub.store.stored import Values, new_key
from hub.store.writer import NewState

if TYPE_CHECKING:
    from hub.records.writing import RecordWriter


_PIECE = 500
"""Notifications that one statement writes; an import of thousands of requests is many."""


@dataclass(frozen=True, slots=True)
class News:
    """Something to be told: its kind, the record (or informal note) that it is about, what makes it this and no
    other, who hears of it, and the values by which they are found. `item_id` is what it leads to where that is
    not the record itself."""

    kind: str
    record_id: str
    cause: str
    hears: Hears
    values: Values = field(default_factory=dict)
    item_id: str | None = None


def tell_who_waits(
    _writer: RecordWriter, transaction: Transaction, principal: Principal, states: Sequence[NewState]
) -> None:  # fmt: skip
    """Tell people of changed records. What the hub's own commands load is no news to anybody."""
    if principal.operates:
        return
    news = []
    for state in states:
        if state.system.get("retired_at") is not None:
            continue
        change = Change(state, principal)
        known = {"created_by": state.system.get("created_by")}
        for rule in RULES_OF.get(state.kind.info.name, ()):
            for cause in rule.happened(change):
                news.append(
                    News(rule.kind, state.record_id, cause, rule.hears, state.values | known)
                )
    tell(transaction, principal, news)


def tell(transaction: Transaction, by: Principal, news: Sequence[News]) -> int:
    """Write what is told into the outbox, inside the caller's transaction; how many notifications are new."""
    if not news:
        return 0
    directory = Directory(transaction)
    to_people: dict[str, tuple[Person, list[News]]] = {}
    for one in news:
        for person in {person.id: person for person in one.hears(directory, one.values)}.values():
            if person.id != by.person_id:
                to_people.setdefault(person.id, (person, []))[1].append(one)
    rows = [
        _row(person, one)
        for person, listed in to_people.values()
        for one in _visible(transaction, person, listed)
    ]
    new = 0
    for start in range(0, len(rows), _PIECE):
        put = transaction.rows("notifications/put", rows=rows[start : start + _PIECE])
        new += int(put[0]["number"])
    return new


def notification_id(kind: str, record_id: str, cause: str, person_id: str) -> str:
    """The id of what one person is told for one cause; it tells nothing."""
    told = "\n".join((kind, record_id, cause, person_id))
    return f"ntf-{hashlib.sha256(told.encode()).hexdigest()[:32]}"


def _visible(transaction: Transaction, person: Person, news: Iterable[News]) -> list[News]:
    """What is about records and notes that somebody may see now."""
    by_id: dict[str, list[News]] = defaultdict(list)
    for one in news:
        by_id[one.record_id].append(one)
    seen = set(writer.other_ends(transaction, person.principal, by_id))
    notes = transaction.rows("contacts/notes_seen", person.principal, ids=sorted(by_id))
    seen |= {row["id"] for row in notes}
    return [one for record_id, listed in by_id.items() if record_id in seen for one in listed]


def _row(person: Person, news: News) -> Values:
    own_id, at = notification_id(news.kind, news.record_id, news.cause, person.id), now()
    due = due_at(person.mail_rhythm, at)
    return {
        "id": own_id, "person_id": person.id, "kind": news.kind, "record_id": news.record_id,
        "item_id": news.item_id, "at": at, "place": f"{person.id}|{at}|{own_id}", "unseen": person.id,
        "pending": person.id if due else None, "due_at": due, "tries": 0, "message_id": new_key(24),
    }  # fmt: skip
