"""Writers append side by side: no fork, no gap, no waiting, whatever becomes of their transactions."""

from __future__ import annotations

import os
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from neo4j.exceptions import TransientError

from hub.audit import lanes
from hub.audit.trail import AuditTrail, Event
from hub.errors import OutcomeUnknown
from hub.store.driver import Database
from hub.store.graph import Graph, Transaction
from tests.audit.conftest import KEY, Tamper, edit, found, write_one_by_one


def places(tamper: Tamper) -> list[int]:
    rows = tamper("MATCH (e:AuditEvent) RETURN e.seq AS seq, e.lane AS lane")
    assert len({row["lane"] for row in rows}) == 1
    return sorted(row["seq"] for row in rows)


def test_an_event_stands_as_it_was_told(trail: AuditTrail):
    trail.record(Event("edit", "person-1", ("prc-1", "prc-2"), {"type": "proceeding"}, {"a": [1]}))
    (event,) = trail.page()
    assert (event.action, event.by, event.subjects) == ("edit", "person-1", ("prc-1", "prc-2"))
    assert event.details == {"type": "proceeding"}
    assert trail.vouches(event, "a", [1])
    assert not trail.vouches(event, "a", [2])


def test_an_event_falls_with_the_write_that_it_belongs_to(
    graph: Graph, trail: AuditTrail, tamper: Tamper
):
    def work(transaction: Transaction) -> None:
        trail.append(transaction, [edit(1)])
        raise ValueError("the record was refused")

    with pytest.raises(ValueError, match="refused"):
        graph.write(work)
    assert trail.page() == []
    write_one_by_one(trail, 2)
    assert places(tamper) == [1, 2]
    assert trail.verify().whole


def test_a_write_that_is_tried_again_leaves_no_gap(graph: Graph, trail: AuditTrail, tamper: Tamper):
    write_one_by_one(trail, 1)
    tries: list[int] = []

    def work(transaction: Transaction) -> None:
        tries.append(1)
        trail.append(transaction, [edit(2), edit(3)])
        if len(tries) < 3:
            raise TransientError("somebody else was faster")

    graph.write(work)
    write_one_by_one(trail, 1)
    assert len(tries) == 3
    assert len(trail.page()) == 4
    assert trail.verify().whole


def test_one_write_may_append_several_times(graph: Graph, trail: AuditTrail, tamper: Tamper):
    def work(transaction: Transaction) -> None:
        trail.append(transaction, [edit(1)])
        trail.append(transaction, [])
        trail.append(transaction, [edit(2), edit(3)])

    graph.write(work)
    graph.write(work)
    assert places(tamper) == [1, 2, 3, 4, 5, 6]
    assert trail.verify().whole


def test_a_write_inside_a_write_has_a_lane_of_its_own(graph: Graph, trail: AuditTrail):
    def work(transaction: Transaction) -> None:
        trail.append(transaction, [edit(1)])
        trail.record(Event("denied", "person-2", ("prc-1",)))

    graph.write(work)
    verdict = trail.verify()
    assert (verdict.whole, verdict.events, verdict.lanes) == (True, 2, 2)


@pytest.mark.parametrize("committed", [True, False])
def test_after_a_commit_of_unknown_outcome_the_lane_is_read_again(
    graph: Graph,
    trail: AuditTrail,
    tamper: Tamper,
    monkeypatch: pytest.MonkeyPatch,
    committed: bool,
):
    write_one_by_one(trail, 1)
    write = Database.write

    def breaks(database: Database, work):  # type: ignore[no-untyped-def] # stands in for one call
        if committed:
            write(database, work)
        raise OutcomeUnknown()

    with monkeypatch.context() as patch:
        patch.setattr(Database, "write", breaks)
        with pytest.raises(OutcomeUnknown):
            trail.record(edit(2), edit(3))
    write_one_by_one(trail, 1)
    assert places(tamper) == ([1, 2, 3, 4] if committed else [1, 2])
    assert trail.verify().whole


def test_eight_writers_neither_fork_nor_wait_for_each_other(graph: Graph, trail: AuditTrail):
    tries = threading.Semaphore(0)

    def writer(number: int) -> None:
        for one in range(100):

            def work(transaction: Transaction, one: int = one) -> None:
                tries.release()
                trail.append(transaction, [edit(number * 100 + one)])

            graph.write(work)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(writer, range(8)))
    tried = 0
    while tries.acquire(blocking=False):
        tried += 1
    verdict = trail.verify()
    assert (verdict.whole, verdict.events) == (True, 800)
    # The embedded engine itself makes about four in a hundred writers of one page try again, more where the
    # machine is busy; had they a head in common, it would be most of them.
    assert tried < 1.5 * 800
    assert len({event.subjects for event in trail.page(limit=1_000)}) == 800


def test_a_thousand_events_go_in_one_statement(graph: Graph, trail: AuditTrail):
    asked: list[str] = []

    class Counting(Transaction):
        def rows(self, name, principal=None, /, **parameters):  # type: ignore[no-untyped-def] # as above it
            asked.append(name)
            return super().rows(name, principal, **parameters)

    def work(transaction: Transaction) -> None:
        counting = Counting(transaction._transaction, transaction.dialect)
        trail.append(counting, [edit(number) for number in range(1_000)])

    graph.write(work)
    assert asked == ["audit/open_lane", "audit/append"]
    assert trail.verify().events == 1_000


def test_a_process_needs_no_more_lanes_than_it_writes_at_once(trail: AuditTrail, tamper: Tamper):
    for _ in range(3):  # threads that come and go
        thread = threading.Thread(target=write_one_by_one, args=(trail, 2))
        thread.start()
        thread.join()
    assert places(tamper) == [1, 2, 3, 4, 5, 6]


def test_a_lane_is_changed_for_a_new_one_after_a_day(
    trail: AuditTrail, tamper: Tamper, monkeypatch: pytest.MonkeyPatch
):
    write_one_by_one(trail, 2)
    monkeypatch.setattr(lanes, "LANE_LIFE", 0.0)
    write_one_by_one(trail, 1)
    assert trail.verify().lanes == 2
    trail.seal_now()
    closed = tamper("MATCH (l:AuditLane) WHERE l.open_since IS NULL RETURN l.sealed AS sealed")
    assert closed == [{"sealed": 2}]
    assert found(trail) == []


def test_a_forked_process_writes_in_lanes_of_its_own():
    ours = lanes.Lanes(KEYS)
    lane = ours._take()
    ours._free.append(lane)
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.write(writer, ours._take().name.encode())
        os._exit(0)
    os.waitpid(child, 0)
    assert os.read(reader, 100).decode() != lane.name
    assert ours._take() is lane


KEYS = lanes.Keys(KEY)
