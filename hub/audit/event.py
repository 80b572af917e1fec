"""One event of the audit trail: as it is told, as it is stored, and the keyed hash that binds it."""

from __future__ import annotations

import hmac
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias

from hub.audit.actions import action as declared

JSON: TypeAlias = "bool | int | float | str | Sequence[JSON] | Mapping[str, JSON] | None"

MOST_SUBJECTS = 1_000
"""Ids in one stored event; an export of more is told in several."""
MOST_DETAILS = 4_000
"""Characters of an event's details as JSON: they say what happened, they do not carry records."""
_NEVER_TOLD = frozenset({"password", "secret", "token", "code", "cookie", "key"})


@dataclass(frozen=True, slots=True)
class Event:
    """What somebody did, to be written into the trail.

    `action` is a declared name (`UndeclaredAction` otherwise); `by` the person's id (`hub` for the
    hub itself, `nobody` for somebody signed out); `subjects` ids of records or people; `details`
    little and readable, with no secret and no content of a field; `values` anything by name, of which
    only keyed hashes are stored, so that a revision can be held against them and nothing be read from
    them. Raises `ValueError` for details that are too long or are named like a secret.
    """

    action: str
    by: str
    subjects: Sequence[str] = ()
    details: Mapping[str, JSON] = field(default_factory=dict)
    values: Mapping[str, JSON] = field(default_factory=dict)

    def __post_init__(self) -> None:
        declared(self.action)
        object.__setattr__(self, "by", _storable(self.by))
        object.__setattr__(self, "subjects", tuple(_storable(one) for one in self.subjects))
        if secret := sorted(_NEVER_TOLD.intersection(self.details)):
            raise ValueError(f"an audit event tells no secret: {secret}")
        if (length := len(canonical(self.details))) > MOST_DETAILS:
            raise ValueError(f"details of {length} characters; an event takes {MOST_DETAILS}")

    @property
    def deferred(self) -> bool:
        """Whether it may be written a moment later."""
        return declared(self.action).deferred

    def pieces(self) -> Iterator[Event]:
        """The event itself, or where it names very many subjects, several that share them."""
        if len(self.subjects) <= MOST_SUBJECTS:
            yield self
            return
        total = -(-len(self.subjects) // MOST_SUBJECTS)
        for number in range(total):
            some = self.subjects[number * MOST_SUBJECTS : (number + 1) * MOST_SUBJECTS]
            details = {**self.details, "part": number + 1, "parts": total}
            yield replace(self, subjects=some, details=details)


def _storable(text: str) -> str:
    """`text` without halves of characters, which a broken request may carry and no database takes."""
    return text.encode("utf-8", "replace").decode("utf-8")


def canonical(value: object) -> str:
    """The one way in which a JSON value is written for hashing: sorted, no spaces, ASCII."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), allow_nan=False)


class Keys:
    """The audit key, and what is derived from it: one key for each thing that is hashed."""

    def __init__(self, key: bytes) -> None:
        if len(key) < 16:
            raise ValueError("an audit key has at least 16 bytes")
        self._derived = {
            use: hmac.digest(key, b"hub audit: " + use.encode(), "sha256")
            for use in ("name", "event", "value", "seal", "anchor")
        }
        self.name = self.sign("name", "")[:16]
        """Tells keys apart without telling the key."""

    def sign(self, use: str, content: object) -> str:
        """The keyed hash (HMAC-SHA256, hexadecimal) of a JSON value, for one use."""
        return hmac.digest(self._derived[use], canonical(content).encode(), "sha256").hex()

    def fits(self, use: str, content: object, signature: object) -> bool:
        """Whether `signature`, whatever it was made into, is the keyed hash of `content`."""
        given = str(signature).encode("utf-8", "replace")
        return hmac.compare_digest(self.sign(use, content).encode(), given)


@dataclass(frozen=True, slots=True)
class Head:
    """Where a lane stands: the number and the hash of its last event."""

    seq: int = 0
    hash: str = ""


def place_in_lane(lane: str, seq: int) -> str:
    """An event's unique place in its lane; sorts as the numbers do."""
    return f"{lane}:{seq:012d}"


_SIGNED = ("lane", "seq", "at", "by", "action", "subjects", "details", "hashes", "prev")
PROPERTIES = frozenset({*_SIGNED, "lane_seq", "place", "hash"})
"""What the node of an event has, and nothing else."""


def signed_part(node: Mapping[str, Any]) -> list[Any]:
    """What an event's hash covers: everything but the hash itself and what follows from the rest."""
    return [node.get(name) for name in _SIGNED]


def node_of(event: Event, lane: str, head: Head, at: str, keys: Keys) -> dict[str, Any]:
    """The properties of the node `AuditEvent` that comes after `head` in `lane`."""
    seq = head.seq + 1
    lane_seq = place_in_lane(lane, seq)
    hashes = {  # bound to the event, so that equal values of two events cannot be told to be equal
        name: keys.sign("value", [lane_seq, name, value]) for name, value in event.values.items()
    }
    node: dict[str, Any] = {
        "lane_seq": lane_seq,
        "place": f"{at}|{lane_seq}",
        "lane": lane,
        "seq": seq,
        "at": at,
        "by": event.by,
        "action": event.action,
        "subjects": list(event.subjects),
        "details": canonical(event.details),
        "hashes": canonical(hashes),
        "prev": head.hash,
    }
    node["hash"] = keys.sign("event", signed_part(node))
    return node


@dataclass(frozen=True, slots=True)
class StoredEvent:
    """An event as it stands in the trail. `at` is the instant in UTC (ISO), `place` its order by time."""

    place: str
    lane_seq: str
    at: str
    by: str
    action: str
    subjects: tuple[str, ...]
    details: Mapping[str, JSON]
    hashes: Mapping[str, str]

    @classmethod
    def from_node(cls, node: Mapping[str, Any]) -> StoredEvent:
        """From the properties of its node."""
        return cls(
            place=node["place"],
            lane_seq=node["lane_seq"],
            at=node["at"],
            by=node["by"],
            action=node["action"],
            subjects=tuple(node.get("subjects") or ()),
            details=_object(node["details"]),
            hashes=_object(node["hashes"]),
        )

    def vouches_for(self, keys: Keys, name: str, value: JSON) -> bool:
        """Whether the event was written with this value under this name."""
        content = [self.lane_seq, name, value]
        return name in self.hashes and keys.fits("value", content, self.hashes[name])


def _object(text: Any) -> dict[str, Any]:
    """A stored JSON object; one that somebody broke is shown as it stands, and found by `verify`."""
    try:
        told = json.loads(text)
    except (TypeError, ValueError):
        told = None
    return told if isinstance(told, dict) else {"unreadable": str(text)}
