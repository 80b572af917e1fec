"""The Office's desk for its own requests: doing one act to a request, in one transaction with revision and audit.

Whoever has a review ends it: its reviewer, and from the fifth working day on the stand-in; anybody else of the
unit takes it over first. Nobody reviews what they themselves sent to review.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from graph_schema.core import TYPES
from graph_schema.text import Text
from hub import access
from hub.access import Principal
from hub.accounts.people import People
from hub.accounts.person import Person
from hub.errors import Invalid, NotFound, Retired
from hub.records.planning import Wish, check_version, standing_values
from hub.records.validation import FieldError, validated
from hub.records.writing import Outcome, RecordWriter
from hub.requests.outgoing import OURS, STATES, Standing, standing
from hub.requests.outgoing_acts import ACTS, FIELDS, NEEDS_GROUNDS, Act
from hub.requests.outgoing_errors import (
    BEFORE_IT_WAS_SENT,
    GROUNDS_NEEDED,
    NO_ADVISER,
    OWN_DRAFT,
    TWICE,
    NotNow,
    ReviewHeldByAnother,
)
from hub.store import writer
from hub.store.graph import Transaction
from hub.store.stored import StoredRecord, Values

ROLE = "cooperation"


class OutgoingDesk:
    """Acts on requests of the Office. All of it raises `NotAllowed` for who is no cooperation adviser, and
    `NotFound` for a request that is hidden from them, unknown, or of the incoming family."""

    def __init__(self, record_writer: RecordWriter, people: People) -> None:
        self.writer = record_writer
        self.graph = record_writer.graph
        self.people = people

    def advisers(self, principal: Principal, today: date) -> list[Person]:
        """The cooperation advisers, by name; nobody for who is not of the Office."""
        found = self.people.in_role(principal, ROLE)
        return [one for one in found if one.works_on(today.isoformat())]

    def offered(self, principal: Principal, found: Standing) -> list[Act]:
        """The acts that fit how a request stands, for who may do them."""
        if not access.may(principal, "handle_outgoing"):
            return []
        return [act for act in ACTS.values() if act.is_offered(found.state)]

    def do(
        self, principal: Principal, record_id: str, version: int, act: Act, said: Mapping[str, Any], today: date
    ) -> Outcome:  # fmt: skip
        """Do an act to the version of a request that somebody saw. `said` are plain values of what the act
        asks for. Raises `Conflict`, `Invalid` (each error at a field of the act), `NotNow`,
        `ReviewHeldByAnother`, `Retired`."""
        access.require(principal, "handle_outgoing")
        wanted, errors = validated(act.asks, said)
        if wanted is None:
            raise Invalid(errors)
        told = wanted.model_dump()
        advisers = {one.username: one for one in self.advisers(principal, today)}
        own = next((n for n, one in advisers.items() if one.id == principal.person_id), None)

        def work(transaction: Transaction) -> Outcome:
            before = self._locked(transaction, principal, record_id, version)
            values = standing_values(TYPES["request"], before)
            found = standing(values, today)
            if not act.is_offered(found.state):
                raise NotNow(state=STATES[found.state])
            holder = found.review.holder if found.review else None
            if act.name in ("clear", "return") and holder not in (None, own):
                raise ReviewHeldByAnother
            if errors := _refused(act, values, told, before, advisers, own):
                raise Invalid(errors)
            wish = Wish(TYPES["request"], act.changes(values, told, own), record_id, version)
            try:
                return self.writer.save_in(transaction, principal, [wish], act=act.audited)[0]
            except Invalid as wrong:
                raise Invalid([_at_the_act(act, one) for one in wrong.errors]) from None

        return self.graph.write(work)

    def _locked(
        self, transaction: Transaction, principal: Principal, record_id: str, version: int
    ) -> StoredRecord:
        before = writer.lock(transaction, principal, [record_id]).get(record_id)
        kind = TYPES["request"]
        if before is None or before.node["type"] != kind.info.name:
            raise NotFound
        if before.node["direction"] not in OURS:
            raise NotFound
        check_version(principal, kind, before, version)
        if before.node.get("retired_at") is not None:
            raise Retired
        return before


def _refused(
    act: Act, values: Values, told: Values, before: StoredRecord, advisers: Mapping[str, Person], own: str | None
) -> Sequence[FieldError]:  # fmt: skip
    """What is wrong with what was said, beyond the rules of the request itself."""
    if act.name == "review":
        return _no_reviewers(told, before, advisers, own)
    sent, on = values["sent_on"], told.get("on")
    if sent and on and on < sent:
        return [FieldError(("on",), BEFORE_IT_WAS_SENT, {"sent_on": sent})]
    if told.get("response_kind") in NEEDS_GROUNDS and not told["response_grounds"]:
        return [_error("response_grounds", GROUNDS_NEEDED)]
    return []


def _no_reviewers(
    told: Values, before: StoredRecord, advisers: Mapping[str, Person], own: str | None
) -> list[FieldError]:
    errors = []
    for name in ("reviewer", "stand_in"):
        wanted = told[name]
        if not wanted:
            continue
        adviser = advisers.get(wanted)
        node = before.node
        if adviser is None or not access.sees(adviser.principal, node["readers"], node["excluded"]):
            errors.append(_error(name, NO_ADVISER))
        elif wanted == own:
            errors.append(_error(name, OWN_DRAFT))
    if told["stand_in"] == told["reviewer"]:
        errors.append(_error("stand_in", TWICE))
    return errors


def _error(name: str, text: Text) -> FieldError:
    return FieldError((name,), text, {})


def _at_the_act(act: Act, error: FieldError) -> FieldError:
    """What was refused about a field of the request, at the field of the act that it came by."""
    own = str(error.place[0]) if error.place else ""
    name = own if own in act.asks.fields else FIELDS.get(own, "")
    return error.moved_to((name,) if name in act.asks.fields else ())
