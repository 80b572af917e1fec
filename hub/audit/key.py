"""Opening the trail: its key and its anchor, which lie outside the database."""

from __future__ import annotations

from pathlib import Path

from hub.audit.trail import AuditTrail
from hub.config import Settings
from hub.private_files import kept_secret, private_directory
from hub.store.graph import Graph


def open_trail(graph: Graph, settings: Settings) -> AuditTrail:
    """The trail of this graph, with the key and the anchor that the settings name."""
    return AuditTrail(graph, audit_key(settings), anchor_path(settings))


def audit_key(settings: Settings) -> bytes:
    """`HUB_AUDIT_KEY`, or a random key kept in the data directory (`audit.key`, 0600), made once.

    Hubs on several machines over one database need the same key: give it to them in `HUB_AUDIT_KEY`.
    """
    if settings.audit_key is not None:
        return settings.audit_key.encode("utf-8")
    return kept_secret(private_directory(settings.data_dir) / "audit.key").encode("utf-8")


def anchor_path(settings: Settings) -> Path:
    """The file that keeps the newest seal, in the data directory."""
    return settings.data_dir / "audit-anchor.json"
