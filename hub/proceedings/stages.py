"""The stage, outcome and latest step of a proceeding, as they follow from its stage events.

The rule. Of the events of a proceeding that are not retired and have a date:

- `stage` is the stage of the latest one that states a stage,
- `outcome` is the outcome of the latest one that states an outcome,
- `last_event_on` is the date of the latest one, and never before `opened_on`, which is a step too.

A date known to the month or year is taken as the whole of it. Where that leaves several events that could
be the latest (`2022` and `2022-05-17`, or two on one day), the one furthest on in the procedure is. What no
event states stays as it was entered; so does everything of a proceeding without events. The rule looks at
the events that stand and at nothing that stood before, so that any order of adding, correcting, retiring
and restoring them comes to the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from graph_schema.core import TYPES
from graph_schema.partial_date import first_day, last_day
from graph_schema.vocabularies.proceedings import OUTCOME, STAGE
from hub.access import Principal
from hub.proceedings.steps import Step
from hub.records.planning import changed, standing_values
from hub.store import writer
from hub.store.graph import Transaction
from hub.store.stored import Values
from hub.store.writer import NewState

if TYPE_CHECKING:
    from hub.records.writing import RecordWriter

_STAGES = {term.code: place for place, term in enumerate(STAGE)}
_OUTCOMES = {term.code: place for place, term in enumerate(OUTCOME)}


def latest(steps: Iterable[Step]) -> list[Step]:
    """The dated steps that could be the latest: those that no other one certainly follows."""
    dated = [(one, one.on) for one in steps if one.on]
    newest = max((first_day(on) for _, on in dated), default="")
    return [one for one, on in dated if last_day(on) >= newest]


def follows_from(steps: Sequence[Step], opened_on: str | None) -> Values:
    """What the steps of a proceeding make of it: the values among `stage`, `outcome` and `last_event_on` that
    they state."""
    said: Values = {}
    if reached := latest(one for one in steps if one.stage):
        said["stage"] = max(reached, key=_how_far).stage
    if ended := latest(one for one in steps if one.outcome):
        said["outcome"] = max(ended, key=_how_far).outcome
    if known := latest(steps):
        on = max((one.on or "" for one in known), key=lambda on: (first_day(on), len(on)))
        before_opening = opened_on is not None and last_day(on) < first_day(opened_on)
        said["last_event_on"] = opened_on if before_opening else on
    return said


def _how_far(step: Step) -> tuple[int, str, int, str]:
    """How far a step is in the procedure; of two at the same place the later one, then the one whose outcome
    stands further down the list, then the one by id."""
    place, outcome = _STAGES.get(step.stage or "", -1), _OUTCOMES.get(step.outcome or "", -1)
    return place, first_day(step.on or "0000"), outcome, step.id


def let_stages_follow(
    record_writer: RecordWriter, transaction: Transaction, principal: Principal, states: Sequence[NewState]
) -> None:  # fmt: skip
    """Give the proceedings whose stage events were written what now follows from these, as a change with
    revision and audit like any other; where nothing changes, nothing is written.

    The proceedings are locked, all in one query with their events; who may change an event may change its
    proceeding.
    """
    events = [one for one in states if one.kind.info.name == "stage_event"]
    moved = {proceeding for one in events for proceeding in _proceedings(one)}
    if not moved:
        return
    at = max(one.system["updated_at"] for one in events)
    kind = TYPES["proceeding"]
    now = []
    for standing, nodes in writer.lock_with_pointing(
        transaction, TYPES["stage_event"], "of_proceeding", sorted(moved)
    ):
        values = standing_values(kind, standing)
        steps = [Step.from_node(one) for one in nodes if one.get("retired_at") is None]
        said = follows_from(steps, values["opened_on"])
        if any(values[name] != value for name, value in said.items()):
            system = changed(principal, standing, at)
            now.append(NewState(kind, standing.node["id"], values | said, system, standing))
    if now:
        record_writer.write(transaction, principal, now, ["edit"] * len(now))


def _proceedings(event: NewState) -> Iterator[str]:
    """The proceeding that an event belongs to, and the one that it belonged to before."""
    link: Mapping[str, Any] = event.values["of_proceeding"]
    yield link["id"]
    for name, other in event.before.links if event.before else ():
        if name == "of_proceeding":
            yield other
