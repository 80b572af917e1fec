"""Asking the cooperation adviser informally: a short note, its answers, and nothing that a request has.

Whether something exists and is to be had at all may be asked before a request is made (recommendation R280 of the
Independent Expert Review). Such a note has no reference, starts no clock and enters no figure. It is therefore no
record: it is kept as a node of the machinery with readers of its own, who are its author and the cooperation
advisers and never change; so the one predicate guards it, and lists, search, exports, the API and the indicators,
which read records, cannot meet it.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from hub import access
from hub.access import Principal
from hub.audit.event import Event
from hub.audit.trail import AuditTrail
from hub.clock import now
from hub.contacts.errors import NothingAsked, ThreadFull, TooLong
from hub.errors import NotFound
from hub.notifications import audience
from hub.notifications.outbox import News, tell
from hub.search.folding import fold
from hub.store.graph import Graph, Transaction
from hub.store.stored import new_key
from hub.store.writer import put_system

LONGEST = 2_000
MOST_MESSAGES = 100
PAGE = 25
SEALED = "[sealed]"
_LAST = "\uffff"


@dataclass(frozen=True, slots=True)
class Message:
    """One side's words: who wrote them and when (an instant)."""

    by: str
    at: str
    text: str


@dataclass(frozen=True, slots=True)
class Note:
    """An informal question with all that was said to it. `waits`: its author spoke last. `at` is when it was asked,
    `moved_at` when somebody last spoke; `authority_id` is the body to which the author belonged."""

    id: str
    by: str
    at: str
    moved_at: str
    waits: bool
    place: str
    own_place: str
    messages: tuple[Message, ...]
    authority_id: str | None = None

    @classmethod
    def read(cls, node: Mapping[str, Any]) -> Note:
        """A note from its node."""
        messages = tuple(Message(**one) for one in json.loads(node["messages"]))
        return cls(
            node["id"], node["by"], node["at"], node["moved_at"], node["waits"], node["place"],
            node["own_place"], messages, node.get("authority_id"),
        )  # fmt: skip


class Notes:
    """Keeps informal notes. One that is not this person's to see and one that does not exist are refused alike
    (`NotFound`)."""

    def __init__(self, graph: Graph, trail: AuditTrail) -> None:
        self._graph = graph
        self._trail = trail

    def ask(self, principal: Principal, text: str) -> str:
        """Ask something; the answer is the note's id. Raises `NotAllowed`, `NothingAsked`, `TooLong`."""
        access.require(principal, "ask_informally")
        said = _checked(text)
        note_id, at, who = f"note-{new_key()}", now(), principal.person_id

        def work(transaction: Transaction) -> None:
            node = {
                "id": note_id, "by": who, "at": at, "own_place": f"{who}|{at}|{note_id}",
                "readers": [f"person:{who}", "role:cooperation"], "excluded": [], "authority_id": principal.authority_id,
            }  # fmt: skip
            put_system(transaction, "InformalNote", [node | _said((Message(who, at, said),), note_id, who)])  # fmt: skip
            self._told(transaction, principal, note_id, at, asked=True)

        self._graph.write(work)
        return note_id

    def add(self, principal: Principal, note_id: str, text: str) -> None:
        """Answer a note, or say more to one's own. Raises `NotFound`, `NothingAsked`, `TooLong`, `ThreadFull`."""
        access.require(principal, "read_notes")
        said = _checked(text)

        def work(transaction: Transaction) -> None:
            transaction.rows("contacts/note_lock", id=note_id)
            note = self._found(transaction, principal, note_id)
            if len(note.messages) >= MOST_MESSAGES:
                raise ThreadFull
            at = now()
            messages = (*note.messages, Message(principal.person_id, at, said))
            values = _said(messages, note_id, note.by)
            transaction.rows("contacts/note_change", id=note_id, values=values)
            own = note.by == principal.person_id
            self._told(transaction, principal, note_id, at, asked=own, author=note.by)

        self._graph.write(work)

    def get(self, principal: Principal, note_id: str) -> Note:
        """One note. Raises `NotAllowed`, `NotFound`."""
        access.require(principal, "read_notes")
        return self._graph.read(lambda transaction: self._found(transaction, principal, note_id))

    def waiting(
        self, principal: Principal, *, answered: bool = False, after: str | None = None, limit: int = PAGE
    ) -> tuple[list[Note], str | None]:  # fmt: skip
        """A page of the notes that wait for an answer, longest first, or of those answered; and the place to go on
        after. Raises `NotAllowed` for who does not answer."""
        access.require(principal, "answer_informally")
        prefix = "answered|" if answered else "waits|"
        rows = self._graph.rows(
            "contacts/notes", principal, after=max(after or "", prefix), until=prefix + _LAST,
            limit=limit + 1,
        )  # fmt: skip
        found = sorted((Note.read(row["node"]) for row in rows), key=lambda one: one.place)
        return found[:limit], found[limit - 1].place if len(found) > limit else None

    def own(
        self, principal: Principal, *, before: str | None = None, limit: int = PAGE
    ) -> tuple[list[Note], str | None]:
        """A page of what somebody asked themselves, newest first, and the place to go on before."""
        access.require(principal, "ask_informally")
        prefix = f"{principal.person_id}|"
        until = min(before or prefix + _LAST, prefix + _LAST)
        rows = self._graph.rows("contacts/own_notes", principal, after=prefix, until=until, limit=limit + 1)  # fmt: skip
        found = sorted((Note.read(row["node"]) for row in rows), key=lambda one: one.own_place)
        found.reverse()
        return found[:limit], found[limit - 1].own_place if len(found) > limit else None

    def _found(self, transaction: Transaction, principal: Principal, note_id: str) -> Note:
        rows = transaction.rows("contacts/note", principal, id=note_id)
        if not rows:
            raise NotFound
        return Note.read(rows[0]["node"])

    def _told(
        self, transaction: Transaction, principal: Principal, note_id: str, at: str, *, asked: bool,
        author: str = "",
    ) -> None:  # fmt: skip
        """Tell the other side, and the trail."""
        hears = audience.advisers if asked else audience.person(author)
        kind = "note_asked" if asked else "note_answered"
        tell(transaction, principal, [News(kind, note_id, at, hears)])
        action = "ask_informally" if asked else "answer_informally"
        self._trail.append(transaction, [Event(action, principal.person_id, (note_id,))])


def forget_in_notes(transaction: Transaction, words: Collection[str]) -> None:
    """Take away, from every note, the messages that hold one of these values, in whatever spelling and with
    whatever between its words: what is being sealed must stand in none."""
    sought = [f" {folded} " for one in words if (folded := fold(one))]
    rows = []
    for row in transaction.rows("contacts/all_notes"):
        messages = json.loads(row["messages"])
        held = [one for one in messages if any(word in f" {fold(one['text'])} " for word in sought)]
        for one in held:
            one["text"] = SEALED
        if held:
            rows.append({"id": row["id"], "messages": _written(messages)})
    transaction.rows("contacts/notes_rewrite", rows=rows)


def _checked(text: str) -> str:
    said = text.replace("\r\n", "\n").strip()
    if not said:
        raise NothingAsked
    if len(said) > LONGEST:
        raise TooLong(most=LONGEST, number=len(said))
    return said


def _said(messages: tuple[Message, ...], note_id: str, author: str) -> dict[str, Any]:
    """What follows from the messages of a note."""
    last = messages[-1]
    waits = last.by == author
    plain = [{"by": one.by, "at": one.at, "text": one.text} for one in messages]
    return {
        "messages": _written(plain), "waits": waits, "moved_at": last.at, "_lock": None,
        "place": f"{'waits' if waits else 'answered'}|{last.at}|{note_id}",
    }  # fmt: skip


def _written(messages: list[dict[str, Any]]) -> str:
    return json.dumps(messages, ensure_ascii=False)
