"""Records whose marking follows that of another: the change that each of them gets when that one changes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from graph_schema.core import TYPES, Entity
from hub.access import Principal
from hub.errors import Invalid
from hub.records.planning import changed, standing_values
from hub.records.rules import consent_errors, consent_recorded, lacks_source
from hub.records.validation import error
from hub.store import writer
from hub.store.graph import Transaction
from hub.store.stored import StoredRecord
from hub.store.writer import NewState

if TYPE_CHECKING:
    from hub.records.writing import RecordWriter


def let_followers_follow(
    record_writer: RecordWriter, transaction: Transaction, principal: Principal, states: Sequence[NewState]
) -> None:  # fmt: skip
    """Give the records that follow the marking of others the marking that these now have."""
    moved: dict[str, dict[str, NewState]] = {}
    for state in states:
        if state.before is not None and not follows_already(state.before, state):
            moved.setdefault(state.kind.info.name, {})[state.record_id] = state
    for kind in TYPES.values():
        relation = kind.info.marking_follows
        for leader in kind.fields[relation].to if relation else ():
            if relation and (leaders := moved.get(leader)):
                found = writer.lock_followers(transaction, kind, relation, list(leaders))
                followers = [
                    followed(principal, kind, standing, leaders[leader_id])
                    for leader_id, standing in found
                    if not follows_already(standing, leaders[leader_id])
                ]
                record_writer.write(transaction, principal, followers, ["edit"] * len(followers))


def follows_already(standing: StoredRecord, leader: NewState) -> bool:
    """Whether a follower has the readers of its leader."""
    return all(standing.node.get(key) == leader.system[key] for key in ("readers", "excluded"))


def followed(
    principal: Principal, kind: type[Entity], standing: StoredRecord, leader: NewState
) -> NewState:
    """A record with the marking that its leader now has. Raises `Invalid` for a fact that would be shown
    beyond the Office without a source, and where who gave it has not agreed to more readers."""
    values = standing_values(kind, standing) | {
        name: leader.values[name] for name in ("marking", "named_to", "excluded")
    }
    system = changed(principal, standing, leader.system["updated_at"]) | {
        name: leader.system[name] for name in ("readers", "excluded")
    }
    recorded = leader.before is not None and consent_recorded(leader.before, leader.values)
    errors = consent_errors(principal, kind, standing, system, recorded=recorded)
    if lacks_source(kind, values):
        errors.append(error(("marking",), "follower_uncited", title=values["title"]))
    if errors:
        raise Invalid(errors)
    return NewState(kind, standing.node["id"], values, system, standing)
