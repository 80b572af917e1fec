"""Whoever has all rights on the database, and not the key, changes nothing in the trail unnoticed."""

from __future__ import annotations

import json
import threading
import time
from pathlib import Path

import pytest

from graph_schema.text import LANGUAGES
from hub.audit.event import Keys, signed_part
from hub.audit.findings import TEXTS, Finding
from hub.audit.trail import AuditTrail
from hub.audit.verify import PAGE, Verdict
from hub.store.graph import Graph
from tests.audit.conftest import Row, Tamper, edit, found, write_one_by_one

DELETE = "MATCH (e:AuditEvent) WHERE e.seq IN $numbers DELETE e"


def test_a_trail_that_nobody_touched_is_whole(trail: AuditTrail):
    assert trail.verify().whole  # before the first event too
    write_one_by_one(trail, 3)
    trail.seal_now()
    write_one_by_one(trail, 2)
    verdict = trail.verify()
    assert verdict.whole
    assert verdict.findings == ()
    assert (verdict.events, verdict.lanes, verdict.seals, verdict.unsealed) == (5, 1, 1, 2)
    assert verdict.unsealed_since == trail.page()[1].at


def test_a_change_of_any_property_shows(trail: AuditTrail, tamper: Tamper):
    write_one_by_one(trail, 5)
    trail.seal_now()
    (before,) = tamper("MATCH (e:AuditEvent {seq: 3}) RETURN properties(e) AS node")
    changes: Row = {
        "by": "person-2",
        "action": "read",
        "subjects": ["prc-9"],
        "details": '{"version":4}',
        "hashes": '{"title":"00"}',
        "at": "2020-01-01T00:00:00.000000Z",
        "place": "2020-01-01T00:00:00.000000Z|" + before["node"]["lane_seq"],
        "prev": "00",
        "hash": "é",
        "lane": "another",
        "note": "a property that the hub does not write",
    }
    for name, value in changes.items():
        change = f"MATCH (e:AuditEvent {{lane_seq: $at}}) SET e.{name} = $value"
        tamper(change, at=before["node"]["lane_seq"], value=value)
        assert found(trail) == ["altered"], name
        tamper(change, at=before["node"]["lane_seq"], value=before["node"].get(name))
        assert found(trail) == [], name


def test_a_change_of_an_event_that_is_not_sealed_yet_shows(trail: AuditTrail, tamper: Tamper):
    write_one_by_one(trail, 3)
    tamper("MATCH (e:AuditEvent {seq: 3}) SET e.by = 'person-2'")
    assert found(trail) == ["altered"]


@pytest.mark.parametrize(
    ("numbers", "kind", "first", "last"),
    [
        ([1], "removed", 1, 1),
        ([1, 2], "removed", 1, 2),
        ([3, 4], "removed", 3, 4),
        ([6], "cut_off", 6, 6),
        ([2, 3, 4, 5, 6], "cut_off", 2, 6),
    ],
)
def test_removed_events_show_with_their_numbers(
    trail: AuditTrail, tamper: Tamper, numbers: list[int], kind: str, first: int, last: int
):
    write_one_by_one(trail, 6)
    trail.seal_now()
    tamper(DELETE, numbers=numbers)
    (finding,) = trail.verify().findings
    assert finding.kind == kind
    assert (finding.values["first"], finding.values["last"]) == (first, last)
    assert finding.values["count"] == len(numbers)


def test_a_whole_lane_that_is_removed_shows(graph: Graph, trail: AuditTrail, tamper: Tamper):
    write_one_by_one(trail, 2)
    trail.stop()
    write_one_by_one(trail, 2)
    trail.seal_now()
    tamper("MATCH (e:AuditEvent) WITH e ORDER BY e.place LIMIT 2 DELETE e")
    assert found(trail) == ["cut_off"]


def test_a_tail_cut_off_before_a_process_has_sealed_it_shows_once_it_does(
    trail: AuditTrail, tamper: Tamper
):
    write_one_by_one(trail, 4)
    tamper(DELETE, numbers=[3, 4])
    assert found(trail) == []  # nobody else knows of them yet
    trail.seal_now()  # the process seals what it wrote, not what it finds
    assert found(trail) == ["cut_off"]


def test_events_that_changed_places_show_as_moved(trail: AuditTrail, tamper: Tamper):
    write_one_by_one(trail, 6)
    trail.seal_now()
    rows = tamper("MATCH (e:AuditEvent) WHERE e.seq IN [2, 5] RETURN properties(e) AS node")
    two, five = sorted((row["node"] for row in rows), key=lambda node: node["seq"])
    places = ("lane_seq", "place", "seq")
    tamper(DELETE, numbers=[2, 5])
    for event, place in ((two, five), (five, two)):
        moved = event | {name: place[name] for name in places}
        tamper("CREATE (e:AuditEvent) SET e = $node", node=moved)
    moves = [finding for finding in trail.verify().findings if finding.kind == "reordered"]
    assert [(move.values["seq"], move.values["where"]) for move in moves] == [(5, 2), (2, 5)]


def test_a_chain_recomputed_without_the_key_shows(trail: AuditTrail, tamper: Tamper):
    write_one_by_one(trail, 4)
    trail.seal_now()
    guessed = Keys(b"a guess, also of thirty-two bytes...")
    prev = None
    for seq in (2, 3, 4):
        (row,) = tamper("MATCH (e:AuditEvent {seq: $seq}) RETURN properties(e) AS node", seq=seq)
        node = row["node"] | {"by": "person-2"} | ({"prev": prev} if prev else {})
        prev = node["hash"] = guessed.sign("event", signed_part(node))
        tamper("MATCH (e:AuditEvent {seq: $seq}) SET e += $node", seq=seq, node=node)
    assert found(trail) == ["altered", "altered", "altered"]


def test_an_event_added_by_hand_shows(trail: AuditTrail, tamper: Tamper):
    write_one_by_one(trail, 2)
    (row,) = tamper("MATCH (e:AuditEvent {seq: 2}) RETURN properties(e) AS node")
    lane = row["node"]["lane"]
    added = row["node"] | {"lane_seq": f"{lane}:{3:012d}", "seq": 3, "place": "9", "prev": "00"}
    tamper("CREATE (e:AuditEvent) SET e = $node", node=added)
    assert found(trail) == ["altered"]


def test_an_event_that_hides_from_the_lanes_is_counted(trail: AuditTrail, tamper: Tamper):
    write_one_by_one(trail, 2)
    trail.seal_now()
    tamper("CREATE (:AuditEvent {place: '2026', action: 'edit', by: 'person-1'})")
    tamper("CREATE (:AuditSeal {seq: 1})")
    assert found(trail) == ["stray", "stray_seals"]


def test_a_forged_seal_shows(trail: AuditTrail, tamper: Tamper):
    for _ in range(3):
        write_one_by_one(trail, 1)
        trail.seal_now()
    (before,) = tamper("MATCH (s:AuditSeal {seq: 2}) RETURN properties(s) AS node")
    for name, value in {
        "heads": "{}",
        "at": "2020",
        "key": "00",
        "prev": "00",
        "seq": 7,
        "hash": "00",
        "note": "x",
    }.items():
        change = f"MATCH (s:AuditSeal {{place: $place}}) SET s.{name} = $value"
        tamper(change, place=before["node"]["place"], value=value)
        assert found(trail) == ["seal_altered"], name
        tamper(change, place=before["node"]["place"], value=before["node"].get(name))
    assert found(trail) == []


def test_seals_that_changed_places_show(trail: AuditTrail, tamper: Tamper):
    for _ in range(3):
        write_one_by_one(trail, 1)
        trail.seal_now()
    rows = tamper("MATCH (s:AuditSeal) WHERE s.seq < 3 RETURN properties(s) AS node")
    one, two = sorted((row["node"] for row in rows), key=lambda node: node["seq"])
    tamper("MATCH (s:AuditSeal) WHERE s.seq < 3 DELETE s")
    for seal, place in ((one, two), (two, one)):
        moved = seal | {"place": place["place"]}
        tamper("CREATE (s:AuditSeal) SET s = $node", node=moved)
    assert found(trail) == ["seal_altered", "seal_altered"]


def test_a_removed_seal_shows(trail: AuditTrail, tamper: Tamper):
    for _ in range(3):
        write_one_by_one(trail, 1)
        trail.seal_now()
    tamper("MATCH (s:AuditSeal {seq: 2}) DELETE s")
    (finding,) = trail.verify().findings
    assert (finding.kind, finding.values) == ("seal_removed", {"count": 1, "first": 2, "last": 2})


def test_an_end_cut_off_with_its_seals_shows_by_the_anchor(trail: AuditTrail, tamper: Tamper):
    for _ in range(3):
        write_one_by_one(trail, 2)
        trail.seal_now()
    tamper("MATCH (s:AuditSeal {seq: 3}) DELETE s")
    tamper(DELETE, numbers=[5, 6])
    (finding,) = trail.verify().findings
    assert finding.kind == "behind_anchor"
    assert (finding.values["seq"], finding.values["anchored"]) == (2, 3)


def test_a_trail_emptied_altogether_shows_by_the_anchor(trail: AuditTrail, tamper: Tamper):
    write_one_by_one(trail, 2)
    trail.seal_now()
    tamper("MATCH (n) WHERE n:AuditEvent OR n:AuditSeal OR n:AuditLane DELETE n")
    assert found(trail) == ["behind_anchor"]


def test_sealing_on_after_a_cut_does_not_cover_it_up(trail: AuditTrail, tamper: Tamper):
    for _ in range(3):
        write_one_by_one(trail, 2)
        trail.seal_now()
    trail.stop()
    tamper("MATCH (s:AuditSeal {seq: 3}) DELETE s")
    tamper(DELETE, numbers=[5, 6])
    for _ in range(3):
        write_one_by_one(trail, 1)
        trail.seal_now()
    assert found(trail) == ["not_as_anchored", "anchor_older"]


def test_a_missing_anchor_shows_once_there_is_a_seal(trail: AuditTrail, anchor: Path):
    write_one_by_one(trail, 1)
    assert found(trail) == []
    trail.seal_now()
    anchor.unlink()
    assert found(trail) == ["anchor_missing"]


@pytest.mark.parametrize("content", ["", "{}", "[1]", '{"seq": "x"}', "seq"])
def test_a_broken_anchor_shows_and_stays_as_it_is(trail: AuditTrail, anchor: Path, content: str):
    write_one_by_one(trail, 1)
    trail.seal_now()
    anchor.write_text(content)
    write_one_by_one(trail, 1)
    trail.seal_now()
    assert found(trail) == ["anchor_altered"]
    assert anchor.read_text() == content


def test_a_forged_anchor_shows(trail: AuditTrail, anchor: Path):
    for _ in range(2):
        write_one_by_one(trail, 1)
        trail.seal_now()
    told = json.loads(anchor.read_text())
    for change in ({"seq": 1}, {"hash": "00"}, {"at": "2020"}, {"key": "00"}, {"signature": "00"}):
        anchor.write_text(json.dumps(told | change))
        assert found(trail) == ["anchor_altered"], change


def test_an_older_anchor_is_mentioned_and_says_nothing_against_the_trail(
    trail: AuditTrail, anchor: Path
):
    write_one_by_one(trail, 1)
    trail.seal_now()
    older = anchor.read_text()
    write_one_by_one(trail, 1)
    trail.seal_now()
    anchor.write_text(older)
    verdict = trail.verify()
    assert [finding.kind for finding in verdict.findings] == ["anchor_older"]
    assert verdict.whole


def test_a_wrong_key_is_one_finding(graph: Graph, trail: AuditTrail, anchor: Path):
    write_one_by_one(trail, 3)
    trail.seal_now()
    other = AuditTrail(graph, b"another key, also of thirty-two bytes", anchor)
    assert found(other) == ["wrong_key"]
    assert not other.verify().whole


def test_a_trail_of_many_pages_is_read_to_its_end(trail: AuditTrail, tamper: Tamper):
    trail.record(*(edit(number) for number in range(PAGE)))
    trail.record(*(edit(number) for number in range(PAGE + 5)))
    told: list[tuple[int, int]] = []
    assert trail.verify(lambda done, total: told.append((done, total))).events == 2 * PAGE + 5
    assert told[-1] == (2 * PAGE + 5, 2 * PAGE + 5)
    tamper("MATCH (e:AuditEvent) WHERE e.seq > $from SET e.by = 'person-2'", **{"from": PAGE - 50})
    verdict = trail.verify()
    assert (len(verdict.findings), verdict.more) == (200, PAGE + 55 - 200)


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """The anchor of a first seal may take as long as a busy machine needs."""
    monkeypatch.setattr("hub.audit.verify.ANCHOR_PATIENCE", 60.0)


@pytest.mark.usefixtures("patient")
def test_a_trail_that_is_being_written_is_found_whole(trail: AuditTrail):
    done = threading.Event()

    def write() -> None:
        while not done.is_set():
            trail.record(edit(1), edit(2))
            trail.seal_now()

    writers = [threading.Thread(target=write) for _ in range(3)]
    for writer in writers:
        writer.start()
    verdicts: list[Verdict] = []
    deadline = time.monotonic() + 150
    try:
        while len(verdicts) < 5 or (verdicts[-1].seals < 3 and time.monotonic() < deadline):
            verdicts.append(trail.verify())
    finally:
        done.set()
        for writer in writers:
            writer.join()
    assert [verdict.findings for verdict in verdicts if not verdict.whole] == []
    assert verdicts[-1].seals >= 3
    assert verdicts[-1].events > 0


@pytest.mark.usefixtures("patient")
def test_the_first_seal_stands_a_moment_before_its_anchor(trail: AuditTrail, anchor: Path):
    write_one_by_one(trail, 1)
    trail.seal_now()
    written = anchor.read_bytes()
    anchor.unlink()
    late = threading.Timer(0.3, anchor.write_bytes, [written])
    late.start()
    try:
        assert trail.verify().findings == ()
    finally:
        late.join()


@pytest.mark.parametrize("kind", TEXTS)
def test_every_finding_has_words_in_every_language(kind: str):
    values = dict.fromkeys(
        [
            "lane",
            "seq",
            "at",
            "count",
            "first",
            "last",
            "where",
            "seal",
            "sealed_at",
            "anchored",
            "path",
        ],
        "17",
    )
    for language in LANGUAGES:
        assert "{" not in Finding(kind, values).say(language)
