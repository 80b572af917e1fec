"""Which change of which record causes a notification, and who hears of it: one declared object per kind.

The rules look at stored values alone, before and after. What makes a change one and the same stands in the
notification's id, so that the same change told twice is told once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hub.access import Principal, widens
from hub.notifications import audience
from hub.notifications.audience import Hears
from hub.store.stored import Values
from hub.store.writer import NewState


@dataclass(frozen=True, slots=True)
class Change:
    """A record as it is now and as it was, and who changed it."""

    state: NewState
    by: Principal

    @property
    def is_new(self) -> bool:
        """Whether there was no such record before."""
        return self.state.before is None

    @property
    def number(self) -> str:
        """Which change of the record it is; inner ones count."""
        system = self.state.system
        return f"{system['version']}.{system.get('inner_version') or 0}"

    def now(self, name: str) -> Any:
        """The value of a field as it is now."""
        return self.state.values.get(name)

    def newly(self, name: str) -> Any:
        """The value of a field where it is another than before; nothing where it is empty or stands as it did."""
        value = self.now(name)
        before = self.state.before.node.get(name) if self.state.before else None
        return value if value and value != before else None

    def parts(self, name: str) -> Iterator[tuple[Values, Values | None]]:
        """The Parts of a field, each with what it was before."""
        old = self.state.before.parts if self.state.before else {}
        for part_id, part in self.state.built.parts.items():
            if part["field"] == name:
                yield part, old.get(part_id)


Happened = Callable[[Change], Iterator[str]]
"""What makes it this change and no other, once for each; nothing where the rule is not met."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of notification: the type of record, the change that causes it, and who hears of it."""

    kind: str
    type: str
    happened: Happened
    hears: Hears


def _dated(name: str) -> Happened:
    """A day was recorded, or another one."""

    def happened(change: Change) -> Iterator[str]:
        if on := change.newly(name):
            yield on

    return happened


def _step(kind: str) -> Happened:
    """A step of one kind was recorded."""

    def happened(change: Change) -> Iterator[str]:
        for part, before in change.parts("steps"):
            if part.get("kind") == kind and (before or {}).get("kind") != kind:
                yield str(part["key"])

    return happened


def _handed_in(change: Change) -> Iterator[str]:
    incoming = change.now("direction") == "incoming"
    if change.is_new and incoming and (not change.by.is_staff or not change.now("received_on")):
        yield "new"


def _assigned(change: Change) -> Iterator[str]:
    if username := change.newly("reviewer"):
        yield f"{username} {change.number}"


def _given(change: Change) -> Iterator[str]:
    """Information was given, or what was given before shows to others now."""
    recipient = change.now("recipient")
    if change.now("direction") != "given" or not change.now("on") or not recipient:
        return
    before = change.state.before
    if (
        before is None
        or not before.node.get("on")
        or before.node.get("direction") != "given"
        or ("recipient", recipient["id"]) not in before.links
        or widens(before.node, change.state.system["readers"], change.state.system["excluded"])
    ):
        yield str(recipient["id"])


def _use(withdrawn: bool) -> Happened:
    """A use was recorded; or a recorded one was withdrawn."""

    def happened(change: Change) -> Iterator[str]:
        for part, before in change.parts("uses"):
            was = before.get("withdrawn_on") if before else None
            is_withdrawn = part.get("withdrawn_on") is not None
            if withdrawn and is_withdrawn and was is None:
                yield str(part["key"])
            if not withdrawn and before is None and not is_withdrawn:
                yield str(part["key"])

    return happened


RULES: Sequence[Rule] = (
    Rule("request_handed_in", "request", _handed_in, audience.advisers),
    Rule("receipt_recorded", "request", _dated("received_on"), audience.requester),
    Rule("request_acknowledged", "request", _dated("acknowledged_on"), audience.requester),
    Rule("clarification_asked", "request", _step("clarification_asked"), audience.requester),
    Rule("clarification_given", "request", _step("clarification_given"), audience.advisers_and_reviewer),
    Rule("request_answered", "request", _dated("initial_substantive_response_on"), audience.requester),
    Rule("request_closed", "request", _dated("closed_on"), audience.requester),
    Rule("request_withdrawn", "request", _dated("withdrawn_on"), audience.advisers_and_reviewer),
    Rule("review_assigned", "request", _assigned, audience.reviewer),
    Rule("information_given", "sharing_event", _given, audience.recipient),
    Rule("use_recorded", "sharing_event", _use(withdrawn=False), audience.advisers),
    Rule("use_withdrawn", "sharing_event", _use(withdrawn=True), audience.advisers),
)  # fmt: skip
"""Every rule by which a changed record is told of."""


def _by_type() -> Mapping[str, Sequence[Rule]]:
    found: dict[str, list[Rule]] = defaultdict(list)
    for rule in RULES:
        found[rule.type].append(rule)
    return found


RULES_OF = _by_type()
"""The rules by the type of record that they look at."""
