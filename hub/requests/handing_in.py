"""Handing a request in: the draft becomes a request of the practitioner's authority, and no clock starts.

The clock of an incoming request runs from the Office's own receipt (KPI 3), which the adviser records; until
then the request has a draft reference and its author may change it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from graph_schema.core import TYPES
from hub import access
from hub.access import Principal
from hub.drafts.drafts import drop_in
from hub.errors import Invalid
from hub.records.planning import Wish
from hub.records.writing import Outcome, RecordWriter
from hub.requests.errors import NoAuthority
from hub.store.graph import Transaction
from hub.store.stored import Values, new_key

FIELDS = (
    "title", "about", "for_proceeding", "assistance", "purpose", "whereabouts", "essential_facts",
    "procedure_sought", "requirements", "other_information", "channel", "language", "translated_into", "sent_on",
)  # fmt: skip
"""What the guided form asks for (article 96(2), as far as it applies: article 96(4)); all else follows."""


def request_of(principal: Principal, said: Mapping[str, Any], *, for_state: bool) -> Values:
    """The values of the request that a practitioner makes in the name of their authority; `for_state`: other
    authorities of their State may see it. Raises `NoAuthority`."""
    if principal.authority_id is None:
        raise NoAuthority
    named = [f"org:{principal.authority_id}"]
    if for_state and principal.state_id:
        named.append(f"state:{principal.state_id}")
    return {name: said.get(name) for name in FIELDS} | {
        "direction": "incoming", "requester": {"id": principal.authority_id}, "marking": "named",
        "named_to": named,
    }  # fmt: skip


def hand_in(
    record_writer: RecordWriter, principal: Principal, values: Mapping[str, Any], draft_id: str | None, on: date
) -> Outcome:  # fmt: skip
    """Make the request and let its draft go, in one transaction with revision and audit; a draft that is gone
    already (handed in from another window) refuses. Raises `NotAllowed`, `Invalid`, `NotFound`."""
    access.require(principal, "prepare_request")
    step = {"key": new_key(), "kind": "submitted", "on": on.isoformat()}

    def work(transaction: Transaction) -> Outcome:
        if draft_id:
            drop_in(transaction, principal.person_id, draft_id)
        examined = record_writer.examine(
            transaction, principal, [Wish(TYPES["request"], dict(values))]
        )
        if examined.refused is not None:
            raise examined.refused
        (found,) = examined.found
        if not isinstance(found, Outcome):
            raise Invalid(found)
        states = [replace(one, values=one.values | {"steps": [step]}) for one in examined.states]
        record_writer.write(transaction, principal, states, ["request_hand_in"])
        return found

    return record_writer.graph.write(work)
