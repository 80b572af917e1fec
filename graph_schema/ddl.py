"""What the database must hold for the declaration: unique properties, range and full-text indexes.

Single properties only: composite indexes lose answers on the embedded engine.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal, Protocol, TypeVar

import graph_schema.entities  # noqa: F401 - fills the register of types
from graph_schema.core import TYPES, FieldSpec

Item = tuple[Literal["unique", "range", "fulltext"], str, str]
"""What the database must have on one property of one label."""

LIST_KEYS = ("sort_key", "title_key", "updated_key")
"""The unique properties by which every type's list is walked."""


WAITING_KEYS = {"request": ("desk_key",)}
"""The unique properties by which those records of a type are walked that wait for something."""


@dataclass(frozen=True, slots=True)
class SystemNode:
    """A node of the machinery (no record, no relations to records): its unique and indexed properties."""

    unique: tuple[str, ...]
    range: tuple[str, ...] = ()


SYSTEM: dict[str, SystemNode] = {
    "Revision": SystemNode(unique=("id",), range=("record_id", "batch_id")),
    "AuditEvent": SystemNode(unique=("lane_seq", "place")),
    "AuditLane": SystemNode(unique=("lane",), range=("open_since",)),
    "AuditSeal": SystemNode(unique=("place",)),
    "ImportBatch": SystemNode(unique=("id",)),
    "ImportTurn": SystemNode(unique=("id",)),
    "FormDraft": SystemNode(unique=("id",), range=("person_id",)),
    "ImportDraft": SystemNode(unique=("id",), range=("person_id",)),
    "ImportChunk": SystemNode(unique=("id",), range=("draft_id",)),
    "ImportRun": SystemNode(unique=("id",)),
    "ImportMapping": SystemNode(unique=("id",)),
    "Proposal": SystemNode(unique=("id",), range=("record_id", "status")),
    "QueueEntry": SystemNode(unique=("id", "place")),
    "Correction": SystemNode(unique=("id", "place", "own_place"), range=("record_id",)),
    "TwinCheck": SystemNode(unique=("id",), range=("since",)),
    "TwinPair": SystemNode(unique=("id",), range=("one_id", "other_id", "status")),
    "User": SystemNode(unique=("id", "username")),
    "Session": SystemNode(unique=("id", "token_hash"), range=("user_id",)),
    "Invite": SystemNode(unique=("token_hash",), range=("user_id",)),
    "ApiToken": SystemNode(unique=("id", "token_hash"), range=("user_id",)),
    "Throttle": SystemNode(unique=("key",)),
    "RoleChange": SystemNode(unique=("id",), range=("decision",)),
    "SavedView": SystemNode(unique=("id", "place"), range=("person_id",)),
    "SeenMark": SystemNode(unique=("id",)),
    "RequestReference": SystemNode(unique=("reference",)),
    "Notification": SystemNode(
        unique=("id", "place"), range=("record_id", "unseen", "pending", "due_at")
    ),
    "InformalNote": SystemNode(unique=("id", "place", "own_place")),
    "Restated": SystemNode(unique=("id",)),
    "TestDatabase": SystemNode(unique=("id",)),
}
"""Every label of the machinery, by name."""

SYSTEM_LABELS = frozenset(SYSTEM)

PART_RANGES = ("record_id", "used_on_from", "confirmed_on_from")
"""The properties of Parts on which look-ups start: the record they belong to, and when what was shared was used."""


def declared_items() -> Iterator[Item]:
    """Every constraint and index that follows from the declaration, each on one property."""
    yield "unique", "Entity", "id"
    yield "unique", "Part", "id"
    yield from (("range", "Part", name) for name in PART_RANGES)
    yield "fulltext", "Entity", "search_text"
    yield "fulltext", "Entity", "staff_text"
    for kind in TYPES.values():
        label = kind.info.node_label
        yield from (("unique", label, key) for key in LIST_KEYS)
        if kind.info.recognised_by:
            yield "fulltext", label, "twin_keys"
            yield "range", label, "merged_to"
        yield from (("unique", label, key) for key in WAITING_KEYS.get(kind.info.name, ()))
        for spec in kind.fields.values():
            yield from (("range", label, name) for name in _indexed(spec))
    for label, node in SYSTEM.items():
        yield from (("unique", label, name) for name in node.unique)
        yield from (("range", label, name) for name in node.range)


def _indexed(spec: FieldSpec) -> Iterator[str]:
    """The properties on which a field's look-ups start: of a partial date its first and last day."""
    if spec.index and spec.kind == "partial_date":
        yield f"{spec.name}_from"
        yield f"{spec.name}_to"
    elif spec.index:
        yield spec.name


class _Ordered(Protocol):
    def __lt__(self, other: Any, /) -> bool: ...


_One = TypeVar("_One", bound=_Ordered)


def drift(declared: Iterable[_One], live: Iterable[_One]) -> tuple[list[_One], list[_One]]:
    """What a live database lacks, and what it has that is not declared, each sorted; both sides in the
    same form (`Item`, or the store's own)."""
    wanted, found = set(declared), set(live)
    return sorted(wanted - found), sorted(found - wanted)
