"""Records that are kept from the people of the States they are about: a member of staff whom a State has
lent sees no note of the Office on that State's own proceedings.

The declaration says by which relations the States are found (`TypeInfo.kept_from`); they are put among the
record's exclusions when it is written, and again when what it is about comes to concern another State.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from graph_schema.core import TYPES, Entity
from hub.access import Principal
from hub.clock import now
from hub.records.planning import Wish, changed, named_ids, standing_values
from hub.store import writer
from hub.store.graph import Transaction
from hub.store.stored import StoredRecord, Values
from hub.store.writer import NewState

if TYPE_CHECKING:
    from hub.records.writing import RecordWriter

Concerned = Mapping[tuple[str, str], frozenset[str]]
"""Path and id of the record at its beginning → the reader keys of the States at its end (`state:fra`)."""


def concerned_states(
    transaction: Transaction, wishes: Iterable[Wish], standing: Mapping[str, StoredRecord]
) -> Concerned:
    """The States that the records are about which the wishes or what stands name; nothing is asked for
    other types."""
    starts: dict[str, set[str]] = defaultdict(set)
    for wish in wishes:
        before = standing.get(wish.record_id or "")
        for path in wish.kind.info.kept_from:
            relation = path.split(".")[0]
            starts[path] |= set(named_ids(wish.values.get(relation)))
            starts[path] |= (
                {other for name, other in before.links if name == relation} if before else set()
            )
    return {
        (path, start): frozenset(f"state:{state}" for state in states)
        for path, ids in starts.items()
        for start, states in writer.ends_along(transaction, ids, path.split(".")[1:]).items()
    }


def excluding(kind: type[Entity], values: Values, concerned: Concerned) -> Values:
    """The values with the concerned States among the exclusions."""
    found = {
        key
        for path in kind.info.kept_from
        for start in named_ids(values.get(path.split(".")[0]))
        for key in concerned.get((path, start), ())
    }
    return (
        values | {"excluded": sorted({*(values.get("excluded") or ()), *found})}
        if found
        else values
    )


def keep_out_again(
    record_writer: RecordWriter, transaction: Transaction, principal: Principal, states: Sequence[NewState]
) -> None:  # fmt: skip
    """Shut out the States that records have come to concern by these changes. Nobody is let in again."""
    for kind in TYPES.values():
        for path in kind.info.kept_from:
            steps = path.split(".")
            holders = _holders(kind, steps)
            for place, holder in enumerate(holders):
                moved = [
                    state.record_id
                    for state in states
                    if state.kind is holder and _points_elsewhere(state, steps[place])
                ]
                if moved:
                    found = writer.lock_along(transaction, kind, steps[:place], moved)
                    _shut_out(record_writer, transaction, principal, kind, found)


def _holders(kind: type[Entity], steps: Sequence[str]) -> list[type[Entity]]:
    """The type that has each step of a path."""
    holders = [kind]
    for step in steps[:-1]:
        holders.append(TYPES[holders[-1].fields[step].to[0]])
    return holders


def _points_elsewhere(state: NewState, relation: str) -> bool:
    new = {link.other for link in state.built.links.values() if link.name == relation}
    old = (
        {other for name, other in state.before.links if name == relation} if state.before else set()
    )
    return bool(new - old)


def _shut_out(
    record_writer: RecordWriter, transaction: Transaction, principal: Principal, kind: type[Entity],
    found: Sequence[StoredRecord],
) -> None:  # fmt: skip
    wishes = [Wish(kind, standing_values(kind, one)) for one in found]
    concerned = concerned_states(transaction, wishes, {})
    changes = []
    for standing, wish in zip(found, wishes, strict=True):
        values = excluding(kind, dict(wish.values), concerned)
        if set(values["excluded"]) != set(wish.values["excluded"]):
            system = changed(principal, standing, now()) | {"excluded": values["excluded"]}
            changes.append(NewState(kind, standing.node["id"], values, system, standing))
    if changes:
        record_writer.write(transaction, principal, changes, ["edit"] * len(changes))
