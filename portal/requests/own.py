"""A practitioner's own requests: those of their authority, and those that others of their State let them see."""

from __future__ import annotations

from typing import Any

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from graph_schema.core import TYPES
from hub.records.reading import ListQuery, Record
from portal.components import Cell, Column, Row
from portal.guard import needs
from portal.languages import say, show_date
from portal.records.section import record_url
from portal.records.slots import special
from portal.requests.drafts import own_drafts
from portal.requests.section import (
    blueprint,
    days_words,
    standing_of,
    state_words,
    urgency_mark,
)
from portal.state_names import title_of
from portal.visit import hub, principal

KIND = TYPES["request"]
MOST_BACK = 20


@special("request", "list", "requests/list.html")
@special("request", "form", "requests/form.html")
def _nothing_besides(_record: Record) -> dict[str, Any]:
    return {}


@blueprint.get("/requests/mine")
@needs("prepare_request")
def own_page() -> ResponseReturnValue:
    """The requests that the practitioner sees, the latest first, with what each waits for."""
    after = request.args.get("after") or None
    found = hub().records.page(principal(), ListQuery(KIND, order="changed", after=after))
    back = request.args.getlist("back")[-MOST_BACK:]
    previous = following = None
    if found.next:
        following = url_for("requests.own_page", after=found.next, back=[*back, after or ""])
    if after and back:
        previous = url_for("requests.own_page", after=back[-1] or None, back=back[:-1])
    return render_template(
        "requests/own.html",
        columns=_columns(),
        rows=[_row(one) for one in found.records],
        drafts=len(own_drafts()),
        previous=previous,
        next=following,
    )


def _columns() -> list[Column]:
    return [
        Column("title", _("Request")), Column("from", say(KIND.fields["requester"].label)), Column("state", _("How it stands")),
        Column("due", _("Due")), Column("left", _("Time left")),
    ]  # fmt: skip


def _row(record: Record) -> Row:
    stands = standing_of(record)
    incoming = record.values["direction"] == "incoming"
    mark = urgency_mark(stands) if incoming else None
    reference = record.values["reference"] or record.values["draft_reference"]
    asker = next(iter(record.link_titles("requester")), None)
    return Row(
        {
            "title": Cell(record.title, record_url("request", record.id), reference),
            "from": title_of(asker) if asker else None,
            "state": state_words(stands) if incoming else None,
            "due": show_date(stands.due) if incoming and stands.due else None,
            "left": Cell(days_words(stands), marks=[mark] if mark else []) if incoming else None,
        }
    )
