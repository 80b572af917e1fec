"""Creating, changing, retiring and restoring records, one or thousands, in one transaction.

Lock, check the version, validate, authorise, write, revision, audit: `RecordWriter.save` does all of it
for a list of wishes, and all of it or nothing stands. (Design, “The store”.)
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from graph_schema.core import TYPES, Entity
from hub import access
from hub.access import Principal
from hub.audit.trail import AuditTrail, Event
from hub.clock import now
from hub.errors import AlreadyExists, Conflict, Invalid, NotAllowed, NotFound, ReasonNeeded, Retired, SecondPersonNeeded
from hub.records.changes import revisions
from hub.records.validation import FieldError, error
from hub.store import writer
from hub.store.graph import Graph, Transaction
from hub.store.stored import StoredRecord, Values, new_key, plain_values
from hub.store.writer import NewState, OtherEnd

Action = Literal["create", "edit", "retire", "restore", "seal"]


@dataclass(frozen=True, slots=True)
class Wish:
    """One record as somebody wants it: the whole validated record, to be created or to replace what stands.

    `version` is the one that the form, row or call carried (none for an import row without that column:
    then whatever stands is replaced). `place` says where errors belong (the row of an import).
    """

    record: Entity
    record_id: str | None = None
    version: int | None = None
    place: int = 0
    fields: frozenset[str] | None = None
    """The fields that the wish speaks of; the others stay as they are (absent columns)."""

    @property
    def kind(self) -> type[Entity]:
        return type(self.record)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a wish: its record's id and version, and whether anything was written."""

    record_id: str
    version: int
    action: Literal["create", "edit", "unchanged"]


@dataclass(slots=True)
class _Plan:
    states: list[NewState] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)
    errors: list[FieldError] = field(default_factory=list)


class RowErrors(Invalid):
    """Errors of several wishes at once: `by_place` gives each wish's own."""

    def __init__(self, by_place: dict[int, list[FieldError]]) -> None:
        super().__init__([one for listed in by_place.values() for one in listed])
        self.by_place = by_place


class RecordWriter:
    """Writes records for people, under their access, with revision and audit."""

    def __init__(self, graph: Graph, trail: AuditTrail) -> None:
        self.graph = graph
        self.trail = trail

    def create(self, principal: Principal, record: Entity) -> Outcome:
        """Create one record. Raises `Invalid`, `NotAllowed`."""
        return self.save(principal, [Wish(record)])[0]

    def edit(self, principal: Principal, record_id: str, version: int, record: Entity) -> Outcome:
        """Replace one record's values. Raises `NotFound`, `Conflict`, `Invalid`, `NotAllowed`, `Retired`."""
        return self.save(principal, [Wish(record, record_id, version)])[0]

    def save(self, principal: Principal, wishes: Sequence[Wish]) -> list[Outcome]:
        """Write all wishes or none, in one transaction; the answer is in their order."""
        try:
            return self.graph.write(lambda transaction: self.save_in(transaction, principal, wishes))
        except AlreadyExists:
            raise Invalid([error(("id",), "id_taken")]) from None

    def save_in(
        self, transaction: Transaction, principal: Principal, wishes: Sequence[Wish], *,
        batch_id: str | None = None, dry_run: bool = False,
    ) -> list[Outcome]:  # fmt: skip
        """`save` inside the caller's transaction; with `dry_run` everything is checked and nothing written."""
        at = now()
        standing = writer.lock(transaction, principal, [one.record_id for one in wishes if one.record_id])
        ends = self._other_ends(transaction, principal, wishes, standing)
        plan = _Plan()
        by_place: dict[int, list[FieldError]] = {}
        for wish in wishes:
            try:
                found = self._plan(plan, principal, wish, standing, ends, at)
            except (NotFound, Conflict, NotAllowed, Retired) as refused:
                if len(wishes) == 1 and batch_id is None and not dry_run:
                    raise
                found = [FieldError((), refused.text, refused.values)]
            if found:
                by_place.setdefault(wish.place, []).extend(found)
        if by_place:
            raise RowErrors(by_place)
        if not dry_run:
            self.write(transaction, principal, plan.states, plan.actions, batch_id=batch_id)
        return plan.outcomes

    def retire(self, principal: Principal, record_id: str, version: int, reason: str) -> Outcome:
        """Take a record out of the lists; it stays readable, with its reason. One that an indicator looks
        at takes a second person (`hub.records.proposals`). Raises `NotFound`, `Conflict`, `ReasonNeeded`."""
        if not reason.strip():
            raise ReasonNeeded()
        return self.graph.write(
            lambda transaction: self.turn(transaction, principal, record_id, version, "retire", reason.strip())
        )

    def restore(self, principal: Principal, record_id: str, version: int) -> Outcome:
        """Bring a retired record back. Raises `NotFound`, `Conflict`, `NotAllowed`."""
        return self.graph.write(
            lambda transaction: self.turn(transaction, principal, record_id, version, "restore", None)
        )

    def turn(
        self, transaction: Transaction, principal: Principal, record_id: str, version: int,
        action: Literal["retire", "restore"], reason: str | None, *, confirmed: bool = False,
    ) -> Outcome:  # fmt: skip
        """Retire or restore inside the caller's transaction; `confirmed`: a second person has agreed."""
        before = writer.lock(transaction, principal, [record_id]).get(record_id)
        if before is None:
            raise NotFound()
        kind = TYPES[before.node["type"]]
        if not confirmed and not access.may_change(principal, action, kind, before.node["created_by"]):
            raise NotAllowed()
        if action == "retire" and kind.info.confirm_retirement and not confirmed:
            raise SecondPersonNeeded()
        _check_version(record_id, before, version)
        if (before.node.get("retired_at") is not None) == (action == "retire"):
            return Outcome(record_id, before.node["version"], "unchanged")
        at = now()
        system = _carried(before) | {
            "version": before.node["version"] + 1, "updated_at": at, "updated_by": principal.person_id,
        }  # fmt: skip
        system.pop("retired_at", None)
        system.pop("retired_reason", None)
        if action == "retire":
            system |= {"retired_at": at, "retired_reason": reason}
        values = plain_values(kind, before.node, before.parts.values(), before.links.values())
        state = NewState(kind, record_id, values, system, before)
        self.write(transaction, principal, [state], [action], reason=reason)
        return Outcome(record_id, system["version"], "edit")

    def write(
        self, transaction: Transaction, principal: Principal, states: list[NewState], actions: list[Action], *,
        reason: str | None = None, batch_id: str | None = None,
    ) -> None:  # fmt: skip
        """Put planned states down with their revisions and audit events; what may be written was decided."""
        if not states:
            return
        writer.put(transaction, states)
        history: list[Values] = []
        events: list[Event] = []
        for state, action in zip(states, actions, strict=True):
            after = state.build()
            made = list(
                revisions(state.kind, state.record_id, action, state.before, after, reason=reason, batch_id=batch_id)
            )
            history += made
            events.append(
                Event(
                    action=action, by=principal.person_id, subjects=(state.record_id,),
                    details={"type": state.kind.info.name, "version": state.system["version"]},
                    values={revision["id"]: revision["changes"] for revision in made},
                )  # fmt: skip
            )
        writer.put_system(transaction, "Revision", history)
        self._let_followers_follow(transaction, states)
        self.trail.append(transaction, events)

    def _let_followers_follow(self, transaction: Transaction, states: Iterable[NewState]) -> None:
        moved: dict[str, list[str]] = {}
        for state in states:
            if state.before and any(state.before.node.get(key) != state.system[key] for key in ("readers", "excluded")):
                moved.setdefault(state.kind.info.name, []).append(state.record_id)
        for follower in TYPES.values():
            relation = follower.info.marking_follows
            for leader in follower.fields[relation].to if relation else ():
                if relation and moved.get(leader):
                    writer.follow_marking(transaction, follower, relation, moved[leader])

    def _other_ends(
        self, transaction: Transaction, principal: Principal, wishes: Sequence[Wish], standing: dict[str, StoredRecord]
    ) -> dict[str, OtherEnd]:
        """Every record that the wishes or what stands point to, as the principal may see them; the records
        that this very batch creates count as there."""
        wanted = {link.other for record in standing.values() for link in record.links.values()}
        for wish in wishes:
            for name, spec in wish.kind.fields.items():
                if spec.is_relation:
                    value = getattr(wish.record, name) or []
                    wanted |= {link.id for link in (value if isinstance(value, list) else [value])}
        ends = writer.other_ends(transaction, principal, wanted) if wanted else {}
        for wish in wishes:
            made = wish.record.id
            if made and made not in ends and wish.record_id is None:
                record = wish.record
                ends[made] = OtherEnd(
                    made, wish.kind.info.name, False, record.marking, tuple(record.named_to), tuple(record.excluded)
                )
        return ends

    def _plan(
        self, plan: _Plan, principal: Principal, wish: Wish, standing: dict[str, StoredRecord],
        ends: dict[str, OtherEnd], at: str,
    ) -> list[FieldError]:  # fmt: skip
        kind = wish.kind
        before: StoredRecord | None = None
        if wish.record_id is not None:
            before = standing.get(wish.record_id)
            if before is None or before.node["type"] != kind.info.name:
                raise NotFound()
        action: Action = "edit" if before else "create"
        if not access.may_change(principal, action, kind, before.node["created_by"] if before else principal.person_id):
            raise NotAllowed()
        if before is not None and wish.record_id is not None:
            if wish.version is not None:
                _check_version(wish.record_id, before, wish.version)
            if before.node.get("retired_at") is not None:
                raise Retired()
        record = self._completed(wish, before, ends)
        errors = [*_link_errors(kind, record, wish.record_id, ends, before), *_marking_errors(principal, kind, record, before)]
        if errors:
            return errors
        values = _with_hidden(principal, kind, record.model_dump(exclude={"id"}), before, ends)
        readers, excluded = access.readers_of(record)
        record_id = wish.record_id or record.id or _new_id(kind)
        system = (_carried(before) if before else {"created_at": at, "created_by": principal.person_id}) | {
            "version": (before.node["version"] if before else 0) + 1,
            "updated_at": at, "updated_by": principal.person_id, "readers": readers, "excluded": excluded,
        }  # fmt: skip
        state = NewState(kind, record_id, values, system, before)
        if before is not None and _same(state, before):
            plan.outcomes.append(Outcome(record_id, before.node["version"], "unchanged"))
            return []
        plan.states.append(state)
        plan.actions.append(action)
        plan.outcomes.append(Outcome(record_id, system["version"], action))
        return []

    def _completed(self, wish: Wish, before: StoredRecord | None, ends: dict[str, OtherEnd]) -> Entity:
        """The record with what the wish does not speak of taken from what stands, and with the marking of
        the record that it follows."""
        record, kind = wish.record, wish.kind
        if before is not None and wish.fields is not None:
            kept = plain_values(kind, before.node, before.parts.values(), before.links.values())
            spoken = record.model_dump(include=set(wish.fields))
            record = kind.model_validate(kept | spoken)
        relation = kind.info.marking_follows
        link = getattr(record, relation) if relation else None
        if link is not None and link.id in ends:
            leader = ends[link.id]
            followed = {
                "marking": leader.marking, "named_to": list(leader.named_to), "excluded": list(leader.excluded),
            }  # fmt: skip
            record = record.model_copy(update=followed)
        return record


def _check_version(record_id: str, before: StoredRecord, carried: int) -> None:
    if before.node["version"] != carried:
        raise Conflict(record_id=record_id, carried=carried, current=before.node["version"])


def _carried(before: StoredRecord) -> Values:
    """The properties that a change carries over from what stands."""
    names = ("created_at", "created_by", "readers", "excluded", "retired_at", "retired_reason", "merged_into")
    return {name: before.node[name] for name in names if before.node.get(name) is not None}


def _same(state: NewState, before: StoredRecord) -> bool:
    after = state.build()
    moving = ("version", "updated_at", "updated_by", "updated_key")
    old = {name: value for name, value in before.node.items() if name not in moving}
    new = {name: value for name, value in after.node.items() if name not in moving}
    return old == new and after.parts == before.parts and after.links == before.links


def _with_hidden(
    principal: Principal, kind: type[Entity], values: Values, before: StoredRecord | None, ends: dict[str, OtherEnd]
) -> Values:
    """The new values with what the editor could not see left as it stands: Parts kept for others, and
    relations to records that are hidden from them."""
    if before is None:
        return values
    standing = plain_values(kind, before.node, before.parts.values(), before.links.values())
    for name, spec in kind.fields.items():
        if spec.audience and not access.sees(principal, [spec.audience], before.node["excluded"]):
            values[name] = standing[name]
        elif spec.kind == "links":
            values[name] = (values[name] or []) + [link for link in standing[name] if link["id"] not in ends]
        elif spec.kind == "link" and values[name] is None and standing[name] and standing[name]["id"] not in ends:
            values[name] = standing[name]
    return values


def _link_errors(
    kind: type[Entity], record: Entity, record_id: str | None, ends: dict[str, OtherEnd], before: StoredRecord | None
) -> list[FieldError]:
    errors = []
    for name, spec in kind.fields.items():
        if not spec.is_relation:
            continue
        value: Any = getattr(record, name)
        for position, link in enumerate(value if spec.many else [value] if value else []):
            place = (name, position) if spec.many else (name,)
            end = ends.get(link.id)
            if link.id in (record_id, record.id):
                errors.append(error(place, "end_itself"))
            elif end is None:
                if before is None or (name, link.id) not in before.links:
                    errors.append(error(place, "end_unknown", value=link.id))
            elif "*" not in spec.to and end.type not in spec.to:
                errors.append(error(place, "end_type", value=link.id))
            elif end.retired and (before is None or (name, link.id) not in before.links):
                errors.append(error(place, "end_retired", value=link.id))
    return errors


def _marking_errors(principal: Principal, kind: type[Entity], record: Entity, before: StoredRecord | None) -> list[FieldError]:
    errors = []
    unchanged = before is not None and before.node.get("marking") == record.marking
    follows = kind.info.marking_follows is not None
    if not unchanged and not follows and principal is not access.HUB and record.marking not in access.allowed_markings(principal, kind):
        errors.append(error(("marking",), "marking_not_yours"))
    if record.marking in ("closed", "named") and not record.named_to:
        errors.append(error(("named_to",), "marking_names_nobody"))
    elif principal is not access.HUB and not access.sees(principal, *access.readers_of(record)):
        errors.append(error(("marking",), "marking_shuts_you_out"))
    if kind.info.states_facts and record.marking in ("named", "community", "public") and not record.citations and not record.is_example:
        errors.append(error(("citations",), "citation_needed"))
    if record.is_example and not record.title.startswith("Example"):
        errors.append(error(("title",), "example_title"))
    return errors


def _new_id(kind: type[Entity]) -> str:
    """A new id: short, and without any word that somebody typed. It outlives every correction and stands
    in the audit trail, which cannot be sealed; and it tells nothing about ids that exist already."""
    return f"{kind.info.prefix}-{new_key(12 if kind.info.opaque_ids else 8)}"
