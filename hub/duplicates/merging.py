"""Two records about one thing become one, in one transaction, with revisions and audit.

One is kept; it takes over what was chosen of the other, and everything that pointed there points to it: every
declared relation of every type, and ids in texts of Parts, whoever may see the records that hold them. The
other is retired, keeps its history, and answers with the address of the one that was kept. There is no way
back by a button: later changes of the kept record would have to be told apart by hand. Correct it instead;
both histories are there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from graph_schema.core import TYPES, Entity, FieldSpec
from graph_schema.text import Text
from hub import access
from hub.access import Principal
from hub.clock import now
from hub.duplicates.choosing import READERS, Choice, Chosen, choose, narrower
from hub.duplicates.errors import (
    MergeOfExample,
    MergeOfRetired,
    MergeOfTypes,
    MergeWithItself,
)
from hub.duplicates.pairs import Pairs
from hub.errors import Invalid, NotAllowed, NotFound
from hub.records.following import followed, follows_already
from hub.records.planning import Wish, changed, check_version, standing_values
from hub.records.rules import consent_errors
from hub.records.writing import RecordWriter
from hub.store import seen, twins, writer
from hub.store.graph import Transaction
from hub.store.stored import StoredRecord, Values
from hub.store.writer import NewState

_INTO = Text("merged into {id}", "fusionnée dans {id}")
_FROM = Text(
    "another record was merged into this one", "une autre fiche a été fusionnée dans celle-ci"
)
"""Names none: more people may read this record than that one (`Duplicates.merged_into` tells which it was)."""


@dataclass(frozen=True, slots=True)
class Merge:
    """Which record is kept and which is lost in it, the versions of both that somebody saw, and what they
    chose for each field (what is not chosen is preset: `hub.duplicates.choosing`)."""

    kept: str
    lost: str
    kept_version: int
    lost_version: int
    choices: Mapping[str, Choice] = field(default_factory=dict)


class Merging:
    """Merges records for people."""

    def __init__(self, record_writer: RecordWriter, pairs: Pairs) -> None:
        self.writer = record_writer
        self.pairs = pairs

    def merge(self, principal: Principal, wanted: Merge) -> int:
        """Merge two records; the answer is the version of the one that is kept.

        Raises `MergeRefused`, `NotFound`, `NotAllowed`, `Conflict` (somebody changed one of them meanwhile),
        `Invalid` (for instance a marking wider than the narrower of both, without the right or the consent).
        """
        if wanted.kept == wanted.lost:
            raise MergeWithItself()
        return self.writer.graph.write(
            lambda transaction: self._merge(transaction, principal, wanted)
        )

    def _merge(self, transaction: Transaction, principal: Principal, wanted: Merge) -> int:
        kept, lost = self._locked(transaction, principal, wanted)
        kind = TYPES[kept.node["type"]]
        state = self._joined(transaction, principal, kind, wanted, kept, lost)
        language = principal.language
        reason = _FROM.say(language)
        self.writer.write(transaction, principal, [state], ["merge"], reason=reason)
        moved = _moved(transaction, principal, wanted, state)
        self.writer.write(transaction, principal, moved, ["edit"] * len(moved))
        standing = writer.lock_along(transaction, kind, (), [wanted.lost])[0]
        gone = _gone(principal, kind, standing, state, _INTO.say(language, id=wanted.kept))
        self.writer.write(
            transaction, principal, [gone], ["merge"], reason=gone.system["retired_reason"]
        )
        self.pairs.remember(transaction, principal, wanted.kept, wanted.lost, "same")
        stands = writer.lock_along(transaction, kind, (), [wanted.kept])[0]
        return seen.version(principal, kind, stands.node)

    def _locked(
        self, transaction: Transaction, principal: Principal, wanted: Merge
    ) -> tuple[StoredRecord, StoredRecord]:
        """Both records under a lock, once it is known that this person may merge them."""
        standing = writer.lock(transaction, principal, [wanted.kept, wanted.lost])
        if len(standing) < 2:
            raise NotFound()
        sides = standing[wanted.kept], standing[wanted.lost]
        kind = TYPES[sides[0].node["type"]]
        if any(not access.may_change(principal, "merge", TYPES[side.node["type"]], side.node["created_by"]) for side in sides):  # fmt: skip
            raise NotAllowed()
        if sides[0].node["type"] != sides[1].node["type"] or kind.info.recognised_by is None:
            raise MergeOfTypes()
        if any(side.node.get("retired_at") is not None for side in sides):
            raise MergeOfRetired()
        if len({bool(side.node.get("is_example")) for side in sides}) == 2:
            raise MergeOfExample()
        for side, version in zip(sides, (wanted.kept_version, wanted.lost_version), strict=True):
            check_version(principal, kind, side, version)
        return sides

    def _joined(
        self, transaction: Transaction, principal: Principal, kind: type[Entity], wanted: Merge, kept: StoredRecord,
        lost: StoredRecord,
    ) -> NewState:  # fmt: skip
        """The kept record with what was chosen of the other. Raises `Invalid`."""
        values = standing_values(kind, kept), standing_values(kind, lost)
        ids = {link.other for side in (kept, lost) for link in side.links.values()}
        ends = writer.other_ends(transaction, principal, ids)
        chosen = choose(principal, kind, *values, wanted.choices, ends, {wanted.kept, wanted.lost})
        wish = Wish(kind, chosen.said, wanted.kept, wanted.kept_version)
        examined = self.writer.examine(transaction, principal, [wish])
        if examined.refused is not None:
            raise examined.refused
        found = examined.found[0]
        if isinstance(found, list):
            raise Invalid(found)
        state = _as_examined(principal, kind, kept, examined.states)
        state = replace(state, values=_with_unseen(kind, state.values, chosen))
        if errors := consent_errors(principal, kind, lost, state.system, recorded=False):
            raise Invalid(errors)
        return state


def _as_examined(
    principal: Principal, kind: type[Entity], kept: StoredRecord, states: Sequence[NewState]
) -> NewState:
    """The planned state; where nothing of the record itself changes, a new version all the same."""
    if states and states[0].system["version"] != kept.node["version"]:
        return states[0]
    values = states[0].values if states else standing_values(kind, kept)
    system = changed(principal, kept, now())
    return NewState(kind, kept.node["id"], values, system, kept)


def _with_unseen(kind: type[Entity], values: Values, chosen: Chosen) -> Values:
    """Values with what the person does not see of the other record."""
    told = dict(values)
    for name, more in chosen.unseen.items():
        spec = kind.fields[name]
        if not spec.many:
            told[name] = told.get(name) or more[0]
        else:
            there = {one["id"] for one in told[name]} if spec.is_relation else set()
            told[name] = [*told[name], *(one for one in more if one.get("id") not in there)]
    return told


def _moved(
    transaction: Transaction, principal: Principal, wanted: Merge, state: NewState
) -> list[NewState]:
    """Everything that named the lost record, naming the kept one; those whose marking follows it follow the
    kept one's."""
    found = []
    at = now()
    for name, ids in twins.pointing_at(transaction, wanted.lost).items():
        kind = TYPES[name]
        others = [one for one in ids if one not in (wanted.kept, wanted.lost)]
        for standing in writer.lock_along(transaction, kind, (), others) if others else ():
            values = standing_values(kind, standing)
            leader = kind.info.marking_follows
            if leader and (values.get(leader) or {}).get("id") == wanted.lost:
                one = followed(principal, kind, standing, state)
            else:
                one = NewState(kind, standing.node["id"], values, changed(principal, standing, at), standing)  # fmt: skip
            pointed = _pointed(kind.fields, one.values, wanted.lost, wanted.kept)
            found.append(replace(one, values=pointed))
    return found


def _pointed(specs: Mapping[str, FieldSpec], values: Values, lost: str, kept: str) -> Values:
    """Values in which another record is named; a relation to both becomes one, with what is said of each."""
    told = dict(values)
    for name, spec in specs.items():
        value: Any = values.get(name)
        if not value:
            continue
        if spec.kind == "links":
            told[name] = _one_link(value, lost, kept)
        elif spec.kind == "link" and value["id"] == lost:
            told[name] = value | {"id": kept}
        elif spec.kind == "parts":
            told[name] = [_pointed(spec.inner, part, lost, kept) for part in value]
        elif spec.refers_to:
            if isinstance(value, list):
                told[name] = list(dict.fromkeys(kept if one == lost else one for one in value))
            else:
                told[name] = kept if value == lost else value
    return told


def _one_link(links: list[Values], lost: str, kept: str) -> list[Values]:
    said = {name: value for link in links if link["id"] == lost for name, value in link.items() if value is not None}  # fmt: skip
    found: dict[str, Values] = {}
    for link in links:
        target = kept if link["id"] == lost else link["id"]
        more = {name: value for name, value in link.items() if value is not None}
        found[target] = (said if target == kept else {}) | found.get(target, link) | more | {"id": target}  # fmt: skip
    return list(found.values())


def _gone(
    principal: Principal, kind: type[Entity], standing: StoredRecord, kept: NewState, reason: str
) -> NewState:
    """The lost record as it is retired: with its values, and no more readers than the kept one has."""
    state = _narrowed(principal, kind, standing, kept)
    retired = {"retired_at": state.system["updated_at"], "retired_reason": reason}
    return replace(state, system=state.system | retired | {"merged_to": kept.record_id})


def _narrowed(
    principal: Principal, kind: type[Entity], standing: StoredRecord, kept: NewState
) -> NewState:
    """A lost record with the narrower of its own marking and the kept one's; its own, where no group reads
    both."""
    values = standing_values(kind, standing)
    marking = narrower(values, kept.values)
    if marking["marking"] != "closed" or marking["named_to"]:
        values |= marking
    said = {name: values[name] for name in READERS}
    readers, excluded = access.readers_of(kind.model_construct(**said))
    system = changed(principal, standing, now()) | {"readers": readers, "excluded": excluded}
    return NewState(kind, standing.node["id"], values, system, standing)


def narrow_the_lost(
    record_writer: RecordWriter, transaction: Transaction, principal: Principal, states: Sequence[NewState]
) -> None:  # fmt: skip
    """What was merged into a record never has more readers than that record has now: it tells of it."""
    narrowed = {
        state.record_id: state
        for state in states
        if state.kind.info.recognised_by and state.before and not follows_already(state.before, state)
    }  # fmt: skip
    for kind in TYPES.values():
        ids = [each for each, state in narrowed.items() if state.kind is kind]
        lost = twins.lost_in(transaction, kind, ids) if ids else {}
        followers = [
            _narrowed(principal, kind, standing, narrowed[lost[standing.node["id"]]])
            for standing in (writer.lock_along(transaction, kind, (), list(lost)) if lost else ())
        ]
        fewer = [one for one in followers if one.before and not follows_already(one.before, one)]
        if fewer:
            record_writer.write(transaction, principal, fewer, ["edit"] * len(fewer))
