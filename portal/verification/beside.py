"""Verification on the page of a proceeding: whether it waits, and the one click that verifies it."""

from __future__ import annotations

from typing import Any

from hub import access
from hub.clock import today
from hub.records.reading import Record
from portal.records.slots import aside
from portal.verification.review import review_words
from portal.visit import hub, principal, settings


@aside("proceeding", "verification/_aside.html")
def verification(record: Record) -> dict[str, Any] | None:
    """How a proceeding stands, for who works on verification; for everybody else its facts say when it was
    last verified."""
    if not access.may(principal(), "read_queues"):
        return None
    standing = hub().reviews.standing(principal(), record.id, today(settings().timezone))
    if standing.review is None and standing.verified is None:
        return None
    return {"record": record} | review_words(record, standing)
