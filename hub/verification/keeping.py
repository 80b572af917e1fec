"""What follows from a change of a proceeding for its verification: in which queues it stands from now on.

A new or changed proceeding waits for a reviewer; so does one whose steps were changed. The hub's own
commands are nobody's work: what they load waits as “not yet verified”, for any reviewer, because that a fact
has a source and a confidence does not yet mean that somebody of the mapping unit has held it against
that source; only what they load with a day of verification counts as verified. Examples are fictitious and
stand in no queue.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from hub.access import HUB, Principal
from hub.proceedings.steps import Step
from hub.store import queue_facts
from hub.store.graph import Graph, Transaction
from hub.store.queue_facts import QueueFacts
from hub.store.stored import Values
from hub.store.writer import NewState
from hub.verification.contradictions import NamedPerson, Recorded, contradictions
from hub.verification.entries import KINDS, entry_id, placed, put_entries, standing_entries

if TYPE_CHECKING:
    from hub.records.writing import RecordWriter

ENOUGH_SOURCES = 2
"""With fewer sources than this a proceeding is single-source."""

_REVIEWED = "proceedings that this transaction verifies"
_PIECE = 500
_OF_A_DECISION = ("reason", "decided_by", "decided_at")
_OF_A_REVIEW = (
    "queue", "since", "cause", "authors", "reviewer", "stand_in", "assigned_at", *_OF_A_DECISION,
)  # fmt: skip

_Entries = Mapping[str, Values]
"""The entries of one proceeding, by kind."""


@dataclass(slots=True)
class _Touch:
    """What a transaction does to one proceeding: who changed it (nobody: it only has to be looked at again),
    when, and whether it is new."""

    at: str
    by: str | None = None
    new: bool = False


def keep_queues(
    _writer: RecordWriter, transaction: Transaction, _principal: Principal, states: Sequence[NewState]
) -> None:  # fmt: skip
    """Put the proceedings that were changed into the queues where they now belong."""
    touched = _touched(transaction, states)
    if touched:
        _put(transaction, touched)
    for lost, kept in _merged(states).items():
        _hand_over(transaction, lost, kept)


def _merged(states: Sequence[NewState]) -> dict[str, str]:
    """The proceedings that are merged by these states, each with the one that is kept."""
    return {
        state.record_id: kept
        for state in states
        if state.kind.info.name == "proceeding"
        and (kept := state.system.get("merged_to"))
        and not (state.before and state.before.node.get("merged_to"))
    }


def _hand_over(transaction: Transaction, lost: str, kept: str) -> None:
    """Who changed the lost one since it was verified is an author of what the kept one has of it."""
    reviews = {
        one: entries["review"]
        for one, entries in standing_entries(transaction, [lost, kept]).items()
        if "review" in entries
    }
    if reviews.keys() == {lost, kept}:
        authors = {*reviews[kept].get("authors", ()), *reviews[lost].get("authors", ())}
        put_entries(transaction, [reviews[kept] | {"authors": sorted(authors)}], [])


def verifying(transaction: Transaction, record_id: str) -> None:
    """Say that what is written of a proceeding in this transaction is its verification."""
    transaction.memory.setdefault(_REVIEWED, set()).add(record_id)


def catch_up(graph: Graph) -> int:
    """Put proceedings into the queues that were written before there were any; the answer is how many."""
    done, after = 0, ""
    while True:
        number, following = graph.write(partial(_catch_up_some, after))
        done += number
        if following is None:
            return done
        after = following


def _catch_up_some(after: str, transaction: Transaction) -> tuple[int, str | None]:
    ids, following = queue_facts.not_queued(transaction, after, _PIECE)
    if ids:
        _put(transaction, {one: _Touch("") for one in ids})
    return len(ids), following


def _touched(transaction: Transaction, states: Sequence[NewState]) -> dict[str, _Touch]:
    """The proceedings that these states change, themselves or by a step or a source of theirs."""
    found: dict[str, _Touch] = {}
    sources: set[str] = set()
    for state in states:
        if state.kind.info.name == "proceeding":
            found[state.record_id] = _touch(state, found.get(state.record_id))
        elif state.kind.info.name == "stage_event":
            for leader in _proceedings_of(state):
                found[leader] = _touch(state, found.get(leader), itself=False)
        elif state.kind.info.name == "source" and _counts_otherwise(state):
            sources.add(state.record_id)
    if sources:
        at = next(state.system["updated_at"] for state in states)
        for record_id in queue_facts.citing(transaction, sources):
            found.setdefault(record_id, _Touch(at))
    return found


def _touch(state: NewState, known: _Touch | None, *, itself: bool = True) -> _Touch:
    touch = known or _Touch(state.system["updated_at"])
    if _changes_facts(state) or not itself:
        touch.by = state.system["updated_by"]
    touch.new |= itself and state.before is None
    return touch


def _changes_facts(state: NewState) -> bool:
    """Whether there is something new to verify: not where a proceeding was only retired or restored, or
    only what fewer people read was changed."""
    if state.before is None:
        return True
    before = state.before.node
    turned = (before.get("retired_at") is None) != (state.system.get("retired_at") is None)
    return not turned and before["version"] != state.system["version"]


def _proceedings_of(state: NewState) -> set[str]:
    """The proceeding of which a step is, and the one of which it was."""
    before = state.before.links if state.before else {}
    found = {other for name, other in before if name == "of_proceeding"}
    return found | {str(state.values["of_proceeding"]["id"])}


def _counts_otherwise(state: NewState) -> bool:
    """Whether a source may count for more or fewer readers than before."""
    if state.before is None:
        return False
    names = ("readers", "excluded", "retired_at")
    return any(state.before.node.get(name) != state.system.get(name) for name in names)


def _put(transaction: Transaction, touched: Mapping[str, _Touch]) -> None:
    standing = standing_entries(transaction, touched)
    reviewed: set[str] = transaction.memory.get(_REVIEWED, set())
    entries: list[Values] = []
    gone: list[str] = []
    for facts in queue_facts.queue_facts(transaction, touched):
        record_id = facts.node["id"]
        old = standing.get(record_id, {})
        wanted = _wanted(facts, old, touched[record_id], verified_now=record_id in reviewed)
        for kind in KINDS:
            new = wanted.get(kind)
            if new is not None and new != old.get(kind):
                entries.append(new)
            elif new is None and kind in old:
                gone.append(entry_id(kind, record_id))
    put_entries(transaction, entries, gone)


def _wanted(
    facts: QueueFacts, old: _Entries, touch: _Touch, *, verified_now: bool
) -> dict[str, Values]:
    """The entries that a proceeding shall have, by kind; those of a retired one keep what they say and
    stand in no queue until it is restored."""
    node = facts.node
    if node.get("is_example"):
        return {}
    at = touch.at or node["updated_at"]
    said: dict[str, Values] = {}
    if not verified_now and (review := _review(facts, old, touch)) is not None:
        said["review"] = review
    if (day := node.get("last_verified_on_to")) is not None:
        known = old.get("verified", {})
        stays = not verified_now and known.get("since") == day
        said["verified"] = {"since": day, "version": known["version"] if stays else node["version"]}
    if facts.open_sources < ENOUGH_SOURCES:
        since = old.get("single_source", {}).get("since", at)
        said["single_source"] = {"since": since, "sources": facts.sources}
    if rules := list(contradictions(_recorded(facts))):
        since = old.get("contradictory", {}).get("since", at)
        said["contradictory"] = {"since": since, "rules": rules}
    return {kind: _entry(facts, kind, one) for kind, one in said.items()}


def _entry(facts: QueueFacts, kind: str, said: Values) -> Values:
    node = facts.node
    whole = said | {
        "id": entry_id(kind, node["id"]), "record_id": node["id"], "queue": said.get("queue", kind),
        "state": facts.state, "readers": node["readers"], "excluded": node["excluded"],
    }  # fmt: skip
    place = placed(whole, asleep=node.get("retired_at") is not None)
    return {name: value for name, value in place.items() if value is not None}


def _review(facts: QueueFacts, old: _Entries, touch: _Touch) -> Values | None:
    """What the entry in the review says; nothing where no review is asked for."""
    standing, node = old.get("review"), facts.node
    if standing is None:
        never_verified = "verified" not in old and node.get("last_verified_on") is None
        changed = touch.by is not None and not (touch.new and touch.by == HUB.person_id)
        return _asked(node, touch) if never_verified or changed else None
    kept = {name: standing.get(name) for name in _OF_A_REVIEW}
    if touch.by is None:
        return kept
    if kept["queue"] == "sent_back":
        kept |= dict.fromkeys(_OF_A_DECISION) | {"queue": "waiting", "since": touch.at}
    authors = sorted({*standing.get("authors", ()), touch.by} - {HUB.person_id})
    return kept | {"authors": authors} | _assignment_without(touch.by, kept, touch.at)


def _asked(node: Values, touch: _Touch) -> Values:
    """A review that begins: of a record that was never looked at (`touch.at` is empty) whoever made it and
    whoever changed it last are its authors."""
    by = {touch.by or node["updated_by"]} | ({node["created_by"]} if not touch.at else set())
    authors = sorted(by - {HUB.person_id})
    cause = "changed" if authors else "loaded"
    return {
        "queue": "waiting", "since": touch.at or node["updated_at"], "authors": authors,
        "cause": "new" if authors and (touch.new or node["version"] == 1) else cause,
    }  # fmt: skip


def _assignment_without(author: str, kept: Values, at: str) -> Values:
    """The assignment without the person who has now changed the proceeding: the stand-in holds it from now
    on, or nobody."""
    if kept["reviewer"] == author:
        onwards = at if kept["stand_in"] else None
        return {"reviewer": kept["stand_in"], "stand_in": None, "assigned_at": onwards}
    return {"stand_in": None} if kept["stand_in"] == author else {}


def _recorded(facts: QueueFacts) -> Recorded:
    charges: dict[str, list[str]] = {}
    for part in facts.parts:
        if part["field"].endswith(".charges") and part["status"] is not None:
            charges.setdefault(part["parent"], []).append(part["status"])
    persons = [
        NamedPerson(part["status"], tuple(charges.get(part["id"], ())))
        for part in facts.parts
        if part["field"] in ("suspects", "accused")
    ]
    steps = [Step.from_node(node) for node in facts.steps]
    return Recorded(facts.node.get("stage"), facts.node.get("outcome"), persons, steps)
