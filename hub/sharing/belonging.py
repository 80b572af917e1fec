"""To whom information and its use belong: the State that asked is the one that receives, and the one that uses.

What is given in answer to a request goes to whom it came from or to another body of the same State; what the
Office receives in answer to one of its own comes from whom it asked. An end user is an authority of the State
of the recipient, or a hybrid court that this State's law created (Strategic Plan 2023-2025, annex 1, KPI 3).
The rules hold for whatever writes an event: forms, files, programs, and the acts of `hub.sharing.uses`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from hub.access import Principal
from hub.errors import Invalid
from hub.records.planning import standing_values
from hub.records.validation import FieldError
from hub.sharing.following import KIND
from hub.store import writer
from hub.store.bodies import states_of
from hub.store.graph import Transaction
from hub.store.stored import Values
from hub.store.writer import NewState

if TYPE_CHECKING:
    from hub.records.writing import RecordWriter

ASKER = {"given": "requester", "received": "requested"}
"""The end of the request answered that the other end of the event belongs to, by the event's direction."""


def stay_within_the_state(
    _writer: RecordWriter, transaction: Transaction, _principal: Principal, states: Sequence[NewState]
) -> None:  # fmt: skip
    """Raise `Invalid` where an event that was written answers a request of another State, or was used by a
    body whose State received nothing; what stood before the change is left alone."""
    events = [one for one in states if one.kind.info.name == KIND and not one.system.get("retired_at")]  # fmt: skip
    errors: list[FieldError] = []
    for state in events:
        before = standing_values(state.kind, state.before)
        if _changed(state.values, before, "direction", "provider", "recipient", "answers"):
            errors += _of_another_state(transaction, state)
        if _changed(state.values, before, "recipient", "uses"):
            errors += _unreceived(transaction, state, before)
    if errors:
        raise Invalid(errors)


def _changed(values: Values, before: Values, *names: str) -> bool:
    return any(values.get(name) != before.get(name) for name in names)


def other_end(values: Values) -> str:
    """The id of the one end of an event that is not the Office."""
    link: dict[str, Any] = values["recipient" if values["direction"] == "given" else "provider"]
    return str(link["id"])


def _of_another_state(transaction: Transaction, state: NewState) -> list[FieldError]:
    values = state.values
    if not values.get("answers"):
        return []
    request_id, other = values["answers"]["id"], other_end(values)
    path = (ASKER[values["direction"]],)
    asked = writer.ends_along(transaction, [request_id], path).get(request_id, set())
    states = states_of(transaction, [other, *asked])
    if other in asked or any(states[other] & states[one] for one in asked):
        return []
    return [FieldError(("answers",), state.kind.sentences["other_state"], {})]


def _unreceived(transaction: Transaction, state: NewState, before: Values) -> list[FieldError]:
    uses = state.values.get("uses") or []
    recipient = state.values["recipient"]["id"]
    states = states_of(transaction, [recipient, *(one["end_user"] for one in uses)])
    stood = before.get("recipient") == state.values["recipient"]
    old = {one["key"]: one["end_user"] for one in before.get("uses") or []} if stood else {}
    return [
        FieldError(
            ("uses", place, "end_user"), state.kind.sentences["state_received_nothing"], {}
        )
        for place, one in enumerate(uses)
        if old.get(one.get("key")) != one["end_user"] and not states[recipient] & states[one["end_user"]]
    ]  # fmt: skip
