"""What gives pause about the rows of a dry run and refuses nothing: cautions, each at its cell, and records
that are likely about the same thing as one that would be created."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from graph_schema.core import Entity
from hub.access import Principal
from hub.duplicates.lookup import Asked
from hub.importing.placing import placed
from hub.importing.plan import ImportPlan, PlannedRow
from hub.importing.rows import ReadRow
from hub.proceedings.cautions import Draft, cautions
from hub.records.validation import FieldError
from hub.store.graph import Transaction
from hub.store.writer import NewState

if TYPE_CHECKING:
    from hub.hub import Hub


def with_cautions(
    transaction: Transaction, principal: Principal, kind: type[Entity], read: Sequence[ReadRow],
    rows: Sequence[PlannedRow], states: Sequence[NewState],
) -> list[PlannedRow]:  # fmt: skip
    """The rows with the cautions about what each would write."""
    drafts = [Draft(kind.info.name, state.values, state.record_id) for state in states]
    listed = cautions(transaction, principal, drafts)
    by_id = {state.record_id: found for state, found in zip(states, listed, strict=True)}

    def noted(source: ReadRow, row: PlannedRow) -> PlannedRow:
        found = by_id.get(row.record_id or "", []) if row.action in ("create", "update") else []
        told = [placed(kind, source, FieldError(one.place, one.text, one.values)) for one in found]
        return replace(row, cautions=tuple(told)) if told else row

    return [noted(source, row) for source, row in zip(read, rows, strict=True)]


def with_twins(
    hub: Hub, principal: Principal, plan: ImportPlan, states: Sequence[NewState]
) -> ImportPlan:
    """The plan with the ids of likely twins of each record that would be created, the likeliest first, as far
    as the person may see them; only of types of which duplicates are recognised."""
    fresh = [state for state in states if state.before is None]
    if plan.kind.info.recognised_by is None or not fresh:
        return plan
    asked = [Asked(state.values) for state in fresh]
    found = hub.duplicates.lookup.twins_of_many(principal, plan.kind, asked)
    by_id = {
        state.record_id: tuple(twin.id for twin in twins)
        for state, twins in zip(fresh, found, strict=True)
    }
    rows = (replace(row, twins=by_id.get(row.record_id or "", ())) for row in plan.rows)
    return replace(plan, rows=tuple(rows))
