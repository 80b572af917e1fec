"""To whom information and its use belong: the State that asked is the one that receives, and the one that uses.

What is given in answer to a request goes to whom it came from or to another body of the same State; what the
Office receives in answer to one of its own comes from whom it asked. An end user is an authority of the State
of the recipient, or a hybrid court that this State's law created (Strategic Plan 2023-2025, annex 1, KPI 3).
The rules hold for whatever writes an event: forms, files (whose rehearsal foretells them), programs, and the acts
of `hub.sharing.uses`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hub.access import Principal
from hub.errors import Invalid
from hub.records.planning import standing_values
from hub.records.validation import FieldError
from hub.sharing.following import KIND
from hub.store import writer
from hub.store.bodies import answered_with, states_of
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
    body whose State received nothing, or where a request that was answered is now another State's; what stood
    before the change is left alone."""
    found = beyond_the_state(transaction, states) | _answered_another(transaction, states)
    if found:
        raise Invalid([error for errors in found.values() for error in errors])


def beyond_the_state(
    transaction: Transaction, states: Sequence[NewState]
) -> dict[str, list[FieldError]]:
    """What is wrong in that sense with the events among these states, by their ids: written already, or about
    to be."""
    events = [one for one in states if one.kind.info.name == KIND and not one.system.get("retired_at")]  # fmt: skip
    changes = [_Change(one.values, standing_values(one.kind, one.before)) for one in events]
    asked = [one for one in changes if one.answers_anew]
    askers = {
        path: writer.ends_along(
            transaction, [one.request for one in asked if one.asker == path], (path,)
        )
        for path in set(ASKER.values())
    }
    bodies = {body for one in changes for body in one.bodies}
    bodies |= {end for ends in askers.values() for some in ends.values() for end in some}
    homes = states_of(transaction, bodies) if bodies else {}
    found: dict[str, list[FieldError]] = {}
    for state, one in zip(events, changes, strict=True):
        sentences = state.kind.sentences
        errors = []
        if one.answers_anew and not _same(
            homes, one.other_end, askers[one.asker].get(one.request, set())
        ):
            errors.append(FieldError(("answers",), sentences["other_state"], {}))
        errors += [
            FieldError(("uses", place, "end_user"), sentences["state_received_nothing"], {})
            for place, end_user in one.new_users.items()
            if not homes[one.recipient] & homes[end_user]
        ]
        if errors:
            found[state.record_id] = errors
    return found


def _answered_another(
    transaction: Transaction, states: Sequence[NewState]
) -> dict[str, list[FieldError]]:
    """The requests among these states whose other end was changed to another State than the one that what answers
    them went to, or came from."""
    ends: dict[str, tuple[NewState, str]] = {}
    for state in states:
        if state.kind.info.name != "request" or state.before is None:
            continue
        end = "requester" if state.values["direction"] == "incoming" else "requested"
        if _changed(state.values, standing_values(state.kind, state.before), end):
            ends[state.record_id] = state, end
    answered = answered_with(transaction, ends) if ends else {}
    now = {one: ends[one][0].values[ends[one][1]] for one in answered}
    ids = {one["id"] for one in now.values() if one}
    homes = states_of(transaction, ids.union(*answered.values())) if answered else {}
    found: dict[str, list[FieldError]] = {}
    for one, bodies in answered.items():
        state, end = ends[one]
        asker = {now[one]["id"]} if now[one] else set()
        if not all(_same(homes, body, asker) for body in bodies):
            found[one] = [FieldError((end,), state.kind.sentences["answered_another"], {})]
    return found


def _same(homes: Mapping[str, frozenset[str]], other: str, askers: set[str]) -> bool:
    return other in askers or any(homes[other] & homes[one] for one in askers)


@dataclass(frozen=True, slots=True)
class _Change:
    """What an event says now, beside what it said before."""

    values: Values
    before: Values

    @property
    def answers_anew(self) -> bool:
        """Whether it answers a request, and it or its ends are new."""
        ends = ("direction", "provider", "recipient", "answers")
        return bool(self.values.get("answers")) and _changed(self.values, self.before, *ends)

    @property
    def request(self) -> str:
        """The id of the request that it answers."""
        return str(self.values["answers"]["id"])

    @property
    def asker(self) -> str:
        """The end of that request that its own other end belongs to."""
        return ASKER[self.values["direction"]]

    @property
    def other_end(self) -> str:
        """The id of its one end that is not the Office."""
        return other_end(self.values)

    @property
    def recipient(self) -> str:
        """The id of who received it."""
        return str(self.values["recipient"]["id"])

    @property
    def new_users(self) -> dict[int, str]:
        """The end users of its uses that did not stand before, by their places; of all, where who received it
        is new."""
        if not _changed(self.values, self.before, "recipient", "uses"):
            return {}
        stood = self.before.get("recipient") == self.values["recipient"]
        old = {one["key"]: one["end_user"] for one in self.before.get("uses") or [] if stood}
        listed = enumerate(self.values.get("uses") or [])
        return {at: one["end_user"] for at, one in listed if old.get(one.get("key")) != one["end_user"]}  # fmt: skip

    @property
    def bodies(self) -> set[str]:
        """Everybody whose State is asked for."""
        users = self.new_users.values()
        ends = {self.other_end} if self.answers_anew else set()
        return ends | ({self.recipient, *users} if users else set())


def _changed(values: Values, before: Values, *names: str) -> bool:
    return any(values.get(name) != before.get(name) for name in names)


def other_end(values: Values) -> str:
    """The id of the one end of an event that is not the Office."""
    link: dict[str, Any] = values["recipient" if values["direction"] == "given" else "provider"]
    return str(link["id"])
