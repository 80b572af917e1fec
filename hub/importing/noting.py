"""What gives pause about the rows of a dry run and refuses nothing: cautions, each at its cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from graph_schema.core import Entity
from hub.access import Principal
from hub.importing.placing import placed
from hub.importing.plan import PlannedRow
from hub.importing.rows import ReadRow
from hub.proceedings.cautions import Draft, cautions
from hub.records.validation import FieldError
from hub.store.graph import Transaction
from hub.store.writer import NewState


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
