"""What the database must hold for the declaration: unique properties, range and full-text indexes.

Single properties only: composite indexes lose answers on the embedded engine.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SystemNode:
    """A node of the machinery (no record, no relations to records): its unique and indexed properties."""

    unique: tuple[str, ...]
    range: tuple[str, ...] = ()


SYSTEM: dict[str, SystemNode] = {
    "Revision": SystemNode(unique=("id",), range=("record_id", "batch_id")),
    "AuditEvent": SystemNode(unique=("lane_seq", "place")),
    "AuditLane": SystemNode(unique=("lane",), range=("open_since",)),
    "AuditSeal": SystemNode(unique=("seq",)),
    "ImportBatch": SystemNode(unique=("id",)),
    "Proposal": SystemNode(unique=("id",), range=("record_id", "status")),
    "Redirect": SystemNode(unique=("id",)),
    "Migration": SystemNode(unique=("id",)),
    "User": SystemNode(unique=("id", "username")),
    "Session": SystemNode(unique=("token_hash",), range=("user_id",)),
    "Invite": SystemNode(unique=("token_hash",)),
    "Throttle": SystemNode(unique=("key",)),
    "RoleChange": SystemNode(unique=("id",)),
    "TestDatabase": SystemNode(unique=("id",)),
}
"""Every label of the machinery, by name."""

SYSTEM_LABELS = frozenset(SYSTEM)
