"""Corrections on the page of a proceeding: the way to propose one, and those that wait."""

from __future__ import annotations

from typing import Any

from flask import url_for

from hub.records.reading import Record
from portal.corrections.pages import fields_named, page_url
from portal.languages import show_moment
from portal.records.slots import aside
from portal.visit import hub, principal


@aside("proceeding", "corrections/_aside.html")
def corrections(record: Record) -> dict[str, Any] | None:
    """What a practitioner of the forum State may propose, and the corrections that wait: one's own, or for
    the mapping unit all."""
    may_propose = hub().corrections.may_propose(principal(), record)
    waiting = hub().corrections.about(principal(), record.id)
    if not may_propose and not waiting:
        return None
    return {
        "propose_href": url_for("corrections.propose", record_id=record.id) if may_propose else None,
        "waiting": [(page_url(one.id), fields_named(one), show_moment(one.at)) for one in waiting],
    }  # fmt: skip
