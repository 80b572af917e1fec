"""Proposing corrections and deciding on them: nothing is changed or published by a proposal itself.

A practitioner proposes to a proceeding of their own State that they may see; the mapping unit accepts, amends
or rejects with a reason. A correction shows to its proposer and to the mapping unit, as long as they see the
proceeding and every record that it would name there, and to nobody else: not to others of the same authority
either. (Issue “The map of domestic proceedings”, corrections by practitioners; design, “Who uses it”.)
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from graph_schema.core import TYPES
from hub import access
from hub.access import Principal
from hub.audit.event import Event
from hub.clock import now
from hub.corrections.correction import OPEN, Correction, place_of, written_values
from hub.corrections.difference import Proposed, correctable, proposed_changes, put_together
from hub.corrections.errors import AlreadyDecided, ChangedMeanwhile, NothingProposed, NotYourState
from hub.errors import (
    Conflict,
    Invalid,
    NotAllowed,
    NotFound,
    ReasonNeeded,
    Retired,
    SecondPersonNeeded,
)
from hub.notifications import audience
from hub.notifications.outbox import News, tell
from hub.records.planning import Wish, named_ids
from hub.records.rules import link_errors
from hub.records.validation import error, validated
from hub.records.writing import Outcome, RecordWriter
from hub.store import reader, writer
from hub.store.graph import Transaction
from hub.store.reader import Record
from hub.store.stored import Values, new_key

KIND = "proceeding"
"""The type of record to which corrections are proposed."""

PAGE = 25
LONGEST_REASON = 2_000
_LAST = "\uffff"


class Corrections:
    """Keeps corrections. A correction that is not this person's to see and one that does not exist are
    refused alike (`NotFound`)."""

    def __init__(self, record_writer: RecordWriter) -> None:
        self.writer = record_writer
        self.graph = record_writer.graph

    def may_propose(self, principal: Principal, record: Record) -> bool:
        """Whether somebody may propose a correction to this record, which they see."""
        own = (record.values.get("in_state") or {}).get("id")
        return (
            access.may(principal, "propose_correction")
            and record.kind.info.name == KIND
            and not record.retired
            and principal.state_id is not None
            and own == principal.state_id
        )

    def propose(
        self, principal: Principal, record_id: str, version: int, values: Mapping[str, Any], reason: str
    ) -> str:  # fmt: skip
        """Propose that a proceeding have these values; the answer is the correction's id. Raises `NotFound`,
        `NotYourState`, `Retired`, `Conflict` (it is no longer the version that the proposer saw), `Invalid`,
        `NothingProposed`, `ReasonNeeded`."""
        access.require(principal, "propose_correction")
        why = reason.strip()[:LONGEST_REASON]

        def work(transaction: Transaction) -> str:
            record = reader.find(transaction, principal, record_id)
            if record is None or record.kind.info.name != KIND:
                raise NotFound
            if record.retired:
                raise Retired
            if not self.may_propose(principal, record):
                raise NotYourState
            if record.version != version:
                raise Conflict(record_id=record_id, carried=version, current=record.version)
            before, said = self._checked(transaction, principal, record, values)
            if not said:
                raise NothingProposed
            if not why:
                raise ReasonNeeded
            correction_id, at = f"cor-{new_key()}", now()
            node = {
                "id": correction_id, "record_id": record_id, "version": version, "reason": why,
                "before": written_values(before), "said": written_values(said), "status": OPEN,
                "by": principal.person_id, "at": at, "place": place_of(OPEN, at, correction_id),
                "own_place": f"{principal.person_id}|{at}|{correction_id}",
            }  # fmt: skip
            writer.put_system(transaction, "Correction", [node])
            self._tell(transaction, principal, "propose_correction", record_id, correction_id)
            return correction_id

        return self.graph.write(work)

    def get(self, principal: Principal, correction_id: str) -> Correction:
        """One correction. Raises `NotFound`."""
        return self.graph.read(lambda transaction: self._found(transaction, principal, correction_id))  # fmt: skip

    def page(
        self, principal: Principal, *, decided: bool = False, after: str | None = None
    ) -> tuple[list[Correction], str | None]:
        """A page of the corrections that wait for the mapping unit, oldest first, or of those decided; and
        the place to go on after. Raises `NotAllowed`."""
        access.require(principal, "decide_correction")
        prefix = "decided|" if decided else "open|"

        def work(transaction: Transaction) -> tuple[list[Correction], str | None]:
            rows = transaction.rows(
                "corrections/page", principal, after=max(after or "", prefix), until=prefix + _LAST, limit=PAGE + 1
            )  # fmt: skip
            found = [Correction.read(row["node"]) for row in rows]
            found.sort(key=lambda one: one.place)
            following = found[PAGE - 1].place if len(found) > PAGE else None
            return _seen_whole(transaction, principal, found[:PAGE]), following

        return self.graph.read(work)

    def own(
        self, principal: Principal, *, before: str | None = None, limit: int = PAGE
    ) -> tuple[list[Correction], str | None]:
        """A page of one's own corrections, newest first, and the place to go on before. Raises `NotAllowed`."""
        access.require(principal, "propose_correction")
        prefix = f"{principal.person_id}|"
        until = min(before or prefix + _LAST, prefix + _LAST)
        rows = self.graph.rows("corrections/own", principal, after=prefix, until=until, limit=limit + 1)  # fmt: skip
        found = [Correction.read(row["node"]) for row in rows]
        found.sort(key=lambda one: one.own_place, reverse=True)
        return found[:limit], found[limit - 1].own_place if len(found) > limit else None

    def about(self, principal: Principal, record_id: str) -> list[Correction]:
        """The open corrections of a record that somebody may see, oldest first: all of them, or their own."""
        if not access.may(principal, "read_corrections"):
            return []

        def work(transaction: Transaction) -> list[Correction]:
            rows = transaction.rows("corrections/about", principal, id=record_id, person=self._whose(principal))  # fmt: skip
            found = [Correction.read(row["node"]) for row in rows]
            return _seen_whole(transaction, principal, found)

        return sorted(self.graph.read(work), key=lambda one: one.place)

    @staticmethod
    def compared(correction: Correction, record: Record) -> list[Proposed]:
        """Every field of a correction beside what stands in its record for a reader."""
        return put_together(record.kind, correction.before, correction.said, record.values)

    def accept(
        self, principal: Principal, correction_id: str, version: int, *, over: bool = False
    ) -> Outcome:
        """Write what was proposed, with the proposer named in the revision; `over`: also where it was changed
        meanwhile. `version` is the record's version that this person saw. Raises `AlreadyDecided`,
        `ChangedMeanwhile`, `Conflict`, `Retired`, `Invalid`."""
        access.require(principal, "decide_correction")

        def work(transaction: Transaction) -> Outcome:
            correction = self._of_another(transaction, principal, correction_id)
            record = self._record(transaction, principal, correction)
            fields = self.compared(correction, record)
            if not over and any(one.clashes for one in fields):
                raise ChangedMeanwhile
            values = {one.name: one.merged for one in fields}
            outcome = self._written(transaction, principal, correction, values, version)
            self._decide(transaction, principal, correction, "accepted", outcome)
            return outcome

        return self.graph.write(work)

    def amend(
        self, principal: Principal, correction_id: str, version: int, values: Mapping[str, Any]
    ) -> Outcome:
        """Write other values than those proposed, with the proposer named in the revision. Raises as `accept`
        does, and `NothingProposed` where the values are those that stand."""
        access.require(principal, "decide_correction")

        def work(transaction: Transaction) -> Outcome:
            correction = self._of_another(transaction, principal, correction_id)
            outcome = self._written(transaction, principal, correction, values, version)
            if outcome.action == "unchanged":
                raise NothingProposed
            self._decide(transaction, principal, correction, "amended", outcome)
            return outcome

        return self.graph.write(work)

    def reject(self, principal: Principal, correction_id: str, reason: str) -> None:
        """Put a correction aside with a reason, which its proposer reads. Raises `AlreadyDecided`,
        `ReasonNeeded`."""
        access.require(principal, "decide_correction")
        why = reason.strip()[:LONGEST_REASON]
        if not why:
            raise ReasonNeeded

        def work(transaction: Transaction) -> None:
            correction = self._of_another(transaction, principal, correction_id)
            self._decide(transaction, principal, correction, "rejected", answer=why)

        self.graph.write(work)

    def withdraw(self, principal: Principal, correction_id: str) -> None:
        """Take back a correction of one's own. Raises `AlreadyDecided`, `NotAllowed`."""
        access.require(principal, "propose_correction")

        def work(transaction: Transaction) -> None:
            correction = self._locked(transaction, principal, correction_id)
            if correction.by != principal.person_id:
                raise NotAllowed
            self._decide(transaction, principal, correction, "withdrawn")

        self.graph.write(work)

    def _checked(
        self, transaction: Transaction, principal: Principal, record: Record, values: Mapping[str, Any]
    ) -> tuple[Values, Values]:  # fmt: skip
        """What would change, once it is known that it could stand: by the same rules as a change itself."""
        known = correctable(record.kind)
        if foreign := [name for name in values if name not in known]:
            raise Invalid([error((name,), "extra_forbidden") for name in foreign])
        wanted, errors = validated(record.kind, record.values | dict(values))
        if wanted is None:
            raise Invalid(errors)
        before, said = proposed_changes(record.kind, record.values, wanted.model_dump())
        ids = [link["id"] for name, spec in record.kind.fields.items() if spec.is_relation
               for link in _listed(wanted.model_dump()[name])]  # fmt: skip
        ends = writer.other_ends(transaction, principal, ids)
        standing = writer.look(transaction, principal, [record.id])[record.id]
        wish = Wish(record.kind, said, record.id)
        if errors := link_errors(wish, wanted, ends, standing):
            raise Invalid(errors)
        return before, said

    def _of_another(
        self, transaction: Transaction, principal: Principal, correction_id: str
    ) -> Correction:
        """A correction to decide on: that of somebody else. Raises `SecondPersonNeeded`."""
        correction = self._locked(transaction, principal, correction_id)
        if correction.by == principal.person_id:
            raise SecondPersonNeeded
        return correction

    def _written(
        self, transaction: Transaction, principal: Principal, correction: Correction, values: Mapping[str, Any],
        version: int,
    ) -> Outcome:  # fmt: skip
        wish = Wish(TYPES[KIND], values, correction.record_id, version)
        (outcome,) = self.writer.save_in(transaction, principal, [wish], proposed_by=correction.by)
        return outcome

    @staticmethod
    def _whose(principal: Principal) -> str | None:
        """Whose corrections somebody sees: all of them (nothing), or their own."""
        return None if access.may(principal, "decide_correction") else principal.person_id

    def _found(
        self, transaction: Transaction, principal: Principal, correction_id: str
    ) -> Correction:
        access.require(principal, "read_corrections")
        rows = transaction.rows("corrections/one", principal, id=correction_id, person=self._whose(principal))  # fmt: skip
        found = _seen_whole(transaction, principal, [Correction.read(row["node"]) for row in rows])
        if not found:
            raise NotFound
        return found[0]

    def _locked(
        self, transaction: Transaction, principal: Principal, correction_id: str
    ) -> Correction:
        """An open correction that this person may see, under lock."""
        transaction.rows("corrections/lock", id=correction_id)
        correction = self._found(transaction, principal, correction_id)
        if not correction.is_open:
            raise AlreadyDecided
        return correction

    @staticmethod
    def _record(transaction: Transaction, principal: Principal, correction: Correction) -> Record:
        record = reader.find(transaction, principal, correction.record_id)
        if record is None:
            raise NotFound
        return record

    def _decide(
        self, transaction: Transaction, principal: Principal, correction: Correction, status: str,
        outcome: Outcome | None = None, answer: str | None = None,
    ) -> None:  # fmt: skip
        values = {
            "status": status, "decided_by": principal.person_id, "decided_at": now(), "answer": answer,
            "written": outcome.version if outcome and outcome.action == "edit" else None,
            "place": place_of(status, correction.at, correction.id), "_lock": None,
        }  # fmt: skip
        transaction.rows("corrections/decide", id=correction.id, values=values)
        action = _ACTIONS[status]
        hears = audience.person(correction.by)
        news = News(
            "correction_decided", correction.record_id, correction.id, hears, item_id=correction.id
        )
        tell(transaction, principal, [news])
        self._tell(transaction, principal, action, correction.record_id, correction.id)

    def _tell(
        self, transaction: Transaction, principal: Principal, action: str, record_id: str, correction_id: str
    ) -> None:  # fmt: skip
        details = {"correction": correction_id}
        event = Event(action=action, by=principal.person_id, subjects=(record_id,), details=details)
        self.writer.trail.append(transaction, [event])


_ACTIONS = {
    "accepted": "accept_correction",
    "amended": "amend_correction",
    "rejected": "reject_correction",
    "withdrawn": "withdraw_correction",
}


def _seen_whole(
    transaction: Transaction, principal: Principal, found: Sequence[Correction]
) -> list[Correction]:
    """The corrections that name no record that is hidden from somebody; their own always."""
    specs = TYPES[KIND].fields
    named = {
        one.id: {end for name, value in one.said.items() if specs[name].is_relation for end in named_ids(value)}
        for one in found
    }  # fmt: skip
    ends = {end for listed in named.values() for end in listed}
    known = reader.titles(transaction, principal, ends) if ends else {}
    return [one for one in found if one.by == principal.person_id or named[one.id] <= known.keys()]


def _listed(value: Any) -> list[Values]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
