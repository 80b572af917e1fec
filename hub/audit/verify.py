"""Verifying the audit trail: every event, every seal and the anchor, streamed in pages.

While the hub goes on writing, a sound trail is found sound: what is claimed is read before what it
claims (the anchor, then the seals, then the events).
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

from hub.audit import event as events_of
from hub.audit import seal as seals_of
from hub.audit.anchor import Anchor, AnchorUnreadable
from hub.audit.event import Keys, place_in_lane
from hub.audit.findings import Finding, Findings
from hub.store.graph import Graph

Node: TypeAlias = dict[str, Any]
Progress: TypeAlias = Callable[[int, int], None]
"""Told how many events and seals are done, and of how many, about."""

PAGE = 1_000
ANCHOR_PATIENCE = 3.0
"""Seconds in which the anchor of a seal that was just made may still be under way."""
_NEIGHBOURHOOD = 64
"""How far from where it stands an event's own number is looked for."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What verification found. `unsealed` events are the newest, which the next seal will cover;
    `unsealed_since` is when the oldest of them was written (UTC)."""

    findings: tuple[Finding, ...]
    more: int
    events: int
    lanes: int
    seals: int
    unsealed: int
    unsealed_since: str | None

    @property
    def whole(self) -> bool:
        """Whether nobody has altered, removed, moved or cut off anything."""
        return not self.more and not any(finding.grave for finding in self.findings)


@dataclass(frozen=True, slots=True)
class _Claim:
    """The last seal that lists a lane, and what it says of it."""

    seq: int
    hash: str
    seal: int
    sealed_at: str


@dataclass(slots=True)
class _LaneSoFar:
    """The lane that the stream of events is in."""

    name: str
    seq: int = 0
    hash: str = ""
    sound: bool = True


def verify(graph: Graph, key: bytes, anchor: Path, progress: Progress | None = None) -> Verdict:
    """Hold the whole trail against the key and the anchor; says what was done to it, if anything.

    `progress` is called after each page. Raises `DatabaseUnavailable` where the graph does not answer.
    """
    return _Verification(graph, Keys(key), anchor, progress or (lambda done, total: None)).verdict()


@dataclass
class _Verification:
    """One run over the trail."""

    graph: Graph
    keys: Keys
    anchor: Path
    progress: Progress
    findings: Findings = field(default_factory=Findings)
    claims: dict[str, _Claim] = field(default_factory=dict)
    fitting: int = 0
    events: int = 0
    lanes: int = 0
    seals: int = 0
    newest: int = 0
    unsealed: int = 0
    unsealed_since: str | None = None
    _total: int = 0

    def verdict(self) -> Verdict:
        """Run it."""
        anchored = self._anchored()
        counted = self.graph.rows("audit/counts")[0]
        self._total = counted["events"] + counted["seals"]
        if counted["seals"] and not self._anchor_appears():  # one that was never sealed has none
            self.findings.add("anchor_missing", path=self.anchor)
        self._check_seals(anchored)
        self._check_events()
        if (stray := counted["events"] - self.events) > 0:
            self.findings.add("stray", count=stray)
        if (stray := counted["seals"] - self.seals) > 0:
            self.findings.add("stray_seals", count=stray)
        findings, more = tuple(self.findings.listed), self.findings.more
        if self.events + self.seals and not self.fitting:
            findings, more = (Finding("wrong_key"),), 0
        return Verdict(
            findings=findings,
            more=more,
            events=self.events,
            lanes=self.lanes,
            seals=self.seals,
            unsealed=self.unsealed,
            unsealed_since=self.unsealed_since,
        )

    def _anchor_appears(self) -> bool:
        """Whether there is an anchor, or soon is: the first seal is committed a moment before it."""
        deadline = time.monotonic() + ANCHOR_PATIENCE
        while not self.anchor.exists():
            if time.monotonic() > deadline:
                return False
            time.sleep(0.02)
        return True

    def _anchored(self) -> Anchor | None:
        try:
            anchored = Anchor.read(self.anchor, self.keys)
        except AnchorUnreadable:
            self.findings.add("anchor_altered", path=self.anchor)
            return None
        if anchored is not None and anchored.key != self.keys.name:
            self.findings.add("anchor_altered", path=self.anchor)
            return None
        return anchored

    def _pages(self, query: str, place: str) -> Iterator[Node]:
        after = ""
        while True:
            rows = self.graph.rows(query, after=after, limit=PAGE)
            for row in rows:
                yield row["node"]
            self.progress(self.events + self.seals, max(self._total, self.events + self.seals))
            if len(rows) < PAGE:
                return
            after = rows[-1]["node"][place]

    # --- seals ---------------------------------------------------------------------------------

    def _check_seals(self, anchored: Anchor | None) -> None:
        before, sound = "", True
        for node in self._pages("audit/seals", "place"):
            self.seals += 1
            seq = _number(node["place"])
            if seq > self.newest + 1:
                self.findings.add(
                    "seal_removed", count=seq - self.newest - 1, first=self.newest + 1, last=seq - 1
                )
            fits = (
                node.keys() <= seals_of.PROPERTIES
                and node.get("seq") == seq
                and self.keys.fits("seal", seals_of.signed_part(node), node.get("hash"))
            )
            if not fits:
                self.findings.add("seal_altered", seq=seq, at=node.get("at"))
            elif seq == self.newest + 1 and node["prev"] != before and sound:
                self.findings.add("seal_broken_link", seq=seq, at=node["at"])
            if fits:
                self.fitting += 1
                self._note_claims(node)
            if anchored and seq == anchored.seq and node.get("hash") != anchored.hash and fits:
                self.findings.add("not_as_anchored", seq=seq, at=anchored.at)
            before, sound, self.newest = node.get("hash", ""), fits, seq
        if anchored and anchored.seq > self.newest:
            self.findings.add(
                "behind_anchor", seq=self.newest, anchored=anchored.seq, at=anchored.at
            )
        elif anchored:
            self._compare_with_anchor_now()

    def _compare_with_anchor_now(self) -> None:
        """Again, because seals may have been made and anchored while we read."""
        try:
            now = Anchor.read(self.anchor, self.keys)
        except AnchorUnreadable:
            return  # somebody broke it this very moment: the next run says so
        if now is not None and now.seq < self.newest:
            self.findings.add("anchor_older", seq=self.newest, anchored=now.seq)

    def _note_claims(self, seal: Node) -> None:
        for lane, (seq, digest) in seals_of.heads(seal).items():
            if lane not in self.claims or self.claims[lane].seq < seq:
                self.claims[lane] = _Claim(seq, digest, seal["seq"], seal["at"])

    # --- events --------------------------------------------------------------------------------

    def _check_events(self) -> None:
        lane = _LaneSoFar("")
        for node in self._pages("audit/events", "lane_seq"):
            self.events += 1
            name, number = _place(node)
            if name != lane.name:
                self._end_of(lane)
                lane = _LaneSoFar(name)
                self.lanes += 1
            self._check_event(lane, number, node)
        self._end_of(lane)
        for name, claim in sorted(self.claims.items()):
            self._cut_off(name, 0, claim)

    def _check_event(self, lane: _LaneSoFar, number: int, node: Node) -> None:
        at = node.get("at")
        if number > lane.seq + 1:
            first, last = lane.seq + 1, number - 1
            self.findings.add(
                "removed", lane=lane.name, count=last - lane.seq, first=first, last=last, at=at
            )
        fits = self._fits(node)
        if not fits:
            self._say_how_altered(lane.name, number, node)
        elif number == lane.seq + 1 and node["prev"] != lane.hash and lane.sound:
            self.findings.add("broken_link", lane=lane.name, seq=number, at=at)
        self.fitting += fits
        claim = self.claims.get(lane.name)
        if claim is None or number > claim.seq:
            self._note_unsealed(at)
        elif number == claim.seq and node.get("hash") != claim.hash and fits:
            self.findings.add("not_as_sealed", lane=lane.name, seq=number, at=at, **_seal_of(claim))
        lane.seq, lane.hash, lane.sound = number, node.get("hash", ""), fits

    def _note_unsealed(self, at: Any) -> None:
        self.unsealed += 1
        if isinstance(at, str) and (self.unsealed_since is None or at < self.unsealed_since):
            self.unsealed_since = at

    def _fits(self, node: Node) -> bool:
        return (
            node.keys() <= events_of.PROPERTIES
            and node.get("lane_seq") == _lane_seq(node)
            and node.get("place") == f"{node.get('at')}|{node['lane_seq']}"
            and self._signed(node)
        )

    def _signed(self, node: Mapping[str, Any]) -> bool:
        return self.keys.fits("event", events_of.signed_part(node), node.get("hash"))

    def _say_how_altered(self, lane: str, number: int, node: Node) -> None:
        """An event that fits under another number was moved, one that fits under none was altered."""
        at = node.get("at")
        near = range(max(1, number - _NEIGHBOURHOOD), number + _NEIGHBOURHOOD + 1)
        own = next((seq for seq in near if self._signed(node | {"lane": lane, "seq": seq})), None)
        if own is None or own == number:
            self.findings.add("altered", lane=lane, seq=number, at=at)
        else:
            self.findings.add("reordered", lane=lane, seq=own, where=number, at=at)

    def _end_of(self, lane: _LaneSoFar) -> None:
        claim = self.claims.pop(lane.name, None)
        if claim is not None and claim.seq > lane.seq:
            self._cut_off(lane.name, lane.seq, claim)

    def _cut_off(self, lane: str, stands_at: int, claim: _Claim) -> None:
        self.findings.add(
            "cut_off",
            lane=lane,
            count=claim.seq - stands_at,
            first=stands_at + 1,
            last=claim.seq,
            **_seal_of(claim),
        )


def _seal_of(claim: _Claim) -> dict[str, Any]:
    return {"seal": claim.seal, "sealed_at": claim.sealed_at}


def _lane_seq(node: Node) -> str | None:
    lane, seq = node.get("lane"), node.get("seq")
    return place_in_lane(lane, seq) if isinstance(lane, str) and isinstance(seq, int) else None


def _place(node: Node) -> tuple[str, int]:
    """The lane and number under which an event stands, whatever else it says."""
    lane, _, number = str(node["lane_seq"]).rpartition(":")
    return lane, _number(number)


def _number(text: object) -> int:
    return int(str(text)) if str(text).isdecimal() else 0
