"""The queues of verification at 10,000 proceedings that all wait: pages, the summary of ages, what a batch pays."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from flask import Flask

from graph_schema.core import TYPES
from hub.access import HUB
from hub.hub import CONSEQUENCES, Hub
from hub.records.planning import Wish
from hub.records.writing import RecordWriter
from hub.verification.keeping import catch_up, keep_queues
from tests.benchmarks.measures import Measure, p95, times

MOST_FOR_A_PAGE = 300
MOST_FOR_A_BATCH = 2.0
BATCH = 1_000


def verification(hub: Hub, app: Flask, sign_in: Callable[[Any], None]) -> list[Measure]:
    """Everything about the queues; the graph holds proceedings put down without them."""
    start = time.perf_counter()
    queued = catch_up(hub.graph)
    seconds = time.perf_counter() - start
    found = [
        Measure("proceedings put into queues afterwards", f"{queued / seconds:.0f}/s", "told", True)
    ]
    visitor = app.test_client()
    sign_in(visitor)
    for what, path in (
        ("review queue, first page", "waiting"),
        ("review queue, narrowed to nobody's and a State", "waiting?reviewer=nobody&state=zaa"),
        ("single-source queue", "single-source"),
        ("contradictory queue", "contradictory"),
        ("stale queue, empty", "stale"),
        ("summary of ages", "ages"),
    ):
        taken = p95(times(lambda path=path: visitor.get(f"/verification/{path}"), 20))
        promised = f"≤ {MOST_FOR_A_PAGE} ms" if path != "ages" else "told"
        holds = taken <= MOST_FOR_A_PAGE or path == "ages"
        found.append(Measure(f"{what}, p95", f"{taken:.0f} ms", promised, holds))
    return [*found, _batch(hub)]


def _batch(hub: Hub) -> Measure:
    """How long a batch takes with the queues, against the same without them."""
    without = tuple(one for one in CONSEQUENCES if one is not keep_queues)
    bare = RecordWriter(hub.graph, hub.trail, without)
    whole = RecordWriter(hub.graph, hub.trail, CONSEQUENCES)
    taken = {}
    for name, writer in (("warm", bare), ("bare", bare), ("whole", whole)):
        wishes = [
            Wish(TYPES["proceeding"], {"title": f"{name} {number}", "stage": "trial"})
            for number in range(BATCH)
        ]
        start = time.perf_counter()
        writer.save(HUB, wishes)
        taken[name] = time.perf_counter() - start
    ratio = taken["whole"] / taken["bare"]
    return Measure(
        "1,000 new proceedings with their queues, against without",
        f"{taken['whole']:.1f} s, {ratio:.2f} ×",
        f"≤ {MOST_FOR_A_BATCH:.0f} ×",
        ratio <= MOST_FOR_A_BATCH,
    )
