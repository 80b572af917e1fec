"""The audit trail: where the hub writes down who did or read what."""

from __future__ import annotations

import atexit
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from hub.audit.background import Background
from hub.audit.event import JSON, Event, Keys, StoredEvent
from hub.audit.lanes import Lanes
from hub.audit.seal import Sealer, WrongAuditKey
from hub.audit.verify import Progress, Verdict, verify
from hub.store.graph import Graph, Transaction

__all__ = ["AuditTrail", "Event", "StoredEvent", "WrongAuditKey"]

PAGE = 50


class AuditTrail:
    """The trail as one process writes it; any thread may use it.

    `key` binds every hash and lies outside the database; `anchor` is the file that keeps the newest
    seal. A portal calls `start` in each worker, after the fork; a command ends with `stop`, or uses
    the trail in a `with` block.
    """

    def __init__(self, graph: Graph, key: bytes, anchor: Path) -> None:
        self._graph = graph
        self._key = key
        self._keys = Keys(key)
        self._anchor = anchor
        self._lanes = Lanes(self._keys)
        self._sealer = Sealer(graph, self._lanes, self._keys, anchor)
        self._background: Background | None = None

    def append(self, transaction: Transaction, events: Sequence[Event]) -> None:
        """Write events as a part of somebody's write: they stand with it, or fall with it.

        Thousands go in one statement. What happens to the transaction, the lane finds out by itself.
        """
        self._lanes.append(transaction, events)

    def record(self, *events: Event) -> None:
        """Write events that belong to no other write: reads, denials, sign-ins, exports.

        They are in the database when this returns, and otherwise it raises (`DatabaseUnavailable`).
        The exception are reads (actions declared `deferred`) in a portal: they wait at most a second
        and are lost only with a killed process. Events that wait too long are many; then the caller
        writes its own and so slows down.
        """
        waiting = [event for event in events if event.deferred]
        if waiting and self._background is not None and self._background.take(waiting):
            events = tuple(event for event in events if not event.deferred)
        if events:
            self._graph.write(lambda transaction: self.append(transaction, events))

    def start(self, seal_every: float = 5.0) -> None:
        """Begin to write reads in the background and to seal every `seal_every` seconds.

        Raises `WrongAuditKey` where the trail was sealed with another key. `stop` is called at the
        interpreter's exit too.
        """
        self._sealer.check_key()
        if self._background is None or not self._background.alive:
            self._background = Background(
                lambda events: self._graph.write(
                    lambda transaction: self.append(transaction, events)
                ),
                lambda: self._sealer.seal(sweep=True),
                seal_every,
            )
            atexit.register(self.stop)

    def seal_now(self) -> int | None:
        """Seal what this process wrote; the answer is the seal's number, `None` if nothing was new."""
        return self._sealer.seal()

    def stop(self) -> None:
        """Write what waits, seal it and close this process's lanes. A later event opens new ones."""
        background, self._background = self._background, None
        try:
            if background is not None:
                atexit.unregister(self.stop)
                background.end()
        finally:
            self._sealer.seal(last=True)

    def verify(self, progress: Progress | None = None) -> Verdict:
        """Prove the trail whole, or say what was done to it (`hub.audit.verify`)."""
        return verify(self._graph, self._key, self._anchor, progress)

    def vouches(self, event: StoredEvent, name: str, value: JSON) -> bool:
        """Whether `event` was written with this value under this name in its `values`."""
        return event.vouches_for(self._keys, name, value)

    def page(
        self,
        *,
        before: str | None = None,
        action: str | None = None,
        by: str | None = None,
        subject: str | None = None,
        limit: int = PAGE,
    ) -> list[StoredEvent]:
        """Events, newest first, of an action, a person or about a record; who asks may `read_audit`.

        `before` is the `place` of the last event of the page before, or an instant (ISO, UTC).
        """
        rows = self._graph.rows(
            "audit/page",
            before=before or "~",
            action=action,
            by=by,
            subject=subject,
            limit=limit,
        )
        return [StoredEvent.from_node(row["node"]) for row in rows]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()
