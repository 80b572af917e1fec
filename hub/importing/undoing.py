"""Undoing an import by compensating revisions: every record as it was before, and history keeps both.

All of it in one transaction, and only while nothing later rests on it. (Issue: import in the portal.) A record
that is hidden from who undoes, and that is none of the import's own, neither stands in the way nor is touched: as
with retiring by hand, it goes on pointing to what is retired, and nobody can tell that it is there.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from graph_schema.core import TYPES, Entity
from graph_schema.text import Text
from hub import access
from hub.access import Principal
from hub.audit.event import Event
from hub.clock import now
from hub.errors import HubError, NotFound, SecondPersonNeeded
from hub.importing.batch_writer import UNDONE, BatchWriter
from hub.importing.batches import Batch, batch, read
from hub.records.changes import plain
from hub.records.planning import changed, shows_no_change, unchanged
from hub.records.rules import consent_errors
from hub.records.writing import Action, RecordWriter
from hub.store import depending, reader, writer
from hub.store.graph import Row, Transaction
from hub.store.stored import StoredRecord, Values, new_key
from hub.store.writer import NewState

if TYPE_CHECKING:
    from hub.hub import Hub

_SHOWN = 5

IS_UNDO = Text(
    "it is itself the undoing of an import", "il s’agit déjà de l’annulation d’une importation"
)
ALREADY = Text("it has been undone already", "elle a déjà été annulée")
STARTER = Text("it is a part of the starter data", "elle fait partie des données de départ")
SOMETHING = Text(
    "something that you may not see rests on it", "des éléments que vous ne pouvez consulter en dépendent"
)  # fmt: skip
CONSENT = Text(
    "“{title}” would show what another authority gave to more people again; change it by hand, with its consent",
    "« {title} » ouvrirait de nouveau à davantage de lecteurs ce qu’une autre autorité a communiqué ;"
    " modifiez-la à la main, avec son consentement",
)
RESTS = Text("later work rests on it: {what}", "des travaux ultérieurs en dépendent : {what}")
_CHANGED = Text("“{title}” was changed since", "« {title} » a été modifiée depuis")
_POINTS = Text("“{title}” points to what it created", "« {title} » renvoie à ce qu’elle a créé")
_MORE = Text("and {number} more", "et {number} de plus")


class UndoRefused(HubError):  # noqa: N818 - named for what happened
    """An import cannot be undone; `why` (a `Text`) says what stands against it. Nothing was changed."""

    text = Text(
        "This import cannot be undone: {why}.", "Cette importation ne peut être annulée : {why}."
    )


@dataclass(frozen=True, slots=True)
class Undone:
    """What came of it: the batch of the undoing and its records; without one, a second person has to
    confirm, since an indicator looks at records that would be retired."""

    batch_id: str | None
    record_ids: tuple[str, ...] = ()


@dataclass(slots=True)
class _Course:
    """The changes that an import made to one record, oldest first, and what stands."""

    standing: StoredRecord
    revisions: list[Row] = field(default_factory=list)

    @property
    def kind(self) -> type[Entity]:
        return TYPES[self.standing.node["type"]]

    @property
    def record_id(self) -> str:
        return str(self.standing.node["id"])

    @property
    def created(self) -> bool:
        """Whether the import made the record."""
        return bool(self.revisions[0]["action"] == "create")

    @property
    def last(self) -> tuple[int, int]:
        """The version that the import left."""
        return _place(self.revisions[-1])

    def values_before(self) -> Values:
        """The plain values before the import: what stands, with every change taken back."""
        values = plain(self.kind, self.standing)
        for revision in reversed(self.revisions):
            for name, (old, _) in json.loads(revision["changes"]).items():
                spec = self.kind.fields[name]
                values[name] = [] if old is None and (spec.many or spec.kind == "parts") else old
        return values


def _place(revision: Mapping[str, Any]) -> tuple[int, int]:
    return int(revision["version"]), int(revision["inner_version"] or 0)


def undo(hub: Hub, principal: Principal, batch_id: str) -> Undone:
    """Undo an import. Where it made records that an indicator looks at, the first who asks asks only, and
    another person carries it out. Raises `NotFound`, `UndoRefused`, `SecondPersonNeeded`."""
    batch(hub, principal, batch_id)
    undo_id = f"und-{new_key()}"

    def work(transaction: Transaction) -> Undone:
        one = _locked(transaction, batch_id)
        transaction.rows("importing/take_turn", type=one.kind.info.name, batch=undo_id)
        courses = _courses(transaction, principal, one)
        _check_rests(transaction, principal, one, courses)
        if any(course.created and course.kind.info.confirm_retirement for course in courses):
            if one.undo_asked_by is None:
                return _ask(hub, transaction, principal, one)
            if one.undo_asked_by == principal.person_id:
                raise SecondPersonNeeded()
        ids = _take_back(hub, transaction, principal, courses, undo_id)
        _note(hub, transaction, principal, one, undo_id, ids)
        return Undone(undo_id, ids)

    return hub.graph.write(work)


def _locked(transaction: Transaction, batch_id: str) -> Batch:
    rows = transaction.rows("importing/batch_lock", id=batch_id)
    if not rows:
        raise NotFound()
    one = read(rows[0]["batch"])
    for why, holds in (
        (IS_UNDO, one.undoes is not None),
        (STARTER, one.starter),
        (ALREADY, one.undone_at is not None),
    ):
        if holds:
            raise UndoRefused(why=why)
    return one


def _courses(transaction: Transaction, principal: Principal, one: Batch) -> list[_Course]:
    """What the import did to each of its records, all of which this person must see; they are locked. What
    followed from it in records of other types that are hidden from them is left."""
    rows = transaction.rows("importing/batch_revisions", id=one.id)
    standing = writer.lock(transaction, principal, [row["record_id"] for row in rows])
    courses = {record_id: _Course(found) for record_id, found in standing.items()}
    for row in sorted(rows, key=_place):
        course = courses.get(row["record_id"])
        if course is None and row["type"] != one.kind.info.name:
            continue
        hidden = row["audience"] and not access.hears(principal, row["audience"])
        if course is None or (hidden and row["action"] != "create"):
            raise UndoRefused(why=SOMETHING)
        course.revisions.append(row)
    return [courses[record_id] for record_id in sorted(courses)]


def _check_rests(
    transaction: Transaction, principal: Principal, one: Batch, courses: Sequence[_Course]
) -> None:
    """Refuse where this person sees that somebody has changed a record since, or that another record points
    to what was created."""
    by_id = {course.record_id: course for course in courses}
    changed_since = _changed_since(transaction, principal, by_id)
    created = [course for course in courses if course.created]
    pointing: set[str] = set()
    if created:
        ids = [course.record_id for course in created]
        types = {course.kind.info.name for course in created}
        pointing = depending.pointing_to(transaction, ids) | depending.naming(
            transaction, types, ids
        )
        pointing -= by_id.keys()
    titles = reader.titles(transaction, principal, changed_since | pointing)
    told = [(_CHANGED, titles[one].title) for one in sorted(changed_since) if one in titles]
    told += [(_POINTS, titles[one].title) for one in sorted(pointing) if one in titles]
    if told:
        raise UndoRefused(why=_listed(told))


def _changed_since(
    transaction: Transaction, principal: Principal, by_id: Mapping[str, _Course]
) -> set[str]:
    """The records in which this person may see changes after the import. What another import did and its
    undoing took back is no change."""
    moved = [
        course.record_id
        for course in by_id.values()
        if course.last != (course.standing.node["version"], course.standing.node.get("inner_version") or 0)
    ]  # fmt: skip
    rows = transaction.rows("importing/revisions_of", ids=moved) if moved else []
    later = [row for row in rows if _place(row) > by_id[row["record_id"]].last]
    batches = sorted({row["batch_id"] for row in later if row["batch_id"]})
    nothing = {row["id"] for row in transaction.rows("importing/batches_undone", ids=batches)}
    return {
        row["record_id"]
        for row in later
        if row["batch_id"] not in nothing
        and (not row["audience"] or access.hears(principal, row["audience"]))
    }


def _listed(told: Sequence[tuple[Text, str]]) -> Text:
    def say(language: str) -> str:
        words = [text.say(language, title=title) for text, title in told[:_SHOWN]]
        if len(told) > _SHOWN:
            words.append(_MORE.say(language, number=len(told) - _SHOWN))
        return RESTS.say(language, what=", ".join(words))

    return Text(say("en"), say("fr"))


def _ask(hub: Hub, transaction: Transaction, principal: Principal, one: Batch) -> Undone:
    """Note that somebody wants it undone, for another person to confirm."""
    asked = {"undo_asked_by": principal.person_id, "undo_asked_at": now(), "_lock": None}
    transaction.rows("importing/batch_change", id=one.id, values=asked)
    details = {"kind": "undo", "batch": one.id}
    hub.trail.append(
        transaction, [Event(action="propose", by=principal.person_id, details=details)]
    )
    return Undone(None)


def _take_back(
    hub: Hub, transaction: Transaction, principal: Principal, courses: Sequence[_Course], undo_id: str
) -> tuple[str, ...]:  # fmt: skip
    """Write every record as it was; what was created is retired. The answer is the ids of those changed."""
    at = now()
    retired = _retired_before(transaction, courses)
    states: list[NewState] = []
    actions: list[Action] = []
    for course in courses:
        state, action = _as_before(principal, course, retired.get(course.record_id), at)
        if not unchanged(state, course.standing):
            states.append(state)
            actions.append(action)
    BatchWriter(hub.writer, undo_id, UNDONE).write(transaction, principal, states, actions)
    _settle(hub, transaction, principal, states, undo_id)
    return tuple(state.record_id for state in states)


def _retired_before(
    transaction: Transaction, courses: Sequence[_Course]
) -> dict[str, tuple[str | None, str | None]]:
    """When and why records were retired before the import, as their revisions then have it."""
    ids = [
        f"{course.record_id}@{course.revisions[0]['version'] - 1}"
        for course in courses
        if not course.created and not course.revisions[0]["audience"]
    ]
    found = {}
    for row in transaction.rows("importing/revision_states", ids=ids) if ids else []:
        state = json.loads(row["state"])
        found[row["record_id"]] = (state.get("retired_at"), state.get("retired_reason"))
    return found


def _as_before(
    principal: Principal, course: _Course, retired: tuple[str | None, str | None] | None, at: str
) -> tuple[NewState, Action]:
    """A record as it was before the import. Raises `UndoRefused` where that would show what another
    authority gave to more people."""
    kind, standing = course.kind, course.standing
    if course.created:
        values = plain(kind, standing)
        system = changed(principal, standing, at) | {"retired_at": at, "retired_reason": UNDONE}
        return NewState(kind, course.record_id, values, system, standing), "retire"
    values = course.values_before()

    def system_of(*, inner: bool) -> Values:
        system = changed(principal, standing, at, inner=inner)
        if retired is not None:
            system |= dict(zip(("retired_at", "retired_reason"), retired, strict=True))
        told = {name: value for name, value in system.items() if value is not None}
        return told | dict(zip(("readers", "excluded"), _readers(kind, values), strict=True))

    system = system_of(inner=False)
    if consent_errors(principal, kind, standing, system, recorded=False):
        raise UndoRefused(
            why=Text(*(CONSENT.say(it, title=values["title"]) for it in ("en", "fr")))
        )
    state = NewState(kind, course.record_id, values, system, standing)
    if shows_no_change(state, standing) and not unchanged(state, standing):
        state = NewState(kind, course.record_id, values, system_of(inner=True), standing)
    return state, "edit"


def _readers(kind: type[Entity], values: Values) -> tuple[list[str], list[str]]:
    names = ("marking", "named_to", "excluded")
    return access.readers_of(kind.model_construct(**{name: values[name] for name in names}))


def _settle(
    hub: Hub, transaction: Transaction, principal: Principal, states: Sequence[NewState], undo_id: str
) -> None:  # fmt: skip
    """Where what follows from the undoing has moved one of its records again, put it back: a consequence
    of the import was undone with it, and is no news."""
    wanted = {state.record_id: state for state in states}
    found = writer.lock(transaction, principal, wanted)
    at = now()
    moved = []
    for record_id, standing in found.items():
        state = wanted[record_id]
        if plain(state.kind, standing) != plain(state.kind, state.built):
            system = changed(principal, standing, at)
            system |= {name: state.system[name] for name in ("readers", "excluded")}
            moved.append(NewState(state.kind, record_id, state.values, system, standing))
    if moved:
        alone = BatchWriter(
            RecordWriter(hub.graph, hub.trail, timezone=hub.settings.timezone), undo_id, UNDONE
        )
        alone.write(transaction, principal, moved, ["edit"] * len(moved))


def _note(
    hub: Hub, transaction: Transaction, principal: Principal, one: Batch, undo_id: str, ids: tuple[str, ...],
) -> None:  # fmt: skip
    """Note the undoing with the import, as a batch of its own, and in the trail."""
    at = now()
    done = {"undone_by": principal.person_id, "undone_at": at, "undone_as": undo_id, "_lock": None}
    transaction.rows("importing/batch_change", id=one.id, values=done)
    node = {
        "id": undo_id, "type": one.kind.info.name, "file": one.file_name, "by": principal.person_id,
        "at": at, "starter": False, "undoes": one.id,
    }  # fmt: skip
    writer.put_system(transaction, "ImportBatch", [node])
    details = {"batch": one.id, "undone_as": undo_id, "type": one.kind.info.name}
    event = Event(action="undo", by=principal.person_id, subjects=ids, details=details)
    hub.trail.append(transaction, [event])
