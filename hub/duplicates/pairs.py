"""Pairs of records that are likely twins: found in bounded steps, waiting with their age, decided on once.

A new record, and one whose recognisable facts change, is noted to be compared (`note_changes`, in the
transaction of the change). `Pairs.step` compares some of those with all others; the hub itself does so,
whoever may read them, and everything that people are shown is read under their own access.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from graph_schema.core import TYPES, Entity
from hub import access
from hub.access import Principal
from hub.audit.event import Event
from hub.clock import now
from hub.duplicates.likeness import Reason, likeness
from hub.duplicates.lookup import Asked, look_up
from hub.duplicates.sketch import recognised_of, sketch_of
from hub.errors import NotAllowed, NotFound, ReasonNeeded
from hub.records.planning import Wish
from hub.records.writing import RecordWriter
from hub.search.twin_keys import people_of
from hub.store import reader, twins, writer
from hub.store.graph import Transaction
from hub.store.reader import Neighbour
from hub.store.stored import StoredRecord, Values
from hub.store.writer import NewState

Decision = Literal["different", "related"]
"""What can be said of a pair without merging it."""

STEP = 100
"""Records compared in one step."""

MOST_WAITING = 50
"""Pairs on one page of the queue."""


@dataclass(frozen=True, slots=True)
class WaitingPair:
    """Two likely twins on which nobody has decided: since when they are known to be alike (an instant), what
    agrees and what differs, and the records that the reasons name."""

    kind: type[Entity]
    one: Neighbour
    other: Neighbour
    found_at: str
    reasons: tuple[Reason, ...]
    ends: dict[str, Neighbour]
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Waiting:
    """A page of the queue, oldest first; `next` is the place to go on after; `unchecked` counts records that
    have not been compared yet, up to a thousand."""

    pairs: tuple[WaitingPair, ...]
    next: str | None
    unchecked: int


@dataclass(frozen=True, slots=True)
class Decided:
    """What is known of one pair: `open`, `different`, `related` or `same`, and who said so when."""

    status: str
    by: str | None
    at: str | None


def pair_id(one: str, other: str) -> str:
    """The name of a pair, whichever record comes first."""
    return "|".join(sorted((one, other)))


def note_changes(
    _writer: RecordWriter, transaction: Transaction, _principal: Principal, states: Sequence[NewState]
) -> None:  # fmt: skip
    """Note the records to be compared anew, and ask again about pairs of which one names other people now."""
    recognised = [state for state in states if state.kind.info.recognised_by]
    renamed = [state.record_id for state in recognised if state.before and _names_others(state)]
    moved = {state.record_id for state in recognised if _moved(state)} | set(renamed)
    if not moved:
        return
    at = now()
    transaction.rows("duplicates/note_checks", ids=sorted(moved), at=at)
    if renamed:
        transaction.rows("duplicates/ask_again", ids=renamed, at=at)


def _moved(state: NewState) -> bool:
    """Whether what a record is found by has changed, or it is back in the lists."""
    if state.system.get("retired_at") is not None:
        return False
    before = state.before.node if state.before else {}
    new = before.get("twin_keys") != state.built.node["twin_keys"]
    return new or before.get("retired_at") is not None


def _names_others(state: NewState) -> bool:
    by = recognised_of(state.kind)
    parts = state.before.parts.values() if state.before else ()
    old = sorted(part["name"] for part in parts if part["field"] in by.people)
    return old != sorted(people_of(by, state.values))


class Pairs:
    """The queue of likely twins, and what people decide on them."""

    def __init__(self, record_writer: RecordWriter) -> None:
        self.writer = record_writer
        self.graph = record_writer.graph
        self.trail = record_writer.trail

    def step(self, limit: int = STEP) -> int:
        """Compare the records that have waited longest, at most `limit`; how many there were."""

        def work(transaction: Transaction) -> int:
            ids = [row["id"] for row in transaction.rows("duplicates/take_checks", limit=limit)]
            for kind in TYPES.values():
                if ids and kind.info.recognised_by:
                    self._compare(transaction, kind, ids)
            if ids:
                transaction.rows("duplicates/drop_checks", ids=ids)
            return len(ids)

        return self.graph.write(work)

    def _compare(self, transaction: Transaction, kind: type[Entity], ids: Sequence[str]) -> None:
        facts = twins.facts(transaction, None, kind, ids)
        asked = [Asked(values, each) for each, values in facts.items()]
        found = look_up(transaction, None, kind, asked) if asked else []
        alike: dict[str, Values] = {}
        for one, listed in zip(facts, found, strict=True):
            for twin, _ in listed:
                first, second = sorted((one, twin.id))
                alike[pair_id(first, second)] = {"one": first, "other": second}
        known = transaction.rows("duplicates/pairs_of", ids=list(facts)) if facts else []
        gone = [row["id"] for row in known if row["id"] not in alike and row["status"] == "open"]
        pairs = [{"id": name} | sides for name, sides in alike.items()]
        if gone:
            transaction.rows("duplicates/drop_pairs", ids=gone)
        if pairs:
            transaction.rows("duplicates/put_pairs", pairs=pairs, at=now())

    def waiting(self, principal: Principal, after: str = "") -> Waiting:
        """The pairs that wait for a decision and that still look alike to this person, oldest first."""
        access.require(principal, "decide_twins")

        def work(transaction: Transaction) -> Waiting:
            rows = transaction.rows(
                "duplicates/waiting", principal, limit=MOST_WAITING + 1, after=after
            )
            shown = rows[:MOST_WAITING]
            pairs: list[WaitingPair] = []
            for kind in TYPES.values():
                own = [row for row in shown if row["type"] == kind.info.name]
                if own:
                    pairs += _described(transaction, principal, kind, own)
            pairs.sort(key=lambda pair: (pair.found_at, pair_id(pair.one.id, pair.other.id)))
            last = shown[-1] if len(rows) > MOST_WAITING else None
            (counted,) = transaction.rows("duplicates/unchecked", principal)
            place = f"{last['found_at']}|{last['id']}" if last else None
            return Waiting(tuple(pairs), place, int(counted["number"]))

        return self._noted(principal, self.graph.read(work))

    def _noted(self, principal: Principal, found: Waiting) -> Waiting:
        ids = sorted({one.id for pair in found.pairs for one in (pair.one, pair.other)})
        if ids:
            self.trail.record(Event(action="list", by=principal.person_id, subjects=tuple(ids)))
        return found

    def compared(self, principal: Principal, one: str, other: str) -> WaitingPair:
        """Two records side by side, twins or not. Raises `NotFound` unless both are there for this person and
        of one type that is recognised so."""

        def work(transaction: Transaction) -> WaitingPair:
            kind = self._kind_of(transaction, principal, one, other)
            row = {"one": one, "other": other, "found_at": ""}
            found = _described(transaction, principal, kind, [row], all_of_them=True)
            if not found:
                raise NotFound()
            return found[0]

        return self.graph.read(work)

    def waiting_for(self, principal: Principal, record_id: str) -> list[Neighbour]:
        """The likely twins of one record that wait for a decision and still look alike to this person."""

        def work(transaction: Transaction) -> list[Neighbour]:
            found = transaction.rows("duplicates/waiting_for", principal, id=record_id)
            if not found:
                return []
            rows = [{"one": record_id, "other": row["id"], "found_at": ""} for row in found]
            pairs = _described(transaction, principal, TYPES[found[0]["type"]], rows)
            return [pair.other for pair in pairs]

        return self.graph.read(work)

    def decided(self, principal: Principal, one: str, other: str) -> Decided | None:
        """What is known of a pair; nothing where nobody has looked at it or either is hidden."""
        rows = self.graph.rows(
            "duplicates/decision", principal, id=pair_id(one, other), one=one, other=other
        )
        if not rows:
            return None
        pair = rows[0]["pair"]
        return Decided(pair["status"], pair.get("decided_by"), pair.get("decided_at"))

    def apart(self, principal: Principal, record_id: str) -> frozenset[str]:
        """The ids of the records that were found to be other things than this one; none where it is hidden."""
        return self.graph.read(lambda transaction: _apart(transaction, principal, record_id))

    def decide(
        self, principal: Principal, one: str, other: str, decision: Decision, why: str = ""
    ) -> None:
        """Remember that two records are different things, or related (and then why: it stands at the first).

        Raises `NotFound`, `NotAllowed`, `ReasonNeeded`, and what a change of the first raises.
        """
        access.require(principal, "decide_twins")
        if decision == "related" and not why.strip():
            raise ReasonNeeded()

        def work(transaction: Transaction) -> None:
            kind = self._kind_of(transaction, principal, one, other)
            standing = writer.lock(transaction, principal, [one, other])
            if decision == "related":
                self._relate(transaction, principal, kind, standing[one], other, why.strip())
            self.remember(transaction, principal, one, other, decision)

        self.graph.write(work)

    def _relate(
        self, transaction: Transaction, principal: Principal, kind: type[Entity], standing: StoredRecord,
        other: str, why: str,
    ) -> None:  # fmt: skip
        related = recognised_of(kind).related
        links = [{"id": link.other} | link.properties for link in standing.links.values() if link.name == related]  # fmt: skip
        known = reader.titles(transaction, principal, [link["id"] for link in links])
        said = [link for link in links if link["id"] in known and link["id"] != other]
        wish = Wish(kind, {related: [*said, {"id": other, "why": why}]}, standing.node["id"])
        self.writer.save_in(transaction, principal, [wish])

    def remember(
        self, transaction: Transaction, principal: Principal, one: str, other: str, status: str
    ) -> None:
        """Put a decision down, inside the caller's transaction, under whose lock both records are."""
        first, second = sorted((one, other))
        transaction.rows(
            "duplicates/decide",
            id=pair_id(one, other), one=first, other=second, status=status, by=principal.person_id, at=now(),
        )  # fmt: skip
        event = Event(
            action="decide_twins", by=principal.person_id, subjects=(first, second), details={"decision": status},
        )  # fmt: skip
        self.trail.append(transaction, [event])

    def _kind_of(
        self, transaction: Transaction, principal: Principal, one: str, other: str
    ) -> type[Entity]:
        ends = writer.other_ends(transaction, principal, [one, other])
        if one == other or len(ends) < 2 or ends[one].type != ends[other].type:
            raise NotFound()
        kind = TYPES[ends[one].type]
        if kind.info.recognised_by is None:
            raise NotFound()
        if not access.may(principal, "edit", kind):
            raise NotAllowed()
        return kind


def _apart(transaction: Transaction, principal: Principal, record_id: str) -> frozenset[str]:
    if record_id not in reader.titles(transaction, principal, [record_id]):
        return frozenset()
    rows = transaction.rows("duplicates/pairs_of", ids=[record_id])
    decided = (row for row in rows if row["status"] in ("different", "related"))
    return frozenset(row["other"] if row["one"] == record_id else row["one"] for row in decided)


def _described(
    transaction: Transaction, principal: Principal, kind: type[Entity], rows: Iterable[Values], *,
    all_of_them: bool = False,
) -> list[WaitingPair]:  # fmt: skip
    """Pairs as one person sees them; those that do not look alike to them are left out."""
    listed = list(rows)
    ids = {row[side] for row in listed for side in ("one", "other")}
    facts = twins.facts(transaction, principal, kind, ids)
    sketches = {each: sketch_of(kind, values) for each, values in facts.items()}
    found = []
    for row in listed:
        one, other = row["one"], row["other"]
        if one not in sketches or other not in sketches:
            continue
        alike = likeness(recognised_of(kind), sketches[one], sketches[other])
        if alike.is_likely or all_of_them:
            ends = {end: Neighbour(end, *said) for side in (one, other) for end, said in facts[side]["ends"].items()}  # fmt: skip
            sides = [Neighbour(side, kind.info.name, facts[side]["title"]) for side in (one, other)]
            people = sketches[one].people + sketches[other].people
            found.append(WaitingPair(kind, sides[0], sides[1], row["found_at"], alike.reasons, ends, people))  # fmt: skip
    return found
