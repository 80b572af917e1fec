"""Creating, changing, retiring and restoring records, one or thousands, in one transaction.

Lock, check the version, validate, authorise, write, revision, audit: `RecordWriter.save` does all of it
for a list of wishes, and all of it or nothing stands. (Design, “The store”.)
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeVar
from zoneinfo import ZoneInfo

from graph_schema.core import TYPES, Entity
from hub import access
from hub.access import Principal
from hub.audit.event import Event
from hub.audit.trail import AuditTrail
from hub.clock import OFFICE_TIME, now, today
from hub.errors import (
    AlreadyExists,
    Conflict,
    HubError,
    Invalid,
    MergedAway,
    NotAllowed,
    NotFound,
    ReasonNeeded,
    Retired,
    SecondPersonNeeded,
)
from hub.records.changes import revisions
from hub.records.following import let_followers_follow
from hub.records.keeping_out import Concerned, concerned_states, excluding, keep_out_again
from hub.records.planning import (
    Wish,
    born,
    changed,
    check_version,
    checked_standing,
    completed,
    leader_ids,
    named_ids,
    new_id,
    said_ids,
    set_by_others,
    settled_said,
    shows_no_change,
    standing_values,
    unchanged,
    with_hidden,
    withheld_said,
)
from hub.records.rules import (
    change_errors,
    giver_errors,
    link_errors,
    marking_errors,
    named_readers,
    reader_errors,
    refuse_broken,
    rule_errors,
    unknown_ends,
)
from hub.records.saying import place_as_said
from hub.records.validation import FieldError, error, validated
from hub.store import seen, writer
from hub.store.graph import Graph, Transaction
from hub.store.stored import StoredRecord, Values
from hub.store.writer import NewState, OtherEnd

T = TypeVar("T")
Action = str
"""What is done to a record, by its name in the audit trail; `hub.audit.event.Event` refuses one not declared."""
Preparation = Callable[[Transaction, Sequence[NewState]], list[NewState]]
"""What the hub itself adds to states before they are written, such as the next reference of a series."""
Consequence = Callable[["RecordWriter", Transaction, Principal, Sequence[NewState]], None]
"""What follows from changes of records, in their transaction."""

PIECE = 500
"""Records that one statement writes; an import of thousands is many statements of one transaction."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a wish: its record's id and version, and whether anything was written."""

    record_id: str
    version: int
    action: Literal["create", "edit", "unchanged"]


@dataclass(slots=True)
class Examined:
    """What a list of wishes comes to before anything is written: the new states with what is done to
    each record, and for every wish, in order, its outcome or its errors."""

    states: list[NewState] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)
    found: list[Outcome | list[FieldError]] = field(default_factory=list)
    refused: HubError | None = None
    """Why the latest wish that was refused as a whole was refused; a form's only wish says it so."""

    @property
    def outcomes(self) -> list[Outcome]:
        """The outcomes of the wishes that have no error."""
        return [one for one in self.found if isinstance(one, Outcome)]


class RowErrors(Invalid):
    """Errors of several wishes at once: `by_place` gives each wish's own."""

    def __init__(self, by_place: dict[int, list[FieldError]]) -> None:
        super().__init__([one for listed in by_place.values() for one in listed])
        self.by_place = by_place


class RecordWriter:
    """Writes records for people, under their access, with revision and audit.

    `consequences` are the rules by which one record's change changes something else, each called in the
    same transaction with all that was written; `preparations` complete what is about to be (`hub.hub` lists both).
    """

    def __init__(
        self, graph: Graph, trail: AuditTrail, consequences: Sequence[Consequence] = (),
        preparations: Sequence[Preparation] = (), timezone: ZoneInfo = OFFICE_TIME,
    ) -> None:  # fmt: skip
        self.graph = graph
        self.trail = trail
        self.consequences = consequences
        self.preparations = preparations
        self.timezone = timezone

    def create(self, principal: Principal, record: Entity) -> Outcome:
        """Create one record. Raises `Invalid`, `NotAllowed`."""
        return self.save(principal, [Wish(type(record), record.model_dump())])[0]

    def edit(self, principal: Principal, record_id: str, version: int, record: Entity) -> Outcome:
        """Replace one record's values. Raises `NotFound`, `Conflict`, `Invalid`, `NotAllowed`, `Retired`."""
        wish = Wish(type(record), record.model_dump(exclude={"id"}), record_id, version)
        return self.save(principal, [wish])[0]

    def save(self, principal: Principal, wishes: Sequence[Wish]) -> list[Outcome]:
        """Write all wishes or none, in one transaction; the answer is in their order."""
        try:
            return self.graph.write(
                lambda transaction: self.save_in(transaction, principal, wishes)
            )
        except AlreadyExists:
            raise Invalid([error(("id",), "id_taken")]) from None

    def save_in(
        self, transaction: Transaction, principal: Principal, wishes: Sequence[Wish], *,
        proposed_by: str | None = None, act: Action = "edit",
    ) -> list[Outcome]:  # fmt: skip
        """`save` inside the caller's transaction; `proposed_by` names who asked for what is written, `act` what a
        change is where it is more than an edit. Raises `RowErrors`; for a single wish what its record is refused for (`NotFound`, `Conflict`, `NotAllowed`,
        `Retired`)."""
        examined = self.examine(transaction, principal, wishes)
        if examined.refused is not None and len(wishes) == 1:
            raise examined.refused
        by_place: dict[int, list[FieldError]] = {}
        for wish, found in zip(wishes, examined.found, strict=True):
            if not isinstance(found, Outcome):
                by_place.setdefault(wish.place, []).extend(found)
        if by_place:
            raise RowErrors(by_place)
        actions = [act if one == "edit" else one for one in examined.actions]
        self.write(transaction, principal, examined.states, actions, proposed_by=proposed_by)
        return examined.outcomes

    def examine(
        self, transaction: Transaction, principal: Principal, wishes: Sequence[Wish], *,
        rehearsal: bool = False, tick: Callable[[int], None] | None = None,
    ) -> Examined:  # fmt: skip
        """Lock what the wishes would change, and whose marking it follows, and check each of them; nothing
        is written.

        A `rehearsal` takes no locks, so that it can be a read. `tick` hears of each wish.
        """
        at = now()
        ids = {one.record_id for one in wishes if one.record_id}
        ids |= {leader for one in wishes for leader in leader_ids(one)}
        standing = (writer.look if rehearsal else writer.lock)(transaction, principal, ids)
        ends = self._other_ends(transaction, principal, wishes, standing)
        concerned = concerned_states(transaction, wishes, standing)
        examined = Examined()
        targets: set[str] = set()
        for wish in wishes:
            target = wish.target_id
            try:
                if target in targets:
                    found: Outcome | list[FieldError] = [error(("id",), "row_twice")]
                else:
                    found = self._plan(examined, principal, wish, standing, ends, concerned, at)
                    targets |= {target} if target else set()
            except (NotFound, Conflict, NotAllowed, Retired) as refused:
                examined.refused = refused
                found = [FieldError((), refused.text, refused.values)]
            examined.found.append(found)
            if tick:
                tick(1)
        return examined

    def retire(self, principal: Principal, record_id: str, version: int, reason: str) -> Outcome:
        """Take a record out of the lists; it stays readable, with its reason. One that an indicator looks
        at takes a second person (`hub.records.proposals`). Raises `NotFound`, `Conflict`, `ReasonNeeded`."""
        if not reason.strip():
            raise ReasonNeeded()
        return self.graph.write(
            lambda transaction: self.turn(
                transaction, principal, record_id, version, "retire", reason.strip()
            )
        )

    def restore(self, principal: Principal, record_id: str, version: int) -> Outcome:
        """Bring a retired record back. Raises `NotFound`, `Conflict`, `NotAllowed`."""
        return self.graph.write(
            lambda transaction: self.turn(
                transaction, principal, record_id, version, "restore", None
            )
        )

    def turn(
        self, transaction: Transaction, principal: Principal, record_id: str, version: int | None,
        action: Literal["retire", "restore"], reason: str | None, *, confirmed: bool = False,
    ) -> Outcome:  # fmt: skip
        """Retire or restore inside the caller's transaction; `confirmed`: a second person has agreed.
        Without a `version`, whatever stands is turned."""
        before = writer.lock(transaction, principal, [record_id]).get(record_id)
        if before is None:
            raise NotFound()
        kind = TYPES[before.node["type"]]
        if before.node.get("merged_to"):
            raise MergedAway()
        if not confirmed and not access.may_change(
            principal, action, kind, before.node["created_by"]
        ):
            raise NotAllowed()
        if action == "retire" and kind.info.confirm_retirement and not confirmed:
            raise SecondPersonNeeded()
        if version is not None:
            check_version(principal, kind, before, version)
        if (before.node.get("retired_at") is not None) == (action == "retire"):
            return Outcome(record_id, seen.version(principal, kind, before.node), "unchanged")
        at = now()
        system = changed(principal, before, at)
        system.pop("retired_at", None)
        system.pop("retired_reason", None)
        if action == "retire":
            system |= {"retired_at": at, "retired_reason": reason}
        state = NewState(kind, record_id, standing_values(kind, before), system, before)
        self.write(transaction, principal, [state], [action], reason=reason)
        return Outcome(record_id, seen.version(principal, kind, system), "edit")

    def write(
        self, transaction: Transaction, principal: Principal, states: Sequence[NewState], actions: Sequence[Action], *,
        reason: str | None = None, batch_id: str | None = None, proposed_by: str | None = None,
        tick: Callable[[int], None] | None = None,
    ) -> None:  # fmt: skip
        """Put planned states down with their revisions and audit events; what may be written was decided.

        All nodes come first, because records of one import may point to each other. `tick` hears how many
        records are done. Raises `Invalid` for a state that breaks a rule of its type, whatever it came by.
        """
        for prepare in self.preparations:
            states = prepare(transaction, states)
        for state in states:
            refuse_broken(state.kind, state.values)
        for some in pieces(states):
            writer.put_nodes(transaction, some)
        for some, done in zip(pieces(states), pieces(actions), strict=True):
            writer.put_parts(transaction, some)
            writer.put_links(transaction, some)
            self._tell(transaction, principal, some, done, reason, batch_id, proposed_by)
            if tick:
                tick(len(some))
        for follows in (let_followers_follow, keep_out_again, *self.consequences):
            follows(self, transaction, principal, states)

    def _tell(
        self, transaction: Transaction, principal: Principal, states: Sequence[NewState], actions: Sequence[Action],
        reason: str | None, batch_id: str | None, proposed_by: str | None,
    ) -> None:  # fmt: skip
        """The revisions and audit events of states that were written."""
        history: list[Values] = []
        events: list[Event] = []
        for state, action in zip(states, actions, strict=True):
            made = list(
                revisions(
                    state.kind, state.record_id, action, state.before, state.built, reason=reason, batch_id=batch_id,
                    proposed_by=proposed_by,
                )
            )  # fmt: skip
            history += made
            events.append(
                Event(
                    action=action,
                    by=principal.person_id,
                    subjects=(state.record_id,),
                    details={"type": state.kind.info.name, "version": _changes(state.system)},
                    values={revision["id"]: revision["changes"] for revision in made},
                )
            )
        writer.put_system(transaction, "Revision", history)
        self.trail.append(transaction, events)

    def _other_ends(
        self, transaction: Transaction, principal: Principal, wishes: Sequence[Wish], standing: dict[str, StoredRecord],
    ) -> dict[str, OtherEnd]:  # fmt: skip
        """Every record that the wishes or what stands point to, as the principal may see them; the records
        that this very batch creates count as there."""
        wanted = {link.other for record in standing.values() for link in record.links.values()}
        for record in standing.values():
            kind = TYPES[record.node["type"]]
            if any(spec.kind == "parts" for spec in kind.fields.values()):
                wanted |= set(seen.referred(kind.fields, standing_values(kind, record)))
        for wish in wishes:
            wanted |= set(said_ids(wish.kind.fields, wish.values)) | set(named_readers(wish))
            for name, spec in wish.kind.fields.items():
                if spec.is_relation:
                    wanted |= set(named_ids(wish.values.get(name)))
        ends = writer.other_ends(transaction, principal, wanted) if wanted else {}
        for wish in wishes:
            made = wish.target_id
            if wish.record_id is None and made and made not in ends:
                values = {
                    name: wish.values.get(name) for name in ("marking", "named_to", "excluded")
                }
                ends[made] = OtherEnd(
                    made, wish.kind.info.name, False, values["marking"] or wish.kind.info.preset_marking,
                    tuple(values["named_to"] or ()), tuple(values["excluded"] or ()),
                )  # fmt: skip
        return ends

    def _plan(
        self, plan: Examined, principal: Principal, wish: Wish, standing: dict[str, StoredRecord],
        ends: dict[str, OtherEnd], concerned: Concerned, at: str,
    ) -> Outcome | list[FieldError]:  # fmt: skip
        """Decide on one wish: its errors, or its outcome and its new state added to the plan."""
        kind = wish.kind
        before = checked_standing(principal, wish, standing)
        if withheld := withheld_said(principal, wish):
            return [error((name,), "extra_forbidden") for name in withheld]
        if others := set_by_others(principal, wish, standing_values(kind, before)):
            return [error((name,), "set_by_others") for name in others]
        if settled := settled_said(principal, wish, standing_values(kind, before), ends):
            return [error((name,), "settled") for name in settled]
        values = excluding(kind, completed(principal, wish, before, ends), concerned)
        record, errors = validated(kind, values)
        if record is None:
            kept = standing_values(kind, before)
            told = [one.moved_to(place_as_said(one.place, wish.values, kept)) for one in errors]
            return told + unknown_ends(wish, ends)
        values = with_hidden(principal, kind, record.model_dump(exclude={"id"}), before, ends)
        system = changed(principal, before, at) if before else born(principal, at)
        system |= dict(zip(("readers", "excluded"), access.readers_of(record), strict=True))
        errors = [
            *link_errors(wish, record, ends, before),
            *reader_errors(principal, wish, record, ends, before),
            *marking_errors(principal, kind, record, values, before),
            *giver_errors(principal, kind, values, before),
            *rule_errors(record, values, ends, today(self.timezone)),
        ]
        if before is None and kind.info.given_ids and record.id is None:
            errors.append(error(("id",), "missing"))
        if before is None and record.id and not access.may_give_id(principal, kind):
            errors.append(error(("id",), "id_made"))  # said of any: nobody tries out ids
        if before is not None:
            errors += change_errors(principal, kind, before, values, system)
        if errors:
            return errors
        record_id = wish.record_id or wish.made_id or record.id or new_id(kind)
        state = NewState(kind, record_id, values, system, before)
        if before is not None and unchanged(state, before):
            return Outcome(record_id, seen.version(principal, kind, before.node), "unchanged")
        if before is not None and shows_no_change(state, before):
            system = changed(principal, before, at, inner=True)
            state = NewState(kind, record_id, values, system, before)
        plan.states.append(state)
        plan.actions.append("edit" if before else "create")
        version = seen.version(principal, kind, system)
        return Outcome(record_id, version, "edit" if before else "create")


def _changes(system: Values) -> int:
    """How often a record has changed, inner changes included."""
    return int(system["version"]) + int(system.get("inner_version") or 0)


def pieces(listed: Sequence[T]) -> Iterator[Sequence[T]]:
    """The list in pieces of which one statement takes each."""
    return (listed[start : start + PIECE] for start in range(0, len(listed), PIECE))
