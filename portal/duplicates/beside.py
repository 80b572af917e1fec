"""Duplicates beside the facts of a record: what was merged into it, and likely twins to decide on."""

from __future__ import annotations

from typing import Any

from hub import access
from hub.records.reading import Record
from portal.duplicates.section import pair_url
from portal.records.slots import aside
from portal.visit import hub, principal


@aside("proceeding", "duplicates/_aside.html")
def duplicates(record: Record) -> dict[str, Any] | None:
    """The records that were merged into this one, and for who decides on them the likely twins that wait."""
    desk = hub().duplicates
    merged = desk.merged_into(principal(), record.id)
    waiting = []
    if access.may(principal(), "decide_twins") and not record.retired:
        waiting = [
            (pair_url(record.id, one.id), one)
            for one in desk.pairs.waiting_for(principal(), record.id)
        ]
    return {"merged": merged, "waiting": waiting} if merged or waiting else None
