"""Beside the facts of an incoming request: how it stands, and what the reader may do with it now."""

from __future__ import annotations

from typing import Any

from hub.records.reading import Record
from hub.requests.acts import Act
from portal.records.slots import aside
from portal.requests.acting import act_fields
from portal.requests.section import (
    days_words,
    reviewer_names,
    standing_of,
    state_words,
    urgency_mark,
)
from portal.visit import hub, principal


@aside("request", "requests/_aside.html", first=True)
def request_beside(record: Record) -> dict[str, Any] | None:
    """How an incoming request stands, with the small form of each act that is open to the reader."""
    if record.values["direction"] != "incoming":
        return None
    stands = standing_of(record)
    offered: list[Act] = []
    if not record.retired:
        offered = hub().request_acts.offered(principal(), record.values, stands)
    holder = stands.review.holder if stands.review else None
    return {
        "record": record,
        "standing": stands,
        "state": state_words(stands),
        "days": days_words(stands),
        "mark": urgency_mark(stands),
        "holder": reviewer_names().get(holder, holder) if holder else None,
        "acts": [(one, act_fields(one, record)) for one in offered],
    }
