"""Writing records as one batch: whatever is written on the way carries its name, what follows included."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from hub.access import Principal
from hub.records.writing import Action, RecordWriter
from hub.store.graph import Transaction
from hub.store.writer import NewState

UNDONE = "import undone / importation annulée"
"""The reason for which an undoing retires what an import created."""


class BatchWriter(RecordWriter):
    """A record writer whose revisions all carry one batch; so do those of consequences, because they
    write through the writer that they are handed."""

    def __init__(self, writer: RecordWriter, batch_id: str, reason: str | None = None) -> None:
        super().__init__(
            writer.graph, writer.trail, writer.consequences, writer.preparations, writer.timezone
        )
        self._batch_id = batch_id
        self._reason = reason

    def write(
        self, transaction: Transaction, principal: Principal, states: Sequence[NewState], actions: Sequence[Action], *,
        reason: str | None = None, batch_id: str | None = None, proposed_by: str | None = None,
        tick: Callable[[int], None] | None = None,
    ) -> None:  # fmt: skip
        """`RecordWriter.write` as a part of the batch."""
        super().write(
            transaction, principal, states, actions, reason=reason or self._reason,
            batch_id=batch_id or self._batch_id, proposed_by=proposed_by, tick=tick,
        )  # fmt: skip
