"""Beside the facts of a request of the Office: how it stands, who has it, and what an adviser can note now."""

from __future__ import annotations

from typing import Any

from flask_babel import ngettext

from hub import access
from hub.records.reading import Record
from hub.requests.outgoing import OURS, standing
from portal.languages import show_date
from portal.outgoing.card import card_url
from portal.outgoing.drawn import draw
from portal.outgoing.lists import reminder_words
from portal.outgoing.section import adviser_names, day, page_url, state_note, state_words
from portal.records.slots import aside
from portal.visit import hub, principal


@aside("request", "outgoing/_aside.html")
def where_it_stands(record: Record) -> dict[str, Any] | None:
    """How a request stands and the forms of its acts; nothing for an incoming one, and for who has no part in
    the Office's requests."""
    direction = record.values["direction"]
    if direction not in OURS or not access.may(principal(), "read_outgoing"):
        return None
    found, names = standing(record.values, day()), adviser_names()
    review = found.review
    acts = [] if record.retired else hub().outgoing.offered(principal(), found)
    ends = record.link_titles("requested")
    return {
        "state": state_words(found),
        "note": state_note(found),
        "since": show_date(found.since) if found.since else None,
        "review": review,
        "holder": names.get(review.holder, review.holder) if review and review.holder else None,
        "absent": names.get(str(review.reviewer), review.reviewer)
        if review and review.passed
        else None,
        "stand_in": names.get(str(review.stand_in), review.stand_in)
        if review and not review.passed
        else None,
        "remarks": found.reviewed.remarks if found.reviewed else None,
        "by": names.get(found.reviewed.by, found.reviewed.by)
        if found.reviewed and found.reviewed.by
        else None,
        "reminder": reminder_words(found.reminder) if found.reminder else None,
        "acts": [draw(act, record) for act in acts],
        "list_href": page_url("issued" if record.values["sent_on"] else "prepared", direction),
        "card_href": card_url(ends[0].id) if ends and ends[0].type != "organisation" else None,
        "age": ngettext("%(num)s day", "%(num)s days", review.age) if review else None,
    }
