"""Seals bind the lanes into one chain, outlive crashes, and never fork."""

from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path

import pytest

from hub.audit.key import audit_key
from hub.audit.trail import AuditTrail, Event, WrongAuditKey
from hub.config import Settings
from hub.store.embedded import EngineAddress
from hub.store.graph import Graph
from tests.audit.conftest import KEY, Tamper, found, write_one_by_one
from tests.engines.neo4j_server import GraphAddress


def test_a_seal_lists_only_what_moved_since_the_last(trail: AuditTrail, tamper: Tamper):
    write_one_by_one(trail, 2)
    assert trail.seal_now() == 1
    trail.stop()  # closes the lane, so that the next event opens another
    write_one_by_one(trail, 1)
    assert trail.seal_now() == 2
    assert trail.seal_now() is None
    seals = tamper("MATCH (s:AuditSeal) RETURN s.heads AS heads ORDER BY s.seq")
    first, second = (json.loads(row["heads"]) for row in seals)
    assert [head[0] for head in first.values()] == [2]
    assert [head[0] for head in second.values()] == [1]
    assert not first.keys() & second.keys()
    assert trail.verify().unsealed == 0  # the closed lane is still covered


def test_the_anchor_is_private_and_holds_the_newest_seal(
    trail: AuditTrail, anchor: Path, tamper: Tamper
):
    for _ in range(2):
        write_one_by_one(trail, 1)
        trail.seal_now()
    (newest,) = tamper("MATCH (s:AuditSeal {seq: 2}) RETURN s.hash AS hash")
    told = json.loads(anchor.read_text())
    assert (told["seq"], told["hash"]) == (2, newest["hash"])
    assert stat.S_IMODE(anchor.stat().st_mode) == 0o600


def test_concurrent_sealers_never_fork(graph: Graph, anchor: Path):
    def one_process(number: int) -> None:
        trail = AuditTrail(graph, KEY, anchor)
        for _ in range(10):
            write_one_by_one(trail, 1)
            trail.seal_now()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(one_process, range(4)))
    verdict = AuditTrail(graph, KEY, anchor).verify()
    assert verdict.findings == ()
    assert (verdict.events, verdict.seals, verdict.unsealed) == (40, 40, 0)
    assert json.loads(anchor.read_text())["seq"] == 40


def test_what_a_dead_process_left_is_sealed_by_another(
    graph: Graph, trail: AuditTrail, anchor: Path, tamper: Tamper
):
    write_one_by_one(trail, 3)
    other = AuditTrail(graph, KEY, anchor)
    other.start(seal_every=0.05)
    wait_until(lambda: other.verify().unsealed == 0)
    other.stop()
    tamper("MATCH (e:AuditEvent {seq: 3}) DELETE e")
    assert found(other) == ["cut_off"]


def test_a_lane_that_a_dead_process_left_open_is_closed_after_days(
    graph: Graph, trail: AuditTrail, anchor: Path, tamper: Tamper
):
    write_one_by_one(trail, 1)
    tamper("MATCH (l:AuditLane) SET l.open_since = '2020-01-01T00:00:00.000000Z'")
    write_one_by_one(AuditTrail(graph, KEY, anchor), 1)  # of today: stays open
    other = AuditTrail(graph, KEY, anchor)
    other.start(seal_every=0.05)
    wait_until(lambda: other.verify().unsealed == 0)
    other.stop()
    assert tamper("MATCH (l:AuditLane) RETURN l.open_since > '2021' AS open ORDER BY open") == [
        {"open": True},
        {"open": None},
    ]


def test_a_process_that_stops_closes_its_lanes(trail: AuditTrail, tamper: Tamper):
    with trail:
        write_one_by_one(trail, 2)
    lanes = tamper("MATCH (l:AuditLane) RETURN l.open_since AS since, l.sealed AS sealed")
    assert lanes == [{"since": None, "sealed": 2}]
    assert trail.verify().unsealed == 0


def test_stopping_without_an_event_writes_nothing(trail: AuditTrail, tamper: Tamper, anchor: Path):
    trail.stop()
    trail.stop()
    assert tamper("MATCH (n) WHERE n:AuditSeal OR n:AuditLane RETURN n") == []
    assert not anchor.exists()


def test_a_trail_sealed_with_another_key_is_not_sealed_on(
    graph: Graph, trail: AuditTrail, anchor: Path, tamper: Tamper
):
    write_one_by_one(trail, 1)
    trail.seal_now()
    other = AuditTrail(graph, b"another key, also of thirty-two bytes", anchor)
    with pytest.raises(WrongAuditKey):
        other.start()
    write_one_by_one(other, 1)
    with pytest.raises(WrongAuditKey):
        other.seal_now()
    assert len(tamper("MATCH (s:AuditSeal) RETURN s.seq")) == 1


def test_a_killed_process_leaves_a_trail_that_verifies(
    engine_address: EngineAddress | GraphAddress, graph: Graph, anchor: Path
):
    address = asdict(engine_address) | {
        "uri": engine_address.uri,
        "http_uri": getattr(engine_address, "http_uri", None),
        "database": engine_address.database,
        "user": engine_address.user,
        "password": engine_address.password,
        "anchor": str(anchor),
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.audit.endless_writer"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(json.dumps(address, default=str))
    process.stdin.close()
    acknowledged = [process.stdout.readline() for _ in range(300)]
    os.kill(process.pid, signal.SIGKILL)
    acknowledged += process.stdout.readlines()
    process.wait()
    trail = AuditTrail(graph, KEY, anchor)
    verdict = trail.verify()
    assert verdict.whole
    assert verdict.seals >= 1
    written = {event.subjects[0] for event in trail.page(limit=100_000)}
    assert {line.strip() for line in acknowledged if line.endswith("\n")} <= written
    write_one_by_one(trail, 1)
    assert trail.verify().whole


def test_reads_wait_at_most_a_moment_and_everything_else_not_at_all(trail: AuditTrail):
    trail.start(seal_every=0.1)
    trail.record(Event("read", "person-1", ("prc-1",)), Event("denied", "person-1", ("prc-2",)))
    assert "denied" in {event.action for event in trail.page()}
    wait_until(lambda: len(trail.page()) == 2)
    trail.record(Event("read", "person-1", ("prc-3",)))
    trail.stop()
    assert len(trail.page()) == 3
    trail.record(Event("read", "person-1", ("prc-4",)))  # stopped: nobody would write it later
    assert len(trail.page()) == 4
    assert trail.verify().whole


def test_the_trail_is_read_newest_first_page_by_page_and_filtered(trail: AuditTrail):
    write_one_by_one(trail, 5)
    trail.record(Event("sign_in", "person-2", ("person-2",)))
    first = trail.page(limit=4)
    assert [event.subjects[0] for event in first] == ["person-2", "prc-5", "prc-4", "prc-3"]
    second = trail.page(limit=4, before=first[-1].place)
    assert [event.subjects[0] for event in second] == ["prc-2", "prc-1"]
    assert [event.by for event in trail.page(action="sign_in")] == ["person-2"]
    assert [event.action for event in trail.page(by="person-2")] == ["sign_in"]
    assert [event.details for event in trail.page(subject="prc-4")] == [{"version": 4}]


def test_the_key_is_the_settings_or_one_made_once(tmp_path: Path):
    given = Settings.from_environment({"HUB_DATA_DIR": str(tmp_path), "HUB_AUDIT_KEY": "k" * 40})
    assert audit_key(given) == b"k" * 40
    made = Settings.from_environment({"HUB_DATA_DIR": str(tmp_path / "hub")})
    assert audit_key(made) == audit_key(made)
    assert len(audit_key(made)) >= 32
    assert stat.S_IMODE((tmp_path / "hub" / "audit.key").stat().st_mode) == 0o600


def wait_until(holds, seconds: float = 60.0) -> None:  # type: ignore[no-untyped-def] # any condition
    """Waits for what another thread does."""
    pause = threading.Event()
    for _ in range(int(seconds / 0.05)):
        if holds():
            return
        pause.wait(0.05)
    raise AssertionError("it did not come to hold")
