"""The lanes in which concurrent writers append to the trail without waiting for each other.

One chain that every writer moves would make them queue or fail. So each write in progress has a lane to
itself: a chain of its own, numbered from 1 (`lane:seq` is unique). Where it stands is kept in memory, so
an append reads nothing. A lane whose last write ended in any other way than a known commit is uncertain;
it is read again before it is used again. That covers conflicts, roll-backs and lost connections alike.

A process keeps as many lanes as it writes at the same moment, and changes them daily. A node `AuditLane`
tells other processes that a lane is open, so that they can seal what a crashed process left.
"""

from __future__ import annotations

import os
import secrets
import threading
import time
import weakref
from collections import deque
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from hub.audit.event import Event, Head, Keys, node_of, place_in_lane
from hub.clock import now
from hub.store.graph import Graph, Transaction

LANE_LIFE = 86_400.0
"""Seconds after which a lane is given up for a new one, so that no lane stays open for ever."""
_MEMORY = "audit lane"


@dataclass(slots=True, eq=False)
class Lane:
    """One chain of events. `certain` is false while a write is under way or its outcome unknown."""

    name: str = field(default_factory=lambda: secrets.token_hex(6))
    head: Head = field(default_factory=Head)
    certain: bool = True
    born: float = field(default_factory=time.monotonic)


class Draft:
    """What one transaction has appended so far; becomes the lane's head when it is committed."""

    def __init__(self, lanes: Lanes, lane: Lane, head: Head) -> None:
        self.lane = lane
        self.head = head
        self._lanes = lanes

    def settle(self) -> None:
        """The transaction is committed."""
        self._lanes.moved_to(self.lane, self.head)


class Lanes:
    """The lanes of this process. Any thread may use it; a forked child begins with none."""

    def __init__(self, keys: Keys) -> None:
        self._keys = keys
        self._begin()

    def _begin(self) -> None:
        self._owner = os.getpid()
        self._lock = threading.Lock()
        self._free: deque[Lane] = deque()
        self._given_up: list[Lane] = []
        self._moved: dict[str, Head] = {}

    def append(self, transaction: Transaction, events: Sequence[Event]) -> None:
        """Write the events at the end of the lane that this transaction has to itself."""
        pieces = [piece for event in events for piece in event.pieces()]
        if not pieces:
            return
        draft = transaction.memory.get(_MEMORY) or self._draft(transaction)
        at = now()
        nodes: list[dict[str, Any]] = []
        for event in pieces:
            node = node_of(event, draft.lane.name, draft.head, at, self._keys)
            draft.head = Head(node["seq"], node["hash"])
            nodes.append(node)
        transaction.rows("audit/append", events=nodes)

    def _draft(self, transaction: Transaction) -> Draft:
        lane = self._take()
        try:
            head = lane.head if lane.certain else head_of(transaction, lane.name, lane.head)
            lane.head, lane.certain = head, False
            if head.seq == 0:
                transaction.rows("audit/open_lane", lane=lane.name, at=now())
        finally:
            # However the transaction ends, the lane is free again when nothing holds the transaction.
            weakref.finalize(transaction, self._free.append, lane).atexit = False
        draft = Draft(self, lane, head)
        transaction.memory[_MEMORY] = draft
        transaction.after_commit.append(draft.settle)
        return draft

    def _take(self) -> Lane:
        if self._owner != os.getpid():
            self._begin()
        with suppress(IndexError):
            while True:
                lane = self._free.pop()
                if time.monotonic() - lane.born < LANE_LIFE:
                    return lane
                with self._lock:
                    self._given_up.append(lane)
        return Lane()

    def moved_to(self, lane: Lane, head: Head) -> None:
        """A transaction that appended to `lane` is committed; `head` is its last event."""
        with self._lock:
            lane.head, lane.certain = head, True
            self._moved[lane.name] = head

    def moved(self) -> dict[str, Head]:
        """The lanes that have moved since they were last sealed, and where they stand."""
        with self._lock:
            return dict(self._moved) if self._owner == os.getpid() else {}

    def idle(self, *, all: bool = False) -> list[Lane]:
        """The lanes that are given up and can be closed; with `all`, every lane that nobody uses."""
        with self._lock:
            if self._owner != os.getpid():
                return []
            if all:
                with suppress(IndexError):
                    while True:
                        self._given_up.append(self._free.pop())
            return list(self._given_up)

    def sealed(self, heads: Mapping[str, Head], closed: Sequence[str] = ()) -> None:
        """A seal covers `heads`, and says that the lanes `closed` will not move again."""
        with self._lock:
            for name, head in heads.items():
                if self._moved.get(name) == head:
                    del self._moved[name]
            self._given_up = [lane for lane in self._given_up if lane.name not in closed]


def head_of(transaction: Transaction, lane: str, known: Head) -> Head:
    """Where a lane stands in the database; `known` is where it stood at least."""
    after = place_in_lane(lane, known.seq)
    rows = transaction.rows("audit/lane_head", after=after, until=f"{lane};")
    return Head(rows[0]["seq"], rows[0]["hash"]) if rows else known


def heads_of_open_lanes(graph: Graph) -> dict[str, tuple[Head, int, str]]:
    """Every open lane of every process: its head, the number that is sealed, and when it was opened."""

    def work(transaction: Transaction) -> dict[str, tuple[Head, int, str]]:
        return {
            row["lane"]: (head_of(transaction, row["lane"], Head()), row["sealed"], row["since"])
            for row in transaction.rows("audit/open_lanes")
        }

    return graph.read(work)
