"""What the Office and the requester do with an incoming request, each act with its day.

The Office records its receipt (and with it the Registry's, rule 194), acknowledges, asks, reviews, answers
and closes; the requester's authority answers questions and withdraws. An act says what it changes in plain
values; the record's own rules then hold as for every other change: nothing is given past an open gate, no day
lies before the one that it follows.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from graph_schema.core import TYPES
from graph_schema.text import Text
from hub import access
from hub.access import Principal
from hub.accounts.people import People
from hub.accounts.person import Person
from hub.clock import now, today
from hub.errors import Invalid, NotAllowed, NotFound, Retired
from hub.gates import all_open
from hub.records.planning import Wish, changed, check_version, standing_values
from hub.records.rules import backdating_errors, rule_errors
from hub.records.validation import validated
from hub.records.writing import Outcome, RecordWriter
from hub.requests.errors import NoSuchReviewer, NotNow
from hub.requests.standing import OPEN_STATES, STATES, Standing, standing
from hub.store import seen, writer
from hub.store.graph import Transaction
from hub.store.stored import StoredRecord, Values, new_key
from hub.store.writer import NewState

KIND = TYPES["request"]
HANDLERS = ("cooperation", "manager")
"""The roles whose members review requests."""

NEED_GROUNDS = ("reasoned_refusal", "legal_bar")
"""The answers that say why: a refusal has its reasons, a legal bar is named (counting rules, KPI 3)."""

Typed = Mapping[str, str]
"""What somebody typed into the form of an act, by field name; empty ones are as if not there."""


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that is done: its name in addresses, its words, what is asked for beside the day (`on`, unless
    `dated` is false), in which states it is offered, and what it makes of a request's values. `by_requester`:
    for the requester's authority, not for the Office; `by_both`: for either."""

    name: str
    label: Text
    done: Text
    states: tuple[str, ...]
    makes: Callable[[Mapping[str, Any], Typed], Values]
    asks: tuple[str, ...] = ()
    dated: bool = True
    by_requester: bool = False
    by_both: bool = False

    @property
    def audited(self) -> str:
        """Its name in the audit trail and in the record's history."""
        return f"request_{self.name.replace('-', '_')}"


def _receive(values: Mapping[str, Any], typed: Typed) -> Values:
    said: Values = {
        "registry_received_on": typed.get("registry_on") or None,
        "received_on": typed.get("on") or None,
    }
    return said if values.get("gates") else said | {"gates": all_open()}


def _acknowledge(_values: Mapping[str, Any], typed: Typed) -> Values:
    return {"acknowledged_on": typed.get("on") or None}


def _step(kind: str) -> Callable[[Mapping[str, Any], Typed], Values]:
    def makes(values: Mapping[str, Any], typed: Typed) -> Values:
        step = {
            "key": new_key(), "kind": kind, "on": typed.get("on"), "by": None,
            "text": typed.get("text") or None,
        }  # fmt: skip
        return {"steps": [*(values.get("steps") or ()), step]}

    return makes


def _assign(values: Mapping[str, Any], typed: Typed) -> Values:
    reviewer, stand_in = typed.get("reviewer") or None, typed.get("stand_in") or None
    reviews = [dict(one) for one in values.get("reviews") or ()]
    if not any(one["by"] == reviewer and not one.get("ended_on") for one in reviews):
        reviews = _ended(reviews, typed)
        reviews.append({"key": new_key(), "started_on": typed.get("on"), "by": reviewer})
    return {"reviewer": reviewer, "stand_in": stand_in, "reviews": reviews}


def _end_review(values: Mapping[str, Any], typed: Typed) -> Values:
    return {"reviews": _ended(values.get("reviews") or (), typed)}


def _ended(reviews: Any, typed: Typed) -> list[Values]:
    """The reviews, each open one ended on the day of the act."""
    return [
        dict(one) if one.get("ended_on") else dict(one) | {"ended_on": typed.get("on")}
        for one in reviews
    ]


def _answer(values: Mapping[str, Any], typed: Typed) -> Values:
    said: Values = {
        "response_kind": typed.get("kind") or None,
        "initial_substantive_response_on": typed.get("on") or None,
        "response_grounds": typed.get("grounds") or None,
    }
    return said | _without_reviews(values, typed)


def _close(values: Mapping[str, Any], typed: Typed) -> Values:
    return {"closed_on": typed.get("on") or None} | _without_reviews(values, typed)


def _without_reviews(values: Mapping[str, Any], typed: Typed) -> Values:
    """What is answered or closed is in review no longer."""
    is_open = any(not one.get("ended_on") for one in values.get("reviews") or ())
    return _end_review(values, typed) if is_open else {}


def _withdraw(_values: Mapping[str, Any], typed: Typed) -> Values:
    return {"withdrawn_on": typed.get("on") or None}


_IN_WORK = OPEN_STATES[1:]
_LASTING = (*_IN_WORK, "given_in_part", "answered")

ACTS: Mapping[str, Act] = {
    one.name: one
    for one in (
        Act(
            "receive", Text("Record the receipt", "Consigner la réception"),
            Text("The receipt is recorded; the clock runs.", "La réception est consignée ; le délai court."),
            ("handed_in",), _receive, ("registry_on",),
        ),
        Act(
            "acknowledge", Text("Acknowledge", "Accuser réception"),
            Text("The acknowledgement is recorded; the clock runs on.", "L’accusé de réception est consigné ; le délai continue de courir."),
            _IN_WORK, _acknowledge,
        ),
        Act(
            "ask", Text("Ask for clarification", "Demander des précisions"),
            Text("The question is recorded; the clock runs on.", "La demande de précisions est consignée ; le délai continue de courir."),
            _IN_WORK, _step("clarification_asked"), ("text",),
        ),
        Act(
            "assign", Text("Assign the review", "Confier la relecture"),
            Text("The review is assigned.", "La relecture est confiée."),
            _IN_WORK, _assign, ("reviewer", "stand_in"),
        ),
        Act(
            "end-review", Text("End the review", "Achever la relecture"),
            Text("The review has ended.", "La relecture est achevée."),
            _IN_WORK, _end_review,
        ),
        Act(
            "answer", Text("Record the answer", "Consigner la réponse"),
            Text("The answer is recorded; the clock has stopped.", "La réponse est consignée ; le délai ne court plus."),
            _IN_WORK, _answer, ("kind", "grounds"),
        ),
        Act(
            "close", Text("Close", "Clore"),
            Text("The request is closed.", "La demande est close."),
            _LASTING, _close,
        ),
        Act(
            "clarify", Text("Give the clarification", "Fournir les précisions"),
            Text("Your answer is recorded; the Office sees it.", "Votre réponse est consignée ; le Bureau la voit."),
            ("clarification_asked",), _step("clarification_given"), ("text",), dated=False, by_requester=True,
        ),
        Act(
            "withdraw", Text("Withdraw the request", "Retirer la demande"),
            Text("The request is withdrawn; its history stays.", "La demande est retirée ; son historique demeure."),
            (*OPEN_STATES, "given_in_part", "answered"), _withdraw, by_both=True,
        ),
    )
}  # fmt: skip
"""Every act by its name, in the order in which a page offers them."""


class RequestActs:
    """Does these acts. All of it raises `NotFound` for a request that is hidden, unknown or not incoming."""

    def __init__(self, record_writer: RecordWriter, people: People) -> None:
        self.writer = record_writer
        self.people = people

    def offered(
        self, principal: Principal, values: Mapping[str, Any], stands: Standing
    ) -> list[Act]:
        """What somebody may do with a request as it stands."""
        if values.get("direction") != "incoming":
            return []
        return [
            one
            for one in ACTS.values()
            if _may(principal, one, requester_of(values)) and _fits(one, values, stands)
        ]

    def do(
        self, principal: Principal, record_id: str, version: int, name: str, typed: Typed
    ) -> Outcome:
        """Do one act, in one transaction with revision and audit. Raises `Conflict` (somebody changed the
        request since the person looked at it), `NotNow`, `NotAllowed`, `Retired`, `NoSuchReviewer`, and `Invalid`
        with errors at the fields of the record: a day out of order, an open gate."""
        act = ACTS[name]

        def work(transaction: Transaction) -> Outcome:
            before = writer.lock(transaction, principal, [record_id]).get(record_id)
            if before is None or before.node["type"] != "request":
                raise NotFound
            values = standing_values(KIND, before)
            if values["direction"] != "incoming":
                raise NotFound
            if not _may(principal, act, requester_of(values)):
                raise NotAllowed
            if name == "withdraw" and values["withdrawn_on"]:  # twice is no conflict
                raise NotNow(state=STATES["withdrawn"])
            check_version(principal, KIND, before, version)
            if before.node.get("retired_at") is not None:
                raise Retired
            day = today(self.writer.timezone)
            stands = standing(seen.without_kept(principal, KIND, values), day)
            if not _fits(act, values, stands):
                raise NotNow(state=STATES[stands.state])
            if name == "assign":
                self._check_reviewers(principal, before, typed, day)
            said = act.makes(values, typed if act.dated else {**typed, "on": day.isoformat()})
            if principal.is_staff:
                wish = Wish(KIND, said, record_id, version)
                return self.writer.save_in(transaction, principal, [wish], act=act.audited)[0]
            return self._by_requester(transaction, principal, before, values | said, day, act)

        return self.writer.graph.write(work)

    def handlers(self, principal: Principal, on: date) -> list[Person]:
        """Those who may be given a review, by name, for staff."""
        found = {one.id: one for role in HANDLERS for one in self.people.in_role(principal, role)}
        able = [one for one in found.values() if one.works_on(on.isoformat())]
        return sorted(able, key=lambda one: (one.display_name.casefold(), one.username))

    def _check_reviewers(
        self, principal: Principal, before: StoredRecord, typed: Typed, on: date
    ) -> None:
        known = {one.username: one.principal for one in self.handlers(principal, on)}
        reviewer, stand_in = typed.get("reviewer"), typed.get("stand_in")
        named = [one for one in (reviewer, stand_in) if one]
        node = before.node
        for one in named:
            if one not in known or not access.sees(known[one], node["readers"], node["excluded"]):
                raise NoSuchReviewer
        if not reviewer or reviewer == stand_in:
            raise NoSuchReviewer

    def _by_requester(
        self, transaction: Transaction, principal: Principal, before: StoredRecord, values: Values, day: date,
        act: Act,
    ) -> Outcome:  # fmt: skip
        """Write what the requester's authority does: of the fields that the Office sets, and after its receipt
        of all others, this is all that they change."""
        record, errors = validated(KIND, values)
        if record is None:
            raise Invalid(errors)
        stood = standing_values(KIND, before)
        errors = rule_errors(record, values, {}, day)
        if errors := [*errors, *backdating_errors(principal, KIND, stood, values)]:
            raise Invalid(errors)
        whole = record.model_dump(exclude={"id"})
        at = now()
        record_id = str(before.node["id"])
        state = NewState(KIND, record_id, whole, changed(principal, before, at), before)
        self.writer.write(transaction, principal, [state], [act.audited])
        return Outcome(record_id, int(state.system["version"]), "edit")


def requester_of(values: Mapping[str, Any]) -> str | None:
    """The id of the authority or State that makes a request."""
    link = values.get("requester")
    return link["id"] if link else None


def is_requesters(principal: Principal, values: Mapping[str, Any]) -> bool:
    """Whether a practitioner belongs to the authority that makes a request."""
    own = principal.authority_id
    return not principal.is_staff and own is not None and own == requester_of(values)


def _may(principal: Principal, act: Act, requester: str | None) -> bool:
    office = access.may(principal, "handle_requests")
    theirs = (
        access.may(principal, "prepare_request")
        and not principal.is_staff
        and principal.authority_id is not None
        and principal.authority_id == requester
    )
    if act.by_both:
        return office or theirs
    return theirs if act.by_requester else office


def _fits(act: Act, values: Mapping[str, Any], stands: Standing) -> bool:
    """Whether an act makes sense as a request stands."""
    if stands.state not in act.states:
        return False
    if act.name == "acknowledge":
        return not values.get("acknowledged_on")
    if act.name == "end-review":
        return stands.review is not None
    return True


def fresh(act: Act, values: Mapping[str, Any], typed: Typed, on: date) -> Values:
    """What an act would make of a request as it stands now, whoever changed it meanwhile: for showing both
    sides, where two people acted at once."""
    return act.makes(values, typed if act.dated else {**typed, "on": on.isoformat()})


def needed(act: Act, typed: Typed) -> list[str]:
    """The fields of an act's form that were left empty and may not be: a refusal and a legal bar have grounds."""
    wanted = {"ask": ("text",), "clarify": ("text",), "answer": ("kind",), "assign": ("reviewer",)}
    fields = [*(("on",) if act.dated else ()), *wanted.get(act.name, ())]
    if typed.get("kind") in NEED_GROUNDS:
        fields.append("grounds")
    return [one for one in fields if not (typed.get(one) or "").strip()]
