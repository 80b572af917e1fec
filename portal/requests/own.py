"""A practitioner's own requests: those of their authority, and those that others of their State let them see."""

from __future__ import annotations

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from graph_schema.core import TYPES
from hub.errors import NotFound
from hub.records.reading import ListQuery, Record
from portal.components import Cell, Column, Row
from portal.guard import needs
from portal.languages import show_date
from portal.records.detail import ELSEWHERE, names_in
from portal.records.section import record_url
from portal.records.showing import shown_fields, value_words
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
_NOT_PRINTED = ELSEWHERE | {"reviewer", "stand_in", "widening_consent"}


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
        Column("title", _("Request")), Column("from", _("Asked by")), Column("state", _("State")),
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


@blueprint.get("/requests/<record_id>/print")
@needs("read")
def printed(record_id: str) -> ResponseReturnValue:
    """A request as a page to print for the channel of the State: what it says, without what surrounds it."""
    record = hub().records.get(principal(), record_id, KIND)
    if record.values["direction"] != "incoming":
        raise NotFound
    names, shown = names_in(record), shown_fields(KIND, principal())
    groups = []
    for group in KIND.form_groups():
        pairs = [
            (spec.label, value_words(spec, record.values.get(spec.name), names))
            for spec in shown.values()
            if spec.group == group.name and spec.name not in _NOT_PRINTED and spec.audience is None
        ]
        filled = [pair for pair in pairs if pair[1]]
        if filled:
            groups.append((group, filled))
    return render_template("requests/print.html", record=record, groups=groups)
