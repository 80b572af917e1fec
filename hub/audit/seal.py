"""Sealing: at short intervals the heads of the lanes go into one main chain, and its newest seal outside.

A seal lists the lanes that have moved since they were last sealed, with the number and hash of their last
event, and the hash of the seal before. So the newest seal vouches for all events up to the heads that it
and its predecessors list; a lane that no longer moves stays covered by the last seal that lists it. The
work follows what is new, not what is stored.

Every process seals what it wrote itself, from memory: what somebody removes from the database before it
is sealed is missed too. What a crashed process left, the others find among the open lanes.
"""

from __future__ import annotations

import json
import logging
import random
import threading
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from graph_schema.text import Text
from hub.audit.anchor import Anchor, AnchorUnreadable
from hub.audit.event import Head, Keys, canonical
from hub.audit.lanes import LANE_LIFE, Lanes, head_of, heads_of_open_lanes
from hub.clock import now
from hub.errors import AlreadyExists, HubError
from hub.store.graph import Graph, Transaction

log = logging.getLogger(__name__)

SWEEP_EVERY = 600.0
"""Seconds between two looks at what crashed processes left unsealed."""
_FORGOTTEN = timedelta(seconds=2 * LANE_LIFE)
"""Age at which an open lane is closed by others: its process gave it up a day before, or is dead."""
_TRIES = 50


class WrongAuditKey(HubError):  # noqa: N818 - named for what is wrong, as people say it
    """The trail in the database was sealed with another key; nothing is sealed with this one."""

    text = Text(
        "The audit trail was sealed with another key: set HUB_AUDIT_KEY to the key it was made with",
        "La piste d’audit a été scellée avec une autre clé : donnez à HUB_AUDIT_KEY la clé d’origine",
    )


@dataclass(slots=True)
class _Plan:
    """What one seal is to cover and to close."""

    heads: dict[str, Head]
    closing: set[str] = field(default_factory=set)

    def add(self, lane: str, head: Head) -> None:
        if head.seq > self.heads.get(lane, Head()).seq:
            self.heads[lane] = head


PROPERTIES = frozenset({"place", "seq", "at", "heads", "key", "prev", "hash"})
"""What the node of a seal has, and nothing else."""


def place_of(seq: int) -> str:
    """A seal's unique place in the chain; sorts as the numbers do."""
    return f"{seq:012d}"


def signed_part(node: Mapping[str, Any]) -> list[Any]:
    """What a seal's hash covers: everything but the hash itself and what follows from the rest."""
    return [node.get(name) for name in ("seq", "at", "heads", "key", "prev")]


def heads(seal: Mapping[str, Any]) -> dict[str, tuple[int, str]]:
    """The lanes that a sound seal lists, with the number and hash of their last event then."""
    return {lane: (head[0], head[1]) for lane, head in json.loads(seal["heads"]).items()}


class Sealer:
    """Seals the lanes of this process, and now and then what others left. Any thread may call it."""

    def __init__(self, graph: Graph, lanes: Lanes, keys: Keys, anchor: Path) -> None:
        self._graph = graph
        self._lanes = lanes
        self._keys = keys
        self._anchor = anchor
        self._turn = threading.Lock()
        self._swept: float | None = None

    def check_key(self) -> None:
        """Raise `WrongAuditKey` where the newest seal was made with another key."""
        self._graph.read(self._newest)

    def seal(self, *, sweep: bool = False, last: bool = False) -> int | None:
        """Seal what has moved; the answer is the new seal's number, or `None` where nothing had.

        `sweep` also looks, if that was not done in the last ten minutes, for events of other processes
        that nobody sealed. `last` closes this process's lanes: it will not write any more.
        """
        with self._turn:
            closable = self._lanes.idle(all=last)
            plan = _Plan(self._lanes.moved(), {lane.name for lane in closable})
            in_doubt = [(lane.name, lane.head) for lane in closable if not lane.certain]
            if sweep and (self._swept is None or time.monotonic() - self._swept > SWEEP_EVERY):
                self._sweep(plan)
            seal = None
            if plan.heads or plan.closing:
                seal = self._write(plan, in_doubt)
            self._lanes.sealed(plan.heads, [lane.name for lane in closable])
            return seal

    def _sweep(self, plan: _Plan) -> None:
        long_ago = (datetime.now(UTC) - _FORGOTTEN).isoformat()
        for lane, (head, sealed, since) in heads_of_open_lanes(self._graph).items():
            if head.seq > sealed:
                plan.add(lane, head)
            if since < long_ago:
                plan.closing.add(lane)
        self._swept = time.monotonic()

    def _write(self, plan: _Plan, in_doubt: Iterable[tuple[str, Head]]) -> int | None:
        anchored = self._anchored()

        def work(transaction: Transaction) -> tuple[dict[str, Any] | None, bool]:
            for lane, known in in_doubt:
                plan.add(lane, head_of(transaction, lane, known))
            newest = self._newest(transaction)
            node = self._next(newest, plan.heads) if plan.heads else None
            if node is not None:
                transaction.rows("audit/add_seal", seal=node)
                heads = [{"lane": lane, "seq": head.seq} for lane, head in plan.heads.items()]
                transaction.rows("audit/mark_sealed", heads=heads)
            if plan.closing:
                transaction.rows("audit/close_lanes", lanes=sorted(plan.closing))
            return node, self._continues(transaction, anchored)

        for attempt in range(_TRIES):
            try:
                node, continues = self._graph.write(work)
                break
            except AlreadyExists:  # another process took the number
                time.sleep(random.uniform(0.001, 0.02 * (attempt + 1)))  # noqa: S311 - spreads waiting
        else:
            raise AlreadyExists()
        if node is None:
            return None
        if continues:
            Anchor(node["seq"], node["hash"], node["at"], node["key"]).advance(
                self._anchor, self._keys
            )
        else:
            log.error(
                "the audit trail does not hold the seal in its anchor; run `hub audit verify`"
            )
        return int(node["seq"])

    def _newest(self, transaction: Transaction) -> Head:
        rows = transaction.rows("audit/newest_seal")
        if not rows:
            return Head()
        if rows[0]["key"] != self._keys.name:
            raise WrongAuditKey()
        return Head(rows[0]["seq"], rows[0]["hash"])

    def _next(self, newest: Head, heads: Mapping[str, Head]) -> dict[str, Any]:
        node = {
            "seq": newest.seq + 1,
            "place": place_of(newest.seq + 1),
            "at": now(),
            "heads": canonical({lane: [head.seq, head.hash] for lane, head in heads.items()}),
            "key": self._keys.name,
            "prev": newest.hash,
        }
        return node | {"hash": self._keys.sign("seal", signed_part(node))}

    def _anchored(self) -> Anchor | AnchorUnreadable | None:
        try:
            return Anchor.read(self._anchor, self._keys)
        except AnchorUnreadable as error:
            return error

    def _continues(
        self, transaction: Transaction, anchored: Anchor | AnchorUnreadable | None
    ) -> bool:
        """Whether the chain still holds what the anchor knows; otherwise the anchor stays as evidence."""
        if anchored is None:
            return True
        if isinstance(anchored, AnchorUnreadable):
            return False
        rows = transaction.rows("audit/seal_hash", place=place_of(anchored.seq))
        return bool(rows) and rows[0]["hash"] == anchored.hash
