"""Uses of what the Office gave: its recipient records them, confirms them, and takes a confirmation back once.

A use names its end user, the proceeding in which it was used or that this is not disclosed, its purpose and
when. A practitioner whose State received the information records it and thereby confirms it; the cooperation
adviser may do the same for them, and may leave it for them to confirm. What was withdrawn stays to be read and
counts no more. (Strategic Plan 2023-2025, annex 1, KPI 3, “received and used”.)
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from graph_schema.core import TYPES
from graph_schema.entities.sharing_event import Use
from graph_schema.text import Text
from hub import access
from hub.access import Principal
from hub.clock import now
from hub.errors import Invalid, NotFound, Retired
from hub.records.planning import changed, check_version, standing_values
from hub.records.reading import Neighbour, Record
from hub.records.rules import rule_errors
from hub.records.validation import FieldError, error, validated
from hub.records.writing import Action, Outcome, RecordWriter
from hub.sharing.errors import (
    AlreadyConfirmed,
    AlreadyWithdrawn,
    NoSuchUse,
    NotConfirmed,
    NotGivenYet,
    NothingReceived,
    ReceivedByTheOffice,
)
from hub.sharing.following import KIND
from hub.store import writer
from hub.store.bodies import states_of
from hub.store.graph import Transaction
from hub.store.stored import StoredRecord, Values, new_key
from hub.store.writer import NewState, OtherEnd

ASKED = ("end_user", "used_on", "purpose", "proceeding", "proceeding_undisclosed", "confirmed_on")
"""What is said of a use. Only the adviser says when it was confirmed: others confirm it as they record it."""

WHICH_PROCEEDING = Text(
    "Name the proceeding, or say that it is not disclosed.",
    "Désignez la procédure, ou indiquez qu’elle n’est pas divulguée.",
)
NAMED_AND_UNDISCLOSED = Text(
    "A proceeding that is named is not undisclosed: choose one of the two.",
    "Une procédure désignée n’est pas non divulguée : choisissez l’un ou l’autre.",
)


@dataclass(frozen=True, slots=True)
class _Case:
    """An event under lock, of which a use is recorded, confirmed or withdrawn."""

    before: StoredRecord
    values: Values

    @property
    def uses(self) -> list[Values]:
        """Its uses as they stand, those of hidden bodies too."""
        listed: list[Values] = self.values["uses"]
        return listed


class Uses:
    """Records uses. All of it raises `NotFound` for an event that is hidden or unknown, `NotAllowed` for whose
    roles do not record uses, `NothingReceived` for a practitioner whose State is not the recipient's,
    `Retired`, and `Conflict` where the event is no longer the version that the person saw."""

    def __init__(self, record_writer: RecordWriter) -> None:
        self.writer = record_writer
        self.graph = record_writer.graph

    def may_record(self, principal: Principal, record: Record) -> bool:
        """Whether somebody may record uses of an event, which they see, as it stands."""
        values = record.values
        if not access.may(principal, "record_use") or record.retired:
            return False
        if values["direction"] != "given" or not values["on"] or not values["recipient"]:
            return False
        recipient = str(values["recipient"]["id"])
        return self.graph.read(lambda one: _belongs(one, principal, recipient))

    def end_users(self, principal: Principal, event_id: str) -> list[Neighbour]:
        """Who may have used what this event gave, as far as the person sees them, by name."""
        rows = self.graph.rows("sharing/end_users", principal, id=event_id)
        found = [Neighbour(row["id"], row["type"], row["title"]) for row in rows]
        return sorted(found, key=lambda one: (one.title, one.id))

    def record(
        self, principal: Principal, event_id: str, version: int, said: Mapping[str, Any], today: date
    ) -> Outcome:  # fmt: skip
        """Record a use as of today; `said` are plain values by the names in `ASKED`. A practitioner confirms it
        by recording it. Raises `Invalid` with one sentence at each field, `NotGivenYet`, `ReceivedByTheOffice`."""

        def work(transaction: Transaction) -> Outcome:
            case = self._case(transaction, principal, event_id, version)
            use = {name: said.get(name) for name in ASKED} | {"key": new_key()}
            use["proceeding_undisclosed"] = bool(use["proceeding_undisclosed"])
            if not principal.is_staff:
                use["confirmed_on"] = today.isoformat()
            named = [one for one in (use["end_user"], use["proceeding"]) if isinstance(one, str)]
            ends = writer.other_ends(transaction, principal, named)
            if errors := [*_unsaid(use), *_misnamed(use, ends)]:
                raise Invalid(errors)
            uses = [*case.uses, use]
            try:
                return self._write(transaction, principal, case, uses, "record_use", today, ends)
            except Invalid as refused:
                raise Invalid([_at_its_field(one) for one in refused.errors]) from None

        return self.graph.write(work)

    def confirm(
        self, principal: Principal, event_id: str, version: int, key: str, today: date
    ) -> Outcome:
        """Confirm a use that somebody recorded. Raises `NoSuchUse`, `AlreadyConfirmed`, `AlreadyWithdrawn`."""

        def confirmed(use: Values) -> Values:
            if use.get("withdrawn_on"):
                raise AlreadyWithdrawn
            if use.get("confirmed_on"):
                raise AlreadyConfirmed
            return {"confirmed_on": today.isoformat()}

        return self._change(principal, event_id, version, key, confirmed, "confirm_use", today)

    def withdraw(
        self, principal: Principal, event_id: str, version: int, key: str, today: date
    ) -> Outcome:
        """Take a confirmation back: the use counts no more, and stays. Raises `NoSuchUse`, `NotConfirmed`,
        `AlreadyWithdrawn`."""

        def withdrawn(use: Values) -> Values:
            if use.get("withdrawn_on"):
                raise AlreadyWithdrawn
            if not use.get("confirmed_on"):
                raise NotConfirmed
            return {"withdrawn_on": today.isoformat()}

        return self._change(principal, event_id, version, key, withdrawn, "withdraw_use", today)

    def _change(
        self, principal: Principal, event_id: str, version: int, key: str, change: Callable[[Values], Values],
        action: Action, today: date,
    ) -> Outcome:  # fmt: skip
        def work(transaction: Transaction) -> Outcome:
            case = self._case(transaction, principal, event_id, version, of_use=(key, change))
            uses = [one | change(one) if one["key"] == key else one for one in case.uses]
            return self._write(transaction, principal, case, uses, action, today, {})

        return self.graph.write(work)

    def _case(
        self, transaction: Transaction, principal: Principal, event_id: str, version: int,
        of_use: tuple[str, Callable[[Values], Values]] | None = None,
    ) -> _Case:  # fmt: skip
        """The event under lock, once it is known that this person may record its uses. What is wrong with the
        use itself is said before a newer version of the event is: withdrawing twice is no conflict."""
        access.require(principal, "record_use")
        kind = TYPES[KIND]
        before = writer.lock(transaction, principal, [event_id]).get(event_id)
        if before is None or before.node["type"] != KIND:
            raise NotFound
        values = standing_values(kind, before)
        if values["direction"] != "given":
            raise ReceivedByTheOffice
        if not _belongs(transaction, principal, values["recipient"]["id"]):
            raise NothingReceived
        if before.node.get("retired_at") is not None:
            raise Retired
        if not values["on"]:
            raise NotGivenYet
        if of_use is not None:
            key, change = of_use
            use = next((one for one in values["uses"] if one["key"] == key), None)
            if use is None:
                raise NoSuchUse
            change(use)
        check_version(principal, kind, before, version)
        return _Case(before, values)

    def _write(
        self, transaction: Transaction, principal: Principal, case: _Case, uses: list[Values], action: Action,
        today: date, ends: dict[str, OtherEnd],
    ) -> Outcome:  # fmt: skip
        kind = TYPES[KIND]
        record, errors = validated(kind, case.values | {"uses": uses})
        if record is None:
            raise Invalid(errors)
        values = record.model_dump(exclude={"id"})
        if errors := [one for one in rule_errors(record, values, ends, today) if one.place[0] == "uses"]:  # fmt: skip
            raise Invalid(errors)
        event_id = str(case.before.node["id"])
        system = changed(principal, case.before, now())
        state = NewState(kind, event_id, values, system, case.before)
        self.writer.write(transaction, principal, [state], [action])
        return Outcome(event_id, int(system["version"]), "edit")


def _belongs(transaction: Transaction, principal: Principal, recipient: str) -> bool:
    """Whether somebody records uses for this recipient: of its State, or the adviser for any."""
    if principal.is_staff:
        return True
    if recipient in (principal.authority_id, principal.state_id):
        return True
    states = states_of(transaction, [recipient])[recipient]
    return principal.state_id is not None and principal.state_id in states


def _unsaid(use: Values) -> list[FieldError]:
    """What a use lacks."""
    found = [error((name,), "missing") for name in ("end_user", "used_on") if not use[name]]
    if not use["proceeding"] and not use["proceeding_undisclosed"]:
        found.append(FieldError(("proceeding",), WHICH_PROCEEDING, {}))
    if use["proceeding"] and use["proceeding_undisclosed"]:
        found.append(FieldError(("proceeding",), NAMED_AND_UNDISCLOSED, {}))
    return found


def _misnamed(use: Values, ends: Mapping[str, OtherEnd]) -> list[FieldError]:
    """The records that a use names and the person does not see, or that cannot stand there."""
    found = []
    for name in ("end_user", "proceeding"):
        one = use[name]
        if not one:
            continue
        if one not in ends:
            found.append(error((name,), "end_unknown", value=one))
        elif ends[one].type not in Use.fields[name].refers_to:
            found.append(error((name,), "end_type", value=one))
        elif ends[one].retired:
            found.append(error((name,), "end_retired", value=one))
    return found


def _at_its_field(one: FieldError) -> FieldError:
    """An error inside the event's uses at the field of the use that is being recorded."""
    if one.place[0] != "uses":
        return one
    return one.moved_to(one.place[2:] if len(one.place) > 2 else ("used_on",))
